"""Cuts generated text into sentences and list items with their marks, at once or while it streams in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.gate.clean import clean_text
from assistant.gate.marks import MARK, read_marks, straighten, without_marks
from assistant.gate.types import Sentence
from corpus.dutch.sentences import split_sentences

_BULLET = re.compile(r"^\s*(?:[-*•–+▪◦]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_MARK = f"(?i:{MARK.pattern})"
# Inside a line a sentence is surely over behind its marks and full stop, when the next one begins with a capital.
_CUT = re.compile(
    rf"(?:[.!?…][\"'”’»)]*[ \t]*(?:{_MARK}[ \t]*)+|(?:{_MARK}[ \t]*)+[.!?…][\"'”’»)]*)[ \t]+(?=[A-ZÀ-Þ0-9\"'“‘„(])"
)
# A model that never ends a line must not fill the memory.
_LONGEST = 4000
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


class Splitter:
    """Takes text in pieces of any size and gives each sentence as soon as it is finished.

    What comes out does not depend on how the text was cut into pieces.
    """

    def __init__(self) -> None:
        self._buffer = ""

    def feed(self, text: str) -> list[Sentence]:
        """The sentences that are finished now."""
        self._buffer += text
        found: list[Sentence] = []
        while (cut := _next_cut(self._buffer)) is not None:
            found += sentences_of(self._buffer[:cut])
            self._buffer = self._buffer[cut:]
        return found

    def finish(self, *, cut: bool = False) -> list[Sentence]:
        """The sentences in what is left.

        :param cut: the text was broken off, so that a last sentence without full stop is incomplete.
        """
        left, self._buffer = self._buffer, ""
        found = list(sentences_of(left))
        if cut and found and not _STOP.search(left.rstrip()) and not MARK.search(left.rstrip()[-40:]):
            found[-1] = replace(found[-1], cut=True)
        return found


def _next_cut(buffer: str) -> int | None:
    """The first offset at which a finished piece ends: a line end, or the end of a marked sentence within a line.

    Neither counts inside an HTML tag or comment that is still open, since a tag may run over lines.
    """
    cut = _first_end(buffer)
    if cut is not None and cut <= _LONGEST:
        return cut
    return _LONGEST if len(buffer) >= _LONGEST else None


def _first_end(buffer: str) -> int | None:
    ends = [found.end() for found in _CUT.finditer(buffer) if _closed(buffer[: found.end()])][:1]
    line = buffer.find("\n")
    cut = min([*ends, *([line + 1] if line >= 0 else [])], default=None)
    return cut if cut is None or _closed_tags(buffer[:cut]) else _tag_end(buffer, cut)


def _closed(piece: str) -> bool:
    return piece.count("[") == piece.count("]") and piece.count("(") == piece.count(")") and piece.count("`") % 2 == 0


def _closed_tags(piece: str) -> bool:
    opened = max((found.start() for found in re.finditer(r"<(?=[A-Za-z!?/])", piece)), default=-1)
    if "<!--" in piece and "-->" not in piece[piece.rfind("<!--") :]:
        return False
    return opened < 0 or ">" in piece[opened:]


def _tag_end(buffer: str, start: int) -> int | None:
    """The first line end behind an open tag at which it is closed; None while it is open."""
    for match in re.finditer(r"\n", buffer[start:]):
        end = start + match.end()
        if _closed_tags(buffer[:end]):
            return end
    return None


def sentences_of(text: str) -> Iterator[Sentence]:
    """The sentences and items of a finished piece; a sentence without marks takes those that follow in its line."""
    for line in straighten(clean_text(text)).split("\n"):
        bullet = _BULLET.match(line)
        body = line[bullet.end() :] if bullet else line
        ranges = list(split_sentences(body, 0, len(body)))
        pieces = [body[start:end] for start, end in ranges]
        marks = [read_marks(piece) for piece in pieces]
        for place in reversed(range(len(marks) - 1)):
            marks[place] = marks[place] or marks[place + 1]
        for place, piece in enumerate(pieces):
            bare = without_marks(piece)
            if re.search(r"\w", bare):
                yield Sentence(bare, marks[place], bullet=bullet is not None and place == 0)
