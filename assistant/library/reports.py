"""What an ingestion did: one record a file, and what became of the index."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from index import BuildReport

__all__ = ["BuildReport", "FileReport", "FileStatus", "IngestReport", "MissingFile"]

FileStatus = Literal["added", "updated", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    ``reason`` is a code for programs and ``explanation`` says the same to people; both are for refused files only.
    ``pages`` is 0 for formats without pages; ``document`` is None when the file was refused. ``replaced`` is
    the version that this one took the place of, ``may_replace`` a document of which it seems to be a newer version.
    """

    file: str
    document: str | None
    status: FileStatus
    reason: str | None = None
    explanation: str = ""
    pages: int = 0
    pages_without_text: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    passages: int = 0
    seconds: float = 0.0
    replaced: str | None = None
    may_replace: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The report line of the contract."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class MissingFile:
    """A document whose file is no longer in the folder that it was read from; it is still in use."""

    file: str
    document: str
    title: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The files in the order they were read, and the index that holds all documents now."""

    files: tuple[FileReport, ...]
    build: BuildReport
    missing: tuple[MissingFile, ...] = ()

    def counts(self) -> dict[FileStatus, int]:
        """How many files had each outcome, those that occur."""
        statuses: tuple[FileStatus, ...] = ("added", "updated", "unchanged", "refused")
        found = [(status, sum(file.status == status for file in self.files)) for status in statuses]
        return {status: count for status, count in found if count}
