"""Draws questions to go on with: only such that the documents were seen to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.as_of import chosen_day
from ui.web.escape import escape_markdown

if TYPE_CHECKING:
    from ui.web.backend import Services
    from ui.web.session import Conversation
    from ui.web.words import Words


def show_follow_ups(
    services: Services, filter_ids: tuple[str, ...], *, conversation: Conversation, words: Words
) -> None:
    """Questions about what stands around the cited passages; nothing when none of those is known to be answered."""
    answer = conversation.exchanges[-1].answer
    if answer is None or chosen_day() is not None:  # known questions are about the documents as they are now
        return
    # Tried once for each answer and choice of documents, after the answer is on the page.
    name = " ".join([conversation.id, str(len(conversation.exchanges)), *filter_ids])
    if conversation.suggested[0] != name:
        content = services.content or " ".join(f"{one.id} {one.sha256}" for one in services.metadata)
        found = backend.suggester(services, content).suggest(
            answer, assistant=services.assistant, history=conversation.history(), documents=filter_ids
        )
        conversation.suggested = (name, found)
    questions = conversation.suggested[1]
    if not questions:
        return
    st.caption(words("follow_ups_heading"))
    with st.container(gap="xsmall", key="follow-ups"):
        for position, question in enumerate(questions):
            st.button(
                escape_markdown(question),
                key=f"follow-up-{len(conversation.exchanges)}-{position}",
                icon=":material/subdirectory_arrow_right:",
                wrap=True,
                on_click=conversation.ask,
                args=(question,),
            )
