"""Answers from the documents as they were in force on a day: choosing it, and the assistant of that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend

if TYPE_CHECKING:
    from ui.web.backend import Answer, Services
    from ui.web.words import Words

KEY = "as-of"
FIRST_DAY = date(1990, 1, 1)
CODE = "as_of"


def show_day(services: Services, words: Words) -> None:
    """The day to answer for; empty is today. Nothing where there are no versions to choose from."""
    if services.workspace is None:
        return
    st.date_input(
        words("as_of"),
        value=None,
        min_value=FIRST_DAY,
        max_value=date.today(),
        format="DD-MM-YYYY",
        help=words("as_of_help"),
        key=KEY,
        persist_state="session",
    )


def chosen_day() -> date | None:
    """The day that is chosen; None for the documents in use now."""
    found = st.session_state.get(KEY)
    return found if isinstance(found, date) else None


def services_on(services: Services, day: date | None) -> Services:
    """The services to answer with; those of a day are made the first time, which takes longer.

    :raises UserFacingError: no document was in force on that day, or its index cannot be made.
    """
    return services if day is None or services.workspace is None else _services_on(services, services.content, day)


@st.cache_resource(show_spinner=False, max_entries=3)
def _services_on(_services: Services, content: str, day: date) -> Services:
    from assistant.opening import open_assistant
    from assistant.settings import load_settings

    assistant = open_assistant(load_settings(), on=day, workspace=_services.workspace)
    documents = assistant.index.documents
    metadata = tuple(documents[identity].metadata for identity in documents)
    return replace(
        _services, assistant=assistant, documents=documents, metadata=metadata, content=f"{content} {day.isoformat()}"
    )


def ids_on(services: Services, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The documents to search in as they are called among those of the day: "plan" may be "plan@1" there.

    :raises UserFacingError: none of the chosen documents was in force.
    """
    if not chosen:
        return ()
    found = tuple(identity for identity in services.documents if identity.partition("@")[0] in chosen)
    if not found:
        from ui.web.words import load_words

        words = load_words("nl")
        raise backend.UserFacingError(words("as_of_none"), remedy=words("as_of_none_remedy"))
    return found


def with_day(answer: Answer, day: date | None, words: Words) -> Answer:
    """The answer with a notice of the day that it holds for; as it is without one."""
    from assistant.types import Notice

    if day is None:
        return answer
    notice = Notice(CODE, words("as_of_notice", day=words.date(day.isoformat())))
    return replace(answer, notices=(*answer.notices, notice))
