"""Draws the rows of tables that run over years, as lines: people would rather look than read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.web.chart_theme import readable
from ui.web.conversation.exchange import ReaderPlace
from ui.web.escape import escape_markdown

if TYPE_CHECKING:
    from assistant.orientation.figures import YearSeries
    from ui.web.conversation.session import Conversation
    from ui.web.words import Words

Json = dict[str, Any]
MOST_TABLES = 3
# Each has a contrast of 3 to 1 or more with the background of both themes.
COLOURS = ["#2f7ed8", "#c8690a", "#2e8b57", "#9a63c9"]


def show_series(series: Sequence[YearSeries], *, reading: Conversation, texts: Words) -> None:
    """A chart for each table, with its rows as text for who cannot see it and a button to its place."""
    tables: dict[tuple[str, str], list[YearSeries]] = {}
    for one in series:
        tables.setdefault((one.document, one.caption), []).append(one)
    for number, ((document, caption), rows) in enumerate(list(tables.items())[:MOST_TABLES]):
        title = caption or texts("series_heading")
        st.subheader(escape_markdown(title), anchor=False)
        st.vega_lite_chart(readable(chart_spec(rows, texts)), alt=chart_alt(title, rows), width="stretch")
        start, end = rows[0].start, rows[-1].end
        st.button(
            texts("open_table"),
            key=f"open-table-{number}",
            icon=":material/table:",
            on_click=reading.open,
            args=(ReaderPlace(document, start, end),),
        )


def chart_alt(title: str, rows: Sequence[YearSeries]) -> str:
    """Every number of the chart in words."""
    lines = [
        f"{one.label}: " + ", ".join(f"{year} {value}" for year, value in zip(one.years, one.written, strict=True))
        for one in rows
    ]
    return f"{title}. " + "; ".join(lines)


def chart_spec(rows: Sequence[YearSeries], texts: Words) -> Json:
    """The chart in Vega-Lite: a line a row, every value written as it is in the document."""
    values = [
        {"row": one.label, "year": str(year), "value": value, "written": written}
        for one in rows
        for year, value, written in zip(one.years, one.values, one.written, strict=True)
    ]
    base: Json = {
        "x": {"field": "year", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}},
        "y": {
            "field": "value",
            "type": "quantitative",
            "title": None,
            "axis": {"labelExpr": "replace(datum.label, ',', '.')"} if texts.language == "nl" else {},
        },
        "color": {
            "field": "row",
            "type": "nominal",
            "title": None,
            "sort": None,
            "scale": {"range": COLOURS},
            "legend": {"orient": "top"},
        },
        "tooltip": [
            {"field": "row", "title": " "},
            {"field": "year", "title": texts("year")},
            {"field": "written", "title": texts("value")},
        ],
    }
    marks: Json = {"type": "line", "strokeWidth": 3, "point": {"size": 70, "filled": True}}
    layers: list[Json] = [{"mark": marks, "encoding": base}]
    for number, one in enumerate(rows):  # the numbers of the first row above its line, of the others below theirs
        encoding = {name: base[name] for name in ("x", "y")} | {"text": {"field": "written"}}
        where = {"filter": {"field": "row", "equal": one.label}}
        dy = 18 if number else -14
        layers.append({"transform": [where], "mark": {"type": "text", "dy": dy}, "encoding": encoding})
    return {"data": {"values": values}, "height": 360, "layer": layers}
