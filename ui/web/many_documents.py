"""Which documents a page names when there are too many to name them all, and the way to the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.documents.state import documents_page

if TYPE_CHECKING:
    from ui.web.backend import Metadata
    from ui.web.words import Words


def newest(documents: Sequence[Metadata], *, most: int) -> tuple[Metadata, ...]:
    """All documents as they come when there are hardly more than ``most``; otherwise the newest ones, newest first.

    To say that a few are left out takes as much room as naming them.
    """
    if len(documents) <= most + most // 4:
        return tuple(documents)
    dated = sorted(documents, key=lambda one: (one.date, one.id), reverse=True)
    return tuple(dated[:most])


def show_rest(shown: int, everything: int, *, words: Words) -> None:
    """Say that more documents are there, with a link to the page that has them all; nothing when all are shown."""
    page = documents_page()
    if shown >= everything:
        return
    st.caption(words("documents_newest", shown=shown, rest=everything - shown))
    if page is not None:
        st.page_link(page, label=words("documents_all", count=everything), icon=":material/library_books:")
