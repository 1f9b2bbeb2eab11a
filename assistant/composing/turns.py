"""Compose the answer to a turn of a conversation: what the answer before it showed can be pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.conversation import list_before
from assistant.asking.ordinals import asks_for_more, ordinal_reference
from assistant.asking.pointing import asks_again, asks_further, asks_reason
from assistant.asking.question import Question, understand
from assistant.asking.said import quoted_before
from assistant.composing.compose import Limits, compose
from assistant.composing.further import following, other_evidence, quoted_in
from assistant.evidence.retrieval import Evidence
from assistant.parts import Part
from assistant.structure.shown import quoted_again, shown_item
from assistant.types import Turn
from corpus import Document


def compose_turn(asked: Question, history: Sequence[Turn], evidence: Evidence, limits: Limits) -> list[Part]:
    """The parts of the answer; "en de tweede?" picks an item of the list that the answer before it showed, or that
    answers the question before it; "waar staat dat?" quotes the answer before it again, "vertel meer" what follows it.

    :return: [] only when more is asked than the documents say, or nothing was found.
    """
    documents = list({one.document.id: one.document for one in evidence.candidates}.values())
    quoted = quoted_before(history)
    if quoted and asks_again(asked.text):
        again = quoted_again(quoted, documents)
        return again or compose(understand(asked.standalone), evidence, limits=limits)
    if quoted and (asks_further(asked.text) or asks_reason(asked.text)):
        return _beyond(asked, history, evidence, documents, limits)
    wanted = ordinal_reference(asked.text)
    if wanted is not None and history and asked.standalone.endswith(asked.text):
        shown, more = list_before(history), asks_for_more(asked.text)
        item = shown_item(shown, wanted, documents, explained=more)
        # Without a list to point at, "en de tweede?" may still mean one that answers the question before it.
        listed = [] if shown or more else compose(replace(asked, type="list"), evidence, limits=limits)
        items = [part for part in listed if part.bullet and not part.depth]
        if item or -len(items) <= wanted < len(items):
            return item or [replace(items[wanted], bullet=False)]
    return compose(asked, evidence, limits=limits)


def _beyond(
    asked: Question, history: Sequence[Turn], evidence: Evidence, documents: Sequence[Document], limits: Limits
) -> list[Part]:
    """What is said besides what was quoted; a reason may stand anywhere, more on a subject follows on it first."""
    quoted, whole = quoted_in(history, documents), understand(asked.standalone)
    if asks_reason(asked.text):
        whole = replace(whole, type=asked.type)
        found = compose(whole, evidence, limits=limits)
        if found and not quoted.holds(found[0]):
            return found
    return following(quoted) or other_evidence(whole, evidence, quoted, limits)
