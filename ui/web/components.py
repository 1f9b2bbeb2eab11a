"""The small browser components: an answer with clickable marks, the buttons below it, and the document reader.

All are fixed files of this package; data reaches them as JSON and is drawn as text only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

CITED_TEXT_HTML = '<div class="cited"></div>'
ACTIONS_HTML = '<div class="actions"></div>'
HISTORY_HTML = '<nav class="history"></nav>'
READER_HTML = (
    '<div class="frame"><article class="reader"><div class="hidden status" role="status"></div>'
    '<details class="outline"><summary></summary><nav><ul></ul></nav></details>'
    '<div class="tools"><div class="search"><label><span class="hidden"></span><input type="search" /></label>'
    '<button type="button" class="previous">\u2191</button><button type="button" class="next">\u2193</button>'
    '<span class="count" role="status"></span></div>'
    '<button type="button" class="back"></button><button type="button" class="copy"></button>'
    '<input type="text" class="address" readonly hidden /></div>'
    '<div class="body" tabindex="0" role="region"></div></article></div>'
)
PAGE_HTML = (
    '<figure class="sheet"><div class="paper"><img alt="" /><div class="boxes"></div></div><figcaption></figcaption>'
    "</figure>"
)
ARRIVE_HTML = '<div class="arrive"></div>'
UPLOAD_WORDS_HTML = "<span hidden></span>"
PAGE_LANGUAGE_JS = "export default function ({ data }) { document.documentElement.lang = data.language; }"


def cited_text(data: dict[str, Any], *, key: str, on_cite: Callable[[], None]) -> None:
    """Draw statements with marks; ``st.session_state[key]["cite"]`` is the clicked number during ``on_cite``."""
    _component("cited_text", CITED_TEXT_HTML, parts=("terms", "cited_text"))(data=data, key=key, on_cite_change=on_cite)


def answer_actions(data: dict[str, Any], *, key: str, on_act: Callable[[], None]) -> None:
    """Draw the buttons; during ``on_act`` ``st.session_state[key]`` has "vote" ("up", "down") or "compare"."""
    draw = _component("answer_actions", ACTIONS_HTML)
    draw(data=data, key=key, on_vote_change=on_act, on_compare_change=on_act)


def history_list(data: dict[str, Any], *, key: str, on_open: Callable[[], None]) -> None:
    """Draw a list of conversations; during ``on_open``, ``st.session_state[key]["open"]`` is the id clicked."""
    _component("history_list", HISTORY_HTML)(data=data, key=key, on_open_change=on_open)


def reader(data: dict[str, Any], *, key: str) -> None:
    """Draw a document and scroll to its marked slice."""
    _component("reader", READER_HTML, parts=("reader_search", "reader"))(data=data, key=key)


def page_picture(data: dict[str, Any], *, key: str) -> None:
    """Draw a page of a PDF with boxes over the marked slice."""
    _component("page_picture", PAGE_HTML)(data=data, key=key)


def come_into_view(what: str, *, key: str) -> None:
    """Bring this place of the page into view, once for each ``what``: for what appears far below a button."""
    _component("arrive", ARRIVE_HTML)(data={"what": what}, key=key)


def upload_words(words: list[list[str]], *, key: str) -> None:
    """Put words of ours in the place of those of Streamlit in its upload boxes.

    :param words: of each a regular expression for the whole text, without anchors, and what replaces it.
    """
    _component("upload_words", UPLOAD_WORDS_HTML)(data={"words": words}, key=key)


def page_language(language: str) -> None:
    """Tell the browser, and so a screen reader, in which language the page is."""
    _page_language()(data={"language": language}, key="page_language")


@cache
def _component(name: str, html: str, parts: tuple[str, ...] = ()) -> ComponentRenderer:
    from streamlit.components import v2

    folder = files("ui").joinpath("web", "assets")
    styles = [folder.joinpath(f"{part}.css") for part in parts or (name,)]
    style = "\n".join(one.read_text(encoding="utf-8") for one in styles if one.is_file())
    script = "\n".join(folder.joinpath(f"{part}.js").read_text(encoding="utf-8") for part in parts or (name,))
    return v2.component(f"wegwijzer_{name}", html=html, css=style, js=script)


@cache
def _page_language() -> ComponentRenderer:
    from streamlit.components import v2

    return v2.component("wegwijzer_page_language", js=PAGE_LANGUAGE_JS)
