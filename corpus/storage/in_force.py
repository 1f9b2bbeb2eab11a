"""Which documents were in force on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from corpus.storage.library import Library
from corpus.storage.versions import Version, first_day


def documents_in_force(library: Library, day: date) -> tuple[str, ...]:
    """Ids of the documents that were in force on a day: of each the last version that had begun by then.

    A version begins on the first day of the date that it bears; without one, on the day it was added, and the first
    version of a document without a date has always been there.
    """
    found = (_in_force(library.versions(metadata.id), day) for metadata in library.entries())
    return tuple(identifier for identifier in found if identifier)


def _in_force(versions: Sequence[Version], day: date) -> str:
    begun = [version.id for version, start in _starts(versions) if start is None or start <= day]
    return begun[-1] if begun else ""


def _starts(versions: Sequence[Version]) -> Iterator[tuple[Version, date | None]]:
    for position, version in enumerate(versions):
        if version.metadata.date:
            yield version, first_day(version.metadata.date)
        elif position and version.added:
            yield version, date.fromisoformat(version.added[:10])
        else:
            yield version, None
