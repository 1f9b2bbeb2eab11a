"""Draws the questions of a run with their filters; a click opens one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.evaluation.components import Json, record_table
from ui.web.evaluation.filter import Filter, filtered, values
from ui.web.evaluation.texts import name_of
from ui.web.places import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from evals.store import Run
    from evals.types import CaseResult
    from ui.web.evaluation.state import Browsing
    from ui.web.words import Words

# Streamlit forgets a widget that is not drawn; these and the two runs compared are kept while a question is open.
KEPT = tuple(f"filter-{name}" for name in ("failed", "types", "documents", "languages", "personas", "text"))
LONGEST_QUESTION = 160


def keep_filters() -> None:
    """Keep what was chosen in the filters while they are not drawn."""
    for key in (*KEPT, "compare-first", "compare-second"):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def chosen_filter() -> Filter:
    """The filter as it was last set, drawn or not."""
    state = st.session_state

    def several(key: str) -> tuple[str, ...]:
        return tuple(state.get(key) or ())

    return Filter(
        failed=bool(state.get("filter-failed")),
        types=several("filter-types"),
        documents=several("filter-documents"),
        languages=several("filter-languages"),
        personas=several("filter-personas"),
        text=state.get("filter-text") or "",
    )


def show_questions(run: Run, *, titles: Mapping[str, str], browsing: Browsing, texts: Words) -> None:
    """The filters and the questions that they keep."""
    st.subheader(texts("evaluation_questions_heading"), anchor=False)
    _show_filters(run.results, titles=titles, texts=texts)
    found = filtered(run.results, chosen_filter())
    st.caption(texts("evaluation_listed", count=len(found), all=len(run.results)))
    if not found:
        st.info(texts("evaluation_none_listed"), icon=":material/filter_alt_off:")
        return
    show_question_table(found, key="questions", on_open=browsing.open_question, texts=texts)


def show_question_table(
    results: Sequence[CaseResult], *, key: str, on_open: Callable[[str], None], texts: Words
) -> None:
    """Questions with type, document and verdict."""
    columns = [
        (texts("evaluation_question"), False),
        (texts("evaluation_type"), False),
        (texts("evaluation_document"), False),
        (texts("evaluation_language"), False),
        (texts("evaluation_persona"), False),
        (texts("evaluation_verdict"), False),
    ]
    caption = texts("evaluation_questions_heading")
    rows = [_row(result, texts) for result in results]
    record_table(columns, rows, key=key, caption=caption, language=texts.language, on_open=on_open)


def _row(result: CaseResult, texts: Words) -> Json:
    case = result.case
    return {
        "id": case.id,
        "cells": [
            shorten(case.question, longest=LONGEST_QUESTION),
            name_of(texts, "types", case.type),
            ", ".join(case.documents) or "–",
            case.language,
            name_of(texts, "personas", case.persona),
            verdict(result, texts),
        ],
        "tone": "good" if result.correct else "bad",
    }


def verdict(result: CaseResult, texts: Words) -> str:
    """Right, or in which way wrong."""
    if result.correct:
        return texts("evaluation_right")
    answered = result.answer.status == "answered"
    if not result.case.answerable:
        return texts("evaluation_wrong_answered")
    if not answered:
        return texts("evaluation_wrong_refused")
    return texts("evaluation_wrong_facts", found=sum(result.found), count=len(result.found))


def _show_filters(results: Sequence[CaseResult], *, titles: Mapping[str, str], texts: Words) -> None:
    """One control for each field of the filter; the choices are those that occur in the run."""
    row = st.columns([2, 1], vertical_alignment="bottom")
    row[0].text_input(texts("evaluation_search"), placeholder=texts("evaluation_search_placeholder"), key="filter-text")
    row[1].toggle(texts("evaluation_only_failed"), key="filter-failed")
    choices: list[tuple[str, list[str], Callable[[str], str]]] = [
        ("types", values(results, lambda one: [one.case.type]), lambda one: name_of(texts, "types", one)),
        ("documents", values(results, lambda one: one.case.documents), lambda one: shorten(titles.get(one, one))),
        ("languages", values(results, lambda one: [one.case.language]), lambda one: name_of(texts, "languages", one)),
        ("personas", values(results, lambda one: [one.case.persona]), lambda one: name_of(texts, "personas", one)),
    ]
    labels = (
        *(texts("evaluation_types"), texts("evaluation_documents")),
        *(texts("evaluation_languages"), texts("evaluation_personas")),
    )
    everything = texts("evaluation_everything")
    for column, label, (name, options, name_one) in zip(st.columns(4), labels, choices, strict=True):
        key = f"filter-{name}"
        # Another run may not know what was chosen in this one.
        st.session_state[key] = [one for one in st.session_state.get(key, ()) if one in options]
        column.multiselect(label, options, format_func=name_one, placeholder=everything, key=key)
