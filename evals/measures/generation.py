"""What a language model and the citation gate made of one question: sentences kept, fallen back, tokens used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.types import Answer
from evals.bootstrap import mean_estimate
from evals.types import CaseResult, Estimate


@dataclass(frozen=True, slots=True)
class ModelMeasure:
    """A mean over the questions that a language model was asked; ``one`` gives None where it does not apply."""

    name: str
    title: str
    one: Callable[[Answer], float | None]


def was_asked(answer: Answer) -> bool:
    """Whether a language model was asked; a question that was refused on the evidence never reaches it."""
    return answer.tokens is not None


def sentence_share(answer: Answer, verdict: str) -> float | None:
    """Share of the sentences of a model that the gate gave this verdict; None without sentences."""
    gate = answer.gate
    if gate is None or not gate.sentences:
        return None
    return sum(one.verdict == verdict for one in gate.sentences) / len(gate.sentences)


def _generated(answer: Answer) -> float | None:
    return float(answer.generator != "extractive") if was_asked(answer) else None


def _fallback(answer: Answer, *codes: str) -> float | None:
    if not was_asked(answer):
        return None
    return float(answer.gate is not None and answer.gate.fallback in codes)


def _fault(answer: Answer) -> float | None:
    """Whether no whole answer came from the model, so that the gate saw none."""
    return float(answer.gate is None) if was_asked(answer) else None


def _tokens(answer: Answer) -> float | None:
    return None if answer.tokens is None else float(answer.tokens.prompt + answer.tokens.completion)


MODEL_MEASURES: tuple[ModelMeasure, ...] = (
    ModelMeasure("generated", "Antwoorden van het taalmodel getoond", _generated),
    ModelMeasure("model_refused", "Het taalmodel vond geen antwoord", lambda one: _fallback(one, "refused")),
    ModelMeasure(
        "gate_closed",
        "Geheel door de poort tegengehouden",
        lambda one: _fallback(one, "nothing_left", "mostly_unsupported", "language", "empty"),
    ),
    ModelMeasure("model_fault", "Storing, te laat of afgebroken", _fault),
    ModelMeasure("sentences_kept", "Zinnen zo getoond", lambda one: sentence_share(one, "kept")),
    ModelMeasure("sentences_repaired", "Zinnen vervangen door een citaat", lambda one: sentence_share(one, "repaired")),
    ModelMeasure("sentences_dropped", "Zinnen weggelaten", lambda one: sentence_share(one, "dropped")),
    ModelMeasure("tokens", "Tokens per vraag", _tokens),
)


def model_estimates(results: Sequence[CaseResult]) -> dict[str, Estimate]:
    """The measures with their intervals; empty when no language model was asked anything."""
    answers = [result.answer for result in results]
    if not any(map(was_asked, answers)):
        return {}
    return {measure.name: mean_estimate([measure.one(answer) for answer in answers]) for measure in MODEL_MEASURES}
