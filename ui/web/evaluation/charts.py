"""Charts of a run: correctness with its interval for each kind of question and each document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.web.evaluation.texts import bounds, decimal

if TYPE_CHECKING:
    from evals.types import Estimate
    from ui.web.words import Words

Json = dict[str, Any]
LONGEST_LABEL = 230


def show_chart(
    breakdown: Mapping[str, Mapping[str, Estimate]], *, heading: str, name: Callable[[str], str], texts: Words
) -> None:
    """A bar for each value with its interval as a line; the same numbers are read out to who cannot see it."""
    rows = chart_rows(breakdown, name=name, texts=texts)
    st.markdown(f"**{heading}**")
    alt = "; ".join(f"{row['name']}: {row['shown']}" for row in rows)
    st.vega_lite_chart(chart_spec(rows, title=texts("evaluation_share_correct"), texts=texts), alt=f"{heading}. {alt}")


def chart_rows(
    breakdown: Mapping[str, Mapping[str, Estimate]], *, name: Callable[[str], str], texts: Words
) -> list[Json]:
    """``{"name", "value", "low", "high", "shown"}`` for each value of the breakdown that has a number."""
    found = ((value, estimates["correct"]) for value, estimates in breakdown.items())
    return [
        {
            "name": f"{name(value)} (n={one.n})",
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "shown": f"{decimal(one.value, texts)} ({bounds(one.low, one.high, texts)})",
        }
        for value, one in found
        if one.value is not None
    ]


def chart_spec(rows: list[Json], *, title: str, texts: Words) -> Json:
    """The chart in Vega-Lite: horizontal bars on a scale from 0 to 1 with the interval drawn over them."""
    tooltip = [{"field": "name", "title": " "}, {"field": "shown", "title": title}]
    axis = {"labelExpr": "replace(datum.label, '.', ',')"} if texts.language == "nl" else {}
    across = {"field": "value", "type": "quantitative", "scale": {"domain": [0, 1]}, "title": title, "axis": axis}
    names = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {"labelLimit": LONGEST_LABEL},
    }
    return {
        "data": {"values": rows},
        "height": {"step": 26},
        "encoding": {"y": names, "tooltip": tooltip},
        "layer": [
            {"mark": {"type": "bar", "height": {"band": 0.6}, "opacity": 0.5}, "encoding": {"x": across}},
            {
                "mark": {"type": "rule", "strokeWidth": 3, "color": "#808495"},
                "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
            },
        ],
    }
