"""What several pages do alike: open the assistant or say why not, put a reader beside the page, wait for a part."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.first_run import show_first_run
from ui.web.messages import show_problem, unforeseen
from ui.web.reader import show_reader
from ui.web.session import Conversation, Problem

if TYPE_CHECKING:
    from ui.web.backend import Services
    from ui.web.words import Words

LOG = logging.getLogger(__name__)
PAGE_WIDTH = 1080
WAIT_SECONDS = 1.5


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
    """What the reader beside this page shows; each page of each session has its own, apart from the chat."""
    key = f"reading-{page}"
    if not isinstance(st.session_state.get(key), Conversation):
        st.session_state[key] = Conversation()
    reading: Conversation = st.session_state[key]
    return reading


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


def wait_for_part(texts: Words) -> None:
    """Say that a part is still being made, and draw the page again in a moment."""
    st.caption(texts("part_busy"))
    if not st.session_state.get("waits-for-part"):
        st.session_state["waits-for-part"] = True
        st.fragment(_look_again, run_every=WAIT_SECONDS)()


def begin_waiting() -> None:
    """To be called at the top of a page that may wait for parts: one look a moment is enough for all of them."""
    st.session_state["waits-for-part"] = False
    st.session_state["looked"] = 0


def _look_again() -> None:
    """Drawn with the page, and again each moment: then the whole page is."""
    st.session_state["looked"] = st.session_state.get("looked", 0) + 1
    if st.session_state["looked"] > 1:
        st.rerun(scope="app")
