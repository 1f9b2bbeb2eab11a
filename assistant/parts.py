"""The building blocks of an answer: slices of documents with the words they are shown in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Citation
from corpus import Document, Passage, display_text

_ONE_SIDE = re.compile(r"(?:enerzijds|aan de ene kant|ten eerste|on the one hand)\b", re.IGNORECASE)
_OTHER_SIDE = re.compile(r"(?:anderzijds|aan de andere kant|ten tweede|on the other hand)\b", re.IGNORECASE)
_REACH = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One statement to be: the slice ``start:end`` of a document, shown as ``text``; ``bullet`` for a list item."""

    document: Document
    section: int
    start: int
    end: int
    text: str
    bullet: bool = False


def part_of(document: Document, passages: Sequence[Passage], *, bullet: bool = False) -> Part:
    """The part that spans consecutive passages; its text is the display text of each, joined by a space."""
    return Part(
        document,
        passages[0].section,
        passages[0].start,
        passages[-1].end,
        " ".join(display_text(document.quote(passage)) for passage in passages),
        bullet,
    )


def citation_of(part: Part, number: int) -> Citation:
    """The citation of a part, sliced from the canonical text."""
    document = part.document
    return Citation(
        number=number,
        document=document.id,
        title=document.metadata.title,
        section=document.section_path(part.section),
        page=document.page_at(part.start),
        start=part.start,
        end=part.end,
        quote=document.text[part.start : part.end],
    )


def previous_sentence(document: Document, passage: Passage) -> Passage | None:
    """The sentence before this one in the same paragraph or list item; None when it is the first."""
    if passage.index == 0:
        return None
    before = document.passages[passage.index - 1]
    return before if before.block == passage.block and before.kind != "heading" else None


def with_counterpart(document: Document, passage: Passage) -> list[Passage]:
    """A sentence that gives one side ("Enerzijds ...") with the next ones up to the other side, in the same block."""
    if not _ONE_SIDE.match(document.quote(passage)):
        return [passage]
    run = [passage]
    for following in document.passages[passage.index + 1 : passage.index + _REACH]:
        if following.block != passage.block:
            break
        run.append(following)
        if _OTHER_SIDE.match(document.quote(following)):
            return run
    return [passage]
