"""Draws the form that turns an entry of the review list into an evaluation question, and carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.backend import UserFacingError
from ui.web.emphasis import main_button
from ui.web.escape import escape_markdown
from ui.web.review.fields import Draft, field_key, show_fields
from ui.web.review.gold import picked_quotes, quote_key, show_candidates

if TYPE_CHECKING:
    from assistant.feedback import Item, ReviewList
    from evals.types import GoldQuote
    from ui.web.backend import Document, Services
    from ui.web.review.state import Reviewing
    from ui.web.words import Words


Gold = Sequence[Sequence["GoldQuote"]]


def take_passage(reviewing: Reviewing, item: Item, document: Document, start: int, end: int) -> None:
    """Take a passage that is open in the reader as what an answer should rest on."""
    from evals.parse import one_line
    from evals.types import GoldQuote

    quote = GoldQuote(document.id, one_line(document.text[start:end]))
    if quote not in reviewing.extra:
        reviewing.extra.append(quote)
    st.session_state[quote_key(item, quote)] = True
    reviewing.acted = True


def show_case_form(item: Item, reviews: ReviewList, services: Services, *, reviewing: Reviewing, texts: Words) -> None:
    """Everything that an evaluation question needs, filled in as far as the entry tells it."""
    st.subheader(texts("review_make"), anchor=False)
    st.markdown(texts("review_make_explained"))
    draft = show_fields(item, texts)
    answered = draft.expected == "answered"
    all_needed, facts = True, ""
    if answered:
        all_needed = show_candidates(item, services, reviewing=reviewing, texts=texts)
        facts = st.text_area(
            texts("review_facts"),
            help=texts("review_facts_help"),
            key=field_key(item, "facts"),
            placeholder="2024 | eind 2024",
        )
    if draft.type is None:
        st.caption(texts("review_submit_help"))
    if st.button(
        texts("review_submit"),
        type=main_button(),
        key="review-submit",
        icon=":material/science:",
        disabled=draft.type is None,
    ):
        try:
            with st.spinner(texts("review_running")):
                _carry_out(item, draft, facts, reviews, services, reviewing, all_needed=all_needed)
        except UserFacingError as error:
            _show_problem(error, texts)
            return
        st.rerun()


def _carry_out(
    item: Item,
    draft: Draft,
    facts: str,
    reviews: ReviewList,
    services: Services,
    reviewing: Reviewing,
    *,
    all_needed: bool,
) -> None:
    """Write the question, ask it at once, and note in the list what became of the entry."""
    from evals.authoring import add_case, draft_case, gold_groups, known_ids, new_case_id, try_case
    from evals.session import own_questions_folder

    documents, folder = tuple(services.documents.values()), own_questions_folder()
    identity = new_case_id(draft.question, known_ids(documents, folder=folder))
    picked = picked_quotes(item, services, reviewing) if draft.expected == "answered" else ()
    gold = gold_groups(picked, all_needed=all_needed)
    case = draft_case({**_entry(item, draft), "id": identity, **_expectation(gold, facts)})
    add_case(case, documents, folder=folder)
    reviews.review(item.uid, "handled", case=case.id)
    reviewing.result = try_case(case, services.assistant, services.documents)


def _entry(item: Item, draft: Draft) -> dict[str, object]:
    turns = [{"role": turn.role, "content": turn.content} for turn in item.history]
    return {
        "language": draft.language,
        "persona": draft.persona,
        "type": draft.type,
        "question": draft.question,
        "history": turns if draft.history else [],
        "expected": draft.expected,
        "refusal_reason": draft.reason,
        "note": f"Uit terugkoppeling van {item.at[:10]}.",
    }


def _expectation(gold: Gold, facts: str) -> dict[str, object]:
    from evals.authoring import fact_forms

    return {
        "gold": [[{"document": one.document, "quote": one.quote} for one in group] for group in gold],
        "facts": [list(forms) for forms in fact_forms(facts)],
    }


def _show_problem(error: UserFacingError, texts: Words) -> None:
    """What is wrong with the question, each thing on a line of its own."""
    from evals.errors import QuestionFileError

    problems = [one.message for one in error.problems] if isinstance(error, QuestionFileError) else [error.problem]
    lines = "\n".join(f"- {escape_markdown(one)}" for one in problems)
    st.error(f"{texts('review_not_made')}\n\n{lines}", icon=":material/report:")
