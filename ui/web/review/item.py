"""Draws one entry of the review list: what was asked, answered and said of it, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.chat.reader import show_reader
from ui.web.emphasis import main_button
from ui.web.escape import escape_markdown
from ui.web.evaluation.components import Json, marked_text
from ui.web.evaluation.texts import moment, name_of
from ui.web.places import citation_place
from ui.web.review.case import show_case_form, take_passage
from ui.web.review.result import show_result
from ui.web.titles import question_title

if TYPE_CHECKING:
    from assistant.feedback import Item, ReviewList, State
    from ui.web.backend import Services
    from ui.web.review.state import Reviewing
    from ui.web.words import Words

NEXT: dict[State, tuple[State, ...]] = {
    "new": ("handled", "dismissed"),
    "handled": ("new",),
    "dismissed": ("new", "handled"),
}
STEPS: dict[State, str] = {
    "handled": "review_to_handled",
    "dismissed": "review_to_dismissed",
    "new": "review_to_new",
}


def show_item(item: Item, reviews: ReviewList, services: Services, *, reviewing: Reviewing, texts: Words) -> None:
    """The entry; the reader beside it when a passage is open."""
    alone, beside = st.empty(), st.empty()
    if reviewing.reader.place is None:
        beside.empty()
        with alone.container():
            _show_entry(item, reviews, services, reviewing=reviewing, texts=texts)
        return
    alone.empty()
    with beside.container():
        left, right = st.columns(2, gap="medium")
        with right:
            _show_reader(item, services, reviewing=reviewing, texts=texts)
        with left:
            _show_entry(item, reviews, services, reviewing=reviewing, texts=texts)


def _show_reader(item: Item, services: Services, *, reviewing: Reviewing, texts: Words) -> None:
    """The document, with buttons to go through its passages and to take one as what an answer should rest on."""
    place = reviewing.reader.place
    document = services.documents.get(place.document) if place is not None else None
    if place is not None and document is not None and place.end > place.start:
        with st.container(horizontal=True, gap="small"):
            for key, by in (("review_passage_before", -1), ("review_passage_after", 1)):
                st.button(texts(key), key=f"passage-{by}", on_click=reviewing.move, args=(document, by))
            st.button(
                texts("review_take"),
                key="passage-take",
                type=main_button(),
                icon=":material/add_task:",
                on_click=take_passage,
                args=(reviewing, item, document, place.start, place.end),
            )
    own = {**texts.entries, "reader_linked": texts("review_passage")}
    show_reader(services, conversation=reviewing.reader, words=replace(texts, entries=own))


def _show_entry(item: Item, reviews: ReviewList, services: Services, *, reviewing: Reviewing, texts: Words) -> None:
    judgement = item.judgement
    question_title(item.question)
    vote = texts("judge_up" if judgement.vote == "up" else "judge_down")
    reasons = [name_of(texts, "judge_names", one) for one in judgement.reasons]
    when = moment(datetime.fromisoformat(item.at), texts)
    st.markdown(f"**{escape_markdown(vote)}** · {escape_markdown(' · '.join([*reasons, when]))}")
    if judgement.comment:
        with st.container(border=True):
            st.caption(texts("review_said"))
            st.text(judgement.comment)
    if item.history:
        with st.expander(texts("review_history", count=len(item.history))):
            for turn in item.history:
                st.caption(texts("evaluation_said_user" if turn.role == "user" else "evaluation_said_assistant"))
                st.text(turn.content)
    with st.container(border=True, key="review-answer"):
        st.markdown(f"**{texts('review_answer')}**")
        _show_answer(item, services, reviewing=reviewing, texts=texts)
    _show_state(item, reviews, texts=texts)
    if reviewing.result is not None:
        show_result(reviewing.result, services, reviewing=reviewing, texts=texts)
    elif item.case:
        st.success(texts("review_case_made", case=escape_markdown(item.case)), icon=":material/task_alt:")
        st.code(f"wegwijzer evaluate --own  # {item.case}", language=None)
    else:
        show_case_form(item, reviews, services, reviewing=reviewing, texts=texts)


def _show_answer(item: Item, services: Services, *, reviewing: Reviewing, texts: Words) -> None:
    """The answer as it was given, with its quotes; a quote opens the reader."""
    answer = item.answer
    citations = answer.refusal.nearest if answer.refusal is not None else answer.citations
    blocks: list[Json] = [{"kind": "text", "runs": [{"text": answer.answer, "mark": False}], "language": ""}]
    for position, citation in enumerate(citations):
        place = f"[{citation.number}] {citation_place(citation, texts)}"
        runs = [{"text": services.display(citation.quote), "mark": False}]
        label = texts("evaluation_open_place", place=place)
        blocks.append({"kind": "quote", "runs": runs, "place": place, "open": str(position), "label": label})

    def open_quote(target: str) -> None:
        reviewing.open_citation(item, int(target))

    marked_text({"language": texts.language, "blocks": blocks}, key="review-given", on_open=open_quote)


def _show_state(item: Item, reviews: ReviewList, *, texts: Words) -> None:
    """The state of the entry, the reviewer's note, and the buttons that change them."""
    names: dict[str, str] = texts.entries["review_states"]
    note = st.text_input(texts("review_note"), value=item.note, key=f"review-note-{item.uid}", max_chars=500)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(texts("review_state_now", state=names[item.state]))
        for state in NEXT[item.state]:
            if st.button(texts(STEPS[state]), key=f"review-to-{state}"):
                reviews.review(item.uid, state, note=note)
                st.rerun()
        if note != item.note and st.button(texts("review_keep_note"), key="review-keep-note"):
            reviews.review(item.uid, item.state, note=note)
            st.rerun()
