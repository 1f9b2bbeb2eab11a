"""Draws the fields for the particulars of a document, filled in with what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.page_texts import name_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.particulars import Particulars
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


def show_particulars(begin: Particulars, options: Mapping[str, list[str]], *, key: str, texts: Words) -> Particulars:
    """The fields; what they hold now.

    :param options: what other documents have, from :func:`ui.web.documents_filter.values_of`.
    :param key: unique on the page.
    """
    from assistant.particulars import Particulars, check_particulars

    title = st.text_input(texts("documents_form_title"), begin.title, key=f"{key}-title", max_chars=300)
    left, right = st.columns(2)
    with left:
        kind = _choice(
            texts("documents_form_kind"),
            begin.kind,
            (*KINDS, *options.get("kinds", ())),
            "documents_kinds",
            f"{key}-kind",
            texts,
        )
        date = st.text_input(
            texts("documents_form_date"),
            begin.date,
            key=f"{key}-date",
            help=texts("documents_form_date_help"),
            placeholder=texts("documents_form_date_placeholder"),
        )
    with right:
        status = _choice(
            texts("documents_form_status"),
            begin.status,
            (*STATUSES, *options.get("statuses", ())),
            "documents_statuses",
            f"{key}-status",
            texts,
        )
        language = _choice(
            texts("documents_form_language"),
            begin.language,
            (*LANGUAGES, *options.get("languages", ())),
            "documents_languages",
            f"{key}-language",
            texts,
        )
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


def _choice(label: str, begin: str, options: tuple[str, ...], group: str, key: str, texts: Words) -> str:
    values = list(dict.fromkeys((begin, *options)))
    chosen = st.selectbox(
        label,
        values,
        format_func=lambda value: name_in(texts, group, value) or texts("documents_form_unknown"),
        accept_new_options=True,
        key=key,
    )
    return chosen or ""
