"""What an ingestion did, in words: a line a file and a line for the index."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.library.reports import BuildReport, FileReport, IngestReport, MissingFile

_STATUS = {"added": "toegevoegd", "updated": "vernieuwd", "unchanged": "ongewijzigd", "refused": "GEWEIGERD"}


def file_line(file: FileReport) -> str:
    """One file: what became of it, and what its reader should know."""
    status = _STATUS[file.status]
    if file.status == "refused":
        return f"{status:12} {file.file}: {file.explanation}"
    line = f"{status:12} {file.document}  ({file.passages} passages"
    line += f", {file.pages} pagina's)" if file.pages else ")"
    notes = [f"let op: {note}" for note in file.warnings]
    if file.replaced:
        notes.insert(0, f"vervangt de vorige versie, die te lezen blijft als {file.replaced}")
    if file.may_replace:
        notes.append(f"lijkt een nieuwere versie van {file.may_replace}; is dat zo, geef het dan opnieuw op met:")
        notes.append(f"  wegwijzer ingest {shlex.quote(file.file)} --replaces {file.may_replace}")
    return "\n".join([line, *(f"{'':12} {note}" for note in notes)])


def count_line(report: IngestReport) -> str:
    """How many files had which outcome: "12 bestanden: 3 toegevoegd, 9 ongewijzigd."."""
    counts = ", ".join(f"{count} {_STATUS[status].lower()}" for status, count in report.counts().items())
    gone = f"; {len(report.missing)} verdwenen" if report.missing else ""
    return f"{len(report.files)} bestanden: {counts}{gone}."


def missing_lines(missing: Sequence[MissingFile]) -> list[str]:
    """The documents whose file is gone, and what to do about it."""
    lines = [f"{'verdwenen':12} {one.file}: {one.document} ({one.title})" for one in missing]
    if lines:
        lines.append(
            f"{'':12} blijft in gebruik; verwijderen kan met: wegwijzer documents remove {missing[0].document}"
        )
    return lines


def build_line(build: BuildReport) -> str:
    """What the index holds now, and how much of it is new."""
    held = f"{build.documents} documenten, {build.passages} passages"
    if not build.changed:
        return f"De index was al bij: {held}."
    return f"De index is klaar: {held}; {build.embedded} teksten nieuw berekend in {build.seconds:.1f} s."
