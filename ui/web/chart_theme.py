"""Colours of the words in charts, readable in the theme that the reader has on; Vega itself would write black."""

from __future__ import annotations

from typing import Any

import streamlit as st

Json = dict[str, Any]
# Those of the text in ui/.streamlit/config.toml.
LIGHT_TEXT, DARK_TEXT = "#0c1722", "#f0f4f8"
LONGEST_LABEL = 300
FONT_SIZE = 13


def text_colour() -> str:
    """The colour of text in the theme of this session; that of the light theme while the browser did not tell."""
    return DARK_TEXT if st.context.theme.type == "dark" else LIGHT_TEXT


def readable(spec: Json) -> Json:
    """The chart with readable words: axes, legend and numbers beside marks."""
    colour = text_colour()
    words = {"labelColor": colour, "titleColor": colour, "labelFontSize": FONT_SIZE, "labelLimit": LONGEST_LABEL}
    return {**spec, "config": {"axis": words, "legend": words, "text": {"color": colour, "fontSize": FONT_SIZE}}}
