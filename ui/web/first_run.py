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


STAGES = {"read": "stage_read", "model": "stage_model", "embed": "stage_embed", "write": "stage_write"}


def show_first_run(error: backend.NeedsIngest, *, words: Words) -> None:
    """What is missing, and a button that builds it right here."""
    st.title(words("product"), anchor=False)
    st.subheader(words("build_heading"), anchor=False)
    st.text(f"{error.problem} {error.value}")
    st.markdown(words("build_explained"))
    if st.button(words("build_button"), key="build", icon=":material/library_add:"):
        _build(words)
    st.caption(words("build_terminal"))
    st.code("wegwijzer ingest", language=None)


def _build(words: Words) -> None:
    """Build the index under a progress bar, then start the page anew."""
    bar = st.progress(0.0, text=words("build_busy"))

    def report(stage: str, done: int, total: int) -> None:
        name = words(STAGES[stage]) if stage in STAGES else escape_markdown(stage)
        text = words("build_stage", stage=name, done=done, total=total)
        bar.progress(min(1.0, done / total) if total else 0.0, text=text)

    try:
        backend.build(report)
    except backend.UserFacingError as error:
        show_problem(Problem(error.problem, error.value, error.remedy), words=words)
        return
    st.rerun()
