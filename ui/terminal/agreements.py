"""The register in the terminal: a table, one row in full, what was said of it, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from ui.terminal.screen import clean, say

if TYPE_CHECKING:
    from rich.table import Table

    from assistant.agreements import Change, CuratedRegister, Orphan, RegisterRow

_ACTIONS = {
    "confirm": "bevestigd",
    "reject": "afgewezen",
    "correct": "verbeterd",
    "note": "opmerking",
    "restore": "teruggenomen",
}
_ORIGINS = {
    "moved": "nagekeken toen de passage andere grenzen had",
    "kept": "wordt niet meer vanzelf gevonden, maar staat er nog",
}
_GONE = {"document": "het document is er niet meer", "words": "de passage staat niet meer in het document"}
_QUOTE = 60


def print_register(rows: Sequence[RegisterRow], register: CuratedRegister) -> None:
    """The rows as a table with counts below it; without rows, why there are none."""
    from ui.evaluation import print_tables

    if rows:
        print_tables([_table(rows)])
        click.echo(clean(_counts(rows)))
    elif register.rows:
        say("Geen enkele rij past bij deze keuze.")
    elif register.documents:
        say("In deze documenten staan geen afspraken die te herkennen zijn.")
    else:
        say("Er zijn nog geen documenten. Voeg er toe met: wegwijzer ingest BESTAND")


def _table(rows: Sequence[RegisterRow]) -> Table:
    from rich.table import Table
    from rich.text import Text

    from assistant.agreements.sheet import deadline_words

    table = Table(show_edge=False, pad_edge=False, expand=True)
    for heading in ("Sleutel", "Soort"):
        table.add_column(heading, no_wrap=True)
    for heading, share in (("Wie", 3), ("Wat", 8), ("Termijn", 3), ("Waar", 3)):
        table.add_column(heading, ratio=share, overflow="fold")
    for row in rows:
        shown = row.agreement
        who = ", ".join(shown.parties) + (f" → {', '.join(shown.addressed_to)}" if shown.addressed_to else "")
        cells = [row.key, shown.kind + (" *" if row.review in ("confirmed", "corrected") else ""), who, shown.action]
        cells += [deadline_words(shown.deadline) if shown.deadline else "", shown.document]
        table.add_row(*(Text(clean(cell)) for cell in cells))  # text, because a document may hold markup of the table
    return table


def _counts(rows: Sequence[RegisterRow]) -> str:
    kinds = Counter(row.agreement.kind for row in rows)
    documents = len({row.agreement.document for row in rows})
    reviewed = sum(row.review in ("confirmed", "corrected") for row in rows)
    line = f"{_number(len(rows), 'rij', 'rijen')} uit {_number(documents, 'document', 'documenten')}: "
    line += ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return line + (f"; {reviewed} nagekeken (*)" if reviewed else "")


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def remark_lines(register: CuratedRegister, *, hidden: int) -> Iterator[str]:
    """What the reader of any list must know: what could not be read, what is left out, reviews without a row."""
    places = Counter((" › ".join((place.document, *place.section)), place.reason) for place in register.unread)
    for (where, reason), count in places.items():
        yield f"Niet gelezen: {where}{f', {count} plaatsen' if count > 1 else ''}: {reason}"
    for document, reason in register.unreadable.items():
        yield f"Niet gelezen: {document}: {reason}"
    if hidden:
        yield f"Weggelaten: {_number(hidden, 'afgewezen rij', 'afgewezen rijen')}; toon ze met --review rejected."
    if register.orphans:
        reviews = _number(len(register.orphans), "beoordeling hoort", "beoordelingen horen")
        yield f"{reviews} bij een passage die er niet meer is; zie: wegwijzer agreements orphans"


def row_line(row: RegisterRow) -> str:
    """A row on one line, with how it was reviewed."""
    from assistant.agreements.sheet import REVIEW_WORDS

    shown = row.agreement
    who = ", ".join(shown.parties) or "niemand genoemd"
    return f"{row.key}  {REVIEW_WORDS[row.review]}  {shown.kind}  {who}: {shown.action}"


def row_lines(row: RegisterRow, register: CuratedRegister) -> Iterator[str]:
    """A row in full; a corrected field shows what was read as well."""
    from assistant.agreements.sheet import FIELD_WORDS, REVIEW_WORDS, field_words

    shown = row.agreement
    yield row_line(row)
    for name, word in FIELD_WORDS.items():
        read = f"  (gelezen: {field_words(getattr(row.extracted, name))})" if name in row.corrected else ""
        yield f"  {word + ':':18} {field_words(getattr(shown, name))}{read}"
    where = [register.documents.get(shown.document, shown.document), *shown.section]
    page = f", bladzijde {shown.page}" if shown.page is not None else ""
    lines: Mapping[str, str] = {
        "aanwijzing": shown.cue,
        "waar": " › ".join(where) + page,
        "citaat": f"{shown.document} {shown.start}-{shown.end}: “{' '.join(shown.quote.split())}”",
        "status document": shown.document_status,
        "stand": REVIEW_WORDS[row.review] + (f" ({_ORIGINS[row.origin]})" if row.origin in _ORIGINS else ""),
        "opmerking": row.note,
    }
    yield from (f"  {word + ':':18} {text}" for word, text in lines.items() if text)


def change_line(change: Change) -> str:
    """One thing that was done: when, who, what, and for a correction from what to what."""
    from assistant.agreements.sheet import FIELD_WORDS, field_words

    line = f"{change.at[:19].replace('T', ' ')}  {change.who}: {_ACTIONS[change.action]}"
    if change.action == "note":
        return f"{line} “{change.value}”" if change.value else f"{line} weggehaald"
    if change.action == "correct":
        field = FIELD_WORDS[change.field]
        return f"{line} {field}: {field_words(change.previous)} → {field_words(change.value)}"
    return line


def orphan_lines(orphan: Orphan) -> Iterator[str]:
    """A review without a row: what was said, of which words, and why there is no row."""
    from assistant.agreements.sheet import FIELD_WORDS, REVIEW_WORDS, field_words

    quote = " ".join(orphan.anchor.quote.split())
    cut = quote if len(quote) <= _QUOTE else f"{quote[:_QUOTE]}…"
    yield f"{orphan.anchor.document}: “{cut}”: {_GONE[orphan.reason]}"
    yield f"  {REVIEW_WORDS[orphan.review]} door {orphan.reviewer} op {orphan.reviewed[:10]}"
    yield from (f"  {FIELD_WORDS[name]}: {field_words(value)}" for name, value in orphan.corrections.items())
    if orphan.note:
        yield f"  opmerking: {orphan.note}"
