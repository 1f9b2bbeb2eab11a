"""Results of single questions -> estimates per measure, for all questions and for each kind of question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evals.bootstrap import mean_estimate, whole_estimate
from evals.measures.latency import Latency, stage_latencies
from evals.measures.registry import MEASURES, Measure
from evals.types import CaseResult, Estimate

NO_DOCUMENT = "geen (onbeantwoordbaar)"

# The columns of a breakdown with a short heading: few enough for a terminal.
BREAKDOWN_MEASURES = {
    "correct": "goed",
    "fact_recall": "feiten",
    "citation_precision": "citaten",
    "citation_recall": "goud",
    "success_5": "zoeken@5",
    "answer_words": "woorden",
}

DIMENSIONS: dict[str, tuple[str, Callable[[CaseResult], Iterable[str]]]] = {
    "type": ("Soort vraag", lambda result: [result.case.type]),
    "document": ("Document", lambda result: result.case.documents or [NO_DOCUMENT]),
    "language": ("Taal", lambda result: [result.case.language]),
    "persona": ("Rol", lambda result: [result.case.persona]),
    "split": ("Deel", lambda result: [result.case.split]),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of a run.

    ``measures`` has an estimate for every measure; ``breakdowns[dimension][value]`` has estimates of a few measures for
    the questions with that value (a question with gold in two documents counts under both). ``latencies`` in seconds.
    """

    n: int
    measures: dict[str, Estimate]
    breakdowns: dict[str, dict[str, dict[str, Estimate]]]
    latencies: dict[str, Latency]

    def __str__(self) -> str:
        """The tables as plain text, for a quick look while tuning: ``print(summarise(results))``."""
        from evals.reports.terminal import summary_text

        return summary_text(self)


def summarise(results: Sequence[CaseResult]) -> Summary:
    """Summarise results; an empty sequence gives measures without value and n = 0."""
    return Summary(
        n=len(results),
        measures={measure.name: estimate(measure, results) for measure in MEASURES},
        breakdowns={name: _breakdown(results, key) for name, (_, key) in DIMENSIONS.items()},
        latencies=stage_latencies([result.answer.seconds for result in results]),
    )


def estimate(measure: Measure, results: Sequence[CaseResult]) -> Estimate:
    """One measure over the results with its interval and the number of eligible questions."""
    values = [measure.one(result) for result in results]
    if measure.whole is None:
        return mean_estimate(values)
    return whole_estimate(
        measure.whole.items(results), measure.whole.measure, n=sum(value is not None for value in values)
    )


def _breakdown(
    results: Sequence[CaseResult], key: Callable[[CaseResult], Iterable[str]]
) -> dict[str, dict[str, Estimate]]:
    groups: dict[str, list[CaseResult]] = {}
    for result in results:
        for value in key(result):
            groups.setdefault(value, []).append(result)
    chosen = [measure for measure in MEASURES if measure.name in BREAKDOWN_MEASURES]
    return {value: {measure.name: estimate(measure, groups[value]) for measure in chosen} for value in sorted(groups)}
