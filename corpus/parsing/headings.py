"""Which blocks are headings: marked ones, numbered ones, and short unmarked lines that stand apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.dutch.vocabulary import FINITE
from corpus.parsing.block import Block
from corpus.parsing.heading_forms import (
    ARTICLE,
    BARE_NUMBER,
    BOLD,
    CAPTION,
    CLOSED,
    CONTAINER,
    DATE,
    DATED,
    FIELD,
    FRONT,
    GREETING,
    PAGE_PART,
    QUESTION,
    SERIES,
    is_capital,
)
from corpus.parsing.markdown import marked_depth
from corpus.parsing.markers import read_multilevel
from corpus.parsing.series import find_series

HeadingKind = Literal[
    "markdown", "title", "front", "container", "chapter", "article", "capital", "series", "caps", "bold", "plain"
]
_LONGEST, _LONGEST_WITH_LIST, _LONGEST_PERIOD = 130, 220, 80


@dataclass(frozen=True, slots=True)
class Heading:
    """What kind of heading a block is; ``depth`` is the number of # or of chapter parts, ``label`` names a series.

    ``number`` is the number of a chapter of depth 1; ``split``: only the first line of the block is the heading.
    """

    kind: HeadingKind
    depth: int = 1
    label: str = ""
    number: int = 0
    split: bool = False


class HeadingFinder:
    """Recognises headings among the blocks of one document."""

    def __init__(
        self, source: str, blocks: Sequence[Block], width: int | None, underlined: Mapping[int, int] | None = None
    ) -> None:
        self._source = source
        self._blocks = [block for block in blocks if block.kind != "footnote"]
        self._texts = [block.text(source) if _short(block) else "" for block in self._blocks]
        self._width = width
        self._underlined = underlined or {}
        marked = sum(marked_depth(text) > 0 for text in self._texts)
        self._markdown = marked + len(self._underlined) >= 2
        self._series = find_series(self._blocks, markdown=self._markdown)
        self._in_title = True

    def find(self) -> dict[int, Heading]:
        """Headings by the offset at which their block starts."""
        found: dict[int, Heading] = {}
        for index, block in enumerate(self._blocks):
            heading = self._classify(index, block) if block.kind in ("text", "item") else None
            if heading is not None:
                found[block.start] = heading
            self._in_title = self._in_title and self._still_title(block, heading)
        return found

    def _still_title(self, block: Block, heading: Heading | None) -> bool:
        """The title page goes on until the first chapter, list or full paragraph."""
        if heading is not None:
            return heading.kind in ("title", "caps", "bold")
        text = block.text(self._source)[-400:]
        return block.kind == "text" and not (len(text) > 100 and CLOSED.search(text))

    def _classify(self, index: int, block: Block) -> Heading | None:
        text = self._texts[index]
        if not text or (block.marker is not None and block.marker.bulleted):
            return None
        depth = marked_depth(text) or (self._underlined.get(block.lines[0].number, 0) if len(block.lines) == 1 else 0)
        if depth:
            return Heading("markdown", depth)
        if block.marker is not None:
            return self._numbered(index, block, text)
        if block.kind == "item" or CAPTION.match(text) or FIELD.match(text) or PAGE_PART.search(text):
            return None
        return self._marked(index, block, text) or self._unmarked(index, block, text)

    def _numbered(self, index: int, block: Block, text: str) -> Heading | None:
        """A numbered or lettered line that is no list item: its neighbours are not the items before and after it."""
        marker = block.marker
        if marker is None or marker.style not in ("number", "capital", "roman capital"):
            return None
        capitals = is_capital(block.lines[0].text[marker.length :]) and self._has_text(index)
        split = self._opens_with_heading(block, lines=1 if capitals else 2)
        first = " ".join(block.lines[0].text.split()) if split else text
        closed = CLOSED.search(first)
        if len(first) > _LONGEST or (len(block.lines) > 2 and not split) or (closed and closed.group()[0] != ":"):
            return None
        if not capitals and (index in self._series or self._is_last(index)):
            return None
        return Heading("chapter" if marker.style == "number" else "capital", number=marker.ordinal, split=split)

    def _opens_with_heading(self, block: Block, *, lines: int) -> bool:
        """True when the first line of an item is a title and the rest a paragraph ("2. Aanpak" above running text).

        :param lines: how many lines the block has more than.
        """
        return bool(block.breaks) and block.breaks[0] == block.lines[1].start and len(block.lines) > lines

    def _has_text(self, index: int) -> bool:
        """True when running text stands below the first line of an item, so that it is no list of names in capitals."""
        around = self._blocks[max(0, index - 1) : index] + self._blocks[index + 1 : index + 2]
        alone = not self._is_last(index) and all(block.kind == "text" for block in around)
        return len(self._blocks[index].lines) > 1 or alone

    def _marked(self, index: int, block: Block, text: str) -> Heading | None:
        parts = read_multilevel(text)
        if parts and len(text) <= _LONGEST and not CLOSED.search(text):
            return Heading("chapter", len(parts))
        bold = BOLD.fullmatch(text)
        if bold and len(text) <= _LONGEST:
            return Heading("title" if self._in_title and not self._markdown else "bold")
        if self._markdown or self._is_last(index) or len(text) > _LONGEST:
            return None
        if FRONT.fullmatch(text):
            return Heading("front")
        if ARTICLE.match(text) and not CLOSED.search(text):
            return Heading("article")
        if text.isupper() and len(text) > 3 and not CLOSED.search(text):
            if self._in_title:
                return None if DATE.search(text) else Heading("title")
            return Heading("caps")
        if (CONTAINER.fullmatch(text) or DATED.fullmatch(text)) and not re.search(r"[.,;:?!]$", text):
            return Heading("container") if len(block.lines) <= 2 else None
        return None

    def _unmarked(self, index: int, block: Block, text: str) -> Heading | None:
        if self._markdown or self._is_last(index) or len(block.lines) > 3 or GREETING.match(text):
            return None
        if self._in_title:
            return Heading("title") if index == 0 and self._plain(index, text) and not self._is_letter() else None
        series = SERIES.match(text)
        if series and (series["colon"] == ":" or not CLOSED.search(text)) and len(text) <= _LONGEST_WITH_LIST:
            return Heading("series", label=series["label"].lower())
        if BARE_NUMBER.match(text) and self._plain(index, text) and self._width:
            return Heading("chapter")
        return Heading("plain") if self._plain(index, text) or self._with_period(index, block, text) else None

    def _plain(self, index: int, text: str) -> bool:
        """A short line that closes like no sentence; a question or an exclamation may stand above its answer."""
        longest = _LONGEST_WITH_LIST if self._blocks[index + 1].kind == "item" else _LONGEST
        if len(text) > longest or text[0].islower():
            return False
        if not CLOSED.search(text):
            return not (self._quoted_without_content(index, text) or self._caption_like(index, text))
        if QUESTION.fullmatch(text):
            return True
        return text.endswith("!") and len(text.split()) <= 3

    def _caption_like(self, index: int, text: str) -> bool:
        """A long line directly above another short one has no content of its own: the words below a picture."""
        return len(text) > 80 and self._followed_by_short(index)

    def _quoted_without_content(self, index: int, text: str) -> bool:
        return text[0] in "'\"‘“" and text[-1] in "'\"’”" and self._followed_by_short(index)

    def _followed_by_short(self, index: int) -> bool:
        following = self._blocks[index + 1]
        text = self._texts[index + 1]
        return following.kind == "text" and 0 < len(text) <= 60 and not CLOSED.search(text)

    def _with_period(self, index: int, block: Block, text: str) -> bool:
        """A heading with a full stop, in a hard-wrapped text: one short line without a verb above a paragraph."""
        following = self._blocks[index + 1]
        words = text.rstrip(".").lower().split()
        if not self._width or not text.endswith(".") or len(text) > _LONGEST_PERIOD or len(block.lines) > 1:
            return False
        stands_apart = block.gap > 0 and following.gap > 0 and following.kind == "text" and len(following.lines) > 1
        return stands_apart and 2 <= len(words) <= 10 and not FINITE.intersection(words)

    def _is_letter(self) -> bool:
        return any(re.match(r"(?:betreft|onderwerp|geachte|beste)\b", text, re.IGNORECASE) for text in self._texts[:8])

    def _is_last(self, index: int) -> bool:
        return index + 1 >= len(self._blocks)


def _short(block: Block) -> bool:
    return block.kind in ("text", "item") and block.end - block.start <= 2000
