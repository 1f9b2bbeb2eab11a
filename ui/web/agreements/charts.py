"""The charts of the register in Vega-Lite: deadlines on a time line, and how much each party has of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from assistant.agreements import KINDS
from ui.web.agreements.texts import deadline_text, name_of, names_text
from ui.web.places import shorten

if TYPE_CHECKING:
    from assistant.agreements import RegisterRow
    from assistant.agreements.filters import Role
    from ui.web.words import Words

Json = dict[str, Any]
LONGEST_LABEL = 150
MOST_PARTIES = 25
MOST_DEADLINES = 60
_LEGEND = {"orient": "top", "columns": 2, "title": None, "labelLimit": 120}
# Told apart by people who see colours otherwise too, on light and dark (Okabe and Ito); grey for what binds nobody.
_COLORS = {
    "afspraak": "#0072b2",
    "actie": "#56b4e9",
    "ambitie": "#009e73",
    "randvoorwaarde": "#e69f00",
    "voorstel": "#8f959e",
    "planning": "#cc79a7",
}


def dated_rows(rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """The rows with a deadline that has days, by last day."""
    dated = [row for row in rows if row.agreement.deadline and row.agreement.deadline.end]
    return sorted(dated, key=lambda row: (row.agreement.deadline.end, row.agreement.deadline.start))  # type: ignore[union-attr]


def timeline_values(rows: Sequence[RegisterRow], texts: Words) -> list[Json]:
    """A bar for each deadline: from its first day to the day after its last, so that one day can be seen too."""
    values = []
    for number, row in enumerate(rows, start=1):
        deadline = row.agreement.deadline
        if deadline is None:
            continue
        last = date.fromisoformat(deadline.end)
        values.append(
            {
                "name": f"{number}. {shorten(names_text(row.agreement.parties), longest=24)}",
                "start": f"{deadline.start}T00:00:00",
                "end": f"{min(last, date.max - timedelta(days=1)) + timedelta(days=1)}T00:00:00",
                "kind": name_of(texts, "kinds", row.agreement.kind),
                "action": shorten(row.agreement.action, longest=160),
                "when": deadline_text(deadline, texts),
            }
        )
    return values


def timeline_spec(values: Sequence[Json], *, day: str, texts: Words) -> Json:
    """Horizontal bars over the years; a dashed line is the chosen day. A bar is at least as wide as can be seen."""
    names = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {"labelLimit": LONGEST_LABEL, "ticks": False, "domain": False, "grid": True},
    }
    across = {"field": "start", "type": "temporal", "title": None, "axis": {"format": "%Y", "tickCount": "year"}}
    tooltip = [
        {"field": "action", "title": texts("column_what")},
        {"field": "when", "title": texts("column_deadline")},
        {"field": "kind", "title": texts("column_kind")},
    ]
    color = kind_color(texts)
    bar = {"type": "bar", "height": {"band": 0.55}, "cornerRadius": 2}
    return {
        "data": {"values": list(values)},
        "height": {"step": 28},
        "layer": [
            {
                "mark": bar,
                "encoding": {"y": names, "x": across, "x2": {"field": "end"}, "color": color, "tooltip": tooltip},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 90, "shape": "diamond"},
                "encoding": {"y": names, "x": {"field": "end", "type": "temporal"}, "color": color, "tooltip": tooltip},
            },
            {
                "data": {"values": [{"day": f"{day}T00:00:00", "said": texts.date(day)}]},
                "mark": {"type": "rule", "strokeDash": [4, 4], "strokeWidth": 2, "color": "#808495"},
                "encoding": {
                    "x": {"field": "day", "type": "temporal"},
                    "tooltip": [{"field": "said", "title": texts("chosen_day")}],
                },
            },
        ],
    }


def party_counts(rows: Sequence[RegisterRow], *, role: Role, only: Sequence[str] = ()) -> dict[str, Counter[str]]:
    """How many rows of each kind a party has, who has most first.

    :param role: what they commit to, what they are asked, or either.
    :param only: count these parties; () for all.
    """
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        commits = row.agreement.parties if role != "asked" else ()
        asked = row.agreement.addressed_to if role != "commits" else ()
        for name in dict.fromkeys((*commits, *asked)):
            if not only or name in only:
                counts.setdefault(name, Counter())[row.agreement.kind] += 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0].casefold())))


def party_spec(counts: dict[str, Counter[str]], texts: Words) -> Json:
    """Stacked bars, one for each party."""
    values = [
        {"party": name, "kind": name_of(texts, "kinds", kind), "count": own[kind], "rank": rank}
        for name, own in counts.items()
        for rank, kind in enumerate(KINDS)
        if own[kind]
    ]
    title = texts("number_of_rows")
    return {
        "data": {"values": values},
        "height": {"step": 26},
        "mark": {"type": "bar", "height": {"band": 0.65}, "cornerRadius": 0},
        "encoding": {
            "y": {
                "field": "party",
                "type": "nominal",
                "sort": None,
                "title": None,
                "axis": {"labelLimit": LONGEST_LABEL},
            },
            "x": {"field": "count", "type": "quantitative", "title": title, "axis": {"tickMinStep": 1}},
            "order": {"field": "rank"},
            "color": kind_color(texts),
            "tooltip": [
                {"field": "party", "title": texts("party")},
                {"field": "kind", "title": texts("column_kind")},
                {"field": "count", "title": title},
            ],
        },
    }


def kind_color(texts: Words) -> Json:
    """The colour of a kind: each keeps its own whatever is shown."""
    names = [name_of(texts, "kinds", kind) for kind in KINDS]
    scale = {"domain": names, "range": [_COLORS[kind] for kind in KINDS]}
    return {"field": "kind", "type": "nominal", "scale": scale, "legend": _LEGEND}
