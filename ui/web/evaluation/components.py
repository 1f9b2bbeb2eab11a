"""The two browser components of the evaluation: a table whose rows open, and texts with marked words.

As with the other components, data reaches fixed files as JSON and is drawn as text only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

TABLE_HTML = '<div class="box" tabindex="0" role="region"><table></table></div>'
MARKED_HTML = '<div class="marked"></div>'

Json = dict[str, Any]
Open = Callable[[str], None]


def record_table(
    columns: Sequence[tuple[str, bool]],
    rows: Sequence[Json],
    *,
    key: str,
    caption: str,
    language: str,
    on_open: Open | None = None,
    wide: bool = False,
) -> None:
    """Draw a table.

    :param columns: heading, and whether the column holds numbers.
    :param rows: ``{"cells": [text...]}``; with ``"id"`` the first cell is a button, ``"tone"`` may be "good" or "bad".
    :param caption: what the table holds, for a screen reader.
    :param on_open: called with the ``id`` of the row that was chosen, before the page is drawn again.
    :param wide: the first column holds sentences and takes the room that the others can miss.
    """
    data = {
        "language": language,
        "wide": wide,
        "caption": caption,
        "columns": [{"title": title, "number": number} for title, number in columns],
        "rows": list(rows),
    }
    _component("record_table", TABLE_HTML)(data=data, key=key, on_open_change=_caller(key, on_open))


def marked_text(data: Json, *, key: str, on_open: Open) -> None:
    """Draw blocks of text; ``on_open`` is called with the ``open`` of the quote that was chosen."""
    _component("marked_text", MARKED_HTML)(data=data, key=key, on_open_change=_caller(key, on_open))


def _caller(key: str, on_open: Open | None) -> Callable[[], None]:
    def call() -> None:
        chosen = st.session_state[key]["open"]
        if on_open is not None and isinstance(chosen, str):
            on_open(chosen)

    return call


@cache
def _component(name: str, html: str) -> ComponentRenderer:
    from streamlit.components import v2

    folder = files("ui").joinpath("web", "assets")
    style = folder.joinpath(f"{name}.css").read_text(encoding="utf-8")
    script = folder.joinpath(f"{name}.js").read_text(encoding="utf-8")
    return v2.component(f"wegwijzer_{name}", html=html, css=style, js=script)
