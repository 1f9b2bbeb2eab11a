"""``wegwijzer agreements``: who agreed, planned, wanted or proposed what, by when, and where it says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ui.terminal.usage import Day, DutchGroup, OneOf

_FILE = click.Path(path_type=Path)
_MODULES = {
    "show": "ui.commands.agreements_show:show_row",
    "history": "ui.commands.agreements_show:history",
    "orphans": "ui.commands.agreements_show:orphans",
    "confirm": "ui.commands.agreements_review:confirm",
    "correct": "ui.commands.agreements_review:correct",
    "reject": "ui.commands.agreements_review:reject",
    "note": "ui.commands.agreements_review:note",
    "restore": "ui.commands.agreements_review:restore",
    "export": "ui.commands.agreements_files:export_reviews",
    "import": "ui.commands.agreements_files:import_reviews",
}


@click.group(cls=DutchGroup, modules=_MODULES, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Geef de rijen als JSON, ook afgewezen rijen.")
@click.option("--csv", "csv_file", metavar="BESTAND", type=_FILE, help="Schrijf de rijen naar CSV.")
@click.option("--xlsx", "xlsx_file", metavar="BESTAND", type=_FILE, help="Schrijf de rijen naar Excel.")
@click.option("--ics", "ics_file", metavar="BESTAND", type=_FILE, help="Schrijf de termijnen naar een agenda.")
@click.option("--force", is_flag=True, help="Overschrijf bestanden die er al zijn.")
@click.option("--party", "parties", metavar="PARTIJ", multiple=True, help="Van of aan deze partij; mag vaker.")
@click.option(
    "--kind", "kinds", metavar="SOORT", multiple=True, type=OneOf("KINDS"), help="Alleen deze soort; mag vaker."
)
@click.option("--document", "documents", metavar="ID", multiple=True, help="Alleen uit dit document; mag vaker.")
@click.option("--before", metavar="DATUM", default="", type=Day(), help="Met een termijn die vóór deze dag afloopt.")
@click.option(
    "--overdue-on", metavar="DATUM", default="", type=Day(), help="Op deze dag over tijd; voorstellen tellen niet mee."
)
@click.option("--search", "text", metavar="TEKST", default="", help="Met al deze woorden.")
@click.option(
    "--review", "reviews", metavar="STAND", multiple=True, type=OneOf("REVIEWS"), help="Alleen zo nagekeken; mag vaker."
)
@click.pass_context
def agreements(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - the options above
    """Toon wie wat heeft afgesproken, gepland, gewenst of voorgesteld, met termijn en vindplaats.

    \b
      wegwijzer agreements --party VWS                 wat VWS doet, of wat VWS gevraagd is
      wegwijzer agreements --kind afspraak --json      alleen afspraken, als JSON
      wegwijzer agreements --overdue-on 2024-01-01     waarvan is de termijn voorbij?
      wegwijzer agreements --search "tarieven" --xlsx tarieven.xlsx
      wegwijzer agreements --ics termijnen.ics         termijnen voor de agenda

    \b
    Nakijken en verbeteren, met de sleutel uit de eerste kolom:
      wegwijzer agreements show 1a2b3c4d
      wegwijzer agreements confirm 1a2b3c4d
      wegwijzer agreements correct 1a2b3c4d --kind voorstel

    Soorten: afspraak, actie, ambitie, randvoorwaarde, voorstel, planning. Afgewezen rijen staan alleen in de JSON, of
    met --review rejected.
    """
    if context.invoked_subcommand is None:
        from ui.agreements import carry_out

        carry_out(context, **options)
