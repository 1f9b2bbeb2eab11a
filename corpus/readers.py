"""Files -> canonical text with page boundaries; each format has its reader, each refusal its reason code."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus.content import Content, Progress, UnreadableDocument
from corpus.dutch.language import language_warning
from corpus.formats.sniff import FORMATS, Format, find_format

_LARGEST_FILE = 400_000_000  # bytes; a scan of a thousand pages fits
_LONGEST_TEXT = 20_000_000  # characters; some eight thousand pages
_ATTEMPTS = 3


def supported_suffixes() -> tuple[str, ...]:
    """Suffixes of the files that :func:`read_file` takes."""
    return tuple(FORMATS)


def read_file(path: Path, *, progress: Progress | None = None, ocr: bool = False) -> Content:
    """The canonical text of ``path``.

    :param progress: called with the pages done and their number, for PDFs; what it raises ends the reading.
    :param ocr: have pages that are pictures read by text recognition, where it is installed.
    :raises UnreadableDocument: with a reason code, when there is nothing that could be cited.
    """
    return read_data(load_bytes(path), path, progress=progress, ocr=ocr)


def load_bytes(path: Path) -> bytes:
    """The bytes of a file, all of one moment.

    :raises UnreadableDocument: when it cannot be opened, is too large, or does not hold still.
    """
    try:
        for _ in range(_ATTEMPTS):
            before = _state(path)
            if before[0] > _LARGEST_FILE:
                raise UnreadableDocument("too_large", "Het bestand is groter dan 400 MB.", path=path)
            data = path.read_bytes()
            if _state(path) == before and len(data) == before[0]:
                return data
    except OSError as error:
        raise UnreadableDocument(
            "damaged",
            f"Het bestand is niet te openen ({error.strerror}).",
            path=path,
            remedy="Controleer pad en rechten.",
        ) from error
    raise UnreadableDocument("changing", "Het bestand verandert terwijl het wordt gelezen.", path=path)


def read_data(data: bytes, path: Path, *, progress: Progress | None = None, ocr: bool = False) -> Content:
    """The canonical text of a file with these bytes; ``path`` gives its name and is not opened.

    :raises UnreadableDocument: with a reason code, when there is nothing that could be cited.
    """
    if path.suffix.lower() not in FORMATS:
        raise UnreadableDocument(
            "unsupported", f"Bestanden van het type {path.suffix or '?'} worden niet gelezen.", path=path
        )
    if not data.strip():
        raise UnreadableDocument("empty", "Het bestand is leeg.", path=path)
    found = find_format(data, path.suffix.lower())
    if found.problem:
        raise UnreadableDocument(found.reason, found.problem, path=path, remedy=found.remedy)
    content = _reader(found.name, progress, ocr)(data, path)
    if not any(character.isalnum() for character in content.text):
        raise UnreadableDocument("no_text", "Het bestand bevat geen leesbare tekst.", path=path)
    if len(content.text) > _LONGEST_TEXT:
        raise UnreadableDocument("too_large", "Het document is langer dan 20 miljoen tekens.", path=path)
    remarks = (found.warning, *content.warnings, language_warning(content.text))
    return replace(content, warnings=tuple(remark for remark in remarks if remark))


def _state(path: Path) -> tuple[int, int]:
    state = os.stat(path)
    return state.st_size, state.st_mtime_ns


def _reader(name: Format, progress: Progress | None, ocr: bool) -> Callable[[bytes, Path], Content]:
    """The reader of a format; what it needs takes time to import, so only then."""
    if name == "pdf":
        from corpus.pdf import read_pdf

        return partial(read_pdf, progress=progress, ocr=ocr)
    if name == "docx":
        from corpus.formats.docx import read_docx as reader
    elif name == "odt":
        from corpus.formats.odt import read_odt as reader
    elif name == "html":
        from corpus.formats.html import read_html as reader
    else:
        from corpus.formats.plain import read_text as reader
    return reader
