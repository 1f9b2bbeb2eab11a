"""Draws two tables for administrators: documents that need a look, and the settings in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.conversation.session import Problem
from ui.web.evaluation.components import record_table
from ui.web.page_parts import wait_for_part
from ui.web.page_texts import name_in
from ui.web.places import shorten
from ui.web.prepared import later, value_of
from ui.web.problems import show_problem

if TYPE_CHECKING:
    from concurrent.futures import Future

    from assistant.installation.status import DocumentProblem
    from assistant.library.workspace import Workspace
    from assistant.settings import Settings
    from ui.web.words import Words


def show_document_problems(workspace: Workspace, texts: Words) -> None:
    """Every document with something to look at, and what to do about it."""
    part = _problems(workspace)
    found = value_of(part)
    if found is None:
        error = part.exception() if part.done() else None
        if isinstance(error, backend.UserFacingError):
            show_problem(Problem(error.problem, error.value, error.remedy), words=texts)
        elif part.done():
            st.caption(texts("part_failed"))
        else:
            wait_for_part(part, texts)
        return
    problems, titles = found
    if not problems:
        st.success(texts("documents_all_right"), icon=":material/check_circle:")
        return
    columns = [(texts("document"), False), (texts("what_is_wrong"), False), (texts("what_to_do"), False)]
    rows = [
        {"cells": [shorten(titles.get(one.document, one.document)), one.message, one.remedy or texts("nothing_to_do")]}
        for one in problems
    ]
    caption = texts("documents_problems_heading")
    record_table(columns, rows, key="document-problems", caption=caption, language=texts.language)


def _problems(workspace: Workspace) -> Future[tuple[list[DocumentProblem], dict[str, str]]]:
    """With the titles by id. Every document is opened for it: once for an index and what is stored beside it."""
    from assistant.installation.status import document_problems

    folder = workspace.settings.data_dir / "documents"
    changed = folder.stat().st_mtime_ns if folder.is_dir() else 0
    named = f"problems {workspace.settings.data_dir} {workspace.generation()} {changed}"

    def look() -> tuple[list[DocumentProblem], dict[str, str]]:
        titles = {metadata.id: metadata.title for metadata in workspace.documents()}
        return list(document_problems(workspace)), titles

    return later(named, look)


def show_settings(settings: Settings, texts: Words) -> None:
    """Name, value, where it comes from, and what it is for; a secret is never shown."""
    from assistant.installation.status import settings_in_force

    st.markdown(texts("settings_explained"))
    columns = [(texts(key), False) for key in ("setting", "setting_value", "setting_source", "setting_meaning")]
    rows = []
    for one in settings_in_force(settings):
        shown = one.value or texts("setting_empty")
        if one.secret:
            shown = texts("secret_set" if one.value else "secret_not_set")
        rows.append({"cells": [one.name, shown, name_in(texts, "sources", one.source), one.description]})
    record_table(columns, rows, key="settings", caption=texts("settings_heading"), language=texts.language)
