"""Draws the filters of the register as the view has them, and reads what people made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from assistant.agreements import KINDS, REVIEWS, Filter
from ui.web.agreements.source import today
from ui.web.agreements.state import FACES, LONGEST_WORDS, ORDERS, ROLES, Face, Order, View
from ui.web.agreements.texts import name_of
from ui.web.emphasis import main_button
from ui.web.places import shorten

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister
    from ui.web.words import Words

_BEHIND = ("documents", "topic", "first", "last", "reviews")
_DAYS = ("first", "last", "overdue_on")
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
_BOUND = ("afspraak", "actie", "planning")


def show_filters(register: CuratedRegister, chosen: Filter, *, texts: Words) -> Filter:
    """The filter as the widgets have it after this run."""
    _fill_in(chosen)
    _show_quick_choices(chosen, texts=texts)
    _show_main(register, texts=texts)
    opened = bool(
        chosen.role != "either" or chosen.documents or chosen.topic or chosen.first or chosen.last or chosen.reviews
    )
    with st.expander(texts("more_filters"), icon=":material/tune:", expanded=opened):
        _show_rest(register, texts=texts)
    return _read()


def write_filter(chosen: Filter) -> None:
    """Set the widgets to a filter, before they are drawn; they report it as if somebody had chosen it."""
    for name in _names():
        value = getattr(chosen, name)
        if name in _DAYS:
            value = date.fromisoformat(value) if value else None
        st.session_state[f"agreements-{name}"] = list(value) if isinstance(value, tuple) else value


def forget_filters() -> None:
    """Let the widgets be drawn anew as the view says."""
    for name in (*_names(), "face", "order"):
        st.session_state.pop(f"agreements-{name}", None)


def show_order(view: View, *, texts: Words) -> tuple[Face, Order]:
    """How the rows are shown and in which order; the widgets stand on one line."""
    for name in ("face", "order"):
        st.session_state.setdefault(f"agreements-{name}", getattr(view, name))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        face = st.segmented_control(
            texts("face"),
            FACES,
            format_func=lambda one: name_of(texts, "faces", one),
            required=True,
            label_visibility="collapsed",
            key="agreements-face",
        )
        if face != "list":
            return face or "list", view.order
        order = st.selectbox(
            texts("order"),
            ORDERS,
            format_func=lambda one: name_of(texts, "orders", one),
            label_visibility="collapsed",
            width=260,
            key="agreements-order",
        )
    return face, order


def _names() -> tuple[str, ...]:
    return tuple(one.name for one in fields(Filter) if one.name != "before")


def _fill_in(chosen: Filter) -> None:
    """Give widgets that were not drawn in the run before their value."""
    if any(f"agreements-{name}" not in st.session_state for name in _names()):
        write_filter(chosen)


def _read() -> Filter:
    found: dict[str, Any] = {}
    for name in _names():
        value = st.session_state[f"agreements-{name}"]
        if name in _DAYS:
            value = value.isoformat() if isinstance(value, date) else ""
        found[name] = tuple(value) if isinstance(value, list) else value
    words = {name: " ".join(str(found[name] or "").split())[:LONGEST_WORDS] for name in ("text", "topic")}
    return Filter(**{**found, **words, "role": found["role"] or "either"})


def _show_quick_choices(chosen: Filter, *, texts: Words) -> None:
    """What people ask most, one click each; a choice keeps the party that is chosen."""
    kept = Filter(parties=chosen.parties, role=chosen.role)
    quick: Mapping[str, Filter] = {
        "quick_overdue": replace(kept, overdue_on=today()),
        "quick_bound": replace(kept, kinds=_BOUND),
        "quick_unseen": replace(kept, kinds=_BOUND, reviews=("extracted",)),
        "quick_everything": Filter(),
    }
    now = next((name for name, wanted in quick.items() if wanted == chosen and name != "quick_everything"), "")
    with st.container(horizontal=True, gap="small", key="agreements-quick"):
        for name, wanted in quick.items():
            st.button(
                texts(name),
                key=f"agreements-{name}",
                type=main_button() if name == now else "secondary",
                icon=":material/check:" if name == now else None,
                on_click=write_filter,
                args=(wanted,),
            )


def _show_main(register: CuratedRegister, *, texts: Words) -> None:
    left, middle, right = st.columns([5, 4, 3], gap="small")
    left.text_input(
        texts("search"), placeholder=texts("search_placeholder"), icon=":material/search:", key="agreements-text"
    )
    middle.multiselect(texts("party"), register.parties(), placeholder=texts("everybody"), key="agreements-parties")
    right.date_input(
        texts("overdue_on"),
        min_value=_FIRST_DAY,
        max_value=_LAST_DAY,
        format="DD-MM-YYYY",
        help=texts("overdue_help"),
        key="agreements-overdue_on",
    )
    st.pills(
        texts("kind"),
        KINDS,
        selection_mode="multi",
        format_func=lambda one: name_of(texts, "kinds", one),
        wrap=True,
        key="agreements-kinds",
    )


def _show_rest(register: CuratedRegister, *, texts: Words) -> None:
    st.segmented_control(
        texts("role"),
        ROLES,
        format_func=lambda one: name_of(texts, "roles", one),
        required=True,
        wrap=True,
        key="agreements-role",
    )
    left, right = st.columns(2, gap="small")
    left.multiselect(
        texts("document"),
        list(register.documents),
        format_func=lambda one: shorten(register.documents[one]),
        placeholder=texts("all_documents"),
        key="agreements-documents",
    )
    right.text_input(texts("topic"), placeholder=texts("topic_placeholder"), key="agreements-topic")
    columns = st.columns([1, 1, 2], gap="small")
    for column, name in zip(columns, ("first", "last"), strict=False):
        column.date_input(
            texts(f"period_{name}"),
            min_value=_FIRST_DAY,
            max_value=_LAST_DAY,
            format="DD-MM-YYYY",
            key=f"agreements-{name}",
        )
    columns[2].multiselect(
        texts("review"),
        cast("list[str]", list(REVIEWS)),
        format_func=lambda one: name_of(texts, "reviews", one),
        placeholder=texts("all_but_rejected"),
        key="agreements-reviews",
    )
