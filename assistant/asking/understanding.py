"""A question as understood: its language, its kind, and what it is in full after the turns before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.conversation import cleaned, replaces, standalone_question, without_opening
from assistant.asking.language import detect_language
from assistant.asking.own_subject import OwnSubject
from assistant.asking.pointing import keeps_kind
from assistant.asking.question import Question, answer_type, clean_question, understand
from assistant.asking.spelling import Speller
from assistant.types import Turn


def understood(
    question: str,
    history: Sequence[Turn],
    rewritten: str | None,
    *,
    speller: Speller,
    own_subject: OwnSubject,
    maximum: int,
) -> Question:
    """The question, made standalone and with its typing errors corrected.

    :param rewritten: what a language model made of a follow-up question; None for the built-in way.
    :param maximum: longest question in characters.
    """
    text = clean_question(question, maximum=maximum)
    whole = rewritten or standalone_question(text, cleaned(history, maximum=maximum), own_subject=own_subject)
    text = whole if rewritten is None and replaces(text, whole) else without_opening(text)[0]
    if detect_language(text) == "nl":
        text, whole = speller.correct(text), speller.correct(whole)
    asked = understand(text, standalone=whole)
    # What asks about an answer leaves the kind of it as it was.
    return replace(asked, type=answer_type(whole)) if keeps_kind(text) else asked
