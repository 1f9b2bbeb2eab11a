"""Draws what went wrong, in the words of the page: the problem, its value, and what to do next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.places import shorten

if TYPE_CHECKING:
    from ui.web.conversation.session import Problem
    from ui.web.words import Words

PROBLEM_ICON = ":material/report:"


def show_problem(problem: Problem, *, words: Words) -> None:
    """What went wrong, with which value, what to do next; technical details folded away."""
    with st.chat_message("assistant", avatar=PROBLEM_ICON), st.container(border=True):
        st.markdown(f"**{words('problem_heading')}**")
        st.text(problem.problem)
        if problem.value:
            st.text(words("problem_value", value=shorten(problem.value, longest=300)))
        st.text(problem.remedy)
        if problem.details:
            with st.expander(words("problem_details")):
                st.code(problem.details, language=None)


def unforeseen(problem: Problem, words: Words) -> Problem:
    """The problem with words put to it when it has none of its own."""
    if problem.problem:
        return problem
    if problem.interrupted:
        return replace(problem, problem=words("problem_interrupted"), remedy=words("problem_interrupted_remedy"))
    return replace(problem, problem=words("problem_unexpected"), remedy=words("problem_unexpected_remedy"))
