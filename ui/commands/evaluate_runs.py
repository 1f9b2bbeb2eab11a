"""``wegwijzer evaluate runs | report | compare``: runs that were made before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.terminal.screen import say
from ui.terminal.usage import DutchCommand

if TYPE_CHECKING:
    from evals.store import Run

_RUN = click.Path(path_type=Path)
_LAST = "laatste"


def find_run(name: Path) -> Run:
    """The run in a folder, or the one of that name in the data directory; "laatste" is the newest one there."""
    from evals.session import runs_folder
    from evals.store import list_runs, load_run

    kept = list_runs(runs_folder())
    if str(name) == _LAST and kept:
        return load_run(kept[0])
    inside = runs_folder() / name
    return load_run(inside if inside.is_dir() and not name.is_dir() else name)


@click.command(cls=DutchCommand)
def runs() -> None:
    """Noem de metingen in de gegevensmap, de nieuwste eerst.

    \b
      wegwijzer evaluate runs
    """
    from evals.errors import EvaluationError
    from evals.session import runs_folder
    from evals.store import list_runs, load_run
    from ui.evaluation import echo_rows

    rows = [("NAAM", "VRAGEN", "GOED", "AF")]
    for path in list_runs(runs_folder()):
        try:
            run = load_run(path)
        except EvaluationError:
            rows.append((path.name, "-", "-", "beschadigd"))
            continue
        right = sum(result.correct for result in run.results)
        rows.append((run.name, str(len(run.results)), str(right), "ja" if run.finished else "nee"))
    echo_rows(rows)


@click.command(cls=DutchCommand)
@click.argument("run", metavar="MAP", type=_RUN, default=Path(_LAST))
def report(run: Path) -> None:
    """Toon de uitslag van een meting en schrijf de verslagen opnieuw.

    \b
      wegwijzer evaluate report              de laatste meting
      wegwijzer evaluate report MAP          naam of map van een meting
    """
    from evals.agreements.figures import estimates_of
    from evals.agreements.show import register_tables
    from evals.reports.files import write_reports
    from evals.reports.generation import model_tables
    from evals.reports.terminal import summary_tables
    from evals.store import read_register
    from evals.summary import summarise
    from ui.evaluation import print_tables

    found = find_run(run)
    summary = summarise(found.results)
    register = estimates_of(read_register(found.directory))
    print_tables([*summary_tables(summary), *model_tables(found.results), *register_tables(register)])
    for path in write_reports(found, summary):
        say(f"Geschreven: {path}")


@click.command(cls=DutchCommand)
@click.argument("first", metavar="EERSTE", type=_RUN)
@click.argument("second", metavar="TWEEDE", type=_RUN)
def compare(first: Path, second: Path) -> None:
    """Vergelijk twee metingen: wat is er beter of slechter geworden, en is dat meer dan toeval?

    \b
      wegwijzer evaluate compare EERSTE TWEEDE
      wegwijzer evaluate compare EERSTE laatste

    EERSTE en TWEEDE zijn mappen, of namen uit: wegwijzer evaluate runs
    """
    from evals.compare import compare_runs
    from evals.reports.comparison import comparison_tables
    from evals.reports.generation import model_tables
    from ui.evaluation import print_tables

    runs = (find_run(first), find_run(second))
    models = [table for run in runs for table in model_tables(run.results, name=run.name)]
    print_tables([*comparison_tables(compare_runs(*runs)), *models])
