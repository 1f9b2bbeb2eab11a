"""Draws a question as the title of a page: in one or two lines, and in full below when it is longer."""

from __future__ import annotations

import streamlit as st

from ui.web.escape import escape_markdown
from ui.web.places import shorten

LONGEST = 140


def question_title(question: str) -> None:
    """Every page has a heading of the first level, also for who hears it read aloud; here that is the question."""
    title = shorten(" ".join(question.split()), longest=LONGEST)
    st.title(escape_markdown(title), anchor=False)
    if title.endswith("…"):
        st.text(question)
