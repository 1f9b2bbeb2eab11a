"""Judge whether what was found answers a question: as a whole, and each part of one that asks several things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asking.leaning import leans_on_history, may_stand_alone, points_back
from assistant.asking.naming import DocumentNames
from assistant.asking.question import Question, understand
from assistant.composing.notice_wording import lacking_text
from assistant.evidence.candidates import of_source
from assistant.evidence.how_many import is_counted
from assistant.evidence.officers import lacks_holder
from assistant.evidence.refusal import Confidence, estimate_confidence, missing_words, refusal_reason
from assistant.evidence.retrieval import Evidence, Finder
from assistant.evidence.speakers import lacking_speaker
from assistant.structure.action_lists import lacks_actor
from assistant.structure.looked_up import looked_up
from assistant.types import Notice, RefusalReason

# "Om hoeveel kinderen en hoeveel geld gaat het?": a part of fewer words lacks a verb of its own.
_WHOLE = 4
# How sure an answer is that a table gives by its form: the row may be of another list than was meant.
_STATED = 0.9


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure it is that the documents answer, names and years that they lack, and why to refuse (None to answer).

    ``stated`` when a table or label says it in so many words (:mod:`assistant.structure.looked_up`).
    """

    confidence: Confidence
    missing: tuple[str, ...]
    reason: RefusalReason | None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Answerable:
    """What of a question is answered, and from what; ``lacking`` are the parts that the documents do not answer."""

    asked: Question
    evidence: Evidence
    judgement: Judgement
    lacking: tuple[str, ...] = ()


def judge(finder: Finder, asked: Question, evidence: Evidence, *, threshold: float) -> Judgement:
    """The judgement on one question.

    :param evidence: must hold a candidate.
    :param threshold: confidence below which a question is refused; 0 refuses nothing.
    """
    features, found = finder.features(asked, evidence), evidence.candidates
    speaker = lacking_speaker(asked, found, finder.called)
    speaker = None if speaker is not None and speaks_itself(finder.names, speaker, evidence) else speaker
    unheld = speaker is not None or evidence.cells.lacks or lacks_holder(asked, found) or lacks_actor(asked, found)
    confidence = estimate_confidence(features, unheld=unheld, counted=is_counted(asked.standalone, found))
    if not evidence.parts and (evidence.cells.sure or looked_up(asked, found)):
        return Judgement(replace(confidence, answer=max(confidence.answer, _STATED)), (), None, stated=True)
    missing = missing_words(asked, evidence.candidates) or (() if speaker is None else (speaker,))
    return Judgement(confidence, missing, refusal_reason(features, confidence, missing, threshold=threshold))


def speaks_itself(names: DocumentNames, speaker: str, evidence: Evidence) -> bool:
    """Whether the document that may be quoted alone, or one that is set beside others, goes by the name of who is asked
    for a view."""
    own = names.mentioned(speaker)
    quoted = of_source(evidence.candidates, evidence.source)[:1] if evidence.source in own else []
    return any(one.document.id in own for group in (quoted, *evidence.focused) for one in group)


def answerable(
    finder: Finder, asked: Question, evidence: Evidence, *, documents: Sequence[str] = (), threshold: float
) -> Answerable:
    """What of a question is answered; see :func:`_in_parts`.

    A turn that seemed to lean on the ones before it, and is refused with these, may be a question of its own.

    :param documents: ids that may be searched; () for all.
    """
    found = _in_parts(finder, asked, evidence, threshold=threshold)
    if found.judgement.reason is None or asked.standalone == asked.text or not may_stand_alone(asked.text):
        return found
    alone = replace(understand(asked.text), language=asked.language)
    evidence = finder.find(alone, documents=documents)
    if not evidence.candidates:
        return found
    other = _in_parts(finder, alone, evidence, threshold=threshold)
    return other if other.judgement.reason is None else found


def _in_parts(finder: Finder, asked: Question, evidence: Evidence, *, threshold: float) -> Answerable:
    """The question without the parts that would be refused if they were asked alone.

    A question of which all parts would be answered is answered, one of which none would be is refused, whatever its
    parts look like together. A part that leans on the one before it goes with that one.
    """
    whole = Answerable(asked, evidence, judge(finder, asked, evidence, threshold=threshold))
    judgements = [
        _judged_alone(finder, part, found, place, threshold) for place, (part, found) in enumerate(evidence.parts)
    ]
    judged = [one for one in judgements if one is not None]
    if not judged:
        return whole
    lacks = _with_leaning([None if one is None else one.reason is not None for one in judgements])
    if all(lacks):
        return replace(whole, judgement=max(judged, key=_sureness))
    if not any(lacks):
        return whole if whole.judgement.reason is None else replace(whole, judgement=min(judged, key=_sureness))
    kept = min((one for one in judged if one.reason is None), key=_sureness)
    lacking = tuple(part.text for (part, _), gone in zip(evidence.parts, lacks, strict=True) if gone)
    return _without(whole, lacks, lacking, kept if whole.judgement.reason is not None else whole.judgement)


def _without(whole: Answerable, lacks: Sequence[bool], lacking: tuple[str, ...], judgement: Judgement) -> Answerable:
    """What is left of a question; of one part that is left, the question is that part."""
    evidence = whole.evidence
    places = [place for place, gone in enumerate(lacks) if not gone]
    parts = tuple(evidence.parts[place] for place in places)
    if len(parts) == 1:
        return Answerable(*parts[0], judgement, lacking)
    focused = tuple(evidence.focused[place] for place in places)
    return Answerable(whole.asked, replace(evidence, parts=parts, focused=focused), judgement, lacking)


def _sureness(judgement: Judgement) -> float:
    return judgement.confidence.answer


def lacking_notice(asked: Question, lacking: Sequence[str]) -> Notice | None:
    """What the reader is told of parts that were left out; None when none were."""
    return Notice("part_not_found", lacking_text(asked.language, lacking)) if lacking else None


def _judged_alone(finder: Finder, part: Question, found: Evidence, place: int, threshold: float) -> Judgement | None:
    """The judgement on a part; None for one that only leans on the others and is not answered by itself."""
    if not found.candidates:
        return None
    judgement = judge(finder, part, found, threshold=threshold)
    return None if judgement.reason is not None and _leans(part, place) else judgement


def _leans(part: Question, place: int) -> bool:
    """Whether a part says too little to be judged without the others; the first one goes on about no part before it."""
    if len(part.standalone.split()) < _WHOLE:
        return True
    # Most short questions look as if they lean; behind another part one does when it also points back.
    return place > 0 and part.standalone == part.text and points_back(part.text) and leans_on_history(part.text)


def _with_leaning(lacks: Sequence[bool | None]) -> list[bool]:
    """The same with None, for a part that leans, as what stands before it; at the start as what follows."""
    known = [one for one in lacks if one is not None]
    last = known[0] if known else False
    filled: list[bool] = []
    for one in lacks:
        last = last if one is None else one
        filled.append(last)
    return filled
