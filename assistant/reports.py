"""What an ingestion did: one record a file, and what became of the index."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from index import BuildReport

__all__ = ["BuildReport", "FileReport", "FileStatus", "IngestReport"]

FileStatus = Literal["added", "updated", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    ``reason`` is a code for programs and ``explanation`` says the same to people; both are for refused files only.
    ``pages`` is 0 for formats without pages; ``document`` is None when the file was refused.
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

    def to_json(self) -> dict[str, Any]:
        """The report line of the contract."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The files in the order they were read, and the index that holds all documents now."""

    files: tuple[FileReport, ...]
    build: BuildReport
