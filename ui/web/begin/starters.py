"""Draws the questions to begin with, a dozen for each role; a click asks one in the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.conversation.asking import plan_question
from ui.web.escape import escape_markdown
from ui.web.page_texts import name_in

if TYPE_CHECKING:
    from ui.web.words import Words

ROLES = ("new_staff", "professional", "evaluator")


def role_questions(texts: Words, role: str) -> tuple[str, ...]:
    """The questions of a role."""
    return tuple(texts.entries["role_questions"][role])


def show_starters(texts: Words) -> None:
    """The choice of a role and its questions."""
    st.session_state.setdefault("begin-role", ROLES[0])
    role = st.segmented_control(
        texts("role_choice"),
        ROLES,
        format_func=lambda one: name_in(texts, "roles", one),
        required=True,
        key="begin-role",
    )
    with st.container(horizontal=True, gap="small"):
        for number, question in enumerate(role_questions(texts, role or ROLES[0])):
            st.button(
                escape_markdown(question),
                key=f"begin-question-{role}-{number}",
                icon=":material/chat:",
                wrap=True,
                on_click=plan_question,
                args=(question,),
            )
