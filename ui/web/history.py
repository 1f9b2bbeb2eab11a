"""Draws the list of one's own conversations in the sidebar: search, and open with a click."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.escape import escape_markdown
from ui.web.places import shorten
from ui.web.session import Conversation

if TYPE_CHECKING:
    from assistant.conversations import Summary
    from ui.web.keeper import Keeper
    from ui.web.words import Words

FIRST, MOST = 8, 200
LONGEST_TITLE = 44


def show_history(keeper: Keeper, *, conversation: Conversation, words: Words) -> None:
    """The conversations of this visitor under the day they were used last; what to expect when there are none."""
    st.markdown(f"**{words('history_heading')}**")
    everything = bool(st.session_state.get("history-all"))
    found = keeper.list("", most=MOST if everything else FIRST + 1)
    if keeper.problem is not None:
        st.warning(escape_markdown(f"{keeper.problem.problem} {keeper.problem.remedy}"), icon=":material/report:")
    if not found:
        st.caption(words("history_empty"))
        return
    text = st.text_input(words("history_search"), key="history-search", placeholder=words("history_search_hint"))
    if text.strip():
        _show_found(keeper.list(text, most=MOST), keeper, conversation=conversation, words=words)
        return
    shown = found if everything else found[:FIRST]
    for label, group in groupby(shown, key=lambda one: _age(one.updated, words)):
        st.caption(label)
        with st.container(gap=None):
            for one in group:
                _show_line(one, keeper, conversation=conversation, words=words)
    if everything or len(found) > len(shown):
        st.toggle(words("history_all"), key="history-all")


def _show_found(found: tuple[Summary, ...], keeper: Keeper, *, conversation: Conversation, words: Words) -> None:
    """What a search found, with the words around it."""
    if not found:
        st.caption(words("history_none_found"))
    for one in found:
        with st.container(gap=None):
            _show_line(one, keeper, conversation=conversation, words=words)
            st.caption(escape_markdown(shorten(one.excerpt, longest=120)))


def _show_line(one: Summary, keeper: Keeper, *, conversation: Conversation, words: Words) -> None:
    def open_it() -> None:
        opened = keeper.open(one.id)
        if opened is not None:
            conversation.become(opened)

    current = one.id == conversation.id
    st.button(
        escape_markdown(shorten(one.title, longest=LONGEST_TITLE)),
        key=f"history-{one.id}",
        type="tertiary",
        icon=":material/chevron_right:" if current else ":material/chat_bubble:",
        disabled=current,
        help=words("history_current") if current else None,
        on_click=open_it,
    )


def _age(updated: str, words: Words) -> str:
    """Under which heading a moment falls, by the days of this machine."""
    when, today = datetime.fromisoformat(updated).astimezone().date(), datetime.now().astimezone().date()
    if when >= today:
        return words("history_today")
    return words("history_week") if when > today - timedelta(days=7) else words("history_older")
