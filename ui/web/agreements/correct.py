"""Draws the form that corrects fields of a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.agreements import KINDS
from ui.web.agreements.texts import deadline_text, name_of
from ui.web.emphasis import main_button

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, Curation, Deadline, RegisterRow
    from ui.web.words import Words

Do = Callable[[str], object]
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def show_correction(
    row: RegisterRow, register: CuratedRegister, curation: Curation, *, submit: Callable[[Do], None], texts: Words
) -> None:
    """All fields that can be corrected, as they are now; saving records those that were changed.

    :param submit: does what it is given in the name of the reviewer.
    """
    shown = row.agreement
    # The form begins anew when the row changed: its fields are then those of the row again.
    form = f"correct-{row.key}-{row.reviewed}"

    def save() -> None:
        values = _values(row, form)
        submit(lambda who: curation.correct(row, values, who=who))

    with st.form(form, enter_to_submit=False, border=False):
        st.selectbox(
            name_of(texts, "fields", "kind"),
            KINDS,
            index=KINDS.index(shown.kind),
            format_func=lambda one: name_of(texts, "kinds", one),
            key=f"{form}-kind",
        )
        for field in ("parties", "addressed_to"):
            st.multiselect(
                name_of(texts, "fields", field),
                register.parties(),
                default=getattr(shown, field),
                accept_new_options=True,
                placeholder=texts("nobody"),
                key=f"{form}-{field}",
            )
        st.text_area(name_of(texts, "fields", "action"), value=shown.action, key=f"{form}-action")
        st.text_input(name_of(texts, "fields", "topic"), value=shown.topic, key=f"{form}-topic")
        st.text_input(
            name_of(texts, "fields", "region"),
            value=shown.region or "",
            placeholder=texts("whole_country"),
            key=f"{form}-region",
        )
        _show_deadline(shown.deadline, form, texts=texts)
        st.form_submit_button(texts("save_correction"), type=main_button(), on_click=save)


def _show_deadline(deadline: Deadline | None, form: str, *, texts: Words) -> None:
    if deadline is not None:
        st.caption(f"{name_of(texts, 'fields', 'deadline')}: {deadline_text(deadline, texts)}")
    for column, name in zip(st.columns(2, gap="small"), ("start", "end"), strict=True):
        day = getattr(deadline, name) if deadline else ""
        column.date_input(
            texts(f"deadline_{name}"),
            value=date.fromisoformat(day) if day else None,
            min_value=_FIRST_DAY,
            max_value=_LAST_DAY,
            format="DD-MM-YYYY",
            key=f"{form}-{name}",
        )
    if deadline is not None:
        st.checkbox(texts("no_deadline"), key=f"{form}-none")


def _values(row: RegisterRow, form: str) -> dict[str, Any]:
    """The fields as the form has them; the curation records those that differ."""
    state, shown = st.session_state, row.agreement
    texts = {name: str(state[f"{form}-{name}"] or "") for name in ("action", "topic", "region")}
    # A text that was not touched stays as it is, white space and all.
    changed = {name: text for name, text in texts.items() if text != (getattr(shown, name) or "")}
    return {
        "kind": state[f"{form}-kind"],
        "parties": list(state[f"{form}-parties"]),
        "addressed_to": list(state[f"{form}-addressed_to"]),
        **changed,
        "deadline": read_deadline(
            shown.deadline, state[f"{form}-start"], state[f"{form}-end"], none=bool(state.get(f"{form}-none"))
        ),
    }


def read_deadline(known: Deadline | None, start: date | None, end: date | None, *, none: bool) -> Deadline | None:
    """The deadline of the form: the known one with its words as long as its days are the same.

    One day alone counts as first and last day; days that were emptied mean no deadline.
    """
    from assistant.agreements import Deadline

    if none:
        return None
    first, last = ((day.isoformat() if day else "") for day in (start, end))
    if known is not None and (first, last) == (known.start, known.end):
        return known
    first, last = first or last, last or first
    if not last:
        return None
    return Deadline(first, last, first if first == last else f"{first} t/m {last}", False)
