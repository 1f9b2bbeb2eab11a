"""The building blocks of an answer: slices of documents with the words they are shown in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.types import Citation
from corpus import Document, Passage, display_text


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


def items_below(document: Document, passage: Passage) -> tuple[Passage, ...]:
    """The list items directly below a passage, in order; () when it introduces none."""
    found: list[Passage] = []
    for below in document.passages[passage.index + 1 :]:
        if below.section != passage.section:
            break
        if below.parent == passage.index and below.kind in ("item", "row"):
            found.append(below)
    return tuple(found)


def list_heads(document: Document, passage: Passage) -> tuple[Passage, ...]:
    """What introduces the lists that a passage belongs to, innermost first: itself when it introduces one, then the
    introduction of the list it is an item of, and of the lists around that."""
    heads: list[Passage] = [passage] if items_below(document, passage) else []
    first = item_start(document, passage)
    while first.kind in ("item", "row") and first.parent is not None:
        first = document.passages[first.parent]
        heads.append(first)
        first = item_start(document, first)
    return tuple(heads)


def item_start(document: Document, passage: Passage) -> Passage:
    """The first passage of the list item that a passage belongs to; the passage itself outside lists."""
    if passage.kind == "sentence" and passage.depth > 0 and passage.parent is not None:
        return document.passages[passage.parent]
    return passage


def item_passages(document: Document, first: Passage) -> tuple[Passage, ...]:
    """All sentences of a list item, without the items nested below it."""
    return (first, *_following(document, first))


def _following(document: Document, first: Passage) -> Iterator[Passage]:
    for passage in document.passages[first.index + 1 :]:
        if passage.block != first.block or passage.kind != "sentence":
            return
        yield passage


def previous_sentence(document: Document, passage: Passage) -> Passage | None:
    """The sentence before this one in the same paragraph or list item; None when it is the first."""
    if passage.index == 0:
        return None
    before = document.passages[passage.index - 1]
    return before if before.block == passage.block and before.kind != "heading" else None
