"""Draws what can be done with a document: see how it was read, edit its particulars, replace it, remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.documents.filter import values_of
from ui.web.documents.form import show_particulars
from ui.web.documents.recognised import show_readability
from ui.web.documents.source import change_job, session_name, shelved_documents
from ui.web.documents.state import go_to_adding, go_to_list
from ui.web.emphasis import main_button
from ui.web.escape import escape_markdown
from ui.web.versions import is_earlier

if TYPE_CHECKING:
    from ui.web.backend import Document, Services
    from ui.web.documents.job import ChangeJob
    from ui.web.words import Words


def show_actions(document: Document, services: Services, *, texts: Words) -> None:
    """How it was read, and the buttons; only the former where nothing can be changed, as of a version replaced."""
    facts = next((one.facts for one in shelved_documents(services) if one.metadata.id == document.id), None)
    if facts is None:
        from assistant.library.facts import document_facts

        facts = document_facts(document)
    with st.container(horizontal=True, gap="small"):
        with st.popover(texts("documents_about"), icon=":material/fact_check:"):
            show_readability(document, facts, texts=texts)
        job = change_job(services)
        if job is None or is_earlier(document.id):
            return
        busy = job.state.running
        if st.button(texts("documents_edit"), key="documents-edit", icon=":material/edit:", disabled=busy):
            _edit(document, services, job, texts)
        st.button(
            texts("documents_replace"),
            key="documents-replace",
            icon=":material/upload_file:",
            disabled=busy,
            on_click=go_to_adding,
            args=(document.id,),
        )
        if st.button(texts("documents_remove"), key="documents-remove", icon=":material/delete:", disabled=busy):
            _remove(document, job, texts)


def _edit(document: Document, services: Services, job: ChangeJob, texts: Words) -> None:
    """The dialog with the particulars."""
    from assistant.library.changes import Revise
    from assistant.library.particulars import check_particulars, particulars_of, with_particulars

    @st.dialog(texts("documents_edit"), width="medium", icon=":material/edit:")
    def dialog() -> None:
        options = values_of(shelved_documents(services))
        filled = show_particulars(particulars_of(document.metadata), options, key=f"edit-{document.id}", texts=texts)
        st.caption(texts("documents_edit_note"))
        changed = with_particulars(document.metadata, filled)
        wrong = bool(check_particulars(filled)) or changed == document.metadata
        if st.button(
            texts("documents_save"), type=main_button(), key="edit-save", icon=":material/save:", disabled=wrong
        ):
            job.start([Revise(changed)], owner=session_name(), what="documents_revising")
            st.rerun()

    dialog()


def _remove(document: Document, job: ChangeJob, texts: Words) -> None:
    """The dialog that asks whether one is sure."""
    from assistant.library.changes import Remove

    @st.dialog(texts("documents_remove_sure"), icon=":material/delete:")
    def dialog() -> None:
        st.markdown(f"**{escape_markdown(document.metadata.title)}**")
        st.markdown(texts("documents_remove_explained"))
        with st.container(horizontal=True):
            if st.button(
                texts("documents_remove_yes"), type=main_button(), key="remove-yes", icon=":material/delete_forever:"
            ):
                job.start([Remove(document.id)], owner=session_name(), what="documents_removing")
                go_to_list()
                st.rerun()
            if st.button(texts("documents_remove_no"), key="remove-no"):
                st.rerun()

    dialog()
