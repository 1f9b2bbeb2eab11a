"""Draws how much room each part of the data directory takes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.web.chart_theme import readable
from ui.web.page_texts import name_in, size_text

if TYPE_CHECKING:
    from ui.web.words import Words

Json = dict[str, Any]
KEPT_SECONDS = 60
# The size is written behind the longest bar too, also on a narrow screen.
ROOM = 1.45


def show_storage(data_dir: Path, texts: Words) -> None:
    """A bar for each part, and the total with the folder."""
    sizes = _sizes(str(data_dir))
    if not sizes:
        st.caption(texts("storage_nothing"))
        return
    st.text(texts("storage_total", size=size_text(sum(sizes.values()), texts), folder=data_dir))
    st.vega_lite_chart(readable(chart_spec(sizes, texts)), alt=chart_alt(sizes, texts), width="stretch")


@st.cache_data(show_spinner=False, ttl=KEPT_SECONDS, max_entries=4)
def _sizes(data_dir: str) -> dict[str, int]:
    """Kept for a minute: walking through many files is not for every click."""
    from assistant.installation.status import storage_parts

    return storage_parts(Path(data_dir))


def chart_alt(sizes: Mapping[str, int], texts: Words) -> str:
    """Every bar in words."""
    parts = "; ".join(f"{name_in(texts, 'storage', part)}: {size_text(size, texts)}" for part, size in sizes.items())
    return f"{texts('storage_heading')}. {parts}"


def chart_spec(sizes: Mapping[str, int], texts: Words) -> Json:
    """The chart in Vega-Lite: horizontal bars, each with its size written behind it."""
    rows = [
        {"part": name_in(texts, "storage", part), "size": size, "shown": size_text(size, texts)}
        for part, size in sizes.items()
    ]
    names = {"field": "part", "type": "nominal", "sort": None, "title": None}
    across = {"field": "size", "type": "quantitative", "axis": None, "scale": {"domainMax": max(sizes.values()) * ROOM}}
    return {
        "data": {"values": rows},
        "height": {"step": 34},
        "encoding": {"y": names, "x": across},
        "layer": [
            {"mark": {"type": "bar", "height": {"band": 0.6}}},
            {
                "mark": {"type": "text", "align": "left", "dx": 6},
                "encoding": {"text": {"field": "shown"}},
            },
        ],
    }
