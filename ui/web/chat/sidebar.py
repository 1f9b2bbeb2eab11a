"""Draws the sidebar: new conversation, filter, language, earlier conversations, documents to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.backend import default_language
from ui.web.chat.as_of import show_day
from ui.web.chat.history import show_history
from ui.web.chat.quoting import generator_of
from ui.web.chat.writing import show_generator
from ui.web.conversation.session import ReaderPlace
from ui.web.escape import escape_markdown
from ui.web.places import shorten
from ui.web.words import LANGUAGES, Language, Words, load_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.web.backend import Services
    from ui.web.conversation.keeper import Keeper
    from ui.web.conversation.session import Conversation

MOST_BUTTONS = 12
CHOSEN = "read-chosen"
LANGUAGE_NAMES: dict[Language, str] = {"nl": "Nederlands", "en": "English"}


def show_language() -> Words:
    """The language switch; the language of the settings until the user chooses otherwise."""
    if "language" not in st.session_state:
        st.session_state["language"] = default_language()
    with st.sidebar:
        chosen = st.segmented_control(
            load_words("nl")("sidebar_language"),
            LANGUAGES,
            format_func=lambda code: LANGUAGE_NAMES[code],
            required=True,
            key="language",
        )
    return load_words(chosen or "nl")


def show_sidebar(services: Services, keeper: Keeper, *, conversation: Conversation, words: Words) -> tuple[str, ...]:
    """New conversation, filter, earlier conversations, documents; returns the ids to search in (none: all)."""
    titles = {metadata.id: metadata.title for metadata in services.metadata}
    with st.sidebar:
        st.button(
            words("sidebar_new"),
            key="new-conversation",
            icon=":material/add_comment:",
            width="stretch",
            on_click=conversation.restart,
        )
        chosen = st.multiselect(
            words("sidebar_filter"),
            list(titles),
            format_func=lambda document: shorten(titles[document]),
            placeholder=words("sidebar_filter_placeholder"),
            help=words("sidebar_filter_help"),
            key="filter",
        )
        show_day(services, words)
        show_generator(services, words)
        show_history(keeper, conversation=conversation, words=words)
        with st.expander(words("sidebar_documents"), icon=":material/menu_book:"):
            _show_documents(titles, conversation=conversation, words=words)
        st.caption(words("sidebar_about" if generator_of(services) is None else "model_about"))
    return tuple(chosen)


def _show_documents(titles: Mapping[str, str], *, conversation: Conversation, words: Words) -> None:
    """A button for each document; of many, a box to find one in by typing."""
    if len(titles) > MOST_BUTTONS:
        st.selectbox(
            words("sidebar_documents_choose"),
            list(titles),
            index=None,
            format_func=lambda document: titles[document],
            placeholder=words("sidebar_documents_placeholder"),
            key=CHOSEN,
            on_change=_open_chosen,
            args=(conversation,),
        )
        return
    for document, title in titles.items():
        st.button(
            escape_markdown(title),
            key=f"read-{document}",
            type="tertiary",
            on_click=conversation.open,
            args=(ReaderPlace(document, 0, 0),),
        )


def _open_chosen(conversation: Conversation) -> None:
    chosen = st.session_state.get(CHOSEN)
    if isinstance(chosen, str):
        conversation.open(ReaderPlace(chosen, 0, 0))
