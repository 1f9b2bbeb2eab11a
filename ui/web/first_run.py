"""Draws the one step before the first question: reading the documents, with a progress bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.escape import escape_markdown
from ui.web.messages import show_problem
from ui.web.session import Problem

if TYPE_CHECKING:
    from ui.web.words import Words


def show_first_run(words: Words) -> None:
    """What is missing, and a button that builds it right here."""
    st.title(words("product"), anchor=False)
    st.subheader(words("build_heading"), anchor=False)
    st.markdown(words("build_explained"))
    if st.button(words("build_button"), key="build", type="primary", icon=":material/library_add:"):
        _build(words)
    st.caption(words("build_terminal"))
    st.code("wegwijzer ingest", language=None)


def _build(words: Words) -> None:
    """Build the index under a progress bar, then start the page anew."""
    bar = st.progress(0.0, text=words("build_busy"))

    def report(stage: str, done: int, total: int) -> None:
        text = words("build_stage", stage=escape_markdown(stage), done=done, total=total)
        bar.progress(min(1.0, done / total) if total else 0.0, text=text)

    try:
        backend.build(report)
    except backend.UserFacingError as error:
        show_problem(Problem(error.problem, error.value, error.remedy), words=words)
        return
    st.rerun()
