"""``wegwijzer evaluate``: ask the questions with known answers and show how good the answers are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ui.terminal.generator import generator_option
from ui.terminal.usage import DutchGroup, WholeNumber

_MODULES = {
    "check": "ui.commands.evaluate_questions:check",
    "import": "ui.commands.evaluate_questions:import_questions",
    "export": "ui.commands.evaluate_questions:export_questions",
    "runs": "ui.commands.evaluate_runs:runs",
    "report": "ui.commands.evaluate_runs:report",
    "compare": "ui.commands.evaluate_runs:compare",
}


def _known_split(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value not in (None, "dev", "test"):
        raise click.BadParameter(f"{value!r} is geen deel; kies dev of test", context, parameter)
    return value


@click.group(cls=DutchGroup, modules=_MODULES, invoke_without_command=True)
@click.option("--split", metavar="DEEL", callback=_known_split, help="Alleen dev of alleen test.")
@click.option("--type", "types", metavar="SOORT", multiple=True, help="Alleen deze soort vragen; mag vaker.")
@click.option(
    "--document", "documents", metavar="ID", multiple=True, help="Alleen vragen over dit document; mag vaker."
)
@click.option("--limit", metavar="N", type=WholeNumber(1, 100_000), help="Zoveel vragen, verspreid over de keuze.")
@click.option("--out", metavar="MAP", type=click.Path(path_type=Path), help="Map voor de meting en de verslagen.")
@click.option("--jobs", metavar="N", default=1, type=WholeNumber(1, 64), help="Aantal processen dat tegelijk vraagt.")
@click.option("--no-repeat", is_flag=True, help="Stel elke vraag één keer, niet twee keer.")
@click.option("--questions", metavar="MAP", type=click.Path(path_type=Path), help="Andere map met vragen.")
@click.option("--own", is_flag=True, help="Neem ook de vragen mee die u zelf uit terugkoppeling maakte.")
@click.option("--fail-under", metavar="BESTAND", type=click.Path(path_type=Path), help="Faal als een maat te laag is.")
@click.option("--update-baseline", is_flag=True, help="Bewaar de uitslag in evals/baseline.json.")
@click.option("--update-readme", is_flag=True, help="Zet de basislijn in de tabel van README.md.")
@generator_option
@click.pass_context
def evaluate(context: click.Context, /, **options: Any) -> int:  # noqa: ANN401 - the options above
    """Meet hoe goed de antwoorden zijn, met vragen waarvan het goede antwoord bekend is.

    \b
      wegwijzer evaluate                          alle vragen
      wegwijzer evaluate --split dev --limit 50   een snelle indruk
      wegwijzer evaluate --type list              één soort vragen
      wegwijzer evaluate --generator llm          met het ingestelde taalmodel, elke vraag één keer
      wegwijzer evaluate --fail-under evals/baseline.json

    \b
    Vragen beheren en metingen vergelijken:
      wegwijzer evaluate check                    zijn alle vragen in orde?
      wegwijzer evaluate export vragen.xlsx       open de vragen in Excel
      wegwijzer evaluate import vragen.xlsx       voeg vragen uit Excel toe
      wegwijzer evaluate compare MAP1 MAP2        wat is er beter of slechter geworden?

    Een onderbroken meting gaat verder waar ze was.
    """
    if context.invoked_subcommand is not None:
        return 0
    from ui.evaluation import carry_out

    return carry_out(**options)
