"""What an ingestion did, in words: a line a file and a line for the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.reports import BuildReport, FileReport

_STATUS = {"added": "toegevoegd", "updated": "vernieuwd", "unchanged": "ongewijzigd", "refused": "GEWEIGERD"}


def file_line(file: FileReport) -> str:
    """One file: what became of it, and what its reader should know."""
    status = _STATUS[file.status]
    if file.status == "refused":
        return f"{status:12} {file.file}: {file.explanation}"
    line = f"{status:12} {file.document}  ({file.passages} passages"
    line += f", {file.pages} pagina's)" if file.pages else ")"
    return "\n".join([line, *(f"{'':12} let op: {note}" for note in file.warnings)])


def build_line(build: BuildReport) -> str:
    """What the index holds now, and how much of it is new."""
    held = f"{build.documents} documenten, {build.passages} passages"
    if not build.changed:
        return f"De index was al bij: {held}."
    return f"De index is klaar: {held}; {build.embedded} teksten nieuw berekend in {build.seconds:.1f} s."

