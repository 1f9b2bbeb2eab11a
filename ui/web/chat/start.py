"""Draws what stands on the page before the first question: what this is, what it knows, where to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.chat.writing import promise
from ui.web.conversation.session import ReaderPlace
from ui.web.escape import escape_markdown
from ui.web.many_documents import newest, show_rest
from ui.web.places import document_line

if TYPE_CHECKING:
    from ui.web.backend import Metadata, Services
    from ui.web.conversation.session import Conversation
    from ui.web.words import Words


MOST_DOCUMENTS = 8


def show_start(services: Services, *, conversation: Conversation, words: Words) -> None:
    """The promise, starter questions and the documents."""
    st.title(words("product"), anchor=False)
    st.markdown(words("tagline"))
    show_question_box(conversation=conversation, words=words)
    _show_starters(conversation=conversation, words=words)
    _show_documents(services.metadata, conversation=conversation, words=words)
    st.markdown(promise(services, words))


def show_question_box(*, conversation: Conversation, words: Words) -> None:
    """The box to type a question in; it waits while a question is being answered."""
    placeholder = words("ask_placeholder" if conversation.is_new else "follow_up_placeholder")
    key = "first-question" if conversation.is_new else "question"

    def ask() -> None:
        question = st.session_state[key]
        if isinstance(question, str):
            conversation.ask(question)

    st.chat_input(placeholder, key=key, submit_mode="disable", on_submit=ask)


def _show_starters(*, conversation: Conversation, words: Words) -> None:
    """Questions to begin with; a click asks one."""
    st.subheader(words("starters_heading"), anchor=False)
    questions = words.several("starters")
    for row in range(0, len(questions), 2):
        columns = st.columns(2, gap="small")
        for column, question in zip(columns, questions[row : row + 2], strict=False):
            column.button(
                escape_markdown(question),
                key=f"starter-{question}",
                width="stretch",
                wrap=True,
                on_click=conversation.begin,
                args=(question,),
            )


def _show_documents(documents: tuple[Metadata, ...], *, conversation: Conversation, words: Words) -> None:
    """The documents with publisher, date and status, of many the newest ones; a click opens one."""
    heading = "documents_heading_one" if len(documents) == 1 else "documents_heading"
    st.subheader(words(heading, count=len(documents)), anchor=False)
    shown = newest(documents, most=MOST_DOCUMENTS)
    for metadata in shown:
        with st.container(gap=None):
            st.button(
                escape_markdown(metadata.title),
                key=f"document-{metadata.id}",
                type="tertiary",
                icon=":material/description:",
                wrap=False,
                on_click=conversation.open,
                args=(ReaderPlace(metadata.id, 0, 0),),
            )
            line = document_line(metadata, words)
            if line:
                st.caption(escape_markdown(line))
    show_rest(len(shown), len(documents), words=words)
