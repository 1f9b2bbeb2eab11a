"""The numbers of a run as tables for the terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Console, RenderableType
from rich.table import Table

from evals.measures.registry import MEASURES
from evals.numbers import interval, number, seconds, value_and_count
from evals.summary import BREAKDOWN_MEASURES, DIMENSIONS, Summary


def summary_tables(summary: Summary) -> list[RenderableType]:
    """The measures, the breakdowns and the latencies as tables, ready to print."""
    tables: list[RenderableType] = [_measure_table(summary)]
    for dimension, (title, _) in DIMENSIONS.items():
        tables.append(_breakdown_table(summary, dimension, title))
    return [*tables, _latency_table(summary)]


def summary_text(summary: Summary, *, width: int = 110) -> str:
    """The same tables as plain text."""
    output = io.StringIO()
    console = Console(file=output, width=width, color_system=None, highlight=False)
    for table in summary_tables(summary):
        console.print(table)
    return output.getvalue()


def _table(title: str, left: Sequence[str], right: Sequence[str]) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in left:
        table.add_column(heading, no_wrap=True)
    for heading in right:
        table.add_column(heading, justify="right")
    return table


def _measure_table(summary: Summary) -> Table:
    table = _table(f"{summary.n} vragen", ["Maat", "Naam"], ["Waarde", "95%", "n"])
    group = ""
    for measure in MEASURES:
        if group and measure.group != group:
            table.add_section()
        group = measure.group
        found = summary.measures[measure.name]
        table.add_row(measure.title, measure.name, number(found.value), interval(found), str(found.n))
    return table


def _breakdown_table(summary: Summary, dimension: str, title: str) -> Table:
    table = _table(title, [title], list(BREAKDOWN_MEASURES.values()))
    for value, estimates in summary.breakdowns[dimension].items():
        table.add_row(value, *(value_and_count(estimates[name]) for name in BREAKDOWN_MEASURES))
    return table


def _latency_table(summary: Summary) -> Table:
    table = _table("Tijd per vraag", ["Stap"], ["p50", "p95", "n"])
    for stage, latency in summary.latencies.items():
        table.add_row(stage, seconds(latency.p50), seconds(latency.p95), str(latency.n))
    return table
