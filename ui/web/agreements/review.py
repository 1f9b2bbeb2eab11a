"""Draws what people say of a row and lets them say it: right, not right, a note; and everything said before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from ui.web import backend
from ui.web.agreements.correct import show_correction
from ui.web.agreements.texts import deadline_text, moment_text, name_of
from ui.web.escape import escape_markdown

if TYPE_CHECKING:
    from assistant.agreements import Change, CuratedRegister, Curation, RegisterRow
    from ui.web.words import Words

REVIEWER = "agreements-reviewer"
LONGEST_NAME = 100


def show_review(row: RegisterRow, register: CuratedRegister, curation: Curation, *, texts: Words) -> None:
    """How the row was reviewed, who reviews now, and what can be said of it."""
    with st.container(border=True, key="agreements-review"):
        st.markdown(_state_line(row, texts))
        if row.note:
            st.markdown(f":material/sticky_note_2: {escape_markdown(row.note)}")
        if REVIEWER in st.session_state:  # keep the name while other rows and pages are shown
            st.session_state[REVIEWER] = st.session_state[REVIEWER]
        st.text_input(
            texts("your_name"), max_chars=LONGEST_NAME, autocomplete="name", key=REVIEWER, help=texts("your_name_help")
        )
        _show_outcome(row, texts=texts)
        with st.container(horizontal=True, gap="small"):
            _button("confirm", "check", row, lambda who: curation.confirm(row, who=who), texts=texts)
            _button("reject", "block", row, lambda who: curation.reject(row, who=who), texts=texts)
            if row.review != "extracted":
                _button("restore", "undo", row, lambda who: curation.restore(row, who=who), texts=texts)
        with st.expander(texts("correct"), icon=":material/edit:", key=f"correct-{row.key}"):
            show_correction(row, register, curation, submit=lambda do: record(row, do, texts), texts=texts)
        with st.expander(texts("note"), icon=":material/sticky_note_2:", key=f"note-{row.key}"):
            _show_note(row, curation, texts=texts)


def record(row: RegisterRow, do: Callable[[str], object], texts: Words) -> None:
    """Do something in the name of the reviewer, and keep how that went for the drawing that follows."""
    who = " ".join(str(st.session_state.get(REVIEWER) or "").split())
    if not who:
        st.session_state["agreements-outcome"] = (row.key, False, texts("name_missing"))
        return
    try:
        do(who)
    except backend.UserFacingError as error:
        said = " ".join(part for part in (error.problem, error.value, error.remedy) if part)
        st.session_state["agreements-outcome"] = (row.key, False, said)
    else:
        st.session_state["agreements-outcome"] = (row.key, True, texts("kept"))


def _show_outcome(row: RegisterRow, *, texts: Words) -> None:
    """How the last action on this row went, once."""
    key, fine, said = st.session_state.pop("agreements-outcome", ("", True, ""))
    if key != row.key:
        return
    if fine:
        st.success(said, icon=":material/check:")
    else:
        st.error(escape_markdown(said), icon=":material/report:")


def _button(name: str, icon: str, row: RegisterRow, do: Callable[[str], object], *, texts: Words) -> None:
    st.button(
        texts(name),
        key=f"agreements-{name}",
        icon=f":material/{icon}:",
        help=texts(f"{name}_help"),
        on_click=record,
        args=(row, do, texts),
    )


def _show_note(row: RegisterRow, curation: Curation, *, texts: Words) -> None:
    field = f"note-text-{row.key}"

    def save() -> None:
        text = str(st.session_state.get(field) or "")
        record(row, lambda who: curation.note(row, text, who=who), texts)

    with st.form(f"note-form-{row.key}", enter_to_submit=False, border=False):
        st.text_area(texts("note"), value=row.note, max_chars=2000, key=field, label_visibility="collapsed")
        st.form_submit_button(texts("save_note"), on_click=save)


def _state_line(row: RegisterRow, texts: Words) -> str:
    state = f"**{name_of(texts, 'reviews', row.review)}**"
    if not row.reviewer:
        return state
    who = texts("by_whom", who=row.reviewer, when=moment_text(row.reviewed, texts))
    return f"{state} {escape_markdown(who)}"


def show_history(row: RegisterRow, curation: Curation, *, texts: Words) -> None:
    """Everything that was said of the row, the last on top; nothing when nobody said anything."""
    if not row.anchors:
        return
    with st.expander(texts("history"), icon=":material/history:"):
        for change in reversed(curation.history(row)):
            st.markdown(f"- {escape_markdown(change_line(change, texts))}")


def change_line(change: Change, texts: Words) -> str:
    """When, who, what, and for a correction from what to what."""
    said = name_of(texts, "actions", change.action)
    if change.action == "correct":
        field = name_of(texts, "fields", change.field).lower()
        old, new = (_value(change.field, one, texts) for one in (change.previous, change.value))
        said = f"{said} {field}: {old} → {new}"
    elif change.action == "note":
        said = f"{said} “{change.value}”" if change.value else texts("note_removed")
    return f"{moment_text(change.at, texts)} · {change.who}: {said}"


def _value(field: str, value: object, texts: Words) -> str:
    from assistant.agreements import Deadline

    if field == "kind":
        return name_of(texts, "kinds", str(value))
    if isinstance(value, dict):
        return deadline_text(Deadline(**value), texts)
    return ", ".join(map(str, value)) or "–" if isinstance(value, list) else str(value or "–")
