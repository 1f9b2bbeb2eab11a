"""Put an answer together: statements with numbered citations, or a refusal with what comes nearest."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.composing.notice_wording import further_text
from assistant.composing.wording import frame, refusal_text
from assistant.evidence.candidates import Candidate
from assistant.evidence.retrieval import Evidence
from assistant.parts import Part, citation_of, part_of
from assistant.types import Answer, Citation, Range, RankedPassage, Refusal, RefusalReason, Statement, Turn

GENERATOR = "extractive"
_NEAREST = 3
_CONFIDENT = 0.95


def blank_answer(identifier: str, question: str, asked: Question) -> Answer:
    """An answer that says nothing yet."""
    return Answer(
        id=identifier,
        question=question,
        standalone_question=asked.standalone,
        language=asked.language,
        status="refused",
        refusal=None,
        answer="",
        statements=(),
        citations=(),
        passages=(),
        confidence=0.0,
        generator=GENERATOR,
    )


def answered(base: Answer, parts: Sequence[Part]) -> Answer:
    """The answer with its statements, one citation for each slice, numbered in order of appearance.

    Without parts, everything that the documents say on it was quoted before: a refusal that says so.
    """
    if not parts:
        return explained(base, "not_found", further_text(base.language, elsewhere=False))
    citations: list[Citation] = []
    statements: list[Statement] = []
    opening = frame(base.language)
    lines: list[str] = [opening] if opening else []
    for number, part in enumerate(parts, start=1):
        citations.append(citation_of(part, number))
        statements.append(Statement(part.text, (number,)))
        mark = f"{'  ' * part.depth}- " if part.bullet else ""
        lines.append(f"{mark}{part.text} [{number}]")
    return replace(
        base, status="answered", answer="\n".join(lines), statements=tuple(statements), citations=tuple(citations)
    )


def confident(answer: Answer) -> Answer:
    """The same answer, of which little doubt is left: the catalogue holds it, or a document says it of itself."""
    return replace(answer, confidence=max(answer.confidence, _CONFIDENT))


def refused(
    base: Answer,
    reason: RefusalReason,
    *,
    searched: int,
    missing: Sequence[str] = (),
    candidates: Sequence[Candidate] = (),
) -> Answer:
    """The refusal with its explanation and the nearest passages.

    :param searched: how many documents were searched.
    :param missing: names and years of the question that the evidence does not contain.
    """
    nearest = tuple(
        citation_of(part_of(candidate.document, [candidate.passage]), number)
        for number, candidate in enumerate(candidates[: 1 if reason == "out_of_scope" else _NEAREST], start=1)
    )
    explanation = refusal_text(reason, base.language, searched=searched, missing=tuple(missing))
    return explained(base, reason, explanation, nearest)


def explained(base: Answer, reason: RefusalReason, explanation: str, nearest: tuple[Citation, ...] = ()) -> Answer:
    """The refusal that says so in those words."""
    return replace(base, refusal=Refusal(reason, explanation, nearest), answer=explanation)


def ranked_passages(evidence: Evidence, top: int) -> tuple[RankedPassage, ...]:
    """The chunks found as ranges, in the order of their best candidate, which is the best passage of each."""
    best: dict[int, Candidate] = {}
    for candidate in evidence.candidates:
        best.setdefault(candidate.rank, candidate)
    ranked = []
    for rank, candidate in list(best.items())[:top]:
        chunk, passage = evidence.hits[rank].chunk, candidate.passage
        place = Range(passage.start, passage.end)
        ranked.append(RankedPassage(chunk.document, chunk.start, chunk.end, round(candidate.score, 4), place))
    return tuple(ranked)


def answer_id(question: str, history: Sequence[Turn], documents: Sequence[str]) -> str:
    """A short hash of what was asked, so that the same question has the same id."""
    parts = [question, *(f"{turn.role}:{turn.content}" for turn in history), *sorted(documents)]
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
