"""Answers that are lists: which list of which document is meant, and all its items in order."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Candidate
from assistant.parts import Part, item_passages, items_below, list_head, part_of
from assistant.question import Question
from corpus import Document, Passage

_LOOK_AT = 8


def list_answer(question: Question, candidates: Sequence[Candidate], *, most_words: int) -> list[Part]:
    """The best list among the first candidates with its introduction, or [] when none of the first two is in a list.

    :param most_words: above this number of words each item is cut to its first sentence.
    """
    lists = _lists(candidates[:_LOOK_AT])
    if not lists or not any(_head_key(candidate) is not None for candidate in candidates[:2]):
        return []
    document, head = max(lists.values(), key=lambda entry: entry[0])[1:]
    items = items_below(document, head)
    full = [part_of(document, item_passages(document, item), bullet=True) for item in items]
    if sum(len(part.text.split()) for part in full) > most_words:
        full = [part_of(document, [item], bullet=True) for item in items]
    return [part_of(document, [head]), *full]


def _lists(candidates: Sequence[Candidate]) -> dict[tuple[str, int], tuple[float, Document, Passage]]:
    """The lists that the candidates stand in, each with its evidence: the best score, plus a little for each further "
    "one."""
    found: dict[tuple[str, int], tuple[float, Document, Passage]] = {}
    for candidate in candidates:
        key = _head_key(candidate)
        if key is None:
            continue
        head = candidate.document.passages[key[1]]
        if key in found:
            found[key] = (found[key][0] + 0.3, candidate.document, head)
        else:
            found[key] = (candidate.score, candidate.document, head)
    return found


def _head_key(candidate: Candidate) -> tuple[str, int] | None:
    head = list_head(candidate.document, candidate.passage)
    if head is None or len(items_below(candidate.document, head)) < 2:
        return None
    return candidate.document.id, head.index
