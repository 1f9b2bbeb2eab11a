"""The assistant: a question with its history in, a cited answer or an explained refusal out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.clock import Clock
from assistant.compose import compose
from assistant.conversation import leans_on_history, ordinal_reference, standalone_question
from assistant.evidence import Candidate
from assistant.expansion import Expander
from assistant.language import detect_language
from assistant.linear import load_model
from assistant.parts import Part, citation_of, part_of
from assistant.question import Question, clean_question, understand
from assistant.refusal import missing_words, refusal_reason
from assistant.retrieval import Evidence, Finder
from assistant.spelling import Speller
from assistant.types import Answer, Citation, Range, RankedPassage, Refusal, RefusalReason, Statement, Turn
from assistant.wording import frame, refusal_text
from corpus.thesaurus import load_thesaurus
from index import Hit, Index

if TYPE_CHECKING:
    from assistant.settings import Settings

GENERATOR = "extractive"
_NEAREST = 3


class Assistant:
    """Answers questions over one opened index; safe to share between threads.

    :param index: the opened index.
    :param maximum: longest question in characters; longer ones are refused.
    :param threshold: confidence below which a question is refused (chosen on the development questions).
    """

    def __init__(self, index: Index, *, maximum: int = 2000, threshold: float = 0.5) -> None:
        self.index = index
        self.finder = Finder(index, expander=Expander(load_thesaurus()))
        self._speller = Speller(index.analyser.lexicon)
        self._maximum = maximum
        self._threshold = threshold
        self._confidence = load_model("confidence")

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        top: int = 10,
        id: str | None = None,
    ) -> Answer:
        """Answer one question.

        :param history: earlier turns, oldest first; a question that leans on them is made standalone.
        :param documents: ids to search in; () for all.
        :param top: how many ranked passages the answer lists, at least 10.
        :param id: id of the answer; by default derived from what was asked, so that it is the same every time.
        """
        clock = Clock()
        with clock.stage("understand"):
            text = clean_question(question, maximum=self._maximum + 1)
            asked = self.understand(text[: self._maximum], history=history)
        base = Answer(
            id=id or _answer_id(question, history, documents),
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
        barred = self._barred(text, documents)
        if barred is not None:
            return self._refuse(base, barred, clock)
        with clock.stage("search"):
            evidence = self.finder.find(asked, documents=documents, top=top)
        if not evidence.candidates:
            return self._refuse(base, "not_found", clock)
        with clock.stage("confidence"):
            features = self.finder.features(asked, evidence)
            confidence = round(self._confidence.probability(features), 4)
        base = replace(base, passages=_ranked(evidence.hits, self.index, max(top, 10)), confidence=confidence)
        missing = missing_words(asked, evidence.candidates)
        reason = refusal_reason(features, confidence, missing, threshold=self._threshold)
        if reason is not None:
            return self._refuse(base, reason, clock, missing=missing, candidates=evidence.candidates)
        with clock.stage("compose"):
            parts = self._parts(asked, history, evidence)
        return _answered(base, parts, clock)

    def understand(self, question: str, *, history: Sequence[Turn] = ()) -> Question:
        """The question as understood: its language, its kind, and what it is in full."""
        text = clean_question(question, maximum=self._maximum)
        whole = standalone_question(text, history)
        return understand(text, standalone=self._speller.correct(whole) if detect_language(text) == "nl" else whole)

    def _barred(self, text: str, documents: Sequence[str]) -> RefusalReason | None:
        if not any(letter.isalnum() for letter in text):
            return "empty_question"
        if len(text) > self._maximum:
            return "too_long"
        if not set(documents or self.index.documents) & set(self.index.documents):
            return "no_documents"
        return None

    def _parts(self, asked: Question, history: Sequence[Turn], evidence: Evidence) -> list[Part]:
        """The parts of the answer; "en de tweede?" picks an item of the list that answers the question before it."""
        wanted = ordinal_reference(asked.text)
        if wanted is not None and leans_on_history(asked.text) and history:
            items = [part for part in compose(replace(asked, type="list"), evidence) if part.bullet]
            if items and -len(items) <= wanted < len(items):
                return [replace(items[wanted], bullet=False)]
        return compose(asked, evidence)

    def _refuse(
        self,
        base: Answer,
        reason: RefusalReason,
        clock: Clock,
        *,
        missing: Sequence[str] = (),
        candidates: Sequence[Candidate] = (),
    ) -> Answer:
        nearest = tuple(
            citation_of(part_of(candidate.document, [candidate.passage]), number)
            for number, candidate in enumerate(candidates[:_NEAREST], start=1)
        )
        explanation = refusal_text(reason, base.language, searched=len(self.index.documents), missing=tuple(missing))
        return replace(
            base,
            refusal=Refusal(reason, explanation, nearest if reason != "out_of_scope" else nearest[:1]),
            answer=explanation,
            seconds=clock.seconds(),
        )


def open_assistant(settings: Settings) -> Assistant:
    """Load the model and the index that the settings name.

    :raises UserFacingError: when there is no usable index or model; the remedy is in it.
    """
    from assistant.workspace import Workspace

    return Assistant(Workspace(settings).index(), maximum=settings.max_question_characters)


def _answered(base: Answer, parts: Sequence[Part], clock: Clock) -> Answer:
    """The answer with its statements, one citation for each distinct slice, numbered in order of appearance."""
    citations: list[Citation] = []
    statements: list[Statement] = []
    lines: list[str] = [frame(base.language)] if frame(base.language) else []
    for part in parts:
        number = len(citations) + 1
        citations.append(citation_of(part, number))
        statements.append(Statement(part.text, (number,)))
        lines.append(f"{'- ' if part.bullet else ''}{part.text} [{number}]")
    return replace(
        base,
        status="answered",
        answer="\n".join(lines),
        statements=tuple(statements),
        citations=tuple(citations),
        seconds=clock.seconds(),
    )


def _ranked(hits: Sequence[Hit], index: Index, top: int) -> tuple[RankedPassage, ...]:
    ranked = []
    for hit in hits[:top]:
        best = index.documents[hit.chunk.document].passages[hit.best]
        ranked.append(
            RankedPassage(
                hit.chunk.document, hit.chunk.start, hit.chunk.end, round(hit.score, 4), Range(best.start, best.end)
            )
        )
    return tuple(ranked)


def _answer_id(question: str, history: Sequence[Turn], documents: Sequence[str]) -> str:
    """A short hash of what was asked, so that the same question has the same id."""
    parts = [question, *(f"{turn.role}:{turn.content}" for turn in history), *sorted(documents)]
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
