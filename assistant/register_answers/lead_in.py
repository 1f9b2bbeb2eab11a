"""What introduces the list that a row stands in: it tells what the items are about, and no item repeats it."""

from __future__ import annotations

from bisect import bisect_right

from assistant.parts import previous_sentence
from corpus import Document


def lead_in(document: Document, start: int) -> str:
    """The sentence before the list that holds ``start``, with the one before it in its paragraph; "" outside lists.

    "Landelijk vraagt dit om overleg. Daarvoor nemen we de volgende acties:" says of each action that it is national. An
    item that this one stands below belongs to it; of a row in a table its caption and the row that heads its group do.
    """
    passages = document.passages
    number = bisect_right(passages, start, key=lambda one: one.end)
    if number == len(passages):
        return ""
    passage = passages[number]
    told = []
    in_table = passage.kind == "row"
    while (passage.depth or passage.kind == "row") and passage.parent is not None:
        passage = passages[passage.parent]
        told.append(document.quote(passage))
    if not told or in_table or passage.depth or passage.kind == "heading":  # rows know the headings they stand below
        return " . ".join(told)
    before = previous_sentence(document, passage)
    return " . ".join((*told, *([document.quote(before)] if before else [])))
