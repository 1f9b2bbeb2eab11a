"""Weigh what was found for a follow-up question by what its own words find, and by what was quoted already.

Searched together with the questions before it, a follow-up finds what these are about, and often the very passage that
answered them: "wie betaalt dat?" hardly weighs beside them. So it is searched by itself and behind the last question as
well, and a passage that is good for these too goes before one that is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.conversation import last_question
from assistant.asking.ordinals import ordinal_reference
from assistant.asking.pointing import points_at_answer
from assistant.asking.question import Question, clean_question, understand
from assistant.composing.further import Quoted, quoted_in
from assistant.evidence.candidates import Candidate
from assistant.evidence.retrieval import Evidence, Finder
from assistant.parts import part_of
from assistant.types import Turn

# What the log-odds count for: of the turn behind the last question alone, of the rest of the run before it, and of the
# turn by itself. What was quoted already loses some. Chosen on 63 made-up conversations and on the development
# questions and later ones with a history; between .3 and .5, .35 and .7, and 0 and 1 hardly anything changes.
_BEHIND_LAST = 0.3
_BY_ITSELF = 0.5
_QUOTED = 0.5

_Place = tuple[str, int]


def weighed(
    finder: Finder, asked: Question, history: Sequence[Turn], evidence: Evidence, documents: Sequence[str] = ()
) -> Evidence:
    """The evidence with its candidates in the order of what the turn asks beyond the questions before it.

    The best one keeps the score of the best one before, since how sure the answer is was judged by that. A question
    that stands alone, one in parts, and a turn that only asks about the answer before it keep what was found.

    :param documents: ids that may be searched; () for all.
    """
    last = last_question(history)
    last = clean_question(last, maximum=len(last))
    if not last or not evidence.candidates or evidence.focused or not _adds_words(asked):
        return evidence
    behind = replace(understand(asked.text, standalone=_behind(last, asked.text)), language=asked.language)
    itself = replace(understand(asked.text), language=asked.language)
    quoted = quoted_in(history, list({one.document.id: one.document for one in evidence.candidates}.values()))
    # Behind one question the turn is what was searched already, and reading again takes time.
    first = evidence.candidates if behind == asked else finder.find(behind, documents=documents).candidates
    second = finder.find(itself, documents=_spoken_of(finder, asked, quoted) or documents).candidates
    return replace(evidence, candidates=_together([evidence.candidates, first, second], quoted))


def _spoken_of(finder: Finder, asked: Question, quoted: Quoted) -> list[str]:
    """The documents that the last answer quoted, which a turn goes on about; [] when it names other ones.

    By themselves the few words of a turn ("wat is de voorwaarde?") fit passages of any document.
    """
    documents = list(dict.fromkeys(part.document.id for part in quoted.last))
    return documents if set(documents).issuperset(finder.names.mentioned(asked.text)) else []


def _adds_words(asked: Question) -> bool:
    """Whether the turn is searched behind other questions, and has words of its own to search for."""
    leans = asked.standalone != asked.text and asked.standalone.endswith(asked.text)
    return leans and not points_at_answer(asked.text) and ordinal_reference(asked.text) is None


def _behind(last: str, text: str) -> str:
    return f"{last.rstrip('?!. ')}? {text}"


def _together(searches: Sequence[Sequence[Candidate]], quoted: Quoted) -> list[Candidate]:
    """The candidates of all searches by their scores together; one that a search lacks has its lowest score.

    :param searches: what is found for the whole, for the turn behind the last question, and for the turn by itself.
    """
    found = {_place(one): one for search in reversed(searches) for one in search}
    scores = [{_place(one): one.score for one in search} for search in searches]
    ranked = [replace(one, score=_score(place, scores) - _lost(one, quoted)) for place, one in found.items()]
    ranked.sort(key=lambda one: (-one.score, one.rank, one.document.id, one.passage.index))
    level = searches[0][0].score - ranked[0].score
    return [replace(one, score=one.score + level) for one in ranked]


def _score(place: _Place, scores: Sequence[dict[_Place, float]]) -> float:
    shares = zip(scores, (1 - _BEHIND_LAST, _BEHIND_LAST, _BY_ITSELF), strict=True)
    return sum(share * found.get(place, min(found.values())) for found, share in shares if found)


def _lost(candidate: Candidate, quoted: Quoted) -> float:
    return _QUOTED if quoted.holds(part_of(candidate.document, [candidate.passage])) else 0.0


def _place(candidate: Candidate) -> _Place:
    return candidate.document.id, candidate.passage.index
