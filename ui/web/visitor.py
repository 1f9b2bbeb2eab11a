"""Who is looking: a random key that the browser keeps, without a name, a log-in or a cookie."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_STATE, _COMPONENT = "visitor", "visitor-key"


def visitor_key() -> str:
    """The key of this session; a random one until the browser has told the one it keeps."""
    from assistant.conversations import new_id

    if _STATE not in st.session_state:
        st.session_state[_STATE] = new_id()
    return str(st.session_state[_STATE])


def meet_visitor(on_known: Callable[[str, str], None]) -> None:
    """Let the browser keep the key, or tell the one it has.

    :param on_known: called with the key that the browser tells and the one that this session had until then.
    """
    from assistant.conversations import is_id

    def known() -> None:
        told, before = st.session_state[_COMPONENT]["key"], visitor_key()
        if isinstance(told, str) and is_id(told) and told != before:
            st.session_state[_STATE] = told
            on_known(told, before)

    _component()(data={"offer": visitor_key()}, key=_COMPONENT, on_key_change=known)


@cache
def _component() -> ComponentRenderer:
    from streamlit.components import v2

    script = files("ui").joinpath("web", "assets", "visitor.js").read_text(encoding="utf-8")
    return v2.component("wegwijzer_visitor", js=script)
