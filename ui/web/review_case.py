"""Draws the form that turns an entry of the review list into an evaluation question, and carries it out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.backend import UserFacingError
from ui.web.escape import escape_markdown
from ui.web.evaluation_texts import name_of
from ui.web.review_gold import picked_quotes, quote_key, show_candidates

if TYPE_CHECKING:
    from assistant.feedback import Item, ReviewList
    from evals.types import GoldQuote
    from ui.web.backend import Document, Services
    from ui.web.review_state import Reviewing
    from ui.web.words import Words


Gold = Sequence[Sequence["GoldQuote"]]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was filled in, but for the passages."""

    question: str
    history: bool
    language: str
    persona: str
    type: str | None
    expected: str
    reason: str


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
    draft = _show_fields(item, texts)
    answered = draft.expected == "answered"
    all_needed, facts = True, ""
    if answered:
        all_needed = show_candidates(item, services, reviewing=reviewing, texts=texts)
        facts = st.text_area(
            texts("review_facts"),
            help=texts("review_facts_help"),
            key=_key(item, "facts"),
            placeholder="2024 | eind 2024",
        )
    if st.button(
        texts("review_submit"),
        type="primary",
        key="review-submit",
        icon=":material/science:",
        disabled=draft.type is None,
        help=texts("review_submit_help") if draft.type is None else None,
    ):
        try:
            with st.spinner(texts("review_running")):
                _carry_out(item, draft, facts, reviews, services, reviewing, all_needed=all_needed)
        except UserFacingError as error:
            _show_problem(error, texts)
            return
        st.rerun()


def _show_fields(item: Item, texts: Words) -> Draft:
    from evals.types import EXPECTED, LANGUAGES, PERSONAS, REFUSAL_REASONS, TYPES, UNANSWERABLE_TYPES

    question = st.text_area(texts("review_question"), value=item.question, key=_key(item, "question"))
    history = bool(item.history) and st.checkbox(texts("review_with_history"), value=True, key=_key(item, "history"))
    expected = st.radio(
        texts("review_expected"),
        EXPECTED,
        index=EXPECTED.index(_guess(item)),
        format_func=lambda one: texts("review_expected_answer" if one == "answered" else "review_expected_refusal"),
        key=_key(item, "expected"),
    )
    refused = expected == "refused"
    types = UNANSWERABLE_TYPES if refused else tuple(one for one in TYPES if one not in UNANSWERABLE_TYPES)
    fields = st.columns(3)
    kind = fields[0].selectbox(
        texts("evaluation_type"),
        types,
        index=types.index("follow_up") if history and "follow_up" in types else None,
        format_func=lambda one: name_of(texts, "types", one),
        placeholder=texts("review_choose"),
        key=_key(item, f"type-{expected}-{history}"),
    )
    persona = fields[1].selectbox(
        texts("evaluation_persona"),
        PERSONAS,
        format_func=lambda one: name_of(texts, "personas", one),
        key=_key(item, "persona"),
    )
    language = fields[2].selectbox(
        texts("evaluation_language"),
        LANGUAGES,
        index=LANGUAGES.index(item.answer.language),
        format_func=lambda one: name_of(texts, "languages", one),
        key=_key(item, "language"),
    )
    reason = ""
    if refused:
        reason = st.selectbox(
            texts("review_reason"),
            REFUSAL_REASONS,
            format_func=lambda one: name_of(texts, "reasons", one),
            key=_key(item, "reason"),
        )
    return Draft(question, history, language, persona, kind, expected, reason)


def _guess(item: Item) -> str:
    """What the documents should have done with it, as far as the feedback tells."""
    if "should_answer" in item.judgement.reasons:
        return "answered"
    if "should_refuse" in item.judgement.reasons:
        return "refused"
    good = item.judgement.vote == "up"
    return "refused" if good and item.answer.refusal is not None else "answered"


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


def _key(item: Item, name: str) -> str:
    """A key of a widget that is of this entry alone."""
    return f"case-{hashlib.sha256(item.uid.encode()).hexdigest()[:8]}-{name}"
