"""Draws rows of the register as a table, a page at a time; a click opens one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.agreements.filters import is_overdue
from ui.web.agreements.texts import deadline_text, name_of, names_text
from ui.web.evaluation.components import Json, record_table
from ui.web.places import shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.agreements import CuratedRegister, RegisterRow
    from ui.web.agreements.browsing import Browsing
    from ui.web.words import Words

PAGE = 50
LONGEST_ACTION = 220
LONGEST_TITLE = 40


def show_list(
    rows: Sequence[RegisterRow], register: CuratedRegister, *, day: str, browsing: Browsing, texts: Words
) -> None:
    """One page of the rows, and buttons to turn it."""
    pages = (len(rows) + PAGE - 1) // PAGE
    page = min(browsing.view.page, pages)
    shown = rows[(page - 1) * PAGE : page * PAGE]
    show_table(shown, register, day=day, key="agreements-list", on_open=browsing.open_row, texts=texts)
    if pages < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="agreements-pages"):
        for name, step, icon in (("page_before", -1, "chevron_left"), ("page_after", 1, "chevron_right")):
            st.button(
                texts(name),
                key=f"agreements-{name}",
                icon=f":material/{icon}:",
                disabled=not 1 <= page + step <= pages,
                on_click=browsing.turn,
                args=(page + step,),
            )
        first = (page - 1) * PAGE + 1
        st.caption(texts("page_of", first=first, last=first + len(shown) - 1, all=len(rows)))


def show_table(
    rows: Sequence[RegisterRow],
    register: CuratedRegister,
    *,
    day: str,
    key: str,
    on_open: Callable[[str], None],
    texts: Words,
    numbered: bool = False,
) -> None:
    """The rows with who, what, when and where; a deadline before ``day`` says so.

    :param numbered: the rows have numbers, by which a chart above the table names them.
    """
    reviewed = any(row.review != "extracted" for row in rows)
    headings = ("what", "kind", "who", "document", *(("review",) if reviewed else ()), "deadline")
    record_table(
        [(texts(f"column_{name}"), False) for name in headings],
        [
            _row(row, register, day=day, number=number if numbered else 0, reviewed=reviewed, texts=texts)
            for number, row in enumerate(rows, start=1)
        ],
        key=key,
        caption=texts("table_caption"),
        language=texts.language,
        on_open=on_open,
        wide=True,
    )


def _row(row: RegisterRow, register: CuratedRegister, *, day: str, number: int, reviewed: bool, texts: Words) -> Json:
    shown = row.agreement
    late = is_overdue(row, day)
    when = deadline_text(shown.deadline, texts)
    action = shorten(shown.action, longest=LONGEST_ACTION)
    return {
        "id": row.key,
        "cells": [
            f"{number}. {action}" if number else action,
            name_of(texts, "kinds", shown.kind),
            names_text(shown.parties) + (f" → {names_text(shown.addressed_to)}" if shown.addressed_to else ""),
            shorten(register.documents.get(shown.document, shown.document), longest=LONGEST_TITLE),
            *((name_of(texts, "reviews_short", row.review),) if reviewed else ()),
            f"{when} · {texts('overdue')}" if late else when,
        ],
        "tone": "bad" if late else "",
    }
