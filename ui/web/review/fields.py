"""Draws the fields of an evaluation question in the making, filled in as far as the feedback tells them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.evaluation.texts import name_of

if TYPE_CHECKING:
    from assistant.feedback import Item
    from ui.web.words import Words


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


def show_fields(item: Item, texts: Words) -> Draft:
    """Everything but the passages and facts."""
    from evals.types import EXPECTED, REFUSAL_REASONS

    question = st.text_area(texts("review_question"), value=item.question, key=field_key(item, "question"))
    history = bool(item.history) and st.checkbox(
        texts("review_with_history"), value=True, key=field_key(item, "history")
    )
    expected = st.radio(
        texts("review_expected"),
        EXPECTED,
        index=EXPECTED.index(_guess(item)),
        format_func=lambda one: texts("review_expected_answer" if one == "answered" else "review_expected_refusal"),
        key=field_key(item, "expected"),
    )
    kind, persona, language = _show_kind(item, expected, history, texts)
    reason = ""
    if expected == "refused":
        reason = st.selectbox(
            texts("review_reason"),
            REFUSAL_REASONS,
            format_func=lambda one: name_of(texts, "reasons", one),
            key=field_key(item, "reason"),
        )
    return Draft(question, history, language, persona, kind, expected, reason)


def _show_kind(item: Item, expected: str, history: bool, texts: Words) -> tuple[str | None, str, str]:
    """Type, role and language; the types are those that go with what is expected."""
    from evals.types import LANGUAGES, PERSONAS, TYPES, UNANSWERABLE_TYPES

    answerable = tuple(one for one in TYPES if one not in UNANSWERABLE_TYPES)
    types = answerable if expected == "answered" else UNANSWERABLE_TYPES
    fields = st.columns(3)
    kind = fields[0].selectbox(
        texts("evaluation_type"),
        types,
        index=types.index("follow_up") if history and "follow_up" in types else None,
        format_func=lambda one: name_of(texts, "types", one),
        placeholder=texts("review_choose"),
        key=field_key(item, f"type-{expected}-{history}"),
    )
    persona = fields[1].selectbox(
        texts("evaluation_persona"),
        PERSONAS,
        format_func=lambda one: name_of(texts, "personas", one),
        key=field_key(item, "persona"),
    )
    language = fields[2].selectbox(
        texts("evaluation_language"),
        LANGUAGES,
        index=LANGUAGES.index(item.answer.language),
        format_func=lambda one: name_of(texts, "languages", one),
        key=field_key(item, "language"),
    )
    return kind, persona, language


def _guess(item: Item) -> str:
    """What the documents should have done with it, as far as the feedback tells."""
    if "should_answer" in item.judgement.reasons:
        return "answered"
    if "should_refuse" in item.judgement.reasons:
        return "refused"
    good = item.judgement.vote == "up"
    return "refused" if good and item.answer.refusal is not None else "answered"


def field_key(item: Item, name: str) -> str:
    """A key of a widget that is of this entry alone."""
    return f"case-{hashlib.sha256(item.uid.encode()).hexdigest()[:8]}-{name}"
