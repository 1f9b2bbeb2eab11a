"""Draws one document on a page of its own: particulars, what became of the link, steps through an answer, the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.documents.actions import show_actions
from ui.web.documents.pages import show_pages
from ui.web.documents.state import TRAIL, Trail, go_to_link, go_to_list
from ui.web.escape import escape_markdown
from ui.web.places import document_line, section_words, shorten
from ui.web.reader.changes import show_change_since, show_doubt
from ui.web.reader.text import show_text, text_data
from ui.web.versions import document_of, show_versions

if TYPE_CHECKING:
    from assistant.orientation.links import Link, Resolution
    from ui.web.backend import Document, Services
    from ui.web.words import Words


def show_document(link: Link, services: Services, *, texts: Words) -> None:
    """The document that the address names, at its slice; or that it is not there."""
    from assistant.orientation.links import resolve_link

    document = document_of(services, link.document)
    st.button(texts("documents_back"), key="documents-back", icon=":material/arrow_back:", on_click=go_to_list)
    if document is None:
        st.title(texts("documents_unknown_title"), anchor=False)
        st.warning(texts("documents_unknown"), icon=":material/help:")
        return
    earlier = None
    if services.workspace is not None and link.sha256:
        earlier = services.workspace.earlier.find(link.document, link.sha256)
    resolution = resolve_link(link, document, earlier=earlier)
    metadata = document.metadata
    st.title(escape_markdown(metadata.title), anchor=False)
    st.caption(escape_markdown(document_line(metadata, texts)))
    show_actions(document, services, texts=texts)
    show_versions(link.document, services, texts=texts)
    show_change_since(resolution, words=texts)
    if resolution.outcome == "whole" and link.end > link.start:
        st.warning(texts("reader_no_mark"), icon=":material/help:")
    _show_trail(link, services, texts=texts)
    _show_body(document, resolution, services, texts=texts)


def _show_trail(link: Link, services: Services, *, texts: Words) -> None:
    """Previous and next citation of the answer that one came from, also when they stand in another document."""
    trail = st.session_state.get(TRAIL)
    if not isinstance(trail, Trail) or (position := trail.position(link)) is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="documents-trail"):
        question = escape_markdown(shorten(trail.question, longest=90))
        st.markdown(texts("documents_trail", index=position + 1, count=len(trail.citations), question=question))
        for name, by, icon in (("previous", -1, "arrow_upward"), ("next", 1, "arrow_downward")):
            there = position + by
            possible = 0 <= there < len(trail.citations)
            st.button(
                texts(f"reader_{name}"),
                key=f"trail-{name}",
                icon=f":material/{icon}:",
                disabled=not possible,
                on_click=_step,
                args=(trail, there if possible else position, services),
            )


def _step(trail: Trail, position: int, services: Services) -> None:
    from assistant.orientation.links import Link, link_to

    citation = trail.citations[position]
    document = document_of(services, citation.document)
    known = document is not None and document.text[citation.start : citation.end] == citation.quote
    # An answer of before a change cites the text of then: the link finds the words back.
    words = " ".join(citation.quote.split()[:12])[:100]
    made = link_to(document, citation.start, citation.end) if document is not None and known else None
    go_to_link(made or Link(citation.document, "0" * 12, citation.start, citation.end, words))


def _show_body(document: Document, resolution: Resolution, services: Services, *, texts: Words) -> None:
    """Where the slice stands, and the text; of a PDF the drawn pages when they are chosen."""
    start, end = resolution.start, resolution.end
    data = text_data(document, services.display, start=start, end=end)
    where = section_words(document.metadata.title, data["section"])
    if data["page"] is not None:
        where = " · ".join(part for part in (where, texts("reader_page", page=data["page"])) if part)
    if where:
        st.markdown(f":material/location_on: {escape_markdown(where)}")
    show_doubt(document, data["page"])
    if show_pages(document, services, start=start, end=end, page=data["page"] or 1, texts=texts):
        return
    visit = f"{document.id} {document.sha256} {start} {end}"
    show_text(document, data, start=start, end=end, visit=visit, words=texts, own_page=True)
