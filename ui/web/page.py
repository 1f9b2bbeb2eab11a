"""The chat page, top to bottom: sidebar, conversation, reader beside it, question box."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.first_run import show_first_run
from ui.web.links import place_from_parameters, place_to_parameters
from ui.web.messages import ANSWER_ICON, show_problem, show_question, show_reply, unforeseen
from ui.web.reader import show_reader
from ui.web.session import Conversation, Exchange, Problem
from ui.web.sidebar import show_sidebar
from ui.web.start import show_question_box, show_start

if TYPE_CHECKING:
    from ui.web.backend import Services
    from ui.web.words import Words

TEXT_WIDTH = 820
RECENT = 20
LOG = logging.getLogger(__name__)


def show_page(words: Words) -> None:
    """Draw the page for one run of the script."""
    conversation = _conversation()
    services = _services_or_explanation(words)
    if services is None:
        return
    filter_ids = show_sidebar(services, conversation=conversation, words=words)
    # The box stands at the foot of the page during a conversation; before it, the start draws it in its place.
    if not conversation.is_new:
        show_question_box(conversation=conversation, words=words)
    with _layout(services, conversation=conversation, words=words):
        if conversation.is_new:
            show_start(services, conversation=conversation, words=words)
        else:
            _show_conversation(services, filter_ids, conversation=conversation, words=words)
    _keep_address(conversation)


@contextmanager
def _layout(services: Services, *, conversation: Conversation, words: Words) -> Iterator[None]:
    """Draw the block in the middle of the page, or beside the reader when that is open.

    Each layout has a place of its own, and those not in use are emptied at once: Streamlit would leave what stood
    there, greyed, around the words that say it is busy.
    """
    places = {name: st.empty() for name in ("start", "conversation", "reader")}
    chosen = "reader" if conversation.place else "start" if conversation.is_new else "conversation"
    for name, place in places.items():
        if name != chosen:
            place.empty()
    if chosen != "reader":
        with places[chosen].container(horizontal_alignment="center"), st.container(width=TEXT_WIDTH):
            yield
        return
    with places[chosen].container():
        left, right = st.columns(2, gap="medium")
    with right:
        show_reader(services, conversation=conversation, words=words)
    with left:
        yield


def _conversation() -> Conversation:
    """The conversation of this session; a new one opens the place that the address points at."""
    if "conversation" not in st.session_state:
        begun = Conversation()
        place = place_from_parameters(st.query_params.to_dict())
        if place is not None:
            begun.open(place)
        st.session_state["conversation"] = begun
    conversation: Conversation = st.session_state["conversation"]
    return conversation


def _services_or_explanation(words: Words) -> Services | None:
    """The loaded assistant; when it cannot be had, the page explains why and None comes back."""
    try:
        with st.spinner(words("loading")):
            return backend.load_services()
    except backend.NeedsIngest as error:
        show_first_run(error, words=words)
    except backend.UserFacingError as error:
        _show_load_problem(Problem(error.problem, error.value, error.remedy), words=words)
    except Exception:  # the page is the last edge: nobody above it could explain the error
        LOG.exception("An unforeseen error while opening the assistant")
        _show_load_problem(Problem("", "", "", traceback.format_exc(limit=-3)), words=words)
    return None


def _show_load_problem(problem: Problem, *, words: Words) -> None:
    """Why there is no assistant, and a button that tries again."""
    st.title(words("product"), anchor=False)
    show_problem(unforeseen(problem, words), words=words)
    st.button(words("retry"), icon=":material/refresh:", key="retry-load")


def _show_conversation(
    services: Services, filter_ids: tuple[str, ...], *, conversation: Conversation, words: Words
) -> None:
    """The exchanges so far and the one being answered."""
    hidden = 0 if conversation.shown_earlier else max(0, len(conversation.exchanges) - RECENT)
    if hidden:
        st.button(
            words("earlier", count=hidden), key="earlier", icon=":material/history:", on_click=conversation.show_earlier
        )
    for index, exchange in enumerate(conversation.exchanges[hidden:], start=hidden):
        show_question(exchange.question, words=words)
        show_reply(exchange, index, conversation=conversation, words=words, display=services.display)
    if conversation.pending is not None:
        _answer_pending(services, filter_ids, conversation=conversation, words=words)
    elif conversation.exchanges[-1].problem is not None:
        st.button(words("retry"), icon=":material/refresh:", key="retry", on_click=conversation.retry)


def _answer_pending(
    services: Services, filter_ids: tuple[str, ...], *, conversation: Conversation, words: Words
) -> None:
    """Answer the pending question while the page says that it is busy; then draw again with the answer.

    Between the return of the assistant and ``finish`` no Streamlit call stands, so a click meanwhile loses nothing.
    """
    question = conversation.pending or ""
    show_question(question, words=words)
    count = len(filter_ids) or len(services.metadata)
    with (
        st.chat_message("assistant", avatar=ANSWER_ICON),
        st.spinner(words("busy_one" if count == 1 else "busy", count=count)),
    ):
        conversation.finish(_ask(services, question, filter_ids, conversation=conversation))
    st.rerun()


def _ask(services: Services, question: str, filter_ids: tuple[str, ...], *, conversation: Conversation) -> Exchange:
    """The answer, or the problem."""
    try:
        answer = services.assistant.ask(question, history=conversation.history(), documents=filter_ids)
    except backend.UserFacingError as error:
        return Exchange(question, problem=Problem(error.problem, error.value, error.remedy))
    except Exception:  # the page is the last edge: nobody above it could explain the error
        LOG.exception("An unforeseen error while answering")
        return Exchange(question, problem=Problem("", "", "", traceback.format_exc(limit=-3)))
    return Exchange(question, answer=answer)


def _keep_address(conversation: Conversation) -> None:
    """The address bar names the open place, so that it can be copied."""
    wanted = place_to_parameters(conversation.place) if conversation.place else {}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
