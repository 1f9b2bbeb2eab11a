"""The assistant: a question with its history in, a cited answer or an explained refusal out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.asking.expansion import Expander
from assistant.asking.own_subject import OwnSubject
from assistant.asking.question import Question, clean_question
from assistant.asking.spelling import Speller
from assistant.asking.understanding import understood
from assistant.catalogue.answers import catalogue_answer
from assistant.clock import Clock
from assistant.composing.assemble import answer_id, answered, blank_answer, ranked_passages, refused
from assistant.composing.comparing import silent_notice
from assistant.composing.compose import Limits
from assistant.composing.differing import differing_notice
from assistant.composing.follow_ups import weighed
from assistant.composing.further import elsewhere_notice
from assistant.composing.judging import Answerable, answerable, lacking_notice
from assistant.composing.short_forms import explained_short, unwritten_notice
from assistant.composing.turns import compose_turn
from assistant.composing.unknown_names import unknown_notice
from assistant.composing.unsearched import unsearched_answer
from assistant.evidence.retrieval import Evidence, Finder, Switches
from assistant.generation.draft import Draft, Writer
from assistant.in_parts import answered_in_parts
from assistant.parts import Part
from assistant.register_answers import RegisterAnswers, register_answer, topics_of
from assistant.types import Answer, Notice, Turn
from corpus import collect_abbreviations
from corpus.terms.thesaurus import load_thesaurus
from index import Index

if TYPE_CHECKING:
    from assistant.evidence.reading import Reader
    from assistant.generation.types import Watch
    from corpus.types import Abbreviation

# Confidence below which a question is refused: chosen on the development questions (docs/answering.md).
THRESHOLD = 0.55
_FEWEST_PASSAGES = 10


class Assistant:
    """Answers questions over one opened index; safe to share between threads.

    :param index: the opened index.
    :param maximum: longest question in characters; longer ones are refused.
    :param threshold: confidence below which a question is refused.
    :param switches: what takes part in finding; fitting and measuring leave some out.
    :param limits: how much an answer may hold.
    :param abbreviations: those that the documents define, when they were collected already.
    :param reader: reads the best candidates again where there are no known questions to go by.
    """

    def __init__(
        self,
        index: Index,
        *,
        maximum: int = 2000,
        threshold: float = THRESHOLD,
        switches: Switches | None = None,
        limits: Limits | None = None,
        abbreviations: Sequence[Abbreviation] | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.index = index
        # The language model that words the answers; None for quotes alone (open_assistant sets it).
        self.generator: Writer | None = None
        self._limits = limits or Limits()
        known = collect_abbreviations(index.documents.values()) if abbreviations is None else abbreviations
        self._abbreviations = known
        thesaurus = load_thesaurus()
        self.finder = Finder(index, expander=Expander(thesaurus, known), switches=switches, reader=reader)
        # Questions about agreements; the register without reviews (open_assistant adds these).
        self.register = RegisterAnswers(
            index.documents, topics=topics_of(index.analyser, thesaurus), names=self.finder.names
        )
        words = index.analyser.lexicon
        self._understood = partial(understood, speller=Speller(words), own_subject=OwnSubject(words), maximum=maximum)
        self._maximum = maximum
        self._threshold = threshold

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        top: int = 10,
        id: str | None = None,
        quotes_only: bool = False,
        watch: Watch | None = None,
    ) -> Answer:
        """Answer one question.

        :param history: earlier turns, oldest first; a question that leans on them is made standalone.
        :param documents: ids to search in; () for all.
        :param top: how many ranked passages the answer lists, at least 10.
        :param id: id of the answer; by default derived from what was asked, so that it is the same every time.
        :param quotes_only: answer in quotes although there is a language model.
        :param watch: follows what a language model writes, and may stop it.
        """
        clock = Clock()
        generator = None if quotes_only else self.generator
        with clock.stage("understand"):
            text = clean_question(question, maximum=self._maximum + 1)
            rewritten = generator.standalone(text, history, watch) if generator is not None else None
            asked = self.understand(text, history=history, rewritten=rewritten)
        base = blank_answer(id or answer_id(question, history, documents), question, asked)
        answer, draft = unsearched_answer(base, text, self._scope(documents), history, longest=self._maximum), None
        top = max(top, _FEWEST_PASSAGES)
        if answer is None:
            alone = partial(self._answer, base, history=(), documents=documents, top=top, clock=clock)
            answer = answered_in_parts(base, asked, self.register, lambda part: alone(part)[0], documents)
        if answer is None:
            answer, draft = self._answer(base, asked, history, documents, top, clock)
        if generator is not None and draft is not None:
            with clock.stage("generate"):
                answer = generator.write(draft, answer, watch)
        return replace(answer, seconds=clock.seconds())

    def understand(self, question: str, *, history: Sequence[Turn] = (), rewritten: str | None = None) -> Question:
        """The question as understood: its language, its kind, and what it is in full.

        :param rewritten: what a language model made of a follow-up question; None for the built-in way.
        """
        return self._understood(question, history, rewritten)

    def _answer(
        self,
        base: Answer,
        asked: Question,
        history: Sequence[Turn],
        documents: Sequence[str],
        top: int,
        clock: Clock,
    ) -> tuple[Answer, Draft | None]:
        """The answer in quotes, and what another answer could be written from; None with a refusal."""
        searched = len(self._scope(documents))
        with clock.stage("search"):
            evidence = self.finder.find(asked, documents=documents, top=top)
        if not evidence.candidates:
            return refused(base, "not_found", searched=searched), None
        with clock.stage("confidence"):
            found = self._judged(asked, evidence, history, documents)
        judgement = found.judgement
        base = replace(base, passages=ranked_passages(evidence, top), confidence=judgement.confidence.answer)
        known = catalogue_answer(base, asked, self.index.documents, self.finder.names, chosen=documents)
        if known is not None:
            return known, None
        with clock.stage("register"):
            rows = None if judgement.stated else self.register.find(asked, documents=documents, history=history)
        if rows is not None:
            adds = rows.fitting.open and judgement.reason is None  # nobody is bound, and the documents say more
            beside = compose_turn(found.asked, history, found.evidence, self._limits) if adds else []
            return register_answer(base, rows, self.index.documents, beside=beside), None
        if judgement.reason is not None:
            refusal = refused(
                base, judgement.reason, searched=searched, missing=judgement.missing, candidates=evidence.candidates
            )
            scope = {one: self.index.documents[one] for one in self.index.documents if one in self._scope(documents)}
            return explained_short(refusal, asked, self._abbreviations, scope, self.finder.called), None
        with clock.stage("compose"):
            parts = compose_turn(found.asked, history, found.evidence, self._limits)
            unlisted = self.register.nothing_found(asked, documents=documents, history=history)
            notices = (unlisted, *self._notices(found, parts), elsewhere_notice(asked, history, parts))
            told = tuple(notice for notice in notices if notice is not None)
            draft = Draft(found.asked, history, found.evidence, parts) if parts else None
            return replace(answered(base, parts), notices=told), draft

    def _judged(
        self, asked: Question, evidence: Evidence, history: Sequence[Turn], documents: Sequence[str]
    ) -> Answerable:
        found = answerable(self.finder, asked, evidence, documents=documents, threshold=self._threshold)
        if found.judgement.reason is not None:
            return found
        return replace(found, evidence=weighed(self.finder, found.asked, history, found.evidence, documents))

    def _notices(self, found: Answerable, parts: Sequence[Part]) -> Iterator[Notice | None]:
        """What the reader should know beside the parts of the answer."""
        evidence = found.evidence
        # Parts of a question have numbers of their own.
        candidates = () if evidence.parts or found.lacking else evidence.candidates
        yield differing_notice(found.asked, parts, candidates, self.index.analyser.terms)
        yield lacking_notice(found.asked, found.lacking)
        yield silent_notice(found.asked, evidence, self.index.documents)
        yield unwritten_notice(found.asked, self._abbreviations, parts, self.finder.called)
        vocabulary = self.index.analyser.lexicon.vocabulary
        yield unknown_notice(found.asked, found.judgement.missing, vocabulary, self.finder.called)

    def _scope(self, documents: Sequence[str]) -> set[str]:
        """The documents to search in."""
        return set(documents or self.index.documents) & set(self.index.documents)
