"""Says what a reader of a quoted passage must know: the document changed since, or its page was hard to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.escape import escape_markdown
from ui.web.places import shorten

if TYPE_CHECKING:
    from assistant.orientation.links import Resolution
    from ui.web.backend import Document
    from ui.web.words import Words

ICON = ":material/published_with_changes:"
LONGEST_QUOTE = 400


def show_change_since(resolution: Resolution, *, words: Words) -> None:
    """Nothing when the text is still the same; else where the words are now, or what was quoted."""
    quote = escape_markdown(shorten(resolution.quote, longest=LONGEST_QUOTE))
    if resolution.outcome == "moved":
        st.info(words("reader_changed_moved"), icon=ICON)
    elif resolution.outcome == "nearest":
        share = str(round(100 * resolution.likeness))
        st.warning(words("reader_changed_nearest", share=share, quote=quote), icon=ICON)
    elif resolution.outcome == "lost":
        known = words("reader_changed_lost", quote=quote) if quote else words("reader_changed_lost_unknown")
        st.warning(known, icon=ICON)


def show_doubt(document: Document, page: int | None) -> None:
    """That the words on a page may not be what stands there (text recognition, lost letters); else nothing."""
    note = document.quality.note(page)
    if note:
        st.warning(escape_markdown(note), icon=":material/document_scanner:")
