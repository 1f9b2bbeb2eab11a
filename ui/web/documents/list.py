"""Draws the library: search, filters, order, and the documents a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.documents.filter import ORDERS, PAGE_SIZE, Choices, Shelved, choose, values_of
from ui.web.documents.source import shelved_documents
from ui.web.documents.state import go_to_adding, go_to_document
from ui.web.emphasis import main_button
from ui.web.evaluation.components import record_table
from ui.web.page_texts import counted, name_in

if TYPE_CHECKING:
    from ui.web.backend import Metadata, Services
    from ui.web.words import Words

KEYS = {
    "words": "documents-words",
    "kinds": "documents-kinds",
    "publishers": "documents-publishers",
    "statuses": "documents-statuses",
    "languages": "documents-languages",
    "readability": "documents-readability",
}
ORDER_KEY = "documents-order"
PAGE_KEY = "documents-page"
NO_BREAK = "\u00a0"


def show_library(services: Services, *, texts: Words) -> None:
    """The list with what narrows it down, or what to do when there is nothing to show."""
    st.title(texts("documents_title"), anchor=False)
    st.markdown(texts("documents_tagline"))
    if services.workspace is not None:
        st.button(
            texts("documents_add"),
            key="documents-add",
            type=main_button(),
            icon=":material/upload_file:",
            on_click=go_to_adding,
        )
    with st.spinner(texts("documents_counting")):
        documents = shelved_documents(services)
    if not documents:
        st.info(texts("documents_none"), icon=":material/library_books:")
        return
    choices = _show_choices(documents, texts=texts)
    found = choose(documents, choices)
    _show_count(len(found), len(documents), choices, texts=texts)
    if not found:
        st.info(texts("documents_none_fit"), icon=":material/filter_alt_off:")
        return
    pages = (len(found) - 1) // PAGE_SIZE + 1
    page = min(_page(), pages)
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    record_table(
        [
            (texts(f"documents_column_{name}"), False)
            for name in ("title", "date", "kind", "publisher", "status", "size", "read")
        ],
        [_row(one, texts) for one in shown],
        key="documents-table",
        caption=texts("documents_table", first=(page - 1) * PAGE_SIZE + 1, last=(page - 1) * PAGE_SIZE + len(shown)),
        language=texts.language,
        on_open=go_to_document,
    )
    if pages > 1:
        st.session_state[PAGE_KEY] = page
        st.pagination(pages, key=PAGE_KEY, persist_state="session")


def _page() -> int:
    page = st.session_state.get(PAGE_KEY, 1)
    return page if isinstance(page, int) and page > 0 else 1


def _show_choices(documents: Sequence[Shelved], *, texts: Words) -> Choices:
    """The search box and the order, and the fields that few need folded away."""
    # The order goes below the search box where they do not fit beside each other.
    row = st.container(horizontal=True, vertical_alignment="bottom")
    words = row.text_input(
        texts("documents_search"),
        key=KEYS["words"],
        placeholder=texts("documents_search_placeholder"),
        icon=":material/search:",
        persist_state="session",
        on_change=_to_first_page,
    )
    order = row.segmented_control(
        texts("documents_order"),
        ORDERS,
        format_func=lambda one: name_in(texts, "documents_orders", one),
        default=ORDERS[0],
        required=True,
        key=ORDER_KEY,
        persist_state="session",
        on_change=_to_first_page,
    )
    chosen = _show_fields(documents, texts=texts)
    return Choices(words=words or "", order=order or ORDERS[0], **chosen)


def _show_fields(documents: Sequence[Shelved], *, texts: Words) -> dict[str, tuple[str, ...]]:
    values = values_of(documents)
    chosen: dict[str, tuple[str, ...]] = {}
    with st.expander(texts("documents_filters"), icon=":material/filter_alt:", key="documents-filters"):
        columns = st.columns(3)
        for number, (name, options) in enumerate(values.items()):
            picked = columns[number % 3].multiselect(
                texts(f"documents_field_{name}"),
                options,
                format_func=partial(name_in, texts, f"documents_{name}"),
                placeholder=texts("documents_everything"),
                key=KEYS[name],
                persist_state="session",
                on_change=_to_first_page,
            )
            chosen[name] = tuple(picked)
    return chosen


def _show_count(found: int, everything: int, choices: Choices, *, texts: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if choices.narrowed:
            st.markdown(
                texts("documents_count_narrowed", found=found, all=counted(texts, "documents_noun", everything))
            )
            st.button(
                texts("documents_clear"),
                key="documents-clear",
                type="tertiary",
                icon=":material/close:",
                on_click=_clear,
            )
        else:
            st.markdown(counted(texts, "documents_noun", everything))


def _clear() -> None:
    for name, key in KEYS.items():
        st.session_state[key] = "" if name == "words" else []
    _to_first_page()


def _to_first_page() -> None:
    st.session_state[PAGE_KEY] = 1


def _row(one: Shelved, texts: Words) -> dict[str, object]:
    metadata, facts = one.metadata, one.facts
    size = (
        counted(texts, "documents_pages", facts.pages)
        if facts.pages
        else counted(texts, "documents_passages", facts.passages)
    )
    read = name_in(texts, "documents_readability", facts.readability)
    cells = [
        metadata.title,
        date_text(metadata, texts),
        name_in(texts, "documents_kinds", metadata.kind),
        ", ".join(metadata.publishers) or "–",
        name_in(texts, "documents_statuses", metadata.status) or "–",
        size.replace(" ", NO_BREAK),
        read,
    ]
    row: dict[str, object] = {"id": metadata.id, "cells": cells}
    return {**row, "tone": "bad"} if facts.readability == "poor" else row


def date_text(metadata: Metadata, texts: Words) -> str:
    """The date in words that stay on one line; a dash when it is not known."""
    return (
        texts.date(metadata.date).replace(" ", NO_BREAK)
        if metadata.date and metadata.date_precision != "unknown"
        else "–"
    )
