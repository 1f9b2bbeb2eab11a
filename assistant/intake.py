"""Files on their way into the library: which ones are meant, and what became of each; one bad file stops no other."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from assistant.reports import FileReport, FileStatus
from corpus import CorpusError, Document, Library, UnreadableDocument, pages_without_text

Progress = Callable[[str, int, int], None]

READ = "read"
PAGES = "pages"  # of the file that is being read


def walk(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant: those named, and those in folders at any depth, in a fixed order, each once.

    Hidden files and the ``._`` files of macOS are left out of folders; a file that is named is always meant.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files_below(path) if path.is_dir() else (path,):
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _files_below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(files) if not name.startswith("."))


def add_files(library: Library, files: Sequence[Path], *, progress: Progress, ocr: bool = False) -> list[FileReport]:
    """Take files into the library, one report each, in order.

    :param ocr: have pages that are pictures read by text recognition, where it is installed.
    """
    reports = []
    for number, file in enumerate(files):
        progress(READ, number, len(files))
        reports.append(_report(str(file), partial(_add, library, file, partial(progress, PAGES), ocr)))
    progress(READ, len(files), len(files))
    return reports


def load_documents(
    library: Library, *, known: dict[str, str], progress: Progress
) -> tuple[list[Document], list[FileReport]]:
    """All documents of the library that can be read, and a report for each, also for those that cannot.

    :param known: id to text hash of the documents in the index, to tell new and changed ones.
    """
    documents: list[Document] = []
    reports: list[FileReport] = []
    entries = library.entries()
    for number, metadata in enumerate(entries):
        progress(READ, number, len(entries))

        def load(identifier: str = metadata.id) -> tuple[Document, FileStatus]:
            document = library.load(identifier)
            documents.append(document)
            return document, _status(document, known)

        reports.append(_report(metadata.file, load))
    progress(READ, len(entries), len(entries))
    return documents, reports


def _status(document: Document, known: dict[str, str]) -> FileStatus:
    if document.id not in known:
        return "added"
    return "unchanged" if known[document.id] == document.sha256 else "updated"


def _add(library: Library, file: Path, progress: Callable[[int, int], None], ocr: bool) -> tuple[Document, FileStatus]:
    if not file.exists():
        raise UnreadableDocument(
            "missing", "Dit bestand of deze map is er niet.", path=file, remedy="Controleer het pad."
        )
    result = library.add(file, progress=progress, ocr=ocr)
    return result.document, result.status


def _report(name: str, take_in: Callable[[], tuple[Document, FileStatus]]) -> FileReport:
    """Run one intake and report on it."""
    started = time.perf_counter()
    try:
        document, status = take_in()
    except CorpusError as error:
        explanation = f"{error.problem} {error.remedy}".strip()
        return _refused(name, getattr(error, "reason", "damaged"), explanation, started)
    except OSError as error:
        explanation = f"Het bestand kon niet worden gelezen of bewaard ({error.strerror or error})."
        return _refused(name, "not_stored", explanation, started)
    return FileReport(
        file=name,
        document=document.id,
        status=status,
        pages=len(document.pages),
        pages_without_text=tuple(pages_without_text(document)),
        warnings=document.warnings,
        passages=len(document.passages),
        seconds=_since(started),
    )


def _refused(name: str, reason: str, explanation: str, started: float) -> FileReport:
    return FileReport(
        file=name, document=None, status="refused", reason=reason, explanation=explanation, seconds=_since(started)
    )


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 3)
