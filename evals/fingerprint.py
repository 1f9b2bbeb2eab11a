"""Records everything that could move a number, and condenses what could move an answer into a fingerprint."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from corpus.types import Document
from evals.types import Case

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "index", "assistant", "evals")
# Hashed on their own, or a product of a run: not part of the hash of the code.
NOT_CODE = (
    "evals/questions",
    "evals/later",
    "evals/reports",
    "evals/baseline.json",
    "evals/agreements",
    "corpus/documents",
)
# Recorded, but no reason to start a run anew.
NOT_IN_FINGERPRINT = ("git", "machine", "jobs")


def run_record(
    *,
    settings: Mapping[str, object],
    model: str,
    cases: Sequence[Case],
    documents: Sequence[Document],
    selection: Mapping[str, object],
    jobs: int = 1,
) -> dict[str, Any]:
    """What a run depends on: settings, model, versions, code, documents, questions, git revision, machine.

    :param settings: values as JSON types, secrets already masked.
    :param model: identity of what makes the answers (embedding model, engine, language model).
    :param selection: which questions were chosen, as given by the user.
    """
    record: dict[str, Any] = {
        "settings": dict(settings),
        "model": model,
        "selection": dict(selection),
        "questions": {case.id: case_hash(case) for case in cases},
        "documents": {document.id: document.sha256 for document in documents},
        "code": code_hash(),
        "python": platform.python_version(),
        "versions": package_versions(),
        "git": git_state(),
        "machine": {"system": platform.platform(), "processors": os.cpu_count()},
        "jobs": jobs,
    }
    record["fingerprint"] = fingerprint(record)
    return record


def fingerprint(record: Mapping[str, Any]) -> str:
    """Hash of the record without what cannot change an answer: git (the code is hashed), machine, jobs, folder."""
    moving = {key: value for key, value in record.items() if key not in (*NOT_IN_FINGERPRINT, "fingerprint")}
    moving["settings"] = {key: value for key, value in record["settings"].items() if key != "data_dir"}
    return hashlib.sha256(json.dumps(moving, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def case_hash(case: Case) -> str:
    """Hash of everything in a case, so that two runs can tell whether they asked the same."""
    return hashlib.sha256(json.dumps(asdict(case), sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def code_hash(root: Path = ROOT) -> str:
    """Hash of the files of our packages (code and versioned data), with or without git."""
    found = hashlib.sha256()
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and "__pycache__" not in name and not name.startswith(NOT_CODE):
                found.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def package_versions() -> dict[str, str]:
    """The version of every installed distribution."""
    versions = {str(one.metadata["Name"]).lower(): one.version for one in distributions()}
    return dict(sorted(versions.items()))


def git_state(root: Path = ROOT) -> dict[str, Any]:
    """Revision and whether files were changed since; both None outside git."""
    revision = _git(root, "rev-parse", "HEAD")
    changes = _git(root, "status", "--porcelain")
    return {"revision": revision, "dirty": None if changes is None else bool(changes)}


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
