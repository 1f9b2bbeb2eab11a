"""Versions of documents: which replaced which, and which were in force on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.types import Metadata

if TYPE_CHECKING:
    from corpus.storage.library import Library

_VERSION_ID = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)@(?P<number>[1-9]\d{0,5})")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document.

    ``id`` is that of the document for the one in use and ``<document>@<number>`` for those that were replaced;
    ``added`` and ``replaced`` are ISO moments, "" when not known or not replaced.
    """

    id: str
    number: int
    metadata: Metadata
    added: str
    replaced: str

    @property
    def current(self) -> bool:
        """True for the version in use."""
        return not self.replaced


def split_version(identifier: str) -> tuple[str, int] | None:
    """The document and number of a version id ("plan@2"); None for the id of a document."""
    found = _VERSION_ID.fullmatch(identifier)
    return (found["id"], int(found["number"])) if found else None


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


def first_day(iso: str) -> date:
    """The first day of an ISO day, month or year."""
    return date.fromisoformat((iso + "-01-01")[:10])


def last_day(iso: str) -> date:
    """The last day of an ISO day, month or year."""
    first = first_day(iso)
    if len(iso) == 10:
        return first
    if len(iso) == 7:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(month=12, day=31)
