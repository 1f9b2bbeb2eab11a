"""What headings and list introductions say about the passages below them, from ``stances.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from corpus.agreements.tables import read_table
from corpus.display import display_text
from corpus.types import Document, Passage

Stance = Literal[
    "afspraak",
    "eens",
    "oneens",
    "open",
    "actie",
    "ambitie",
    "randvoorwaarde",
    "voorstel",
    "planning",
    "inhoud",
    "achtergrond",
    "geen",
]


@dataclass(frozen=True, slots=True)
class Word:
    """A stance with the words of the heading or introduction that carry it, and that whole ``sentence``."""

    stance: Stance
    words: str
    sentence: str
    lead: bool
    complete: bool  # everything in the list counts


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: the nearest stance, and the passage that introduces it (a lead, an enclosing item)."""

    word: Word | None
    lead: int | None
    item: bool  # the first passage of a list item that a lead introduces
    introduces: bool = False  # it ends in a colon or has items below it
    listed: bool = False  # a sentence that follows an introduction within its paragraph or item

    @property
    def stance(self) -> Stance | None:
        """The nearest stance, None when nothing above says anything."""
        return self.word.stance if self.word else None


_POINTS_BACK = 3  # words


@cache
def _entries() -> tuple[tuple[Stance, frozenset[str], re.Pattern[str], bool], ...]:
    both = frozenset(("heading", "lead"))
    return tuple(
        (
            entry["stance"],
            both if entry["on"] == "both" else frozenset((entry["on"],)),
            re.compile(entry["pattern"], re.IGNORECASE),
            entry.get("complete", False),
        )
        for entry in read_table("stances")["entry"]
    )


@lru_cache(maxsize=2000)  # every row below a heading asks what the heading says
def stance_of(text: str, *, lead: bool) -> Word | None:
    """What a heading or a lead says; None when it only names a subject."""
    for stance, on, pattern, complete in _entries():
        match = pattern.search(text) if ("lead" if lead else "heading") in on else None
        if match is not None:
            return Word(stance, " ".join(match.group().split())[:60], text, lead, complete)
    return None


def find_places(document: Document) -> list[Place]:
    """The place of every passage, by its index."""
    return _Placer(document).places()


class _Placer:
    """Walks through one document; remembers the lead within a block and the lead above a heading."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = [display_text(document.quote(passage)) for passage in document.passages]
        self.leads = [_is_lead(text) for text in self.texts]
        self.parents = {passage.parent for passage in document.passages if passage.kind == "item"}
        self.sections: list[Word | None] = []
        self.found: list[Place] = []

    def places(self) -> list[Place]:
        self.sections = self._section_words()
        for passage in self.document.passages:
            place = self._place(passage)
            self.found.append(replace(place, introduces=self.leads[passage.index] or passage.index in self.parents))
        return self.found

    def _section_words(self) -> list[Word | None]:
        """The stance of every section: of its own heading, else of a lead right above it, else of its parent."""
        words: list[Word | None] = []
        carried: Word | None = None
        for section in self.document.sections:
            own = None
            if section.heading is not None:
                own = None if section.heading == self._title() else stance_of(self.texts[section.heading], lead=False)
                above = section.heading - 1
                if own is not None:
                    carried = None
                elif above >= 0 and self.leads[above] and self.document.passages[above].kind == "sentence":
                    carried = stance_of(self.texts[above], lead=True)
            inherited = words[section.parent] if section.parent is not None else None
            words.append(own or carried or inherited)
        return words

    def _title(self) -> int | None:
        """The heading that all others stand below: it names a kind of document ("Advies over ..."), no kind of text."""
        sections = self.document.sections
        tops = [
            one.heading
            for one in sections
            if one.heading is not None and (one.parent is None or sections[one.parent].heading is None)
        ]
        title = self.document.metadata.title.casefold()
        alone = len(tops) == 1 and sum(one.heading is not None for one in sections) > 1
        return tops[0] if alone or (tops and self.texts[tops[0] or 0].casefold() == title) else None

    def _place(self, passage: Passage) -> Place:
        section = self.sections[passage.section]
        if passage.kind == "heading":
            return Place(section, None, item=False)
        within = self._lead_in_block(passage)
        if within is not None:
            word = self._word(within) or self.found[within].word
            return Place(word, within, item=False, listed=True)
        parent = passage.parent
        if parent is None or self.document.passages[parent].kind == "heading":
            return Place(section, None, item=passage.kind == "item" and parent is not None)
        above = self.found[parent]
        if passage.kind == "sentence":  # goes on in an item
            return Place(above.word, above.lead, item=False)
        lead = self._last_lead(parent, passage.index)
        return Place(self._word(lead) or above.word, lead, item=True)

    def _last_lead(self, parent: int, before: int) -> int:
        """The last sentence of the item above that ends in a colon, else its first passage."""
        block = self.document.passages[parent].block
        for index in range(before - 1, parent, -1):
            if self.document.passages[index].block == block and self.leads[index]:
                return index
        return parent

    def _word(self, index: int) -> Word | None:
        """What a lead says; one that only points back ("Dat zijn:") together with the sentence before it."""
        text = self.texts[index]
        if len(text.split()) <= _POINTS_BACK and index and self.document.passages[index - 1].kind != "heading":
            text = f"{self.texts[index - 1]} {text}"
        return stance_of(text, lead=True)

    def _lead_in_block(self, passage: Passage) -> int | None:
        """The nearest sentence before it in its block that ends in a colon: "Dat zijn:"."""
        for index in range(passage.index - 1, -1, -1):
            other = self.document.passages[index]
            if other.block != passage.block or passage.kind == "row":
                return None
            if self.leads[index]:
                return index
        return None


def _is_lead(text: str) -> bool:
    return text.rstrip("*_ \"'”’").endswith(":")
