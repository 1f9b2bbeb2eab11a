"""Draws the passages that an answer should rest on, to tick: cited, ranked, found by words, taken in the reader."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.escape import escape_markdown
from ui.web.places import shorten

if TYPE_CHECKING:
    from assistant.feedback import Item
    from evals.types import GoldQuote
    from ui.web.backend import Services
    from ui.web.review.state import Reviewing
    from ui.web.words import Words

LONGEST_QUOTE = 260


def show_candidates(item: Item, services: Services, *, reviewing: Reviewing, texts: Words) -> bool:
    """The passages with a box to tick each; returns whether all ticked ones are needed, or any one is enough."""
    from evals.authoring import passages_with

    st.markdown(f"**{texts('review_gold')}**")
    st.caption(texts("review_gold_help"))
    for quote in _quotes(item, services, reviewing):
        _show_candidate(quote, item, services, reviewing=reviewing, texts=texts)
    wanted = st.text_input(texts("review_find"), key=f"review-find-{item.uid}", placeholder=texts("review_find_hint"))
    if len(wanted.strip()) > 2:
        found = [one for one in passages_with(wanted, services.documents) if one not in reviewing.extra]
        listed = [one for one in found if one not in _quotes(item, services, reviewing)]
        if not found:
            st.caption(texts("review_find_none"))
        for quote in listed:
            _show_candidate(quote, item, services, reviewing=reviewing, texts=texts)
            # Ticked, it stays in the list when the words to find change.
            if st.session_state.get(quote_key(item, quote)):
                reviewing.extra.append(quote)
    needed = st.radio(
        texts("review_needed"),
        ("all", "any"),
        format_func=lambda one: texts("review_needed_all" if one == "all" else "review_needed_any"),
        horizontal=True,
        key=f"review-needed-{item.uid}",
    )
    return needed == "all"


def picked_quotes(item: Item, services: Services, reviewing: Reviewing) -> tuple[GoldQuote, ...]:
    """The ticked passages, in the order in which they are drawn."""
    drawn = _quotes(item, services, reviewing)
    return tuple(one for one in drawn if st.session_state.get(quote_key(item, one)))


def quote_key(item: Item, quote: GoldQuote) -> str:
    """The key of the box of one passage."""
    return f"gold-{hashlib.sha256(f'{item.uid} {quote.document} {quote.quote}'.encode()).hexdigest()[:16]}"


def _quotes(item: Item, services: Services, reviewing: Reviewing) -> list[GoldQuote]:
    from evals.authoring import candidate_quotes

    return list(dict.fromkeys([*reviewing.extra, *candidate_quotes(item.answer, services.documents)]))


def _show_candidate(quote: GoldQuote, item: Item, services: Services, *, reviewing: Reviewing, texts: Words) -> None:
    """A box with the passage and where it stands, and a button that opens it in the reader."""
    from evals.authoring import place_of

    titles = {one.id: one.title for one in services.metadata}
    key = quote_key(item, quote)
    with st.container(gap=None):
        st.checkbox(escape_markdown(shorten(services.display(quote.quote), longest=LONGEST_QUOTE)), key=key)
        place = place_of(quote, services.documents)
        if place is not None:
            st.button(
                escape_markdown(shorten(titles.get(quote.document, quote.document))),
                key=f"read-{key}",
                type="tertiary",
                icon=":material/menu_book:",
                help=texts("review_read"),
                on_click=reviewing.open_place,
                args=(quote.document, *place),
            )
