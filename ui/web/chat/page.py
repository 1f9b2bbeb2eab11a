"""The chat page, top to bottom: sidebar, conversation with reader beside it, follow-up questions, question box."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.chat.conversation_bar import show_bar
from ui.web.chat.follow_ups import show_follow_ups
from ui.web.chat.judging import Judge
from ui.web.chat.messages import ANSWER_ICON, show_question, show_reply
from ui.web.chat.reader import show_reader
from ui.web.chat.sidebar import show_sidebar
from ui.web.chat.start import show_question_box, show_start
from ui.web.chat.usage import note_use
from ui.web.chat.writing import ask
from ui.web.conversation.address import conversation_of_session, keep_address
from ui.web.conversation.keeper import Keeper
from ui.web.conversation.session import Conversation, Exchange, Problem
from ui.web.page_parts import services_or_explanation
from ui.web.visitor import meet_visitor, visitor_key

if TYPE_CHECKING:
    from ui.web.backend import Services
    from ui.web.words import Words

TEXT_WIDTH = 820
RECENT = 20
LOG = logging.getLogger(__name__)


def show_page(words: Words) -> None:
    """Draw the page for one run of the script."""
    services = services_or_explanation(words)
    if services is None:
        return
    keeper = Keeper(backend.open_archive(), visitor_key())
    judge = Judge(backend.open_reviews(), keeper.key)
    conversation = conversation_of_session(keeper)
    meet_visitor(keeper.adopt)
    filter_ids = show_sidebar(services, keeper, conversation=conversation, words=words)
    # The box stands at the foot of the page during a conversation; before it, the start draws it in its place.
    if not conversation.is_new:
        show_question_box(conversation=conversation, words=words)
    keeper.begin(conversation)
    # Before answering, so that a reload in the middle of it finds the question back.
    keep_address(conversation)
    with _layout(services, conversation=conversation, words=words):
        if conversation.lost:
            st.warning(words("conversation_lost"), icon=":material/help:")
        if conversation.is_new:
            show_start(services, conversation=conversation, words=words)
        else:
            show_bar(services, keeper, conversation=conversation, words=words)
            _show_exchanges(services, conversation=conversation, judge=judge, words=words)
            _show_end(services, keeper, filter_ids, conversation=conversation, words=words)
    keep_address(conversation)


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


def _show_exchanges(services: Services, *, conversation: Conversation, judge: Judge, words: Words) -> None:
    """The exchanges so far."""
    hidden = 0 if conversation.shown_earlier else max(0, len(conversation.exchanges) - RECENT)
    if hidden:
        st.button(
            words("earlier", count=hidden), key="earlier", icon=":material/history:", on_click=conversation.show_earlier
        )
    for index, exchange in enumerate(conversation.exchanges[hidden:], start=hidden):
        show_question(exchange.question, words=words)
        show_reply(exchange, index, services=services, conversation=conversation, judge=judge, words=words)


def _show_end(
    services: Services, keeper: Keeper, filter_ids: tuple[str, ...], *, conversation: Conversation, words: Words
) -> None:
    """The question being answered, or what can be asked next."""
    if conversation.pending is not None:
        _answer_pending(services, keeper, filter_ids, conversation=conversation, words=words)
    elif conversation.exchanges[-1].problem is not None:
        st.button(words("retry"), icon=":material/refresh:", key="retry", on_click=conversation.retry)
    else:
        show_follow_ups(services, filter_ids, conversation=conversation, words=words)


def _answer_pending(
    services: Services, keeper: Keeper, filter_ids: tuple[str, ...], *, conversation: Conversation, words: Words
) -> None:
    """Answer the pending question while the page says that it is busy; then draw again with the answer.

    Between the return of the assistant and ``finish`` no Streamlit call stands, so a click meanwhile loses nothing.
    """
    question = conversation.pending or ""
    show_question(question, words=words)
    count = len(filter_ids) or len(services.metadata)
    reply = st.chat_message("assistant", avatar=ANSWER_ICON)
    for waiting in conversation.waiting:
        show_question(waiting, words=words)
    with reply, st.spinner(words("busy_one" if count == 1 else "busy", count=count)):
        uid = conversation.pending_uid
        exchange = replace(_ask(services, question, filter_ids, conversation=conversation, words=words), uid=uid)
        keeper.finish(exchange)
        conversation.finish(exchange)
    st.rerun()


def _ask(
    services: Services, question: str, filter_ids: tuple[str, ...], *, conversation: Conversation, words: Words
) -> Exchange:
    """The answer, or the problem."""
    try:
        answer = ask(services, question, filter_ids, conversation=conversation, words=words)
    except backend.UserFacingError as error:
        return Exchange(question, problem=Problem(error.problem, error.value, error.remedy))
    except Exception:  # the page is the last edge: nobody above it could explain the error
        LOG.exception("An unforeseen error while answering")
        return Exchange(question, problem=Problem("", "", "", traceback.format_exc(limit=-3)))
    note_use(services, answer)
    return Exchange(question, answer=answer)
