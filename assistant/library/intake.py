"""Files on their way into the library: which ones are meant, and what became of each; one bad file stops no other."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.library.outline import Outline, outline_of
from assistant.library.parsed import ParsedDocuments
from assistant.library.previews import earlier_version
from assistant.library.reports import FileReport, FileStatus, MissingFile
from corpus import CorpusError, Document, Library, UnreadableDocument
from index import Source

Progress = Callable[[str, int, int], None]

READ = "read"
PAGES = "pages"  # of the file that is being read


def walk(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant: those named, and those in folders at any depth, in a fixed order, each once.

    Hidden files, the ``._`` files of macOS and the locks of Office (``~$``) are left out of folders; a file that is
    named is always meant.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files_below(path) if path.is_dir() else (path,):
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _files_below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(files) if not name.startswith((".", "~$")))


@dataclass(frozen=True, slots=True)
class Wishes:
    """How files are to be taken in: with text recognition, and as a newer version of a document."""

    ocr: bool = False
    replaces: str = ""


def add_files(
    library: Library, files: Sequence[Path], *, parsed: ParsedDocuments, progress: Progress, wishes: Wishes
) -> list[FileReport]:
    """Take files into the library, one report each, in order.

    :param parsed: keeps what was parsed for the index.
    """
    reports = []
    for number, file in enumerate(files):
        progress(READ, number, len(files))
        reports.append(_report(str(file), partial(_add, library, file, parsed, partial(progress, PAGES), wishes)))
    progress(READ, len(files), len(files))
    return reports


def load_documents(library: Library) -> tuple[list[Document], list[FileReport]]:
    """All documents of the library that can be read, and a report for each, also for those that cannot."""
    documents: list[Document] = []

    def take(identifier: str) -> Taken:
        document = library.load(identifier)
        documents.append(document)
        return Taken(outline_of(document), "unchanged")

    return documents, [_report(metadata.file, partial(take, metadata.id)) for metadata in library.entries()]


def list_sources(
    library: Library, *, known: dict[str, str], progress: Progress, parsed: ParsedDocuments
) -> tuple[list[Source], list[FileReport]]:
    """All documents of the library that can be read, for the index, and a report for each, also for those that cannot.

    :param known: id to text hash of the documents in the index, to tell new and changed ones.
    :param parsed: parses what was not parsed before.
    """
    sources: list[Source] = []

    def take(identifier: str) -> Taken:
        outline = parsed.outline(identifier)
        sources.append(parsed.source(identifier))
        return Taken(outline, _status(outline, known))

    reports: list[FileReport] = []
    entries = library.entries()
    for number, metadata in enumerate(entries):
        progress(READ, number, len(entries))
        reports.append(_report(metadata.file, partial(take, metadata.id)))
    progress(READ, len(entries), len(entries))
    return sources, reports


def missing_files(library: Library, paths: Iterable[Path]) -> tuple[MissingFile, ...]:
    """Documents whose file stood in one of these folders and is gone; they stay in use until someone removes them."""
    folders = [path.resolve() for path in paths if path.is_dir()]
    return tuple(
        MissingFile(stored.source, stored.metadata.id, stored.metadata.title)
        for stored in (library.stored.all() if folders else ())
        if stored.source
        and any(folder in Path(stored.source).parents for folder in folders)
        and not Path(stored.source).exists()
    )


def _status(document: Outline, known: dict[str, str]) -> FileStatus:
    if document.id not in known:
        return "added"
    return "unchanged" if known[document.id] == document.sha256 else "updated"


def _add(
    library: Library, file: Path, parsed: ParsedDocuments, progress: Callable[[int, int], None], wishes: Wishes
) -> Taken:
    if not file.exists():
        raise UnreadableDocument(
            "missing", "Dit bestand of deze map is er niet.", path=file, remedy="Controleer het pad."
        )
    result = library.add(file, replaces=wishes.replaces, progress=progress, ocr=wishes.ocr)
    others = [metadata for metadata in library.entries() if metadata.id != result.metadata.id]
    earlier = earlier_version(result.metadata, file.stem, others) if result.status == "added" else None
    document = parsed.take(result.parsed) if result.parsed is not None else parsed.outline(result.metadata.id)
    replaced = library.versions(document.id)[-2:-1] if result.status == "updated" else ()
    return Taken(
        document,
        result.status,
        (result.note,) if result.note else (),
        replaced[0].id if replaced else None,
        earlier.id if earlier else None,
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was taken in, with what its report says beside what it is."""

    document: Outline
    status: FileStatus
    notes: tuple[str, ...] = ()
    replaced: str | None = None
    may_replace: str | None = None


def _report(name: str, take_in: Callable[[], Taken]) -> FileReport:
    """Run one intake and report on it."""
    started = time.perf_counter()
    try:
        taken = take_in()
    except CorpusError as error:
        explanation = f"{error.problem} {error.remedy}".strip()
        return _refused(name, getattr(error, "reason", "damaged"), explanation, started)
    except OSError as error:
        explanation = f"Het bestand kon niet worden gelezen of bewaard ({error.strerror or error})."
        return _refused(name, "not_stored", explanation, started)
    document = taken.document
    return FileReport(
        file=name,
        document=document.id,
        status=taken.status,
        pages=document.pages,
        pages_without_text=document.pages_without_text,
        warnings=(*taken.notes, *document.warnings),
        passages=document.passages,
        seconds=_since(started),
        replaced=taken.replaced,
        may_replace=taken.may_replace,
    )


def _refused(name: str, reason: str, explanation: str, started: float) -> FileReport:
    return FileReport(
        file=name, document=None, status="refused", reason=reason, explanation=explanation, seconds=_since(started)
    )


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 3)
