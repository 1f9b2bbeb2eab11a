"""Plain text and markdown -> canonical text: the decoded file itself, unchanged."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from corpus.content import Content, UnreadableDocument
from corpus.formats.frontmatter import read_front_matter

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Inside a word: é, ë, ï, ö, ü, á and the like as DOS wrote them, which are quotes and signs in Windows-1252, where
# letters with an accent come after 192. The apostrophe of Windows-1252 (146) may stand in a word.
_DOS_LETTERS = re.compile(rb"(?<=[A-Za-z])[\x81-\x84\x88-\x8d\x93-\x96\xa0-\xa3](?=[a-z])")
_WINDOWS_LETTERS = re.compile(rb"[\xc0-\xff]")


def read_text(data: bytes, path: Path) -> Content:
    """The decoded file; other encodings than UTF-8 are noted.

    :raises UnreadableDocument: ``damaged`` or ``garbled``.
    """
    text, warnings = decode(data, path)
    properties = read_front_matter(text) if path.suffix.lower() in (".md", ".markdown") else ()
    return Content(text, warnings=warnings, properties=properties)


def decode(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of bytes in UTF-8, in UTF-16 or UTF-32 with or without its mark, or else in Windows-1252."""
    marked = next((each for each in _MARKS if data.startswith(each[0])), None)
    if marked is not None:
        _, encoding, name = marked
        try:
            return data.decode(encoding), (f"Gelezen als {name}.",)
        except UnicodeDecodeError as error:
            raise UnreadableDocument("damaged", f"Het bestand is afgebroken {name}.", path=path) from error
    warnings = ("Begint met een byte order mark; die telt niet mee.",) if data.startswith(codecs.BOM_UTF8) else ()
    unmarked = _wide_encoding(data)
    if unmarked:
        return data.decode(unmarked, "replace"), ("Gelezen als UTF-16.",)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_western(data, path)
    if text.count("\x00") > len(text) // 100:
        raise UnreadableDocument("garbled", "Dit is geen tekstbestand.", path=path)
    return text, warnings


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: in text in a Western language every other byte is zero."""
    sample = data[: 2 * 2000]
    half = len(sample) // 2
    if half < 8:
        return ""
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else ""


def _decode_western(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    if data.count(b"\x00") or sum(byte < 9 for byte in data[:100_000]) > min(len(data), 100_000) // 100:
        raise UnreadableDocument("garbled", "Dit is geen tekstbestand.", path=path)
    broken = _broken_utf8(data)
    if broken is not None:
        return broken, ("Enkele tekens zijn beschadigd (geen geldige UTF-8) en vervangen door �.",)
    if len(_DOS_LETTERS.findall(data)) > len(_WINDOWS_LETTERS.findall(data)):
        return data.decode("cp850"), ("Geen UTF-8; gelezen als DOS-tekst (codetabel 850).",)
    return data.decode("cp1252", "replace"), ("Geen UTF-8; gelezen als Windows-1252.",)


def _broken_utf8(data: bytes) -> str | None:
    """The text of UTF-8 with a few broken bytes, as when a file was cut off; None when it is another encoding."""
    text = data.decode("utf-8-sig", "replace")
    wrong = text.count("\ufffd")
    right = sum(ord(character) > 127 for character in text) - wrong
    return text if right > 4 * wrong else None
