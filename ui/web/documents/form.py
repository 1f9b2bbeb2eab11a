"""Draws the fields for the particulars of a document, filled in with what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.page_texts import name_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.library.particulars import Particulars
    from ui.web.words import Words

KINDS = (
    "document",
    "brief",
    "plan",
    "verslag",
    "statement",
    "advies",
    "rapport",
    "ambitiedocument",
    "convenant",
    "factsheet",
)
STATUSES = ("", "concept", "vastgesteld", "definitief", "ingetrokken")
LANGUAGES = ("nl", "en", "de", "fr")
# Of each field its label and the group with the names of its values.
FIELDS = {
    "kind": ("documents_form_kind", "documents_kinds"),
    "status": ("documents_form_status", "documents_statuses"),
    "language": ("documents_form_language", "documents_languages"),
}


def show_particulars(begin: Particulars, options: Mapping[str, list[str]], *, key: str, texts: Words) -> Particulars:
    """The fields; what they hold now.

    :param options: what other documents have, from :func:`ui.web.documents.filter.values_of`.
    :param key: unique on the page.
    """
    from assistant.library.particulars import Particulars, check_particulars

    title = st.text_input(texts("documents_form_title"), begin.title, key=f"{key}-title", max_chars=300)
    left, right = st.columns(2)
    with left:
        kind = _choice("kind", begin.kind, (*KINDS, *options.get("kinds", ())), key=key, texts=texts)
        date = st.text_input(
            texts("documents_form_date"),
            begin.date,
            key=f"{key}-date",
            help=texts("documents_form_date_help"),
            placeholder=texts("documents_form_date_placeholder"),
        )
    with right:
        status = _choice("status", begin.status, (*STATUSES, *options.get("statuses", ())), key=key, texts=texts)
        known = (*LANGUAGES, *options.get("languages", ()))
        language = _choice("language", begin.language, known, key=key, texts=texts)
    publishers = st.multiselect(
        texts("documents_form_publishers"),
        list(dict.fromkeys((*begin.publishers, *options.get("publishers", ())))),
        default=list(begin.publishers),
        accept_new_options=True,
        placeholder=texts("documents_form_publishers_placeholder"),
        help=texts("documents_form_publishers_help"),
        key=f"{key}-publishers",
    )
    region = st.text_input(texts("documents_form_region"), begin.region, key=f"{key}-region")
    made = Particulars(title, kind, tuple(publishers), date, status, region, language)
    for problem in check_particulars(made):
        st.error(texts(f"documents_form_bad_{problem}"), icon=":material/error:")
    return made


def _choice(field: str, begin: str, options: tuple[str, ...], *, key: str, texts: Words) -> str:
    """One field with the values that are known, which another one can be typed in."""
    label, group = FIELDS[field]
    chosen = st.selectbox(
        texts(label),
        list(dict.fromkeys((begin, *options))),
        format_func=lambda value: name_in(texts, group, value) or texts("documents_form_unknown"),
        accept_new_options=True,
        key=f"{key}-{field}",
    )
    return chosen or ""
