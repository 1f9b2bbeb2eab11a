"""What several pages do alike: open the assistant or say why not, put a reader beside the page, wait for a part."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.web import backend
from ui.web.chat.reader import show_reader
from ui.web.conversation.address import ARRIVED
from ui.web.conversation.links import PLACE_NAMES, place_from_parameters, place_to_parameters
from ui.web.conversation.session import Conversation, Problem
from ui.web.first_run import show_first_run
from ui.web.problems import show_problem, unforeseen

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ui.web.backend import Services
    from ui.web.words import Words

LOG = logging.getLogger(__name__)
PAGE_WIDTH = 1080
WAIT_SECONDS = 1.5
WAITED = "waited-for"


def services_or_explanation(words: Words) -> Services | None:
    """The loaded assistant; when it cannot be had, the page explains why and None comes back."""
    try:
        with st.spinner(words("loading")):
            return backend.load_services()
    except backend.NeedsIngest as error:
        show_first_run(error, words=words)
    except backend.UserFacingError as error:
        _explain(Problem(error.problem, error.value, error.remedy), words)
    except Exception:  # the page is the last edge: nobody above it could explain the error
        LOG.exception("An unforeseen error while opening the assistant")
        _explain(Problem("", "", "", traceback.format_exc(limit=-3)), words)
    return None


def _explain(problem: Problem, words: Words) -> None:
    st.title(words("product"), anchor=False)
    show_problem(unforeseen(problem, words), words=words)
    st.button(words("retry"), icon=":material/refresh:", key="retry-page")


def reading_of(page: str) -> Conversation:
    """What the reader beside this page shows; each page of each session has its own, apart from the chat.

    It follows the address when somebody went there by a link or the back button; :func:`keep_reading` writes it there.
    """
    key = f"reading-{page}"
    parameters = {name: value for name, value in st.query_params.to_dict().items() if name in PLACE_NAMES}
    fresh = not isinstance(st.session_state.get(key), Conversation)
    if fresh:
        st.session_state[key] = Conversation()
    reading: Conversation = st.session_state[key]
    returned = bool(st.session_state.get(ARRIVED)) and not parameters
    if fresh or not (reading.acted or returned or parameters == reading.address):
        place = place_from_parameters(parameters)
        if place is None:
            reading.close()
        else:
            reading.open(reading.locate(place))
    reading.acted = False
    reading.address = parameters
    return reading


def keep_reading(reading: Conversation, **others: str) -> None:
    """The address bar names what the reader shows and ``others`` that are not empty, to copy, reload and go back to."""
    place = place_to_parameters(reading.place) if reading.place else {}
    reading.address = place
    wanted = {**{name: value for name, value in others.items() if value}, **place}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


@contextmanager
def beside_reader(services: Services, *, reading: Conversation, words: Words) -> Iterator[None]:
    """Draw the block in the middle of the page, or beside the reader when that is open.

    Each layout has a place of its own, and the one not in use is emptied at once: Streamlit would leave what stood
    there, greyed, until the page is whole.
    """
    places = {name: st.empty() for name in ("alone", "beside")}
    chosen = "beside" if reading.place else "alone"
    places["alone" if reading.place else "beside"].empty()
    if not reading.place:
        with places[chosen].container(horizontal_alignment="center"), st.container(width=PAGE_WIDTH):
            yield
        return
    with places[chosen].container():
        left, right = st.columns(2, gap="medium")
    with right:
        show_reader(services, conversation=reading, words=words)
    with left:
        yield


def wait_for_part(part: Future[Any], texts: Words) -> None:
    """Say that a part is still being made, and draw the page again when it is there."""
    st.caption(texts("part_busy"))
    waited: list[Future[Any]] = st.session_state.setdefault(WAITED, [])
    waited.append(part)
    if len(waited) == 1:
        st.fragment(_look_again, run_every=WAIT_SECONDS)()


def begin_waiting() -> None:
    """To be called at the top of a page that may wait for parts: one look a moment is enough for all of them."""
    st.session_state[WAITED] = []


def _look_again() -> None:
    """Draw the whole page when a part is there; not before, since that would be in the way of a click."""
    if any(part.done() for part in st.session_state.get(WAITED, ())):
        st.rerun(scope="app")
