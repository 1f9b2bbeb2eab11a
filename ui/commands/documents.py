"""``wegwijzer documents``: which documents there are, how one was understood, and removing one."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from ui.commands.documents_edit import edit_document, list_versions
from ui.terminal.screen import clean, is_interactive, say, styled
from ui.terminal.usage import DutchCommand, DutchGroup, WrongUsage


@click.group(cls=DutchGroup, invoke_without_command=True)
@click.pass_context
def documents(context: click.Context) -> None:
    """Bekijk, verbeter of verwijder documenten.

    \b
      wegwijzer documents                          de lijst
      wegwijzer documents show nji-brief           opbouw, passages en wat er is weggelaten
      wegwijzer documents show nji-brief --text    de tekst zelf, waar begin en einde van citaten op slaan
      wegwijzer documents edit rapport --date 2024-03      verbeter titel, datum, status en meer
      wegwijzer documents versions rapport         de versies die het verving
      wegwijzer documents remove rapport           verwijder een toegevoegd document
    """
    if context.invoked_subcommand is None:
        context.invoke(list_documents)


@documents.command("list", cls=DutchCommand)
def list_documents() -> None:
    """Noem alle documenten.

    \b
      wegwijzer documents list
    """
    from ui.terminal.session import open_workspace

    rows = [
        (metadata.id, metadata.date or "datum onbekend", metadata.kind, metadata.status or "-", metadata.title)
        for metadata in open_workspace().documents()
    ]
    _echo(_columns([("ID", "DATUM", "SOORT", "STATUS", "TITEL"), *rows]))


@documents.command("show", cls=DutchCommand)
@click.argument("document", metavar="ID")
@click.option("--text", is_flag=True, help="Geef de tekst zelf, letter voor letter.")
def show_document(document: str, text: bool) -> None:
    """Toon hoe een document is gelezen, of (met --text) de tekst zelf.

    \b
      wegwijzer documents show vng-statement
      wegwijzer documents show vng-statement --text > statement.txt
    """
    from assistant.library.workspace import describe
    from ui.terminal.session import open_workspace

    found = open_workspace().document(document)
    if text:
        # Not through the text layer: offsets count these characters, whatever the terminal makes of them.
        sys.stdout.flush()
        sys.stdout.buffer.write(found.text.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
        return
    _echo(clean(line) for line in describe(found))


documents.add_command(edit_document)
documents.add_command(list_versions)


@documents.command("remove", cls=DutchCommand)
@click.argument("document", metavar="ID")
@click.option("--yes", is_flag=True, help="Vraag niet of u het zeker weet.")
@click.pass_context
def remove_document(context: click.Context, document: str, yes: bool) -> None:
    """Verwijder een toegevoegd document en werk de index bij.

    \b
      wegwijzer documents remove rapport-2024
    """
    from ui.terminal.progress import progress_bars
    from ui.terminal.session import open_workspace

    workspace = open_workspace()
    title = workspace.document(document).metadata.title
    if not yes:
        if not is_interactive(sys.stdin):
            raise WrongUsage("Verwijderen zonder vraag vooraf kan alleen met --yes.", context)
        if input(f"{clean(title)} ({document}) verwijderen? [j/N] ").strip().lower() not in ("j", "ja", "y", "yes"):
            say("Niets verwijderd.")
            return
    with progress_bars() as progress:
        workspace.remove(document, progress=progress)
    click.echo(f"Verwijderd: {clean(title)} ({document})")


def _columns(rows: list[tuple[str, ...]]) -> Iterable[str]:
    """Rows as aligned columns, the first row as heading; the last column is as long as it is."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = [clean(cell).ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield styled("  ".join(cells).rstrip(), bold=number == 0)


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
