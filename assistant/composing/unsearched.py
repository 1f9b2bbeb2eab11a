"""What is answered without a search: what is no question to the documents, and what cannot be searched for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.asking.remarks import remark_of
from assistant.composing.assemble import explained, refused
from assistant.composing.wording import remark_text
from assistant.types import Answer, Turn

# Remarks too short to show their language by function words.
_ENGLISH = re.compile(r"\b(?:thanks|thank you|thx|hello|good (?:morning|afternoon|evening)|bye)\b", re.IGNORECASE)


def unsearched_answer(
    base: Answer, text: str, scope: Collection[str], history: Sequence[Turn], *, longest: int
) -> Answer | None:
    """The refusal that says what to do instead; None for a question that can be searched for.

    What is said to the assistant itself asks nothing of the documents, so that it gets the reason ``empty_question``
    with an explanation of its own.

    :param text: the question as cleaned.
    :param scope: the ids of the documents that would be searched.
    :param longest: most characters of a question.
    """
    if not any(letter.isalnum() for letter in text):
        return refused(base, "empty_question", searched=len(scope))
    if len(text) > longest:
        return refused(base, "too_long", searched=len(scope))
    remark = remark_of(text, first=not any(turn.role == "user" for turn in history))
    if remark is not None:
        language = "en" if _ENGLISH.search(text) else base.language
        return replace(
            explained(base, "empty_question", remark_text(remark, language, searched=len(scope))), language=language
        )
    return None if scope else refused(base, "no_documents", searched=0)
