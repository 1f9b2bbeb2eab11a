"""Judges the text of each page: is it there, is it language, and are its words whole?"""

from __future__ import annotations

import re

from corpus.dutch.language import is_language
from corpus.dutch.words import known_share
from corpus.pdf.letters import LOST
from corpus.pdf.raw import RawPage
from corpus.quality import PageQuality, PageStatus

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG_WORD = 4  # letters; of the shorter strings too many are a word somewhere
_DAMAGED = re.compile(rf"[^\s]*(?:[^\W\d_]{LOST}|{LOST}[^\W\d_])[^\s]*")
# What stands for a letter when a font does not tell which one it is: glyph numbers and names, "/3/4/4/5", "(cid:12)".
_GLYPHS = re.compile(
    r"(?:/(?:\d{1,4}|[A-Za-z]{1,2}\d{1,4}|[a-z]+)(?=[/\s]|$)){4,}|(?:\(cid:\d+\)\s*){3,}|(?:\\\d{3}){4,}"
)
_SENTENCE = re.compile(r"[^\W\d_]{3,}")
_NEARLY_NOTHING = 30  # letters and digits: a page number and a word in a corner
_LITTLE = 600
_FEW = 300
_COMMANDS_A_LETTER = 25  # bytes of drawing commands that text itself takes, at most
_MUCH_DRAWING = 10_000  # bytes of commands that no text explains: letters turned into lines
_LARGE_PICTURE = 1_000_000  # pixels; an A4 sheet at 100 dots an inch
_ENOUGH_WORDS = 30
_LEAST_KNOWN = 0.3
_LEAST_LETTERS = 0.5  # of the signs that are not blank, digits left out


def judge_page(page: RawPage, text: str) -> PageQuality:
    """How well one page was read.

    :param text: its cleaned text without running headers and footers.
    """
    if page.problem:
        return PageQuality(page.number, page.problem)
    signs = sum(letter.isalnum() for letter in text)
    status, example = _judge_text(text)
    if status == "garbled" and signs >= _NEARLY_NOTHING:
        return PageQuality(page.number, status, example)
    if page.confidence is not None:
        return PageQuality(page.number, "ocr", confidence=page.confidence)
    if signs < _NEARLY_NOTHING and _something_drawn(page, signs):
        return PageQuality(page.number, "no_text")
    if not signs:
        return PageQuality(page.number, "empty")
    if _mostly_drawn(page, signs):
        return PageQuality(page.number, "picture")
    return PageQuality(page.number, status, example)


def _something_drawn(page: RawPage, signs: int) -> bool:
    """Something more than the few letters themselves and the lines around them."""
    if not signs:
        return page.drawing > 0 or page.raster > 0
    return page.raster >= _LARGE_PICTURE or page.drawing - _COMMANDS_A_LETTER * signs > _MUCH_DRAWING


def _mostly_drawn(page: RawPage, signs: int) -> bool:
    if signs < _FEW and page.raster >= _LARGE_PICTURE:
        return True
    return signs < _LITTLE and page.drawing - _COMMANDS_A_LETTER * signs > _MUCH_DRAWING


def _judge_text(text: str) -> tuple[PageStatus, str]:
    """Status of a text and a piece of it that shows what is the matter."""
    glyphs = _GLYPHS.search(text)
    dense = "".join(text.split())
    if glyphs is not None and sum(len(match.group()) for match in _GLYPHS.finditer(text)) > len(dense) / 3:
        return "garbled", _shorten(glyphs.group())
    words = _WORD.findall(text)
    lost = dense.count(LOST)
    if dense and lost > len(dense) / 4:
        return "garbled", _shorten(dense)
    letters = sum(map(len, words))
    others = sum(not letter.isdigit() for letter in dense)
    long = [word for word in words if len(word) >= _LONG_WORD]
    if len(long) >= _ENOUGH_WORDS and known_share(long) < _LEAST_KNOWN and not is_language(text):
        return "garbled", _shorten(next(iter(_SENTENCE.findall(text)), dense))
    if len(dense) >= 200 and letters < _LEAST_LETTERS * others and known_share(long) < _LEAST_KNOWN:
        return "garbled", _shorten(dense)
    damaged = _DAMAGED.search(text)
    return ("damaged_letters", _shorten(damaged.group().strip(".,;:()"))) if damaged else ("readable", "")


def _shorten(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
