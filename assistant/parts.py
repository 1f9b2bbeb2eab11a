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
_GOES_ON = re.compile(r"(?:dit|dat|deze|die|daar\w*|hier\w*|zij|ze|het gaat|het betreft)\b", re.IGNORECASE)
# A sentence that is no sentence by itself but the rest of the one before it.
_REST = re.compile(
    r"(?:vari[eéë]rend van|zoals|waaronder|namelijk|te weten|bijvoorbeeld|denk (?:hierbij |daarbij )?aan"
    r"|het (?:gaat|betreft) (?:hierbij |daarbij |dan )?(?:om|over)?|such as|ranging from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One statement to be: the slice ``start:end`` of a document, shown as ``text``.

    ``bullet`` for a list item, ``depth`` the number of items around it.
    """

    document: Document
    section: int
    start: int
    end: int
    text: str
    bullet: bool = False
    depth: int = 0

    def overlaps(self, other: Part) -> bool:
        """Whether any of the one slice is in the other."""
        return self.document.id == other.document.id and self.start < other.end and other.start < self.end


def part_of(document: Document, passages: Sequence[Passage], *, bullet: bool = False, depth: int = 0) -> Part:
    """The part that spans consecutive passages; its text is the display text of each, joined by a space."""
    return Part(
        document,
        passages[0].section,
        passages[0].start,
        passages[-1].end,
        " ".join(display_text(document.quote(passage)) for passage in passages),
        bullet,
        depth,
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
        reading=document.quality.note(document.page_at(part.start)),
        printed_page=document.printed_page_at(part.start),
    )


def previous_sentence(document: Document, passage: Passage) -> Passage | None:
    """The sentence before this one in the same paragraph or list item; None when it is the first."""
    if passage.index == 0:
        return None
    before = document.passages[passage.index - 1]
    return before if before.block == passage.block and before.kind != "heading" else None


def with_counterpart(document: Document, passage: Passage) -> list[Passage]:
    """A sentence with what completes it in its paragraph: the other side of "Enerzijds ...", or a list that is its rest
    ("Er zijn veel knelpunten. Variërend van ...")."""
    following = document.passages[passage.index + 1 : passage.index + 2]
    if following and following[0].block == passage.block and _REST.match(document.quote(following[0])):
        return [passage, following[0]]
    if not _ONE_SIDE.match(document.quote(passage)):
        return [passage]
    run = [passage]
    for later in document.passages[passage.index + 1 : passage.index + _REACH]:
        if later.block != passage.block:
            break
        run.append(later)
        if _OTHER_SIDE.match(document.quote(later)):
            return run
    return [passage]


def continues(document: Document, passage: Passage, other: Passage) -> bool:
    """Whether another sentence of the same paragraph follows a passage and goes on about it ("Deze centra ...")."""
    follows = passage.block == other.block and other.index == passage.index + 1
    return follows and _GOES_ON.match(document.quote(other)) is not None
