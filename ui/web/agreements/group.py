"""Draws the repeats and follow-ups of a row, with the fields in which they differ from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.agreements.texts import deadline_text, name_of, names_text
from ui.web.escape import escape_markdown
from ui.web.places import shorten

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, RegisterRow
    from ui.web.words import Words


def show_group(row: RegisterRow, register: CuratedRegister, *, on_open: Callable[[str], None], texts: Words) -> None:
    """The other rows of the group in the order of the documents; nothing for a row that stands alone."""
    others = [one for one in register.rows if row.agreement.group and one.agreement.group == row.agreement.group]
    others = [one for one in others if one.key != row.key]
    if not others:
        return
    st.markdown(f"**{texts('group_heading')}**")
    for one in others:
        with st.container(border=True, gap="xsmall"):
            st.button(
                escape_markdown(shorten(one.agreement.action, longest=200)),
                key=f"group-{one.key}",
                type="tertiary",
                icon=":material/subdirectory_arrow_right:",
                on_click=on_open,
                args=(one.key,),
            )
            title = register.documents.get(one.agreement.document, one.agreement.document)
            st.caption(escape_markdown(" · ".join((shorten(title), *differences(row, one, texts)))))


def differences(row: RegisterRow, other: RegisterRow, texts: Words) -> list[str]:
    """What is otherwise in the other row: ``soort: voorstel``; one entry that says so when nothing is."""
    mine, its = row.agreement, other.agreement
    pairs = {
        "kind": (name_of(texts, "kinds", mine.kind), name_of(texts, "kinds", its.kind)),
        "parties": (names_text(mine.parties), names_text(its.parties)),
        "addressed_to": (names_text(mine.addressed_to), names_text(its.addressed_to)),
        "deadline": (deadline_text(mine.deadline, texts), deadline_text(its.deadline, texts)),
    }
    found = [f"{name_of(texts, 'fields', name).lower()}: {new}" for name, (old, new) in pairs.items() if old != new]
    return found or [texts("no_difference")]
