"""Draws the change that is being made to the library, and how the last one of this session ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.components import come_into_view
from ui.web.documents.source import session_name
from ui.web.documents.state import go_to_document
from ui.web.escape import escape_markdown
from ui.web.page_texts import counted
from ui.web.places import shorten
from ui.web.problems import show_problem, unforeseen

if TYPE_CHECKING:
    from assistant.library.changes import Change, ChangeReport
    from ui.web.backend import Services
    from ui.web.documents.job import ChangeJob
    from ui.web.words import Words

EVERY_SECONDS = 1.0
MOST_NAMED = 8


def show_change(job: ChangeJob, services: Services, *, texts: Words) -> None:
    """The bar while a change runs, for every session; the outcome for the session that began it."""
    state = job.state
    if state.running:
        if state.owner == session_name():
            # It was begun with a button at the foot of the page; here, at the top, are the bar and the way to stop.
            come_into_view(str(state.number), key="documents-change-arrive")
        with st.container(border=True, key="documents-change"):
            st.fragment(_show_progress, run_every=EVERY_SECONDS)(job, texts)
    elif state.ended and state.owner == session_name():
        _show_outcome(job, services, texts=texts)


def _show_progress(job: ChangeJob, texts: Words) -> None:
    """The bar, drawn anew every second; when the change ends, the whole page is."""
    state = job.state
    if not state.running:
        st.rerun(scope="app")
    stages: dict[str, str] = texts.entries["documents_stages"]
    share = min(1.0, max(0.0, state.done / state.total)) if state.total > 0 else 0.0
    stage = stages.get(state.stage, texts("documents_stage_other"))
    count = texts("documents_stage_count", done=state.done, total=state.total) if state.total > 1 else ""
    st.progress(share, text=f"**{texts(state.what)}** {escape_markdown(f'{stage} {count}')}")
    with st.container(horizontal=True, vertical_alignment="center"):
        if state.stopping:
            st.caption(texts("documents_stopping"))
        elif state.owner == session_name():
            st.button(texts("documents_stop"), key="documents-stop", icon=":material/stop_circle:", on_click=job.stop)
        st.caption(texts("documents_meanwhile"))


def _show_outcome(job: ChangeJob, services: Services, *, texts: Words) -> None:
    state = job.state
    if state.problem is not None:
        show_problem(unforeseen(state.problem, texts), words=texts)
    elif state.stopped:
        st.info(texts("documents_stopped"), icon=":material/undo:")
    elif state.report is not None:
        _show_report(job, state.report, services, texts=texts)
        return
    _show_dismiss(job, texts=texts)


def _show_dismiss(job: ChangeJob, *, texts: Words) -> None:
    st.button(
        texts("documents_dismiss"),
        key="documents-dismiss",
        type="tertiary",
        icon=":material/check:",
        on_click=job.forget,
    )


def _show_report(job: ChangeJob, report: ChangeReport, services: Services, *, texts: Words) -> None:
    if report.done:
        done = counted(texts, "documents_noun", len(report.done))
        st.success(f"{texts(f'{job.state.what}_done')}: {done}.", icon=":material/check_circle:")
    for failure in report.failed:
        name = shorten(_name(failure.change), longest=100)
        st.error(f"**{escape_markdown(name)}**  \n{escape_markdown(f'{failure.problem} {failure.remedy}')}")
    known = {metadata.id: metadata.title for metadata in services.metadata}
    named = [identity for identity in map(_identity, report.done) if identity in known]
    with st.container(horizontal=True):
        for identity in named[:MOST_NAMED]:
            st.button(
                escape_markdown(shorten(known[identity])),
                key=f"outcome-{identity}",
                icon=":material/menu_book:",
                on_click=_open,
                args=(job, identity),
            )
        _show_dismiss(job, texts=texts)


def _open(job: ChangeJob, identity: str) -> None:
    """Go to a document that was changed; the outcome has been read then."""
    job.forget()
    go_to_document(identity)


def _identity(change: Change) -> str:
    """The document that was changed; "" when it is gone."""
    return getattr(getattr(change, "metadata", None), "id", "")


def _name(change: Change) -> str:
    path = getattr(change, "path", None)
    return str(path.name) if path is not None else _identity(change) or str(getattr(change, "document", ""))
