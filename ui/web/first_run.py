"""Draws the one step before the first question: reading the documents, with a progress bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.escape import escape_markdown
from ui.web.problems import show_problem, unforeseen

if TYPE_CHECKING:
    from ui.web.build_job import BuildJob, BuildState
    from ui.web.words import Words

STAGES = {
    "read": "stage_read",
    "pages": "stage_pages",
    "model": "stage_model",
    "embed": "stage_embed",
    "write": "stage_write",
}
EVERY_SECONDS = 1.0


def show_first_run(error: backend.NeedsIngest, *, words: Words) -> None:
    """What is missing, and a button that builds it; progress while a build runs, also one of another session."""
    job = backend.build_job()
    st.title(words("product"), anchor=False)
    st.subheader(words("build_heading"), anchor=False)
    st.text(f"{error.problem} {error.value}")
    st.markdown(words("build_explained"))
    st.button(
        words("build_button"),
        key="build",
        icon=":material/library_add:",
        disabled=job.state.running,
        on_click=job.start,
    )
    if job.state.running:
        st.fragment(_show_progress, run_every=EVERY_SECONDS)(job, words)
    elif job.state.problem is not None:
        show_problem(unforeseen(job.state.problem, words), words=words)
    if not job.state.running:
        st.caption(words("build_terminal"))
        st.code("wegwijzer ingest", language=None)


def _show_progress(job: BuildJob, words: Words) -> None:
    """The bar, drawn anew every second; when the build ends, the whole page is."""
    state = job.state
    if not state.running:
        st.rerun(scope="app")
    st.progress(_share(state), text=_text(state, words))


def _share(state: BuildState) -> float:
    """Part of the stage that is done, 0 to 1."""
    return min(1.0, max(0.0, state.done / state.total)) if state.total > 0 else 0.0


def _text(state: BuildState, words: Words) -> str:
    if not state.stage:
        return words("build_busy")
    name = words(STAGES[state.stage]) if state.stage in STAGES else escape_markdown(state.stage)
    return words("build_stage", stage=name, done=state.done, total=state.total)
