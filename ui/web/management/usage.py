"""Draws how much Wegwijzer is used: questions a day, answered and refused, without words or persons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.web import backend
from ui.web.chart_theme import readable
from ui.web.conversation.session import Problem
from ui.web.page_texts import whole
from ui.web.problems import show_problem

if TYPE_CHECKING:
    from assistant.usage import DayOfUse
    from ui.web.words import Words

Json = dict[str, Any]
DAYS = 30


def show_usage(data_dir: Path, texts: Words) -> None:
    """The totals, and the last thirty days as a chart."""
    from assistant.usage import UsageCounter

    st.markdown(texts("usage_explained"))
    try:
        days = UsageCounter(data_dir).days()
    except backend.UserFacingError as error:
        show_problem(Problem(error.problem, error.value, error.remedy), words=texts)
        return
    if not days:
        st.caption(texts("usage_none"))
        return
    answered, refused = sum(day.answered for day in days), sum(day.refused for day in days)
    columns = st.columns(3)
    columns[0].metric(texts("usage_questions"), whole(answered + refused, texts))
    columns[1].metric(texts("usage_answered"), whole(answered, texts))
    columns[2].metric(texts("usage_refused"), whole(refused, texts))
    rows = recent_rows(days, today=datetime.now().astimezone().date(), texts=texts)
    alt = "; ".join(f"{row['shown']}: {row['count']} {row['what']}" for row in rows if row["count"])
    st.vega_lite_chart(readable(chart_spec(rows, texts)), alt=f"{texts('usage_chart')}. {alt}", width="stretch")


def recent_rows(days: Sequence[DayOfUse], *, today: date, texts: Words) -> list[Json]:
    """``{"day", "shown", "what", "count"}`` for answered and refused on each of the last thirty days, also those
    without questions."""
    known = {day.day: day for day in days}
    rows: list[Json] = []
    for ago in reversed(range(DAYS)):
        day = (today - timedelta(days=ago)).isoformat()
        counts = (known[day].answered, known[day].refused) if day in known else (0, 0)
        for what, count in zip(("usage_answered", "usage_refused"), counts, strict=True):
            rows.append({"day": day, "shown": texts.date(day), "what": texts(what), "count": count})
    return rows


def chart_spec(rows: Sequence[Json], texts: Words) -> Json:
    """The chart in Vega-Lite: a stacked bar a day."""
    across = {"field": "day", "type": "temporal", "timeUnit": "utcyearmonthdate", "title": None}
    return {
        "data": {"values": list(rows)},
        "height": 220,
        "mark": {"type": "bar", "tooltip": True},
        "encoding": {
            "x": {**across, "axis": {"format": "%d-%m", "labelAngle": 0, "tickCount": 6}},
            "y": {"field": "count", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1}},
            "color": {
                "field": "what",
                "type": "nominal",
                "title": None,
                "scale": {"range": ["#2f7ed8", "#c8690a"]},
                "legend": {"orient": "top"},
            },
            "tooltip": [
                {"field": "shown", "title": texts("usage_day")},
                {"field": "what", "title": " "},
                {"field": "count", "title": texts("usage_questions")},
            ],
        },
    }
