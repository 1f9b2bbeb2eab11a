"""Draws the document reader beside the conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.documents.state import Trail, open_documents_page
from ui.web.escape import escape_markdown
from ui.web.places import document_line, section_words
from ui.web.reader.changes import show_change_since, show_doubt
from ui.web.reader.text import show_text, text_data
from ui.web.versions import document_of

if TYPE_CHECKING:
    from ui.web.backend import Document, Services
    from ui.web.conversation.session import Conversation, ReaderPlace
    from ui.web.words import Words


def show_reader(services: Services, *, conversation: Conversation, words: Words, attached: bool = False) -> None:
    """The open document with its marked slice, and the buttons to step through the citations or close.

    :param attached: it belongs to what stands beside it: on a narrow screen it does not move into view when it opens,
        and it does not say where it was opened from.
    """
    place = conversation.place
    if place is None:
        return
    # The key becomes a class name, by which the component keeps this box in view.
    with st.container(key="reader", gap="small"):
        document = document_of(services, place.document)
        _show_controls(place, document, conversation=conversation, words=words, attached=attached)
        if document is None:
            st.warning(words("reader_unknown"), icon=":material/help:")
            return
        place = _place_now(place, document, conversation=conversation, words=words)
        _show_document(document, place, services=services, words=words, attached=attached)


def _place_now(place: ReaderPlace, document: Document, *, conversation: Conversation, words: Words) -> ReaderPlace:
    """Where the quote of an earlier answer stands now, told when the document changed since."""
    from assistant.orientation.links import resolve_citation

    if place.exchange is None:
        return place
    found = resolve_citation(conversation.exchanges[place.exchange].citations[place.position], document)
    show_change_since(found, words=words)
    return replace(place, start=found.start, end=found.end)


def _go_to_own_page(place: ReaderPlace, document: Document, *, conversation: Conversation) -> None:
    """Open the document on the documents page, with the citations of the answer to step through."""
    from assistant.orientation.links import link_to

    exchange = conversation.exchanges[place.exchange] if place.exchange is not None else None
    trail = Trail(exchange.question, exchange.citations) if exchange is not None else None
    open_documents_page(link_to(document, place.start, place.end), trail=trail)


def _show_controls(
    place: ReaderPlace, document: Document | None, *, conversation: Conversation, words: Words, attached: bool
) -> None:
    """Where we are among the citations; previous, next, close."""
    citations = conversation.exchanges[place.exchange].citations if place.exchange is not None else ()
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        if citations:
            st.caption(words("reader_position", index=place.position + 1, count=len(citations)))
        if len(citations) > 1:
            st.button(
                words("reader_previous"),
                key="reader-previous",
                disabled=place.position == 0,
                on_click=conversation.step,
                args=(-1,),
            )
            st.button(
                words("reader_next"),
                key="reader-next",
                disabled=place.position == len(citations) - 1,
                on_click=conversation.step,
                args=(1,),
            )
        elif not citations and place.end > place.start and not attached:
            st.caption(words("reader_linked"))
        own_page = document is not None and st.button(
            words("reader_own_page"), icon=":material/open_in_full:", key="reader-own-page"
        )
        st.button(words("reader_close"), icon=":material/close:", key="reader-close", on_click=conversation.close)
    if own_page and document is not None:
        _go_to_own_page(place, document, conversation=conversation)


def _show_document(document: Document, place: ReaderPlace, *, services: Services, words: Words, attached: bool) -> None:
    """Title, particulars, place of the slice, and the text."""
    data = text_data(document, services.display, start=place.start, end=place.end)
    title = document.metadata.title
    st.header(escape_markdown(title), anchor=False)
    st.caption(escape_markdown(document_line(document.metadata, words)))
    where = section_words(title, data["section"])
    if data["page"] is not None:
        where = " · ".join(part for part in (where, words("reader_page", page=data["page"])) if part)
    if where:
        st.markdown(f":material/location_on: {escape_markdown(where)}")
    show_doubt(document, data["page"])
    if place.end > place.start and not data["marked"]:
        st.warning(words("reader_no_mark"), icon=":material/help:")
    show_text(document, data, start=place.start, end=place.end, visit=str(place.visit), words=words, attached=attached)
