"""The page for administrators, top to bottom: index and rebuild, checks, documents, storage, use, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.conversation.session import Problem
from ui.web.management.checks import show_checks
from ui.web.management.index import show_index
from ui.web.management.storage import show_storage
from ui.web.management.tables import show_document_problems, show_settings
from ui.web.management.usage import show_usage
from ui.web.page_parts import PAGE_WIDTH, begin_waiting
from ui.web.page_texts import load_page_texts
from ui.web.problems import show_problem

if TYPE_CHECKING:
    from assistant.library.workspace import Workspace
    from ui.web.words import Language, Words


def show_management(language: Language) -> None:
    """Draw the page for one run of the script. It needs no index: it is where one looks when there is none."""
    begin_waiting()
    texts = load_page_texts("management", language)
    with st.container(horizontal_alignment="center"), st.container(width=PAGE_WIDTH):
        st.title(texts("management_title"), anchor=False)
        st.markdown(texts("management_tagline"))
        workspace = _workspace_or_explanation(texts)
        if workspace is None:
            return
        st.header(texts("index_heading"), anchor=False)
        show_index(workspace, texts)
        st.header(texts("checks_heading"), anchor=False)
        show_checks(workspace.settings, texts)
        st.header(texts("documents_problems_heading"), anchor=False)
        show_document_problems(workspace, texts)
        st.header(texts("usage_heading"), anchor=False)
        show_usage(workspace.settings.data_dir, texts)
        st.header(texts("storage_heading"), anchor=False)
        show_storage(workspace.settings.data_dir, texts)
        st.header(texts("settings_heading"), anchor=False)
        show_settings(workspace.settings, texts)


def _workspace_or_explanation(texts: Words) -> Workspace | None:
    """Everything below the data directory; when the settings cannot be read, the page says why and None comes back."""
    try:
        return open_workspace()
    except backend.UserFacingError as error:
        show_problem(Problem(error.problem, error.value, error.remedy), words=texts)
        st.button(texts("retry"), icon=":material/refresh:", key="retry-management")
    return None


def open_workspace() -> Workspace:
    """The workspace of the settings as they are now; opening it reads and writes nothing.

    :raises UserFacingError: the settings cannot be read.
    """
    from assistant.library.workspace import Workspace
    from assistant.settings import load_settings

    return Workspace(load_settings())
