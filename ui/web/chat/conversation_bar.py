"""Draws the head of a conversation: its title, and the buttons to rename, export, share and delete it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.emphasis import main_button
from ui.web.escape import escape_markdown
from ui.web.places import shorten

if TYPE_CHECKING:
    from ui.export.report import Report
    from ui.web.backend import Services
    from ui.web.conversation.keeper import Keeper
    from ui.web.conversation.session import Conversation
    from ui.web.words import Words

FORMATS = {"docx": "export_docx", "pdf": "export_pdf", "md": "export_md"}
LONGEST_TITLE = 80


def show_bar(services: Services, keeper: Keeper, *, conversation: Conversation, words: Words) -> None:
    """The title with what can be done with the conversation as a whole."""
    title = conversation.title or conversation.exchanges[0].question if conversation.exchanges else ""
    if not title:
        return
    st.title(escape_markdown(shorten(title, longest=LONGEST_TITLE)), anchor=False)
    mine = keeper.owns(conversation)
    if conversation.owner and not mine:
        st.info(words("conversation_shared"), icon=":material/group:")
    with st.container(horizontal=True, gap="small", key="conversation-bar"):
        with st.popover(words("conversation_export"), icon=":material/download:"):
            _show_downloads(services, title, conversation=conversation, words=words)
        with st.popover(words("conversation_share"), icon=":material/link:"):
            st.markdown(words("conversation_share_explained"))
            st.code(_link(conversation), language=None, wrap_lines=True)
        if mine:
            if st.button(words("conversation_rename"), key="rename", icon=":material/edit:"):
                heading, show = words("conversation_rename"), partial(_show_rename, keeper, title, conversation, words)
                st.dialog(heading)(show)()
            if st.button(words("conversation_delete"), key="delete", icon=":material/delete:"):
                heading, show = words("conversation_delete"), partial(_show_delete, keeper, title, conversation, words)
                st.dialog(heading)(show)()


def _show_rename(keeper: Keeper, title: str, conversation: Conversation, words: Words) -> None:
    with st.form("rename-form", border=False):
        st.text_input(words("conversation_title"), value=title, max_chars=120, key="rename-title")

        def rename() -> None:
            keeper.rename(conversation, st.session_state["rename-title"])

        if st.form_submit_button(words("conversation_save"), type=main_button(), key="rename-save", on_click=rename):
            st.rerun()


def _show_delete(keeper: Keeper, title: str, conversation: Conversation, words: Words) -> None:
    st.markdown(words("conversation_delete_sure", title=escape_markdown(shorten(title))))
    with st.container(horizontal=True):

        def forget() -> None:
            keeper.delete(conversation)

        if st.button(words("conversation_delete_yes"), type=main_button(), key="delete-yes", on_click=forget):
            st.rerun()
        if st.button(words("conversation_delete_no"), key="delete-no"):
            st.rerun()


def _show_downloads(services: Services, title: str, *, conversation: Conversation, words: Words) -> None:
    """A button a format; the file is made when it is asked for."""
    from ui.export.files import FORMATS as WRITERS
    from ui.export.files import file_name

    for suffix, label in FORMATS.items():

        def write(suffix: str = suffix) -> bytes:
            return WRITERS[suffix].write(report_of(services, title, conversation=conversation, words=words))

        st.download_button(
            words(label),
            data=write,
            file_name=file_name(title, suffix),
            mime=WRITERS[suffix].mime,
            key=f"export-{suffix}",
            on_click="ignore",
            width="stretch",
        )


def report_of(services: Services, title: str, *, conversation: Conversation, words: Words) -> Report:
    """The conversation as what is written of it."""
    from ui.export.report import make_report

    return make_report(
        title,
        conversation.exchanges,
        metadata={one.id: one for one in services.metadata},
        display=services.display,
        language=words.language,
        made=datetime.now(UTC),
    )


def _link(conversation: Conversation) -> str:
    """The address of the conversation as the browser sees this page."""
    base = (st.context.url or "").split("?")[0]
    return f"{base}?c={conversation.id}"
