"""Draws how a freshly made evaluation question did: passed or failed, expected beside given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.components import come_into_view
from ui.web.escape import escape_markdown
from ui.web.evaluation.components import marked_text
from ui.web.evaluation.marks import expected_blocks, given_blocks
from ui.web.evaluation.questions import verdict

if TYPE_CHECKING:
    from evals.types import CaseResult
    from ui.web.backend import Services
    from ui.web.review.state import Reviewing
    from ui.web.words import Words


def show_result(result: CaseResult, services: Services, *, reviewing: Reviewing, texts: Words) -> None:
    """The verdict, what was expected and what was given; a quote opens the reader."""
    come_into_view(result.case.id, key="result-arrive")
    st.subheader(texts("review_result"), anchor=False)
    st.markdown(texts("review_case_made", case=escape_markdown(result.case.id)))
    if result.correct:
        st.success(texts("review_passes"), icon=":material/check_circle:")
    else:
        st.error(texts("review_fails", why=verdict(result, texts)), icon=":material/cancel:")
    titles = {one.id: one.title for one in services.metadata}
    citations = result.answer.refusal.nearest if result.answer.refusal else result.answer.citations

    def open_place(target: str) -> None:
        kind, *numbers = target.split()
        if kind == "gold":
            expected = result.gold[int(numbers[0])][int(numbers[1])]
            reviewing.open_place(expected.document, expected.start, expected.end)
            return
        given = citations[int(numbers[0])]
        reviewing.open_place(given.document, given.start, given.end)

    blocks = (
        expected_blocks(
            result, citations, title_of=lambda one: titles.get(one, one), display=services.display, texts=texts
        ),
        given_blocks(result, citations, display=services.display, texts=texts),
    )
    headings = (texts("evaluation_expected"), texts("evaluation_given"))
    for name, heading, drawn in zip(("expected", "given"), headings, blocks, strict=True):
        with st.container(border=True, key=f"result-{name}"):
            st.markdown(f"**{heading}**")
            marked_text({"language": texts.language, "blocks": drawn}, key=f"result-{name}-text", on_open=open_place)
    st.caption(texts("review_again"))
    st.code("wegwijzer evaluate --own", language=None)
