"""Draws one question of a run: expected beside given, and the document at a citation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.chat.reader import show_reader
from ui.web.escape import escape_markdown
from ui.web.evaluation.components import marked_text, record_table
from ui.web.evaluation.filter import filtered, neighbours
from ui.web.evaluation.marks import expected_blocks, given_blocks
from ui.web.evaluation.questions import chosen_filter, verdict
from ui.web.evaluation.texts import decimal, name_of
from ui.web.titles import question_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evals.store import Run
    from evals.types import CaseResult
    from ui.web.backend import Services
    from ui.web.evaluation.state import Browsing
    from ui.web.words import Words


def show_question(run: Run, services: Services, *, browsing: Browsing, texts: Words) -> None:
    """The open question with its expected and given answer; the reader beside it when a place is open."""
    result = next((one for one in run.results if one.case.id == browsing.question), None)
    _show_steps(run, browsing=browsing, texts=texts)
    if result is None:
        st.warning(texts("evaluation_question_unknown"), icon=":material/help:")
        return
    # A place for each layout, emptied when not in use: Streamlit would leave the other one standing, greyed.
    alone, beside = st.empty(), st.empty()
    if browsing.reader.place is None:
        beside.empty()
        with alone.container():
            _show_result(result, services, browsing=browsing, texts=texts, wide=True)
        return
    alone.empty()
    with beside.container():
        left, right = st.columns(2, gap="medium")
        with right:
            # The reader takes a place without citations for one from a link; here it is an expected passage.
            own = {**texts.entries, "reader_linked": texts("evaluation_gold_place")}
            show_reader(services, conversation=browsing.reader, words=replace(texts, entries=own))
        with left:
            _show_result(result, services, browsing=browsing, texts=texts, wide=False)


def _show_steps(run: Run, *, browsing: Browsing, texts: Words) -> None:
    """Back to all questions, or on to the neighbours in the filtered list."""
    ids = [result.case.id for result in filtered(run.results, chosen_filter())]
    before, after = neighbours(ids, browsing.question)
    with st.container(horizontal=True, gap="small"):
        st.button(
            texts("evaluation_back_to_questions"),
            key="question-back",
            icon=":material/arrow_back:",
            on_click=browsing.open_question,
            args=("",),
        )
        for key, label, target in (
            ("question-previous", texts("evaluation_previous"), before),
            ("question-next", texts("evaluation_next"), after),
        ):
            st.button(label, key=key, disabled=not target, on_click=browsing.open_question, args=(target,))


def _show_result(result: CaseResult, services: Services, *, browsing: Browsing, texts: Words, wide: bool) -> None:
    """Question, verdict, history, the two sides and the scores."""
    case = result.case
    question_title(case.question)
    particulars = [
        case.id,
        name_of(texts, "types", case.type),
        name_of(texts, "languages", case.language),
        name_of(texts, "personas", case.persona),
        name_of(texts, "splits", case.split),
    ]
    st.caption(escape_markdown(" · ".join(particulars)))
    _show_verdict(result, texts)
    if case.history:
        with st.expander(texts("evaluation_history", count=len(case.history)), expanded=True):
            for turn in case.history:
                st.caption(texts("evaluation_said_user" if turn.role == "user" else "evaluation_said_assistant"))
                st.text(turn.content)
    _show_sides(result, services, browsing=browsing, texts=texts, wide=wide)
    with st.expander(texts("evaluation_scores")):
        _show_scores(result, texts)


def _show_verdict(result: CaseResult, texts: Words) -> None:
    said = verdict(result, texts)
    if result.correct:
        st.success(said, icon=":material/check_circle:")
    else:
        st.error(said, icon=":material/cancel:")


def _show_sides(result: CaseResult, services: Services, *, browsing: Browsing, texts: Words, wide: bool) -> None:
    """Expected and given, beside each other when there is room; their quotes open the reader."""
    titles: Mapping[str, str] = {metadata.id: metadata.title for metadata in services.metadata}
    refusal = result.answer.refusal
    citations = refusal.nearest if refusal else result.answer.citations

    def open_place(target: str) -> None:
        kind, *numbers = target.split()
        if kind == "gold":
            browsing.open_gold(result, int(numbers[0]), int(numbers[1]))
        else:
            browsing.open_citation(result, int(numbers[0]))

    sides = st.columns(2, gap="medium") if wide else (st.container(), st.container())
    blocks = (
        expected_blocks(
            result, citations, title_of=lambda one: titles.get(one, one), display=services.display, texts=texts
        ),
        given_blocks(result, citations, display=services.display, texts=texts),
    )
    headings = (texts("evaluation_expected"), texts("evaluation_given"))
    for side, name, heading, drawn in zip(sides, ("expected", "given"), headings, blocks, strict=True):
        with side.container(border=True, key=f"evaluation-{name}"):
            st.markdown(f"**{heading}**")
            marked_text({"language": texts.language, "blocks": drawn}, key=f"marked-{name}", on_open=open_place)


def _show_scores(result: CaseResult, texts: Words) -> None:
    """Every measure that says something of this question."""
    from evals.measures.registry import MEASURES

    found = [(measure.name, measure.one(result)) for measure in MEASURES if measure.whole is None]
    rows = [
        {"cells": [name_of(texts, "measures", name), decimal(value, texts)]}
        for name, value in found
        if value is not None
    ]
    columns = [(texts("evaluation_measure"), False), (texts("evaluation_value"), True)]
    record_table(columns, rows, key="scores", caption=texts("evaluation_scores"), language=texts.language)
