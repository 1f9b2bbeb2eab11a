"""``wegwijzer prepare``: make the embedding model ready to use."""

from __future__ import annotations

import click

from ui.terminal.usage import DutchCommand


@click.command(cls=DutchCommand)
def prepare() -> None:
    """Zet het taalmodel klaar waarmee gezocht wordt; eenmalig, ongeveer een minuut.

    \b
      wegwijzer prepare

    Anders gebeurt het vanzelf bij de eerste ingest.
    """
    from ui.terminal.progress import progress_bars
    from ui.terminal.session import open_workspace

    with progress_bars() as progress:
        click.echo(open_workspace().prepare(progress=progress))
