"""``wegwijzer agreements confirm | correct | reject | note | restore``: what somebody says of a row."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from ui.terminal.screen import clean
from ui.terminal.usage import DutchCommand, OneOf, WrongUsage

if TYPE_CHECKING:
    from assistant.agreements import Curation, RegisterRow


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system that knows no name for this user
        return "onbekend"


_by = click.option("--by", "who", metavar="NAAM", default=_own_name, help="Wie dit zegt; anders uw gebruikersnaam.")
_keys = click.argument("keys", metavar="SLEUTEL...", nargs=-1, required=True)


def _on_rows(keys: tuple[str, ...], do: Callable[[Curation, RegisterRow], object]) -> None:
    """Find all rows first, so that a wrong key changes nothing; then show each as it is now."""
    from ui.agreements import find_rows, open_register
    from ui.terminal.agreements import row_line

    workspace, register = open_register()
    rows = find_rows(register, keys)
    for row in rows:
        do(workspace.curation, row)
    for row in find_rows(workspace.agreements(), [row.key for row in rows]):
        click.echo(clean(row_line(row)))


@click.command(cls=DutchCommand)
@_keys
@_by
def confirm(keys: tuple[str, ...], who: str) -> None:
    """Bevestig rijen: ze kloppen zoals ze er staan.

    \b
      wegwijzer agreements confirm 1a2b3c4d
      wegwijzer agreements confirm 1a2b3c4d 5e6f7a8b --by "Anna de Wit"
    """
    _on_rows(keys, lambda curation, row: curation.confirm(row, who=who))


@click.command(cls=DutchCommand)
@_keys
@click.option("--note", "text", metavar="TEKST", help="Waarom.")
@_by
def reject(keys: tuple[str, ...], text: str | None, who: str) -> None:
    """Wijs rijen af: dit is geen afspraak, actie, ambitie, randvoorwaarde, voorstel of planning.

    \b
      wegwijzer agreements reject 1a2b3c4d --note "beschrijft alleen hoe het nu is"
    """
    _on_rows(keys, lambda curation, row: curation.reject(row, who=who, note=text))


@click.command(cls=DutchCommand)
@_keys
@_by
def restore(keys: tuple[str, ...], who: str) -> None:
    """Neem oordeel en verbeteringen terug: de rij is weer zoals hij is gelezen. De geschiedenis blijft.

    \b
      wegwijzer agreements restore 1a2b3c4d
    """
    _on_rows(keys, lambda curation, row: curation.restore(row, who=who))


@click.command(cls=DutchCommand)
@click.argument("key", metavar="SLEUTEL")
@click.argument("text", metavar="TEKST")
@_by
def note(key: str, text: str, who: str) -> None:
    """Zet een opmerking bij een rij, in plaats van de vorige; een lege tekst haalt haar weg.

    \b
      wegwijzer agreements note 1a2b3c4d "nagevraagd bij VWS op 3 mei"
    """
    _on_rows((key,), lambda curation, row: curation.note(row, text, who=who))


@click.command(cls=DutchCommand)
@click.argument("key", metavar="SLEUTEL")
@click.option("--kind", metavar="SOORT", type=OneOf("KINDS"), help="Wat voor rij het is.")
@click.option("--parties", metavar="NAMEN", help="Wie het doet of wil, met komma's; leeg voor niemand.")
@click.option("--addressed-to", metavar="NAMEN", help="Aan wie het is gevraagd, met komma's; leeg voor niemand.")
@click.option("--action", metavar="TEKST", help="Wat er gebeurt.")
@click.option("--topic", metavar="TEKST", help="Waar het over gaat.")
@click.option("--region", metavar="TEKST", help="Voor welke regio; leeg voor het hele land.")
@click.option("--deadline", metavar="DATUM", help="2024-12-31, 2024-10-01/2024-12-31, of leeg voor geen termijn.")
@_by
@click.pass_context
def correct(context: click.Context, /, key: str, who: str, **given: str | None) -> None:
    """Verbeter velden van een rij; wat er was gelezen, blijft bewaard.

    \b
      wegwijzer agreements correct 1a2b3c4d --kind voorstel
      wegwijzer agreements correct 1a2b3c4d --parties "VWS, VNG" --deadline 2024-12-31
      wegwijzer agreements correct 1a2b3c4d --deadline ""
    """
    values = {field: _value(field, text) for field, text in given.items() if text is not None}
    if not values:
        raise WrongUsage("Geef minstens één veld op om te verbeteren, zoals --kind.", context)
    _on_rows((key,), lambda curation, row: curation.correct(row, values, who=who))


def _value(field: str, text: str) -> Any:  # noqa: ANN401 - whatever the field holds
    from assistant.agreements.values import read_deadline

    if field in ("parties", "addressed_to"):
        return [name.strip() for name in text.split(",") if name.strip()]
    if field == "deadline":
        return read_deadline(text)
    return text
