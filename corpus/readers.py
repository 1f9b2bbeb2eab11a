"""Files -> canonical text with page boundaries; each format has its reader, each refusal its reason code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.types import Page

_REMEDIES = {
    "empty": "Kies een bestand met tekst.",
    "unsupported": "Bewaar het document als .txt, .md of .pdf en voeg het opnieuw toe.",
    "garbled": "Bewaar het bestand als UTF-8-tekst en voeg het opnieuw toe.",
}


class UnreadableDocument(CorpusError):
    """A file that cannot be taken in; ``reason`` is a code such as ``locked``, ``damaged`` or ``no_text``."""

    def __init__(self, reason: str, problem: str, *, path: Path, remedy: str = "") -> None:
        self.reason = reason
        super().__init__(problem, value=str(path), remedy=remedy or _REMEDIES.get(reason, "Controleer het bestand."))


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader hands on: the canonical text, its pages (empty without), and what the user should know."""

    text: str
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()


def supported_suffixes() -> tuple[str, ...]:
    """Suffixes of the files that :func:`read_file` takes."""
    return tuple(_READERS)


def read_file(path: Path) -> Content:
    """The canonical text of ``path``.

    :raises UnreadableDocument: with a reason code, when there is nothing that could be cited.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableDocument(
            "unsupported", f"Bestanden van het type {path.suffix or '?'} worden niet gelezen.", path=path
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            "damaged",
            f"Het bestand is niet te openen ({error.strerror}).",
            path=path,
            remedy="Controleer pad en rechten.",
        ) from error
    if not data.strip():
        raise UnreadableDocument("empty", "Het bestand is leeg.", path=path)
    content = reader(data, path)
    if not any(character.isalnum() for character in content.text):
        raise UnreadableDocument("no_text", "Het bestand bevat geen leesbare tekst.", path=path)
    return content


def _read_text(data: bytes, path: Path) -> Content:
    """The decoded file itself; other encodings than UTF-8 are noted."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return Content(data.decode("utf-16"), warnings=("Gelezen als UTF-16.",))
        except UnicodeDecodeError as error:
            raise UnreadableDocument("damaged", "Het bestand is afgebroken UTF-16.", path=path) from error
    warnings = ("Begint met een byte order mark; die telt niet mee.",) if data.startswith(b"\xef\xbb\xbf") else ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if data.count(b"\x00") or sum(byte < 9 for byte in data) > len(data) // 100:
            raise UnreadableDocument("garbled", "Dit is geen tekstbestand.", path=path) from None
        return Content(data.decode("cp1252", "replace"), warnings=("Geen UTF-8; gelezen als Windows-1252.",))
    if text.count("\x00") > len(text) // 100:
        raise UnreadableDocument("garbled", "Dit is geen tekstbestand.", path=path)
    return Content(text, warnings=warnings)


def _read_pdf(data: bytes, path: Path) -> Content:
    from corpus.pdf import read_pdf  # pypdf takes time to import and only PDFs need it

    return read_pdf(data, path)


_READERS: dict[str, Callable[[bytes, Path], Content]] = {".txt": _read_text, ".md": _read_text, ".pdf": _read_pdf}
