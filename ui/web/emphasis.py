"""How the most important button of a page stands out without becoming hard to read."""

from __future__ import annotations

from typing import Literal

import streamlit as st


def main_button() -> Literal["primary", "secondary"]:
    """The type of a main button: filled in the light theme, plain in the dark one.

    Streamlit writes white on ``primaryColor``, and uses that colour for text on the background as well. On a dark
    background no colour has a contrast of 4.5 to 1 with both, so a filled button would be hard to read there.
    """
    return "primary" if st.context.theme.type == "light" else "secondary"
