"""Draws what was recognised in a document: how well it could be read, page by page, and the structure found."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal

import streamlit as st

from ui.web.escape import escape_markdown
from ui.web.page_texts import counted, name_in, whole
from ui.web.places import shorten

if TYPE_CHECKING:
    from assistant.library.facts import DocumentFacts
    from ui.web.backend import Display, Document
    from ui.web.words import Words

Colour = Literal["green", "orange", "red"]
COLOURS: dict[str, Colour] = {"good": "green", "fair": "orange", "poor": "red"}
ICONS = {"good": ":material/check_circle:", "fair": ":material/info:", "poor": ":material/warning:"}
MOST_HEADINGS = 60
MOST_LINES = 12
INDENT = "\u2003"  # an em space: Markdown would make a list or code of other indents


def show_readability(document: Document, facts: DocumentFacts, *, texts: Words) -> None:
    """The verdict, what was counted, and every warning in words."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(
            name_in(texts, "documents_readability", facts.readability),
            icon=ICONS[facts.readability],
            color=COLOURS[facts.readability],
        )
        counts = [counted(texts, "documents_pages", facts.pages)] if facts.pages else []
        counts += [
            counted(texts, f"documents_{name}", count)
            for name, count in (
                ("sections", facts.sections),
                ("sentences", facts.sentences),
                ("items", facts.items),
                ("rows", facts.rows),
                ("footnotes", facts.footnotes),
            )
            if count
        ]
        st.caption(" · ".join(counts))
    for warning in dict.fromkeys((*document.quality.warnings(), *document.warnings)):
        st.warning(escape_markdown(warning), icon=":material/warning:")


def show_structure(document: Document, facts: DocumentFacts, display: Display, *, key: str, texts: Words) -> None:
    """The headings and the first lines as they were read, folded away until somebody looks."""
    with st.expander(texts("documents_structure"), icon=":material/account_tree:", key=f"{key}-structure"):
        headings = [section for section in document.sections if section.level]
        if headings:
            st.markdown(f"**{texts('documents_headings')}**")
            lines = [
                f"{INDENT * (section.level - 1)}{escape_markdown(shorten(display(section.title), longest=120))}"
                for section in headings[:MOST_HEADINGS]
            ]
            st.markdown("  \n".join(lines))
            if len(headings) > MOST_HEADINGS:
                st.caption(texts("documents_headings_more", count=whole(len(headings) - MOST_HEADINGS, texts)))
        else:
            st.caption(texts("documents_no_headings"))
        st.markdown(f"**{texts('documents_first_lines')}**")
        body = (passage for passage in document.passages if passage.kind != "heading")
        for passage in islice(body, MOST_LINES):
            mark = "• " if passage.kind == "item" else ""
            st.markdown(escape_markdown(mark + shorten(display(document.quote(passage)), longest=300)))
