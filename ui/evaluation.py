"""What ``wegwijzer evaluate`` does: run with a progress bar, print the tables, keep the gate, publish the numbers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.terminal.screen import say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from evals.evaluate import Evaluation, Selection
    from evals.gate import Limit

_STAGE = "Vragen stellen"


def carry_out(
    *,
    split: str | None,
    types: tuple[str, ...],
    documents: tuple[str, ...],
    limit: int | None,
    out: Path | None,
    jobs: int,
    no_repeat: bool,
    questions: Path | None,
    own: bool,
    fail_under: Path | None,
    update_baseline: bool,
    update_readme: bool,
    generator: str | None = None,
) -> int:
    """Run, report and check.

    :return: exit status: 1 when a limit of ``fail_under`` is not kept.
    """
    from evals.evaluate import Selection
    from evals.gate import read_limits
    from evals.published import publish

    limits = read_limits(fail_under) if fail_under else []
    selection = Selection(split, types, documents, limit)
    kinds = (questions, own)
    evaluation = _run(selection, out=out, jobs=jobs, repeat=not no_repeat, kinds=kinds, generator=generator)
    print_tables(_tables(evaluation))
    say(f"Meting: {evaluation.run.directory}")
    for path in evaluation.reports:
        say(f"  {path.name}")
    for path in publish(evaluation.run, baseline=update_baseline, readme=update_readme):
        say(f"Bijgewerkt: {path}")
    return _keep_gate(evaluation, limits) if limits else 0


def _run(
    selection: Selection,
    *,
    out: Path | None,
    jobs: int,
    repeat: bool,
    kinds: tuple[Path | None, bool],
    generator: str | None,
) -> Evaluation:
    """Run; ``kinds`` are another folder with questions, and whether the user's own come along."""
    from evals.cases import QUESTIONS
    from evals.evaluate import evaluate
    from evals.session import own_questions_folder
    from ui.terminal.progress import progress_bars

    questions, own = kinds
    with progress_bars() as progress:
        try:
            return evaluate(
                selection,
                out=out,
                questions=questions or QUESTIONS,
                also=own_questions_folder() if own else None,
                jobs=jobs,
                repeat=repeat,
                generator=generator,
                progress=lambda one: progress(_STAGE, one.done, one.total),
            )
        except KeyboardInterrupt:
            say("Onderbroken; hetzelfde commando gaat verder waar het was.")
            raise


def _tables(evaluation: Evaluation) -> list[RenderableType]:
    from evals.agreements.show import register_tables
    from evals.reports.generation import model_tables
    from evals.reports.terminal import summary_tables

    register = evaluation.register
    shown = [*summary_tables(evaluation.summary), *model_tables(evaluation.run.results)]
    return [*shown, *(register_tables(register.estimates) if register else ())]


def _keep_gate(evaluation: Evaluation, limits: list[Limit]) -> int:
    from evals.gate import broken_limits

    # All of the register, or the half that was asked for: the first of its estimates.
    register = next(iter(evaluation.register.estimates.values())) if evaluation.register else None
    broken = broken_limits(evaluation.summary, limits, register=register)
    for sentence in broken:
        say(f"Onder de grens: {sentence}")
    if not broken:
        say(f"Alle {len(limits)} grenzen zijn gehaald.")
    return 1 if broken else 0


def print_tables(tables: Iterable[RenderableType]) -> None:
    """Tables on stdout, as wide as the terminal; in a file or pipe wide enough for every column."""
    from rich.console import Console

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=120)
    for one in tables:
        console.print(one)


def echo_rows(rows: Iterable[tuple[str, ...]]) -> None:
    """Rows of text as aligned columns."""
    lines = list(rows)
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
