"""Facts of all documents of an index, worked out once for each and remembered in the data directory."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.library.facts import DocumentFacts, document_facts
from corpus import Document

FILE = "facts.json"
VERSION = 1

Tell = Callable[[int, int], None]


def load_facts(
    documents: Mapping[str, Document], fingerprints: Mapping[str, str], file: Path | None, *, tell: Tell | None = None
) -> dict[str, DocumentFacts]:
    """Facts by document id; only documents that are new or changed since are read.

    :param fingerprints: per document, what changes with its text or structure; no facts are remembered without.
    :param file: where they are remembered; None to work out everything. A file that cannot be used is written anew.
    :param tell: called with how many of the documents are done, and how many there are.
    """
    kept = _read(file) if file is not None else {}
    found: dict[str, DocumentFacts] = {}
    changed = False
    for number, identifier in enumerate(documents):
        fingerprint = fingerprints.get(identifier, "")
        known = kept.get(identifier)
        if known is not None and fingerprint and known[0] == fingerprint:
            found[identifier] = known[1]
        else:
            found[identifier] = document_facts(documents[identifier])
            changed = True
        if tell is not None:
            tell(number + 1, len(documents))
    if file is not None and (changed or kept.keys() != found.keys()):
        _write(file, {identifier: (fingerprints.get(identifier, ""), facts) for identifier, facts in found.items()})
    return found


def _read(file: Path) -> dict[str, tuple[str, DocumentFacts]]:
    try:
        record: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if record["version"] != VERSION:
            return {}
        return {
            identifier: (entry["fingerprint"], _facts(entry["facts"])) for identifier, entry in record["facts"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _facts(record: dict[str, Any]) -> DocumentFacts:
    lists = {name: tuple(record[name]) for name in ("pages_without_text", "warnings")}
    return DocumentFacts(**{**record, **lists})


def _write(file: Path, facts: Mapping[str, tuple[str, DocumentFacts]]) -> None:
    entries = {
        identifier: {"fingerprint": fingerprint, "facts": asdict(each)}
        for identifier, (fingerprint, each) in facts.items()
    }
    part = file.with_suffix(".part")
    try:
        part.write_text(json.dumps({"version": VERSION, "facts": entries}, ensure_ascii=False), encoding="utf-8")
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)  # only the time to work them out again is lost
