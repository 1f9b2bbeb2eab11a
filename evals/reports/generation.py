"""What the language model and the gate did in a run, as a table for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table

from evals.measures.generation import MODEL_MEASURES, model_estimates
from evals.numbers import interval, number
from evals.types import CaseResult


def model_tables(results: Sequence[CaseResult], *, name: str = "") -> list[RenderableType]:
    """The measures of the language model; no table when none was asked.

    :param name: of the run, for who shows two of them.
    """
    estimates = model_estimates(results)
    if not estimates:
        return []
    table = Table(title=f"Taalmodel en poort {name}".strip(), title_justify="left")
    for heading in ("Maat", "Naam"):
        table.add_column(heading, no_wrap=True)
    for heading in ("Waarde", "95%", "n"):
        table.add_column(heading, justify="right")
    for measure in MODEL_MEASURES:
        found = estimates[measure.name]
        table.add_row(measure.title, measure.name, number(found.value), interval(found), str(found.n))
    total = sum(one.answer.tokens.prompt + one.answer.tokens.completion for one in results if one.answer.tokens)
    table.add_section()
    table.add_row("Tokens, alle vragen samen", "", str(total), "", str(len(results)))
    return [table]
