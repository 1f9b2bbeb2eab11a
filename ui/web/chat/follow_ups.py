"""Draws questions to go on with: only such that the documents were seen to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.chat.as_of import chosen_day, ids_on, services_on
from ui.web.chat.quoting import quoting
from ui.web.escape import escape_markdown

if TYPE_CHECKING:
    from datetime import date

    from ui.web.backend import Answer, Services
    from ui.web.conversation.session import Conversation
    from ui.web.words import Words


def show_follow_ups(
    services: Services, filter_ids: tuple[str, ...], *, conversation: Conversation, words: Words
) -> None:
    """Questions about what stands around the cited passages; nothing when none of those is known to be answered."""
    answer = conversation.exchanges[-1].answer
    if answer is None:
        return
    day = chosen_day()
    # Tried once for each answer, day and choice of documents, after the answer is on the page.
    name = " ".join([conversation.id, str(len(conversation.exchanges)), str(day), *filter_ids])
    if conversation.suggested[0] != name:
        conversation.suggested = (name, _find(services, filter_ids, answer, day, conversation=conversation))
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


def _find(
    services: Services, filter_ids: tuple[str, ...], answer: Answer, day: date | None, *, conversation: Conversation
) -> tuple[str, ...]:
    """Questions that the documents answer as they were in force on the day, those of now without one."""
    try:
        services = services_on(services, day)
        documents = ids_on(services, filter_ids) if day is not None else filter_ids
    except backend.UserFacingError:  # nothing was in force then, which the next question is told
        return ()
    content = services.content or " ".join(f"{one.id} {one.sha256}" for one in services.metadata)
    return backend.suggester(services, content).suggest(
        answer, assistant=quoting(services), history=conversation.history(), documents=documents
    )
