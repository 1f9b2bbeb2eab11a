"""``wegwijzer documents edit`` and ``versions``: what a document is called, and what it replaced."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from ui.terminal.screen import clean, say
from ui.terminal.usage import DutchCommand, WrongUsage


@click.command("edit", cls=DutchCommand)
@click.argument("document", metavar="ID")
@click.option("--title", metavar="TITEL", help="De titel.")
@click.option(
    "--date", metavar="DATUM", help='De datum van het document: 2022-12-07, 2022-12 of 2022; "" voor onbekend.'
)
@click.option("--status", metavar="STATUS", help='Bijvoorbeeld concept, definitief of vastgesteld; "" voor onbekend.')
@click.option("--kind", metavar="SOORT", help="Bijvoorbeeld brief, rapport of uitvoeringsplan.")
@click.option("--publisher", "publishers", metavar="NAAM", multiple=True, help="Wie het uitgaf; mag vaker.")
@click.option("--region", metavar="REGIO", help='De regio, of landelijk; "" voor onbekend.')
@click.option("--language", metavar="TAAL", help="De taal: nl, en, de of fr.")
@click.pass_context
def edit_document(context: click.Context, /, document: str, publishers: tuple[str, ...], **given: str | None) -> None:
    """Verbeter wat er over een document bekend is.

    \b
      wegwijzer documents edit rapport --title "Jaarrapport 2023" --date 2024-03 --status definitief

    Wat u invult, blijft gelden als het document opnieuw wordt gelezen en voor nieuwere versies; alleen datum en status
    horen bij één versie.
    """
    from assistant.library.changes import Revise
    from assistant.library.particulars import check_particulars, particulars_of, with_particulars
    from ui.terminal.progress import progress_bars
    from ui.terminal.session import open_workspace

    filled: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if not filled and not publishers:
        raise WrongUsage("Zeg wat er moet veranderen, bijvoorbeeld met --title of --date.", context)
    workspace = open_workspace()
    metadata = workspace.document(document).metadata
    particulars = replace(particulars_of(metadata), **filled)
    if publishers:
        particulars = replace(particulars, publishers=publishers)
    wrong = check_particulars(particulars)
    if wrong:
        named = ", ".join(f"--{name}" for name in wrong)
        raise WrongUsage(f"Dit is niet te gebruiken: {named}.", context)
    with progress_bars() as progress:
        report = workspace.change([Revise(with_particulars(metadata, particulars))], progress=progress)
    for failure in report.failed:
        say(clean(f"{failure.problem} {failure.remedy}"))
    if report.failed:
        context.exit(1)
    click.echo(f"Bijgewerkt: {clean(workspace.document(document).metadata.title)} ({document})")


@click.command("versions", cls=DutchCommand)
@click.argument("document", metavar="ID")
def list_versions(document: str) -> None:
    """Noem de versies van een document, de oudste eerst.

    \b
      wegwijzer documents versions rapport
      wegwijzer documents show rapport@1          een versie die is vervangen
    """
    from ui.terminal.session import open_workspace

    for version in open_workspace().library.versions(document):
        when = version.metadata.date or "datum onbekend"
        state = "in gebruik" if version.current else f"vervangen op {version.replaced[:10]}"
        click.echo(clean(f"{version.id}  {when}  {state}  {version.metadata.title}"))
