"""Draws the text of a document with its outline, search bar, marked slice and the link to that slice."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from ui.web.components import reader
from ui.web.reader.data import reader_data

if TYPE_CHECKING:
    from ui.web.backend import Display, Document
    from ui.web.reader.blocks import Json
    from ui.web.words import Words

DOCUMENTS_PATH = "documenten"


def text_data(document: Document, display: Display, *, start: int, end: int) -> Json:
    """What is drawn of a document, see :func:`ui.web.reader.data.reader_data`."""
    return _data(document, display, document.id, document.sha256, start, end)


def durable_link(document: Document, *, start: int, end: int) -> str:
    """The address of a slice relative to the pages, which goes on working when the document changes."""
    from assistant.orientation.links import link_to

    return f"{DOCUMENTS_PATH}?{urlencode(link_to(document, start, end).to_parameters())}"


def show_text(
    document: Document,
    data: Json,
    *,
    start: int,
    end: int,
    visit: str,
    words: Words,
    attached: bool = False,
    own_page: bool = False,
) -> None:
    """Draw the text.

    :param data: from :func:`text_data` with the same range.
    :param visit: changes whenever the slice must be scrolled to.
    :param attached: it belongs to what stands beside it and does not move the page.
    :param own_page: it is what the page is about: the outline stands beside it when there is room.
    """
    title = document.metadata.title
    reader(
        {
            "language": words.language,
            "document_language": document.metadata.language or "nl",
            "blocks": data["blocks"],
            "outline": data["outline"],
            "marked": data["marked"],
            "shown": f"{document.id} {document.sha256} {start} {end} {words.language}",
            "visit": visit,
            "attached": attached,
            "own_page": own_page,
            "link": durable_link(document, start=start, end=end) if data["marked"] else "",
            "words": _words(title, words),
        },
        key="reader-text",
    )


def _words(title: str, words: Words) -> dict[str, str]:
    """What the browser says; places between braces are filled in there."""
    return {
        "outline": words("reader_outline"),
        "footnote": words("reader_footnote"),
        "copy": words("reader_copy"),
        "copied": words("reader_copied"),
        "copy_by_hand": words("reader_copy_by_hand"),
        "search": words("reader_search"),
        "search_previous": words("reader_search_previous"),
        "search_next": words("reader_search_next"),
        "back": words("reader_back_to_mark"),
        "page": words("reader_page", page="{page}"),
        "body": words("reader_body", title=title),
        "opened": words("reader_opened", title=title),
        "search_placeholder": words("reader_search"),
        "search_count": words("reader_search_count", index="{index}", count="{count}"),
        "search_none": words("reader_search_none"),
    }


@st.cache_data(show_spinner=False, max_entries=32)
def _data(_document: Document, _display: Display, identity: str, sha256: str, start: int, end: int) -> Json:
    """The drawn document, kept because a page is drawn anew at every click; the underlined names are not compared."""
    return reader_data(_document, start=start, end=end, display=_display)
