"""Versions of documents: which replaced which, and the days that their dates stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.types import Metadata

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
