"""Which candidates an answer may quote, those first that say just what is asked."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.asking.question import Question
from assistant.composing.contentless import tells_nothing
from assistant.composing.definitions import asked_words, is_definition
from assistant.composing.signing import only_signs
from assistant.evidence.candidates import Candidate, distinct
from assistant.evidence.how_many import asked_things, says_how_many
from assistant.structure.tables import is_column_heading, lacks_year
from corpus.asked import stands_above

# What it counts for, in log-odds, to define the word that is asked about, or to say how many there are of what is.
_SAYS = 2.0


def usable_candidates(question: Question, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, best first, without repeats, questions that what stands below answers, mere names and
    headings, signatures, and rows of other years."""
    usable = distinct(
        one for one in candidates if not _is_answered_below(one) and not is_column_heading(one.document, one.passage)
    )
    usable = [one for one in usable if not only_signs(question, one)] or usable
    words, things = asked_words(question.text), asked_things(question.text)
    if words or things:
        usable.sort(key=lambda one: -one.score - _SAYS * _says(one.text, words, things))
    of_year = [one for one in usable if not lacks_year(one.document, one.passage, question)]
    usable = of_year or usable
    return [one for one in usable if not tells_nothing(question, one)] or usable


def _says(text: str, words: tuple[str, ...], things: str | None) -> bool:
    return is_definition(text, words) or (things is not None and says_how_many(things, text))


def _is_answered_below(candidate: Candidate) -> bool:
    if candidate.passage.kind == "heading":
        return candidate.traits.asks
    return stands_above(candidate.document, candidate.passage)
