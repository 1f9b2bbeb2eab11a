"""Draws in one glance what a file would be called when it is taken in: title, publisher, date, kind and status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.documents.list import date_text
from ui.web.escape import escape_markdown
from ui.web.page_texts import name_in
from ui.web.places import shorten

if TYPE_CHECKING:
    from ui.web.backend import Metadata
    from ui.web.words import Words


def show_names(title: str, file: str) -> None:
    """The title, and the name of the file below it."""
    st.subheader(escape_markdown(shorten(title, longest=200)), anchor=False)
    st.caption(escape_markdown(shorten(file, longest=120)))


def show_proposed(metadata: Metadata, *, texts: Words) -> None:
    """The other fields on one line; what is not known says so, as it is worth a look."""
    with st.container(gap=None):
        st.markdown(" · ".join(f"{label}: **{value}**" for label, value in _fields(metadata, texts)))
        st.caption(texts("documents_proposed"))


def _fields(metadata: Metadata, texts: Words) -> list[tuple[str, str]]:
    dated = bool(metadata.date) and metadata.date_precision != "unknown"
    fields = (
        ("publisher", ", ".join(metadata.publishers)),
        ("date", date_text(metadata, texts) if dated else ""),
        ("kind", name_in(texts, "documents_kinds", metadata.kind)),
        ("status", name_in(texts, "documents_statuses", metadata.status)),
    )
    missing = texts("documents_not_found")
    return [(texts(f"documents_column_{name}"), escape_markdown(value) or missing) for name, value in fields]
