"""Draws the state of the index, and the button that builds it anew, with progress and a way to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.escape import escape_markdown
from ui.web.evaluation.texts import moment
from ui.web.page_texts import whole
from ui.web.problems import show_problem, unforeseen

if TYPE_CHECKING:
    from assistant.library.workspace import Workspace
    from ui.web.build_job import BuildJob, BuildState
    from ui.web.words import Words

STAGES = {"read": "stage_read", "model": "stage_model", "embed": "stage_embed", "write": "stage_write"}
EVERY_SECONDS = 1.0


def show_index(workspace: Workspace, texts: Words) -> None:
    """What is in the index and when it was made, then the rebuild."""
    from assistant.installation.status import index_status

    try:
        status = index_status(workspace)
    except backend.UserFacingError as error:
        parts = [error.problem, error.value, error.remedy]
        st.warning("  \n".join(escape_markdown(part) for part in parts if part), icon=":material/report:")
    else:
        columns = st.columns(3)
        columns[0].metric(texts("index_documents"), whole(status.documents, texts))
        columns[1].metric(texts("index_passages"), whole(status.passages, texts))
        columns[2].metric(texts("index_generation"), str(status.generation))
        st.text(texts("index_built", moment=moment(status.built, texts)))
        st.text(texts("index_model", model=status.embedder) if status.embedder else texts("index_no_model"))
    _show_rebuild(backend.build_job(), texts)


def _show_rebuild(job: BuildJob, texts: Words) -> None:
    """The button, and while a build runs (of whatever session) how far it is."""
    state = job.state
    if state.running:
        st.fragment(_show_progress, run_every=EVERY_SECONDS)(job, texts)
        return
    st.markdown(texts("rebuild_explained"))
    st.button(texts("rebuild"), key="rebuild", icon=":material/refresh:", on_click=job.start)
    if state.problem is not None:
        show_problem(unforeseen(state.problem, texts), words=texts)
    elif state.outcome == "cancelled":
        st.info(texts("rebuild_cancelled"), icon=":material/cancel:")
    elif state.outcome == "done":
        st.success(texts("rebuild_done"), icon=":material/check:")


def _show_progress(job: BuildJob, texts: Words) -> None:
    """The bar, drawn anew every second; when the build ends, the whole page is."""
    state = job.state
    if not state.running:
        st.rerun(scope="app")
    st.progress(_share(state), text=_text(state, texts))
    st.button(
        texts("rebuild_stopping" if job.stopping else "rebuild_stop"),
        key="rebuild-stop",
        icon=":material/stop_circle:",
        disabled=job.stopping,
        on_click=job.cancel,
    )


def _share(state: BuildState) -> float:
    """Part of the stage that is done, 0 to 1."""
    return min(1.0, max(0.0, state.done / state.total)) if state.total > 0 else 0.0


def _text(state: BuildState, texts: Words) -> str:
    if state.stage not in STAGES:
        return texts("build_busy")
    return texts("build_stage", stage=texts(STAGES[state.stage]), done=state.done, total=state.total)
