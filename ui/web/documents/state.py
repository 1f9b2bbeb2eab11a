"""Where one is on the documents page: the list, one document, or adding; it stands in the address alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

    from assistant.orientation.links import Link
    from ui.web.backend import Citation

ADD = "add"
REPLACES = "replaces"
TRAIL = "documents-trail"
# Under this name the entry of the pages keeps this page, so that others can go to it.
_PAGE = "documents-page-itself"


@dataclass(frozen=True, slots=True)
class Trail:
    """The citations of the answer that one came from, in order, and the question that it answered."""

    question: str
    citations: tuple[Citation, ...]

    def position(self, link: Link) -> int | None:
        """Which of them the address names (from 0), None when it is none of them."""
        for number, citation in enumerate(self.citations):
            if (citation.document, citation.start, citation.end) == (link.document, link.start, link.end):
                return number
        return None


@dataclass(frozen=True, slots=True)
class Where:
    """The place: ``link`` when a document is open, ``adding`` for the upload, which may ``replaces`` a document."""

    link: Link | None = None
    adding: bool = False
    replaces: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)


def where_from(parameters: Mapping[str, str]) -> Where:
    """What an address points at; anything unknown is the list."""
    from assistant.orientation.links import link_from_parameters

    link = link_from_parameters(parameters)
    if link is not None:
        return Where(link=link, parameters=dict(parameters))
    return Where(adding=ADD in parameters, replaces=parameters.get(REPLACES, ""), parameters=dict(parameters))


def go_to_list() -> None:
    """Show the library, as it was left."""
    st.query_params.clear()


def go_to_document(identity: str) -> None:
    """Show a document from its beginning."""
    st.query_params.from_dict({"doc": identity})


def go_to_link(link: Link) -> None:
    """Show a slice of a document."""
    st.query_params.from_dict(link.to_parameters())


def go_to_adding(replaces: str = "") -> None:
    """Show where documents are added; ``replaces`` is the one that the file is a newer version of."""
    st.query_params.from_dict({ADD: "1", REPLACES: replaces} if replaces else {ADD: "1"})


def keep_documents_page(page: StreamlitPage) -> None:
    """Remember the page, which the entry of the pages makes anew at every run."""
    st.session_state[_PAGE] = page


def documents_page() -> StreamlitPage | None:
    """The page, for a link to it; None where it is not, as in a test of one page."""
    page: StreamlitPage | None = st.session_state.get(_PAGE)
    return page


def open_documents_page(link: Link, *, trail: Trail | None = None) -> None:
    """Leave the page that is being drawn for a document on the documents page; nothing where that page is not."""
    page = st.session_state.get(_PAGE)
    if page is not None:
        st.session_state[TRAIL] = trail
        st.switch_page(page, query_params=link.to_parameters())
