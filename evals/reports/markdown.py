"""The numbers of a run as Markdown, for the README and for people who paste into a memo."""

from __future__ import annotations

from collections.abc import Sequence

from evals.agreements.figures import TITLE, estimates_of, register_rows
from evals.measures.registry import MEASURES
from evals.numbers import interval, number, seconds, value_and_count
from evals.store import Run, read_register
from evals.summary import BREAKDOWN_MEASURES, DIMENSIONS, Summary
from evals.types import Estimate


def escape(text: str) -> str:
    """Text that Markdown shows as it is, in a table cell too."""
    for character in "\\`*_[]<>|#":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, first column left, the others right."""
    rules = ["---", *(["---:"] * (len(headings) - 1))]
    return "\n".join("| " + " | ".join(row) + " |" for row in (headings, rules, *rows))


def measure_table(measures: dict[str, Estimate]) -> str:
    """All measures with interval and n."""
    rows = []
    for measure in MEASURES:
        found = measures[measure.name]
        rows.append([measure.title, number(found.value), interval(found), str(found.n)])
    return table(["Maat", "Waarde", "95%", "n"], rows)


def breakdown_table(summary: Summary, dimension: str) -> str:
    """A few measures for each value of a dimension such as the type of question."""
    rows = [
        [escape(value), *(value_and_count(estimates[name]) for name in BREAKDOWN_MEASURES)]
        for value, estimates in summary.breakdowns[dimension].items()
    ]
    return table([DIMENSIONS[dimension][0], *BREAKDOWN_MEASURES.values()], rows)


def latency_table(summary: Summary) -> str:
    """p50 and p95 of every stage."""
    rows = [[stage, seconds(one.p50), seconds(one.p95), str(one.n)] for stage, one in summary.latencies.items()]
    return table(["Stap", "p50", "p95", "n"], rows)


def markdown_report(run: Run, summary: Summary) -> str:
    """The whole report: where the numbers come from, measures, breakdowns, latencies and the questions that failed."""
    git = run.record.get("git", {})
    revision = f"{git.get('revision') or 'onbekend'}{' (gewijzigd)' if git.get('dirty') else ''}"
    register = estimates_of(read_register(run.directory))
    parts = [
        f"# Meting {escape(run.name)}",
        f"{summary.n} vragen, versie {revision}, model {escape(str(run.record.get('model', '')))}.",
        measure_table(summary.measures),
        *(f"## {DIMENSIONS[name][0]}\n\n{breakdown_table(summary, name)}" for name in DIMENSIONS),
        *([f"## {TITLE}\n\n{table(*register_rows(register))}"] if register else []),
        f"## Tijd per vraag\n\n{latency_table(summary)}",
        f"## Niet goed\n\n{_failures(run)}",
    ]
    return "\n\n".join(parts) + "\n"


def _failures(run: Run) -> str:
    rows = [
        [escape(result.case.id), escape(result.case.question), result.case.expected, result.answer.status]
        for result in run.results
        if not result.correct
    ]
    return table(["Vraag", "Tekst", "Verwacht", "Gegeven"], rows) if rows else "Alles is goed."
