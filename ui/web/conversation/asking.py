"""From any page to the chat with a question: a new conversation begins with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.conversation.session import Conversation

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

# Under this name the entry of the pages keeps the page with the chat.
CHAT_PAGE = "chat-page"
_WAITING = "question-for-chat"


def keep_chat_page(page: StreamlitPage) -> None:
    """Remember which page the chat is."""
    st.session_state[CHAT_PAGE] = page


def plan_question(question: str) -> None:
    """Ask this in the chat as soon as the page is drawn again; for use in a callback, which cannot leave a page."""
    st.session_state[_WAITING] = question


def follow_plan() -> None:
    """Go to the chat when a question waits for it; called at the top of a page."""
    question = st.session_state.pop(_WAITING, None)
    if not isinstance(question, str):
        return
    conversation = st.session_state.get("conversation")
    if not isinstance(conversation, Conversation):
        conversation = st.session_state["conversation"] = Conversation()
    conversation.restart()
    conversation.ask(question)
    page = st.session_state.get(CHAT_PAGE)
    if page is not None:
        st.switch_page(page)
