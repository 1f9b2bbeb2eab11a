"""What people see of a measured register in the terminal: tables, and the list of what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from corpus import display_text
from corpus.agreements import Deadline
from evals.agreements.figures import SPLIT_TITLES, TITLE, Estimates, cells
from evals.agreements.measures import deadline_is_right, false_agreement, invented_deadline
from evals.agreements.registry import REGISTER_MEASURES
from evals.agreements.types import Judged, JudgedItem, JudgedRow, Parties
from evals.types import Estimate

_QUOTE = 160


def register_tables(estimates: Estimates) -> list[RenderableType]:
    """A table for each split, ready to print."""
    return [_table(split, found) for split, found in estimates.items()]


def _table(split: str, estimates: Mapping[str, Estimate]) -> Table:
    shown = Table(title=f"{TITLE}, {SPLIT_TITLES.get(split, split)}", title_justify="left")
    for heading in ("Maat", "Naam"):
        shown.add_column(heading, no_wrap=True)
    for heading in ("Waarde", "95%", "n"):
        shown.add_column(heading, justify="right")
    for measure in REGISTER_MEASURES:
        found = estimates[measure.name]
        shown.add_row(measure.title, measure.name, *cells(measure, found))
    return shown


def error_lines(judged: Judged) -> Iterator[Text]:
    """A line for everything that went wrong: items missed, rows without item, and what was read wrongly."""
    for one in judged.items:
        if not one.found:
            weight = "" if one.item.important else " (niet belangrijk)"
            yield _line("gemist", f"{one.item.id} {one.item.kinds[0]}{weight}", one.item.quotes[0])
    for row in judged.rows:
        if row.item is None:
            yield _line(
                "zonder goud", f"{row.row.document}:{row.row.start} {row.row.kind} [{row.row.cue}]", row.row.quote
            )
        yield from (_line(label, words, row.row.quote) for label, words in _row_faults(row))
    for one in judged.items:
        if one.found:
            yield from (_line(label, words, one.rows[0].quote) for label, words in _item_faults(one))


def _row_faults(one: JudgedRow) -> Iterator[tuple[str, str]]:
    if not one.exact_slice:
        yield "geen letterlijke passage", f"{one.row.document}:{one.row.start}"
    if one.item is not None and invented_deadline(one):
        yield "verzonnen termijn", f"{one.item.id} {_deadline(one.row.deadline)}"
    if one.item is not None and false_agreement(one):
        yield "voorstel als afspraak", f"{one.item.id} [{one.row.cue}]"


def _item_faults(one: JudgedItem) -> Iterator[tuple[str, str]]:
    row, item = one.rows[0], one.item
    if row.kind not in item.kinds:
        yield "soort", f"{item.id} is {'/'.join(item.kinds)}, gelezen {row.kind} [{row.cue}]"
    roles = (("partijen", row.parties, item.parties), ("gevraagd", row.addressed_to, item.addressed_to))
    for label, given, acceptable in roles:
        if frozenset(given) not in acceptable:
            yield label, f"{item.id} is {' of '.join(map(_names, acceptable))}, gelezen {_names(frozenset(given))}"
    if item.has_deadline and not deadline_is_right(one):
        shown = {_deadline(other.deadline) for other in (one.own or one.rows[:1])}
        wanted = " of ".join(_deadline(option) for option in item.deadlines)
        yield "termijn", f"{item.id} is {wanted}, gelezen {' en '.join(sorted(shown))}"


def _names(parties: Parties) -> str:
    return "{" + ", ".join(sorted(parties)) + "}"


def _deadline(deadline: Deadline | None) -> str:
    if deadline is None:
        return "geen"
    days = f"{deadline.start}..{deadline.end}{' afgeleid' if deadline.inferred else ''}"
    return f"{days} “{deadline.text}”"


def _line(label: str, words: str, quote: str) -> Text:
    shown = display_text(quote)
    cut = shown if len(shown) <= _QUOTE else f"{shown[:_QUOTE]}…"
    return Text.assemble((f"{label}: ", "bold"), f"{words}\n    {cut}")
