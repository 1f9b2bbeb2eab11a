"""Draws one run: where it comes from, its measures with interval and n, charts, downloads and its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.escape import escape_markdown
from ui.web.evaluation.charts import show_chart
from ui.web.evaluation.components import record_table
from ui.web.evaluation.data import summary_of
from ui.web.evaluation.downloads import show_downloads
from ui.web.evaluation.questions import show_questions
from ui.web.evaluation.selection import selection_words
from ui.web.evaluation.texts import bounds, decimal, name_of
from ui.web.places import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evals.store import Run
    from evals.summary import Summary
    from ui.web.evaluation.state import Browsing
    from ui.web.words import Words

HEADLINES = (
    *("correct", "strict", "citation_precision", "citation_recall"),
    *("success_5", "refusal_recall", "false_refusal", "quote_validity"),
)
CARD_WIDTH, CARD_HEIGHT = 171, 190


def show_run(run: Run, *, titles: Mapping[str, str], browsing: Browsing, texts: Words) -> None:
    """The whole of a run, from its numbers to the list of its questions."""
    _show_origin(run, texts)
    if not run.results:
        st.info(texts("evaluation_nothing_asked"), icon=":material/inbox:")
        return
    summary = summary_of(run)
    _show_headlines(summary, texts)
    show_downloads(run, summary, texts=texts)
    with st.expander(texts("evaluation_all_measures"), icon=":material/table:"):
        _show_measures(summary, texts)
    with st.expander(texts("evaluation_charts"), icon=":material/bar_chart:", expanded=True):
        _show_charts(summary, titles=titles, texts=texts)
    show_questions(run, titles=titles, browsing=browsing, texts=texts)


def _show_origin(run: Run, texts: Words) -> None:
    """Which questions, which version, which model; and that it is not finished, with how to go on."""
    git = run.record.get("git", {})
    revision = str(git.get("revision") or "")[:8] or texts("evaluation_unknown")
    parts = [
        run.name,
        selection_words(run.record.get("selection", {}), texts),
        texts("evaluation_version", revision=revision) + (texts("evaluation_dirty") if git.get("dirty") else ""),
        str(run.record.get("model", "")),
    ]
    st.caption(escape_markdown(" · ".join(part for part in parts if part)))
    if not run.finished:
        total = len(run.record.get("questions", {}))
        st.warning(texts("evaluation_unfinished", done=len(run.results), total=total), icon=":material/pending:")


def _show_headlines(summary: Summary, texts: Words) -> None:
    """The main measures as cards, each with its interval and the number of questions that count."""
    with st.container(horizontal=True, gap="small"):
        for name in HEADLINES:
            found = summary.measures[name]
            label = name_of(texts, "measures", name)
            # Streamlit cuts the label of a number off; above it, it has room for two lines.
            with st.container(border=True, width=CARD_WIDTH, height=CARD_HEIGHT, gap=None):
                st.markdown(label)
                st.metric(label, decimal(found.value, texts), label_visibility="collapsed")
                st.caption(bounds(found.low, found.high, texts))
                st.caption(f"n = {found.n}")
    st.caption(texts("evaluation_interval_explained"))


def _show_measures(summary: Summary, texts: Words) -> None:
    """Every measure as a table, and the seconds of every stage."""
    columns = [
        (texts("evaluation_measure"), False),
        (texts("evaluation_value"), True),
        (texts("evaluation_interval_heading"), True),
        ("n", True),
    ]
    rows = [
        {
            "cells": [
                name_of(texts, "measures", name),
                decimal(one.value, texts),
                bounds(one.low, one.high, texts),
                str(one.n),
            ]
        }
        for name, one in summary.measures.items()
    ]
    caption = texts("evaluation_all_measures")
    record_table(columns, rows, key="measures", caption=caption, language=texts.language)
    total = summary.latencies.get("total")
    if total is not None:
        st.caption(texts("evaluation_latency", p50=decimal(total.p50, texts), p95=decimal(total.p95, texts)))


def _show_charts(summary: Summary, *, titles: Mapping[str, str], texts: Words) -> None:
    """Correctness by type and by document."""
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(
            summary.breakdowns["type"],
            heading=texts("evaluation_by_type"),
            name=lambda value: name_of(texts, "types", value),
            texts=texts,
        )
    with right:
        show_chart(
            summary.breakdowns["document"],
            heading=texts("evaluation_by_document"),
            name=lambda value: document_name(value, titles, texts),
            texts=texts,
        )


def document_name(value: str, titles: Mapping[str, str], texts: Words) -> str:
    """The title of a document, or that a question has none."""
    from evals.summary import NO_DOCUMENT

    if value == NO_DOCUMENT:
        return texts("evaluation_no_document")
    return shorten(titles.get(value, value), longest=34)
