"""Draws two runs side by side: what differs, every mean with its interval, the questions won and lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.evaluation.components import record_table
from ui.web.evaluation.data import RunLine, comparison_of, open_run
from ui.web.evaluation.overview import run_label
from ui.web.evaluation.questions import show_question_table
from ui.web.evaluation.texts import bounds, decimal, name_of

if TYPE_CHECKING:
    from evals.compare import Comparison
    from evals.store import Run
    from ui.web.evaluation.state import Browsing
    from ui.web.words import Words

# Below this a difference is marked as more than chance.
SIGNIFICANT = 0.05


def show_comparison(lines: Sequence[RunLine], folder: Path, *, browsing: Browsing, texts: Words) -> None:
    """The choice of two runs, and what changed from the first to the second."""
    usable = {line.name: line for line in lines if line.error is None and line.asked}
    if len(usable) < 2:
        st.info(texts("evaluation_too_few"), icon=":material/inbox:")
        return
    names = list(usable)
    for key, newest in (("compare-first", names[1]), ("compare-second", names[0])):
        if st.session_state.get(key) not in names:
            st.session_state[key] = newest
    left, right = st.columns(2)

    def label(name: str) -> str:
        return run_label(usable[name], texts)

    first = left.selectbox(texts("evaluation_first"), names, format_func=label, key="compare-first")
    second = right.selectbox(texts("evaluation_second"), names, format_func=label, key="compare-second")
    if first == second:
        st.info(texts("evaluation_same_run"), icon=":material/info:")
        return
    with st.spinner(texts("evaluation_comparing")):
        one, two = open_run(folder / first), open_run(folder / second)
        comparison = comparison_of(one, two)
    if not comparison.n:
        st.warning(texts("evaluation_nothing_in_common"), icon=":material/help:")
        return

    def open_question(identity: str) -> None:
        browsing.open_run(second)
        browsing.open_question(identity)
        st.session_state["evaluation-view"] = "runs"

    _show_verdict(comparison, texts)
    _show_differences(comparison, texts)
    _show_changed(comparison, two, on_open=open_question, texts=texts)


def _show_verdict(comparison: Comparison, texts: Words) -> None:
    """Won, lost and McNemar, in numbers and in a sentence; what was not compared and what else differs."""
    numbers = (
        (texts("evaluation_compared"), str(comparison.n)),
        (texts("evaluation_won"), str(len(comparison.won))),
        (texts("evaluation_lost"), str(len(comparison.lost))),
        (texts("evaluation_mcnemar"), f"p = {decimal(comparison.probability, texts)}"),
    )
    for column, (label, value) in zip(st.columns(4), numbers, strict=True):
        column.metric(label, value, border=True)
    real = comparison.probability < SIGNIFICANT
    st.markdown(texts("evaluation_more_than_chance" if real else "evaluation_maybe_chance"))
    same = comparison.n - len(comparison.changed_answers)
    st.caption(texts("evaluation_same_answers", count=same, all=comparison.n))
    if comparison.left_out:
        st.caption(texts("evaluation_left_out", count=len(comparison.left_out)))
    if comparison.depends_on:
        with st.expander(texts("evaluation_what_differs", count=len(comparison.depends_on))):
            st.code("\n".join(comparison.depends_on), language=None, wrap_lines=True)


def _show_differences(comparison: Comparison, texts: Words) -> None:
    """Every mean in both runs with the paired bootstrap of its change."""
    columns = [
        (texts("evaluation_measure"), False),
        (texts("evaluation_first"), True),
        (texts("evaluation_second"), True),
        (texts("evaluation_change"), True),
        (texts("evaluation_interval_heading"), True),
        ("p", True),
        ("n", True),
    ]
    rows = [
        {
            "cells": [
                name_of(texts, "measures", one.measure.name),
                decimal(one.first, texts),
                decimal(one.second, texts),
                decimal(one.change, texts, signed=True) + ("*" if one.probability < SIGNIFICANT else ""),
                bounds(one.low, one.high, texts),
                decimal(one.probability, texts),
                str(one.n),
            ]
        }
        for one in comparison.differences
    ]
    caption = texts("evaluation_differences")
    st.subheader(caption, anchor=False)
    record_table(columns, rows, key="differences", caption=caption, language=texts.language)
    st.caption(texts("evaluation_star"))


def _show_changed(comparison: Comparison, run: Run, *, on_open: Callable[[str], None], texts: Words) -> None:
    """The questions that became right and those that became wrong; a click opens one in the second run."""
    by_id = {result.case.id: result for result in run.results}
    for key, heading, ids in (
        ("won", texts("evaluation_won_heading", count=len(comparison.won)), comparison.won),
        ("lost", texts("evaluation_lost_heading", count=len(comparison.lost)), comparison.lost),
    ):
        st.subheader(heading, anchor=False)
        if ids:
            show_question_table([by_id[one] for one in ids], key=f"compare-{key}", on_open=on_open, texts=texts)
        else:
            st.caption(texts("evaluation_none"))
