"""A run on disk: a folder with ``run.json`` (what it depends on) and one JSON line a question in ``results.jsonl``.

``repeats.jsonl`` has for each question the digest of the answer given the second time. Lines are only ever added, so an
interrupted run is continued; a line that was cut off in writing is dropped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from evals.errors import EvaluationError
from evals.types import CaseResult

RECORD, RESULTS, REPEATS = "run.json", "results.jsonl", "repeats.jsonl"
REGISTER = "agreements.json"


@dataclass(frozen=True, slots=True)
class Run:
    """A finished or unfinished run: where it is, what it depends on, and its results in the order asked."""

    directory: Path
    record: dict[str, Any]
    results: tuple[CaseResult, ...]

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.directory.name

    @property
    def finished(self) -> bool:
        """Whether every question was asked."""
        return bool(self.record.get("finished"))


def create_run(directory: Path, record: Mapping[str, Any]) -> Run:
    """Start a run in ``directory``, or continue the one that is there when its fingerprint is the same.

    :raises EvaluationError: when the folder holds another run, or other files.
    """
    if (directory / RECORD).is_file():
        run = load_run(directory)
        if run.record["fingerprint"] != record["fingerprint"]:
            raise EvaluationError(
                "In deze map staat een meting met andere vragen, instellingen of code.",
                value=str(directory),
                remedy="Kies een andere map met --out, of verwijder deze.",
            )
        return run
    if directory.is_dir() and any(directory.iterdir()):
        raise EvaluationError(
            "Deze map is niet leeg en bevat geen meting.", value=str(directory), remedy="Kies een andere map met --out."
        )
    directory.mkdir(parents=True, exist_ok=True)
    write_record(directory, record)
    return Run(directory, dict(record), ())


def write_record(directory: Path, record: Mapping[str, Any]) -> None:
    """Write ``run.json`` in one step."""
    draft = directory / f"{RECORD}.new"
    draft.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(draft, directory / RECORD)


def read_record(directory: Path) -> dict[str, Any]:
    """What ``run.json`` says; empty when it cannot be read, so that one damaged run hides no others."""
    try:
        record = json.loads((directory / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def load_run(directory: Path) -> Run:
    """Read a run; each result knows whether its second answer was the same.

    :raises EvaluationError: when the folder holds no run, or one that cannot be read.
    """
    try:
        record = json.loads((directory / RECORD).read_text(encoding="utf-8"))
        lines = _lines(directory / RESULTS)
        results = [_adapter().validate_python(line, strict=False) for line in lines]
        repeats = {line["id"]: line["digest"] for line in _lines(directory / REPEATS)}
    except OSError as error:
        raise EvaluationError(
            "Hier staat geen meting.", value=str(directory), remedy="Zie de metingen met: wegwijzer evaluate runs"
        ) from error
    except (ValueError, ValidationError, KeyError, TypeError) as error:
        raise EvaluationError(
            "Deze meting is beschadigd of van een andere versie.",
            value=str(directory),
            remedy="Verwijder de map en meet opnieuw.",
        ) from error
    repeated = (
        replace(one, repeated=repeats[one.case.id] == one.digest if one.case.id in repeats else None) for one in results
    )
    return Run(directory, record, tuple(repeated))


@cache
def _adapter() -> TypeAdapter[CaseResult]:
    return TypeAdapter(CaseResult)


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8")
    whole = text[: text.rfind("\n") + 1]
    return [json.loads(line) for line in whole.splitlines()]


def append_result(directory: Path, result: CaseResult) -> None:
    """Add one result."""
    record = _adapter().dump_python(result, mode="json", exclude={"repeated"})
    _append(directory / RESULTS, record)


def append_repeat(directory: Path, id: str, digest: str) -> None:
    """Add the digest of a second answer."""
    _append(directory / REPEATS, {"id": id, "digest": digest})


def _append(path: Path, record: Mapping[str, Any]) -> None:
    line = json.dumps(record, ensure_ascii=False) + "\n"
    with path.open("ab+") as file:
        # Drop what an interrupted run left behind the last whole line.
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            if file.read(1) != b"\n":
                file.seek(0)
                file.truncate(file.read().rfind(b"\n") + 1)
        file.write(line.encode("utf-8"))


def write_register(directory: Path, numbers: Mapping[str, Any]) -> Path:
    """Keep the numbers of the agreements register with the run that measured it too."""
    path = directory / REGISTER
    path.write_text(json.dumps(numbers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def read_register(directory: Path) -> dict[str, Any] | None:
    """The numbers of the agreements register; None when it was not measured, or they cannot be read."""
    try:
        numbers = json.loads((directory / REGISTER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return numbers if isinstance(numbers, dict) else None


def list_runs(folder: Path) -> list[Path]:
    """The folders of the runs in ``folder``, newest first."""
    found: Iterable[Path] = folder.glob(f"*/{RECORD}") if folder.is_dir() else ()
    return [path.parent for path in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)]
