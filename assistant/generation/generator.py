"""Writes an answer with a language model, one checked sentence at a time; whatever goes wrong, the quotes stay."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.asking.language import Language
from assistant.asking.leaning import leans_on_history
from assistant.gate import Gate
from assistant.gate.types import Analyse, Checked, Judgement, Slice
from assistant.generation.context import gather_slices
from assistant.generation.draft import Draft
from assistant.generation.outcome import gate_report, generated, shown_text
from assistant.generation.prompt import answer_messages, count_tokens, frame_tokens, refusal_sentence
from assistant.generation.pump import Limits, pump
from assistant.generation.rewrite import rewrite
from assistant.generation.thinking import Thinking
from assistant.generation.types import Message, Model, ModelFault, Piece, Watch
from assistant.generation.wording import fallback_notice
from assistant.types import Answer, TokenUse, Turn

if TYPE_CHECKING:
    from assistant.gate.types import Embed
    from assistant.settings import Settings
    from corpus import Abbreviation, Document
    from corpus.terms.thesaurus import Thesaurus
    from index import Index

# Rewriting a follow-up question may take this share of the time for an answer.
_SHARE_OF_REWRITING = 0.25


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a model may read and write, in tokens, and how many seconds it gets."""

    context: int = 4096
    answer: int = 600
    seconds: float = 60.0


class Generator:
    """Answers with one model; safe to share between threads.

    :param model: the language model.
    :param documents: by id, those that evidence comes from.
    :param analyse: the lemmas of a text, for the gate; ``abbreviations``, ``thesaurus`` and ``embed`` likewise.
    :param rewrites: let the model rewrite follow-up questions.
    :param place: where the model is, to tell the reader.
    """

    def __init__(
        self,
        model: Model,
        documents: Mapping[str, Document],
        *,
        analyse: Analyse,
        abbreviations: Sequence[Abbreviation] = (),
        thesaurus: Thesaurus | None = None,
        embed: Embed | None = None,
        bounds: Bounds | None = None,
        rewrites: bool = False,
        place: str = "",
    ) -> None:
        self.place = place
        self._model = model
        self._documents = documents
        self._analyse = analyse
        self._abbreviations = tuple(abbreviations)
        self._thesaurus = thesaurus
        self._embed = embed
        self._bounds = bounds or Bounds()
        self._rewrites = rewrites

    @property
    def name(self) -> str:
        """The name of the model."""
        return self._model.name

    def write(self, draft: Draft, quoted: Answer, watch: Watch | None = None) -> Answer:
        """The answer as far as the gate lets it through; else the answer in quotes with a notice that says why."""
        watch = watch or Watch()
        language = quoted.language
        messages, slices = self._prepare(draft, language)
        used = _Used(sum(count_tokens(one.content) for one in messages))
        try:
            checked = self._check(messages, slices, language, watch, used)
        except ModelFault as fault:
            return replace(
                quoted, notices=(*quoted.notices, fallback_notice(fault.kind, language)), tokens=used.total()
            )
        report = gate_report(checked, language)
        answer = replace(quoted, gate=report, tokens=used.total())
        if report.fallback is not None:
            return replace(answer, notices=(*answer.notices, fallback_notice(report.fallback, language)))
        return generated(answer, checked, self._documents, generator=self.name)

    def standalone(self, question: str, history: Sequence[Turn], watch: Watch | None = None) -> str | None:
        """A follow-up question in full, as the model rewrites it; None when it may not, need not or could not."""
        if not self._rewrites or not history or not leans_on_history(question):
            return None
        seconds = self._bounds.seconds * _SHARE_OF_REWRITING
        return rewrite(self._model, question, history, seconds=seconds, watch=watch or Watch())

    def _prepare(self, draft: Draft, language: Language) -> tuple[list[Message], list[Slice]]:
        question = draft.asked.text
        frame = frame_tokens(question, draft.history, language)
        budget = self._bounds.context - self._bounds.answer - frame
        slices = gather_slices(draft.evidence, draft.parts, budget=budget)
        return answer_messages(question, draft.history, slices, self._documents, language=language), slices

    def _check(
        self, messages: Sequence[Message], slices: Sequence[Slice], language: Language, watch: Watch, used: _Used
    ) -> Checked:
        """Stream the answer through the gate, sentence by sentence.

        :raises ModelFault: when there is no whole answer.
        """
        gate = Gate(
            slices,
            analyse=self._analyse,
            language=language,
            refusal=refusal_sentence(),
            abbreviations=self._abbreviations,
            thesaurus=self._thesaurus,
            embed=self._embed,
        )
        thinking = Thinking()
        passed: list[Judgement] = []
        # Rewriting the question took its share already, so that all together keeps within the time.
        seconds = self._bounds.seconds * (1 - _SHARE_OF_REWRITING if self._rewrites else 1)
        limits = Limits(time.monotonic() + seconds, self._bounds.answer)
        stream = self._model.stream(messages, max_tokens=limits.max_tokens, timeout=seconds)
        for piece in pump(stream, limits, watch):
            used.add(piece)
            finished = [one for one in gate.feed(thinking.feed(piece.text)) if one.text]
            if finished:
                passed += finished
                watch.show(shown_text(passed))
        if not used.written.strip():
            raise ModelFault("empty")
        return gate.finish()


class _Used:
    """Counts what an answer costs, by the service or else by an estimate."""

    def __init__(self, prompt: int) -> None:
        self._prompt = prompt
        self._told: tuple[int | None, int | None] = (None, None)
        self.written = ""

    def add(self, piece: Piece) -> None:
        """Take a piece into account."""
        self.written += piece.text
        prompt, completion = self._told
        self._told = (piece.prompt_tokens or prompt, piece.completion_tokens or completion)

    def total(self) -> TokenUse:
        """The cost so far."""
        prompt, completion = self._told
        if prompt is None or completion is None:
            return TokenUse(self._prompt, count_tokens(self.written) if self.written else 0, estimated=True)
        return TokenUse(prompt, completion, estimated=False)


def open_generator(settings: Settings, index: Index, abbreviations: Sequence[Abbreviation] | None = None) -> Generator:
    """The generator that the settings describe; evidence comes from this index.

    :param abbreviations: those that its documents define, when they were collected already.
    :raises UserFacingError: when the package for the model is not installed.
    """
    from assistant.generation.client import open_model
    from corpus import collect_abbreviations
    from corpus.terms.thesaurus import load_thesaurus

    if abbreviations is None:
        abbreviations = collect_abbreviations(index.documents.values())
    return Generator(
        open_model(settings),
        index.documents,
        analyse=index.analyser.terms,
        abbreviations=abbreviations,
        thesaurus=load_thesaurus(),
        embed=index.embedder.embed_passages if index.embedder is not None else None,
        bounds=Bounds(settings.llm_context_size, settings.llm_max_tokens, settings.llm_timeout),
        rewrites=settings.llm_rewrite,
        place=urlsplit(settings.llm_base_url).netloc,
    )
