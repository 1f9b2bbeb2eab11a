"""What is kept of an added document beside its text: its metadata, where it came from, and which version it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.storage.catalogue import check_entry, read_metadata
from corpus.storage.datafiles import StorageError
from corpus.types import Metadata


@dataclass(frozen=True, slots=True)
class Stored:
    """An added document: its metadata, the name of the file it came from and when it was added (ISO).

    ``source`` is the path that the file was read from and ``edited`` the fields of the metadata that people filled in;
    a version that was replaced has its ``version``, counted from one, and the moment at which it was ``replaced``.
    """

    metadata: Metadata
    name: str
    added: str
    source: str = ""
    edited: tuple[str, ...] = ()
    version: int = 0
    replaced: str = ""


def canonical_name(stored: Stored) -> str:
    """The name of the file with its canonical text."""
    return f"{stored.metadata.id}.{stored.metadata.sha256[:12]}.canonical"


def read_stored(path: Path, record: dict[str, Any]) -> Stored:
    """What a record says of its document.

    :param path: the file of the record, for the message.
    :raises StorageError: when it is not the record of a document.
    """
    entry = record.get("metadata")
    problems = list(check_entry(entry, None)) if isinstance(entry, dict) else ["metadata: ontbreekt"]
    if problems or not isinstance(entry, dict):
        raise StorageError(
            "De gegevens van een toegevoegd document kloppen niet: " + "; ".join(problems) + ".",
            value=str(path),
            remedy="Verbeter het bestand, of verwijder het en voeg het document opnieuw toe.",
        )
    name, added, source, replaced = (str(record.get(key, "")) for key in ("name", "added", "source", "replaced"))
    edited = tuple(map(str, record.get("edited", [])))
    return Stored(read_metadata(entry), name, added, source, edited, replaced=replaced)
