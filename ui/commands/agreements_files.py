"""``wegwijzer agreements export | import``: the reviews themselves, as a backup or for another machine."""

from __future__ import annotations

from pathlib import Path

import click

from ui.terminal.screen import say
from ui.terminal.usage import DutchCommand

_FILE = click.Path(path_type=Path)


@click.command("export", cls=DutchCommand)
@click.argument("path", metavar="BESTAND", type=_FILE)
@click.option("--force", is_flag=True, help="Overschrijf BESTAND als het er al is.")
@click.pass_context
def export_reviews(context: click.Context, path: Path, force: bool) -> None:
    """Schrijf alle beoordelingen met hun geschiedenis naar een JSON-bestand.

    \b
      wegwijzer agreements export beoordelingen.json
    """
    import json

    from assistant.agreements.exchange import reviews_as_json
    from ui.terminal.session import open_workspace
    from ui.written_files import refuse_existing, write_file

    refuse_existing(context, [path], force=force)
    reviews = open_workspace().curation.reviews()
    text = json.dumps(reviews_as_json(reviews), ensure_ascii=False, indent=1) + "\n"
    write_file(path, text.encode("utf-8", "surrogatepass"))
    say(f"Geschreven: {path} ({len(reviews)} nagekeken passage(s))")


@click.command("import", cls=DutchCommand)
@click.argument("path", metavar="BESTAND", type=_FILE)
def import_reviews(path: Path) -> None:
    """Voeg beoordelingen uit een JSON-bestand toe; wat er al was, blijft, en niets komt dubbel.

    \b
      wegwijzer agreements import beoordelingen.json
    """
    from assistant.agreements import exchange
    from ui.terminal.session import open_workspace

    done = exchange.import_reviews(open_workspace().curation, path)
    say(f"Ingelezen: {done.passages} nagekeken passage(s), {done.changes} nieuwe wijziging(en).")
