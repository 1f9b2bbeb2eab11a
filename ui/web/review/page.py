"""The page for reviewers: what people think of answers, filtered, and one entry at a time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

import streamlit as st

from ui.web import backend
from ui.web.conversation.address import ARRIVED
from ui.web.evaluation.components import Json, record_table
from ui.web.evaluation.problems import show_error
from ui.web.evaluation.texts import moment, name_of
from ui.web.first_run import show_first_run
from ui.web.places import shorten
from ui.web.review.item import show_item
from ui.web.review.state import Reviewing, go_to
from ui.web.review.texts import review_words

if TYPE_CHECKING:
    from assistant.feedback import Item, ReviewList, State, Vote
    from ui.web.backend import Services
    from ui.web.words import Language, Words

LONGEST = 140
# Streamlit forgets a widget that is not drawn; these are kept while an entry is open.
KEPT = ("review-state", "review-vote", "review-text")


def show_review(language: Language) -> None:
    """Draw the page for one run of the script."""
    texts = review_words(language)
    reviewing = _reviewing()
    go_to(reviewing, st.query_params.to_dict(), returned=bool(st.session_state.get(ARRIVED)))
    for key in KEPT:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
    services = _services_or_explanation(texts)
    if services is None:
        return
    try:
        _show(backend.open_reviews(), services, reviewing=reviewing, texts=texts)
    except backend.UserFacingError as error:
        show_error(error, texts=texts)
    reviewing.address = reviewing.to_parameters()
    if st.query_params.to_dict() != reviewing.address:
        st.query_params.from_dict(reviewing.address)


def _reviewing() -> Reviewing:
    if "reviewing" not in st.session_state:
        st.session_state["reviewing"] = Reviewing()
    reviewing: Reviewing = st.session_state["reviewing"]
    return reviewing


def _services_or_explanation(texts: Words) -> Services | None:
    """The loaded assistant; when it cannot be had, the page explains why and None comes back."""
    try:
        with st.spinner(texts("loading")):
            return backend.load_services()
    except backend.NeedsIngest as error:
        show_first_run(error, words=texts)
    except backend.UserFacingError as error:
        show_error(error, texts=texts)
    return None


def _show(reviews: ReviewList, services: Services, *, reviewing: Reviewing, texts: Words) -> None:
    """The open entry, or the list. A place for each, since Streamlit would leave the other one standing, greyed."""
    listed, opened = st.empty(), st.empty()
    if not reviewing.item:
        opened.empty()
        with listed.container():
            st.title(texts("review_title"), anchor=False)
            st.markdown(texts("review_tagline"))
            _show_list(reviews, reviewing=reviewing, texts=texts)
        return
    listed.empty()
    with opened.container():
        st.button(
            texts("review_back"), key="review-back", icon=":material/arrow_back:", on_click=reviewing.open, args=("",)
        )
        item = reviews.item(reviewing.item)
        if item is None:
            st.warning(texts("review_unknown"), icon=":material/help:")
            return
        show_item(item, reviews, services, reviewing=reviewing, texts=texts)


def _show_list(reviews: ReviewList, *, reviewing: Reviewing, texts: Words) -> None:
    from assistant.feedback import STATES

    counts = reviews.counts()
    if not counts:
        st.info(texts("review_empty"), icon=":material/inbox:")
        return
    names: dict[str, str] = texts.entries["review_states"]
    choices: tuple[State | Literal["all"], ...] = ("all", *STATES)
    votes: tuple[Vote, ...] = ("up", "down")
    st.session_state.setdefault("review-state", "new")
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        state = st.segmented_control(
            texts("review_state"),
            choices,
            format_func=lambda one: f"{names[one]} ({sum(counts.values()) if one == 'all' else counts.get(one, 0)})",
            required=True,
            wrap=True,
            key="review-state",
        )
        vote = st.segmented_control(
            texts("review_vote"),
            votes,
            format_func=lambda one: texts("judge_up" if one == "up" else "judge_down"),
            key="review-vote",
        )
    text = st.text_input(texts("review_search"), key="review-text")
    found = reviews.items(state=None if state == "all" else state, vote=vote, text=text)
    if not found:
        st.info(texts("review_none"), icon=":material/filter_alt_off:")
        return
    columns = [(texts(key), False) for key in ("review_question", "review_when", "review_vote", "review_said")]
    record_table(
        [*columns, (texts("review_state"), False)],
        [_row(one, texts) for one in found],
        key="review-list",
        caption=texts("review_title"),
        language=texts.language,
        on_open=reviewing.open,
    )


def said(item: Item, texts: Words) -> str:
    """Reasons and comment in one line."""
    judgement = item.judgement
    reasons = ", ".join(name_of(texts, "judge_names", one) for one in judgement.reasons)
    return " – ".join(part for part in (reasons, " ".join(judgement.comment.split())) if part)


def _row(item: Item, texts: Words) -> Json:
    vote = item.judgement.vote
    return {
        "id": item.uid,
        "cells": [
            shorten(item.question, longest=LONGEST),
            moment(datetime.fromisoformat(item.at), texts),
            texts("judge_up" if vote == "up" else "judge_down"),
            shorten(said(item, texts), longest=LONGEST) or "–",
            name_of(texts, "review_states", item.state),
        ],
        "tone": "" if item.state == "new" else "good",
    }
