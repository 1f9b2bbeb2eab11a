"""Names and years of a question that its answer does not hold: the reader is told, lest a quote seem to be on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from assistant.asking.question import WORD, Question, names_together
from assistant.composing.notice_wording import unknown_text
from assistant.types import Notice
from index.dutch.lexicon import fold

# "Nederlandse", "Brabantse": of a place or a people, and no name of something.
_ADJECTIVES = ("se", "sche")
_JOINED = r",? |,? (?:en|de|den|der|van|van der?) "


def unknown_notice(
    asked: Question, missing: Sequence[str], vocabulary: Set[str], called: Callable[[str], Sequence[str]]
) -> Notice | None:
    """The notice; None when there is nothing to tell, and for English questions, whose words are not in the documents.

    :param missing: names and years that the evidence does not hold (:func:`assistant.evidence.refusal.missing_words`).
    :param vocabulary: every word of the documents, folded.
    :param called: what else something is called; who is called otherwise may be meant.
    """
    if asked.language != "nl":
        return None
    unknown = [
        " ".join(group)
        for group in _groups(asked)
        if all(word in missing and _is_unknown(word, vocabulary) and not called(word) for word in group)
    ]
    years = [word for word in missing if word in asked.years]
    return Notice("not_in_documents", unknown_text(unknown, years)) if unknown or years else None


def _groups(asked: Question) -> list[list[str]]:
    """The names of a question, those that are one together ("Den Haag", "Onderwijs, Cultuur en Wetenschap")."""
    spans = names_together(asked.standalone, asked.names, joined=_JOINED)
    words = (WORD.findall(asked.standalone[start:end]) for start, end in spans)
    return [[word for word in found if word in asked.names] for found in words]


def _is_unknown(name: str, vocabulary: Set[str]) -> bool:
    """Whether the documents hold neither the name nor a part of it ("Zuid-West", "VNG-statement")."""
    folded = fold(name).removesuffix("'s")
    parts = {folded, folded.replace("-", ""), *folded.split("-")}
    return len(folded) > 2 and folded.isalpha() and not folded.endswith(_ADJECTIVES) and parts.isdisjoint(vocabulary)
