"""Draws what went wrong on the evaluation page: an error in three parts, all problems of question files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.escape import escape_markdown
from ui.web.evaluation.components import record_table

if TYPE_CHECKING:
    from evals.errors import Problem
    from ui.web.backend import UserFacingError
    from ui.web.words import Words


def show_error(error: UserFacingError | None, *, texts: Words) -> None:
    """What went wrong, with which value, what to do next; without an error, that nobody foresaw it."""
    from evals.errors import QuestionFileError

    if isinstance(error, QuestionFileError):
        show_question_problems(error.problems, texts=texts)
        return
    parts = [texts("problem_unexpected"), "", texts("problem_unexpected_remedy")]
    if error is not None:
        parts = [error.problem, texts("problem_value", value=error.value) if error.value else "", error.remedy]
    st.error("  \n".join(escape_markdown(part) for part in parts if part), icon=":material/report:")


def show_question_problems(problems: Sequence[Problem], *, texts: Words) -> None:
    """Every problem with its file and line."""
    st.error(texts("evaluation_faulty", count=len(problems)), icon=":material/report:")
    columns = [
        (texts("evaluation_file"), False),
        (texts("evaluation_line"), True),
        (texts("evaluation_question"), False),
        (texts("evaluation_problem"), False),
    ]
    rows = [{"cells": [one.file, str(one.line or "–"), one.case or "–", one.message]} for one in problems]
    caption = texts("evaluation_faulty_caption")
    record_table(columns, rows, key="question-problems", caption=caption, language=texts.language)
    st.caption(texts("evaluation_faulty_remedy"))
    st.code("wegwijzer evaluate check", language=None)
