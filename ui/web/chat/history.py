"""Draws the list of one's own conversations in the sidebar: search, and open with a click."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.components import history_list
from ui.web.conversation.session import Conversation
from ui.web.escape import escape_markdown
from ui.web.places import shorten

if TYPE_CHECKING:
    from assistant.conversations import Summary
    from ui.web.conversation.keeper import Keeper
    from ui.web.words import Words

FIRST, MOST = 8, 200
LONGEST_TITLE, LONGEST_EXCERPT = 60, 110


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
        hits = keeper.list(text, most=MOST)
        if not hits:
            st.caption(words("history_none_found"))
        _show_list([("", hits)], keeper, conversation=conversation, words=words)
        return
    shown = found if everything else found[:FIRST]
    groups = [(label, tuple(group)) for label, group in groupby(shown, key=lambda one: _age(one.updated, words))]
    _show_list(groups, keeper, conversation=conversation, words=words)
    if everything or len(found) > len(shown):
        st.toggle(words("history_all"), key="history-all")


def _show_list(
    groups: Sequence[tuple[str, Sequence[Summary]]], keeper: Keeper, *, conversation: Conversation, words: Words
) -> None:
    """Conversations under their headings; a click opens one."""

    def open_it() -> None:
        chosen = st.session_state["history-list"]["open"]
        opened = keeper.open(chosen) if isinstance(chosen, str) and chosen != conversation.id else None
        if opened is not None:
            conversation.become(opened)

    data = {
        "language": words.language,
        "label": words("history_heading"),
        "groups": [{"label": label, "items": [_line(one, conversation) for one in some]} for label, some in groups],
    }
    history_list(data, key="history-list", on_open=open_it)


def _line(one: Summary, conversation: Conversation) -> dict[str, object]:
    return {
        "id": one.id,
        "title": shorten(one.title, longest=LONGEST_TITLE),
        "excerpt": shorten(" ".join(one.excerpt.split()), longest=LONGEST_EXCERPT),
        "current": one.id == conversation.id,
    }


def _age(updated: str, words: Words) -> str:
    """Under which heading a moment falls, by the days of this machine."""
    when, today = datetime.fromisoformat(updated).astimezone().date(), datetime.now().astimezone().date()
    if when >= today:
        return words("history_today")
    return words("history_week") if when > today - timedelta(days=7) else words("history_older")
