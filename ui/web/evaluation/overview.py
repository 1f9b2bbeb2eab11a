"""Draws the list of runs, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.evaluation.components import Json, record_table
from ui.web.evaluation.data import LISTED_MEASURES, RunLine
from ui.web.evaluation.selection import selection_words
from ui.web.evaluation.texts import decimal, moment, name_of

if TYPE_CHECKING:
    from ui.web.evaluation.state import Browsing
    from ui.web.words import Words


def show_runs(lines: Sequence[RunLine], *, running: bool, browsing: Browsing, texts: Words) -> None:
    """The runs with date, revision, choice, how many questions and the main numbers; or what to do without any."""
    st.subheader(texts("evaluation_runs_heading"), anchor=False)
    if not lines:
        st.info(texts("evaluation_no_runs_yet" if running else "evaluation_no_runs"), icon=":material/inbox:")
        return
    columns = [
        (texts("evaluation_when"), False),
        (texts("evaluation_selection"), False),
        (texts("evaluation_revision"), False),
        (texts("evaluation_count"), True),
        *((name_of(texts, "short", name), True) for name in LISTED_MEASURES),
        (texts("evaluation_state"), False),
    ]
    record_table(
        columns,
        [_row(line, texts) for line in lines],
        key="runs",
        caption=texts("evaluation_runs_heading"),
        language=texts.language,
        on_open=browsing.open_run,
    )


def _row(line: RunLine, texts: Words) -> Json:
    if line.error is not None:
        cells = [line.name, line.error.problem, "–", "–", *("–" for _ in LISTED_MEASURES)]
        return {"cells": [*cells, texts("evaluation_state_damaged")], "tone": "bad"}
    state = texts("evaluation_state_finished" if line.finished else "evaluation_state_unfinished")
    count = str(line.asked) if line.asked == line.questions else f"{line.asked}/{line.questions}"
    return {
        "id": line.name,
        "cells": [
            moment(line.when, texts),
            selection_words(line.selection or {}, texts),
            line.revision or "–",
            count,
            *(decimal(mean, texts) for mean in line.means),
            state,
        ],
        "tone": "good" if line.finished else "",
    }


def run_label(line: RunLine, texts: Words) -> str:
    """A run in one line, for a list to choose from."""
    numbers = f"n = {line.asked}, {name_of(texts, 'short', LISTED_MEASURES[0])} {decimal(line.means[0], texts)}"
    return f"{moment(line.when, texts)} · {selection_words(line.selection or {}, texts)} · {numbers} · {line.name}"
