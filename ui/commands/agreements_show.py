"""``wegwijzer agreements show | history | orphans``: one row in full, all that was said, and reviews without a row."""

from __future__ import annotations

import click

from ui.terminal.screen import clean, say
from ui.terminal.usage import DutchCommand


@click.command("show", cls=DutchCommand)
@click.argument("key", metavar="SLEUTEL")
def show_row(key: str) -> None:
    """Toon één rij helemaal: alle velden, de passage, en wie er wat van zei.

    \b
      wegwijzer agreements show 1a2b3c4d
    """
    from ui.agreements import find_rows, open_register
    from ui.terminal.agreements import change_line, row_lines

    workspace, register = open_register()
    (row,) = find_rows(register, (key,))
    for line in row_lines(row, register):
        click.echo(clean(line))
    for change in workspace.curation.history(row):
        click.echo(clean(f"  {change_line(change)}"))


@click.command("history", cls=DutchCommand)
def history() -> None:
    """Toon alles wat er van rijen is gezegd, de laatste wijziging onderaan.

    \b
      wegwijzer agreements history
    """
    from ui.terminal.agreements import change_line
    from ui.terminal.session import open_workspace

    changes = [(change, one.anchor) for one in open_workspace().curation.reviews() for change in one.changes]
    for change, anchor in sorted(changes, key=lambda pair: pair[0].at):
        click.echo(clean(f"{change_line(change)}  [{anchor.document}: {' '.join(anchor.quote.split())[:60]}]"))
    if not changes:
        say("Er is nog niets nagekeken.")


@click.command("orphans", cls=DutchCommand)
def orphans() -> None:
    """Noem beoordelingen van passages die in geen document meer staan.

    Ze blijven bewaard, en horen weer bij hun rij zodra de passage terug is.

    \b
      wegwijzer agreements orphans
    """
    from ui.agreements import open_register
    from ui.terminal.agreements import orphan_lines

    _, register = open_register()
    for orphan in register.orphans:
        for line in orphan_lines(orphan):
            click.echo(clean(line))
    if not register.orphans:
        say("Elke beoordeling hoort bij een rij.")
