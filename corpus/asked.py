"""Questions that stand alone above their answer without being marked as headings, as in lists of questions."""

from __future__ import annotations

from corpus.types import Document, Passage

# A longer one is a sentence of the text that happens to be a question.
_LONGEST = 20


def stands_above(document: Document, passage: Passage) -> bool:
    """Whether a passage is a paragraph of one short question with a paragraph below it that is none."""
    following = document.passages[passage.index + 1 : passage.index + 2]
    return (
        _asks_alone(document, passage)
        and bool(following)
        and following[0].kind == "sentence"
        and not document.quote(following[0]).rstrip().endswith("?")
    )


def question_above(document: Document, passage: Passage) -> Passage | None:
    """The question that stands alone above the paragraph of a passage; None when there is none."""
    if passage.kind != "sentence":
        return None
    first = passage.index
    while first > 0 and document.passages[first - 1].block == passage.block:
        first -= 1
    above = document.passages[first - 1] if first > 0 else None
    return above if above is not None and stands_above(document, above) else None


def _asks_alone(document: Document, passage: Passage) -> bool:
    before = document.passages[passage.index - 1 : passage.index] if passage.index else ()
    after = document.passages[passage.index + 1 : passage.index + 2]
    text = document.quote(passage).split()
    return (
        passage.kind == "sentence"
        and passage.depth == 0
        and all(other.block != passage.block for other in (*before, *after))
        and len(text) <= _LONGEST
        and text[-1].endswith("?")
    )
