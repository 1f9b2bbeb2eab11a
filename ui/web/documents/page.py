"""The documents page, top to bottom: what is being changed, then the library, one document, or adding documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.documents.add import show_adding
from ui.web.documents.list import show_library
from ui.web.documents.progress import show_change
from ui.web.documents.reader import show_document
from ui.web.documents.source import change_job
from ui.web.documents.state import where_from
from ui.web.page_parts import services_or_explanation
from ui.web.page_texts import load_page_texts

if TYPE_CHECKING:
    from ui.web.words import Language


def show_documents(language: Language) -> None:
    """Draw the page for one run of the script."""
    texts = load_page_texts("documents", language)
    services = services_or_explanation(texts)
    if services is None:
        return
    where = where_from(st.query_params.to_dict())
    job = change_job(services)
    if job is not None:
        show_change(job, services, texts=texts)
    if where.link is not None:
        show_document(where.link, services, texts=texts)
    elif where.adding and job is not None:
        show_adding(where.replaces, services, job, texts=texts)
    else:
        show_library(services, texts=texts)
