"""``wegwijzer conversations``: the conversations that are kept: list, show, export, delete."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ui.terminal.screen import clean, is_interactive, say
from ui.terminal.usage import DutchCommand, DutchGroup, WrongUsage


@click.group(cls=DutchGroup, invoke_without_command=True)
@click.pass_context
def conversations(context: click.Context) -> None:
    """Bekijk, bewaar of verwijder gesprekken van de webpagina's.

    \b
      wegwijzer conversations                          de lijst
      wegwijzer conversations list --search convenant  gesprekken waarin dit woord voorkomt
      wegwijzer conversations show 1a2b3c              een gesprek lezen
      wegwijzer conversations export 1a2b3c gesprek.docx
      wegwijzer conversations delete 1a2b3c
    """
    if context.invoked_subcommand is None:
        context.invoke(list_conversations)


@conversations.command("list", cls=DutchCommand)
@click.option("--search", metavar="WOORDEN", default="", help="Alleen gesprekken waarin al deze woorden voorkomen.")
def list_conversations(search: str) -> None:
    """Noem de gesprekken, het laatst gebruikte eerst.

    \b
      wegwijzer conversations list
    """
    from ui.terminal.conversations import list_lines

    for line in list_lines(search):
        click.echo(line)


@conversations.command("show", cls=DutchCommand)
@click.argument("conversation", metavar="ID")
def show_conversation(conversation: str) -> None:
    """Toon een gesprek als Markdown; de eerste tekens van het ID zijn genoeg.

    \b
      wegwijzer conversations show 1a2b3c
    """
    from ui.terminal.conversations import exported, find

    click.echo(exported(find(conversation), "md").decode("utf-8"), nl=False)


@conversations.command("export", cls=DutchCommand)
@click.argument("conversation", metavar="ID")
@click.argument("path", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overschrijf BESTAND als het er al is.")
@click.pass_context
def export_conversation(context: click.Context, conversation: str, path: Path, force: bool) -> None:
    """Schrijf een gesprek met genummerde bronnen naar Word (.docx), PDF of Markdown (.md).

    \b
      wegwijzer conversations export 1a2b3c gesprek.docx
      wegwijzer conversations export 1a2b3c gesprek.pdf
    """
    from ui.export.files import FORMATS
    from ui.terminal.conversations import exported, find
    from ui.written_files import refuse_existing, write_file

    suffix = path.suffix.removeprefix(".").casefold()
    if suffix not in FORMATS:
        raise WrongUsage(f"Van {path.name} is de soort niet bekend; kies uit .{', .'.join(FORMATS)}.", context)
    found = find(conversation)
    refuse_existing(context, [path], force=force)
    write_file(path, exported(found, suffix))
    say(f"Het gesprek staat in {path}")


@conversations.command("delete", cls=DutchCommand)
@click.argument("conversation", metavar="ID")
@click.option("--yes", is_flag=True, help="Vraag niet of u het zeker weet.")
@click.pass_context
def delete_conversation(context: click.Context, conversation: str, yes: bool) -> None:
    """Verwijder een gesprek voorgoed.

    \b
      wegwijzer conversations delete 1a2b3c
    """
    from ui.terminal.conversations import find, open_archive

    found = find(conversation)
    if not yes:
        if not is_interactive(sys.stdin):
            raise WrongUsage("Verwijderen zonder vraag vooraf kan alleen met --yes.", context)
        if input(f"{clean(found.title)} verwijderen? [j/N] ").strip().lower() not in ("j", "ja", "y", "yes"):
            say("Niets verwijderd.")
            return
    open_archive().delete(found.id, key=None)
    click.echo(f"Verwijderd: {clean(found.title)} ({found.id})")
