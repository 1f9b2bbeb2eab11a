"""Which format a file really is, by its first bytes: names lie."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Literal

Format = Literal["text", "pdf", "docx", "odt", "html"]
FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".md": "text",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".markdown": "text",
    ".docm": "docx",
    ".dotx": "docx",
    ".ott": "odt",
}
_NAMES: dict[Format, str] = {
    "text": "een tekstbestand",
    "pdf": "een PDF",
    "docx": "een Word-document",
    "odt": "een ODT-document",
    "html": "een webpagina",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_PASSWORD = "Bewaar een kopie zonder wachtwoord en voeg die toe."


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is: a format with a warning when its name says otherwise, or a problem with its reason code."""

    name: Format
    warning: str = ""
    reason: str = ""
    problem: str = ""
    remedy: str = ""


def find_format(data: bytes, suffix: str) -> Sniffed:
    """The format of a file with these bytes and a suffix of :data:`FORMATS`."""
    expected = FORMATS[suffix]
    start = data[:4096]
    if start.startswith(_OLE):
        return _compound(data, expected)
    if start.startswith(b"PK\x03\x04") or (expected in ("docx", "odt") and start.startswith(b"PK")):
        return _zipped(data, expected, suffix)
    if expected in ("docx", "odt"):
        return _unzipped(start, expected, suffix)
    if expected != "pdf" and b"%PDF-" in start[:1024]:
        return _renamed("pdf", suffix)
    if start.startswith(b"{\\rtf"):
        return Sniffed(expected, reason="unsupported", problem="Dit is een RTF-bestand; dat wordt niet gelezen.")
    return Sniffed(expected)


def _renamed(name: Format, suffix: str) -> Sniffed:
    return Sniffed(name, warning=f"De naam eindigt op {suffix}, maar het is {_NAMES[name]}; als zodanig gelezen.")


def _zipped(data: bytes, expected: Format, suffix: str) -> Sniffed:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _packed(archive)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, zlib.error):
        return Sniffed(expected, reason="damaged", problem="Het bestand is beschadigd of niet helemaal aangekomen.")
    if isinstance(found, Sniffed):
        return found
    if found is None:
        return Sniffed(
            expected, reason="unsupported", problem="Dit is geen tekstdocument maar een ander soort bestand."
        )
    return Sniffed(found) if found == expected else _renamed(found, suffix)


def _packed(archive: zipfile.ZipFile) -> Format | Sniffed | None:
    names = set(archive.namelist())
    if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return "docx"
    if "content.xml" not in names:
        return None
    if "META-INF/manifest.xml" in names and b"encryption-data" in _small(archive, "META-INF/manifest.xml"):
        problem = "Het document is beveiligd met een wachtwoord."
        return Sniffed("odt", reason="locked", problem=problem, remedy=_PASSWORD)
    return "odt" if b"opendocument.text" in _small(archive, "mimetype") or "mimetype" not in names else None


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    """The start of a member; empty when it is not there."""
    try:
        with archive.open(name) as member:
            return member.read(1_000_000)
    except (KeyError, RuntimeError):
        return b""


def _unzipped(start: bytes, expected: Format, suffix: str) -> Sniffed:
    """A file with the name of a Word or ODF document that is not packed as one."""
    if b"%PDF-" in start[:1024]:
        return _renamed("pdf", suffix)
    if _HTML.match(start):
        return _renamed("html", suffix)
    if start.startswith(b"{\\rtf"):
        return Sniffed(expected, reason="unsupported", problem="Dit is een RTF-bestand; dat wordt niet gelezen.")
    return Sniffed(expected, reason="damaged", problem=f"Dit is geen {suffix}-bestand, of het is beschadigd.")


def _compound(data: bytes, expected: Format) -> Sniffed:
    """The container of old Office files, which also wraps new ones with a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        problem = "Het document is beveiligd met een wachtwoord."
        return Sniffed(expected, reason="locked", problem=problem, remedy=_PASSWORD)
    return Sniffed(
        expected,
        reason="unsupported",
        problem="Dit is een document van een oude Office-versie (zoals .doc).",
        remedy="Open het in Word of LibreOffice, bewaar het als .docx en voeg het opnieuw toe.",
    )
