"""The measures by name: title in two languages, which way is better, how one value comes out of many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from evals.measures import confidence, refusals
from evals.types import CaseResult

Better = Literal["higher", "lower"]
Results = Sequence[CaseResult]


class Whole(NamedTuple):
    """A measure of a whole set: what it looks at, taken from the results once, and the measure of any sample."""

    items: Callable[[Results], Sequence[Any]]
    measure: Callable[[Sequence[Any]], float | None]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure over questions.

    A mean over eligible questions takes ``one`` (the value of a question, None when not eligible); a measure of the
    whole set, such as AUROC, takes ``whole`` and counts the questions for which ``one`` is not None.
    """

    name: str
    title: str
    english: str
    group: str
    better: Better
    one: Callable[[CaseResult], float | None]
    whole: Whole | None = None


def _score(name: str, title: str, english: str, group: str, better: Better = "higher") -> Measure:
    return Measure(name, title, english, group, better, lambda result: result.scores.get(name))


def _withheld(name: str, title: str, english: str) -> Measure:
    def one(result: CaseResult) -> float | None:
        return None if result.withheld is None else result.withheld.get(name)

    return Measure(f"withheld_{name}", title, english, "vervolgvragen", "higher", one)


def _with_history(name: str, title: str, english: str) -> Measure:
    def one(result: CaseResult) -> float | None:
        return None if result.withheld is None else result.scores.get(name)

    return Measure(f"follow_up_{name}", title, english, "vervolgvragen", "higher", one)


def judged(results: Results) -> list[refusals.Judged]:
    """What the refusal measures look at."""
    return [refusals.Judged(not one.case.answerable, one.answer.status == "refused") for one in results]


def answerability(results: Results) -> list[confidence.Scored]:
    """Confidence with what it predicts: that the documents answer the question."""
    return [confidence.Scored(one.answer.confidence, one.case.answerable) for one in results]


def answered_correctly(results: Results) -> list[confidence.Scored]:
    """Confidence of the answers given with whether they were right; refusals are left out."""
    return [confidence.Scored(r.answer.confidence, r.correct) for r in results if r.answer.status == "answered"]


def _repeated(result: CaseResult) -> float | None:
    return None if result.repeated is None else float(result.repeated)


def _every(result: CaseResult) -> float | None:
    return 1.0


def _refused(result: CaseResult) -> float | None:
    return 1.0 if result.answer.status == "refused" else None


def _unanswerable(result: CaseResult) -> float | None:
    return None if result.case.answerable else 1.0


def _refused_or_unanswerable(result: CaseResult) -> float | None:
    return _refused(result) or _unanswerable(result)


def _answered(result: CaseResult) -> float | None:
    return None if _refused(result) else 1.0


MEASURES: tuple[Measure, ...] = (
    _score("correct", "Goed, alles samen", "Correct overall", "antwoord"),
    _score("strict", "Alle feiten in het antwoord", "All facts in the answer", "antwoord"),
    _score("cited_correct", "Alle feiten, al het goud geciteerd", "All facts, all gold cited", "antwoord"),
    _score("fact_recall", "Aandeel feiten in het antwoord", "Share of the facts in the answer", "antwoord"),
    _score("answer_words", "Lengte van het antwoord (woorden)", "Length of the answer (words)", "antwoord", "lower"),
    _score("gold_share", "Aandeel van het antwoord dat goud is", "Share of the answer that is gold", "antwoord"),
    _score("citation_precision", "Citaten die kloppen bij de vraag", "Citations that support the answer", "citaten"),
    _score("citation_recall", "Goud dat geciteerd is", "Gold that is cited", "citaten"),
    _score("quote_validity", "Letterlijk juiste citaten", "Quotes that are exact slices", "citaten"),
    _score("success_1", "Goud in treffer 1", "Gold in hit 1", "zoeken"),
    _score("success_5", "Goud in de eerste 5 treffers", "Gold in the first 5 hits", "zoeken"),
    _score("success_10", "Goud in de eerste 10 treffers", "Gold in the first 10 hits", "zoeken"),
    _score("reciprocal_rank", "1 / rang van de eerste goede treffer", "1 / rank of the first good hit", "zoeken"),
    _score("ndcg_10", "nDCG@10", "nDCG@10", "zoeken"),
    _score("recall_10", "Aandeel goud in 10 treffers", "Share of the gold in 10 hits", "zoeken"),
    _score("best_1", "Juiste passage voorop", "Right passage first", "zoeken"),
    _score("best_5", "Juiste passage bij de eerste 5", "Right passage among 5", "zoeken"),
    Measure(
        *(
            "refusal_precision",
            "Weigeringen die terecht zijn",
            "Refusals that are right",
            "weigeren",
            "higher",
            _refused,
        ),
        Whole(judged, refusals.refusal_precision),
    ),
    Measure(
        *(
            "refusal_recall",
            "Onbeantwoordbare vragen geweigerd",
            "Unanswerable questions refused",
            "weigeren",
            "higher",
            _unanswerable,
        ),
        Whole(judged, refusals.refusal_recall),
    ),
    Measure(
        *("refusal_f1", "F1 van weigeren", "F1 of refusing", "weigeren", "higher", _refused_or_unanswerable),
        Whole(judged, refusals.refusal_f1),
    ),
    _score("false_refusal", "Ten onrechte geweigerd", "Wrongly refused", "weigeren", "lower"),
    _score("refusal_reason", "Reden van weigering juist", "Right reason of a refusal", "weigeren"),
    Measure(
        *("auroc", "AUROC van de zekerheid", "AUROC of the confidence", "zekerheid", "higher", _every),
        Whole(answerability, confidence.auroc),
    ),
    Measure(
        *(
            "risk_coverage_area",
            "Oppervlak risico bij dekking",
            "Area under risk-coverage",
            "zekerheid",
            "lower",
            _answered,
        ),
        Whole(answered_correctly, confidence.risk_coverage_area),
    ),
    Measure(
        *("calibration_error", "Kalibratiefout (ECE)", "Calibration error (ECE)", "zekerheid", "lower", _every),
        Whole(answerability, confidence.calibration_error),
    ),
    _with_history("correct", "Vervolgvragen goed, met geschiedenis", "Follow-ups correct, with history"),
    _withheld("correct", "Vervolgvragen goed, zonder geschiedenis", "Follow-ups correct, history withheld"),
    _with_history("success_5", "Vervolgvragen: goud in 5, met geschiedenis", "Follow-ups: gold in 5, with history"),
    _withheld("success_5", "Vervolgvragen: goud in 5, zonder geschiedenis", "Follow-ups: gold in 5, history withheld"),
    Measure(
        "stability", "Tweede keer hetzelfde antwoord", "Same answer the second time", "herhaling", "higher", _repeated
    ),
)

BY_NAME = {measure.name: measure for measure in MEASURES}
