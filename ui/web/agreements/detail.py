"""Draws one row of the register beside its document: the passage, its fields, its group, its review and history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.agreements import FIELDS
from assistant.agreements.filters import is_overdue
from ui.web.agreements.group import show_group
from ui.web.agreements.review import show_history, show_review
from ui.web.agreements.source import curation_of, today
from ui.web.agreements.texts import deadline_text, name_of, names_text
from ui.web.chat.reader import show_reader
from ui.web.escape import escape_markdown
from ui.web.places import section_words

if TYPE_CHECKING:
    from assistant.agreements import Agreement, CuratedRegister, RegisterRow
    from ui.web.agreements.browsing import Browsing
    from ui.web.backend import Services
    from ui.web.words import Words


def show_row(
    row: RegisterRow,
    rows: Sequence[RegisterRow],
    register: CuratedRegister,
    services: Services,
    *,
    browsing: Browsing,
    texts: Words,
) -> None:
    """The row on the left, the document at its place on the right.

    :param rows: the rows of the list, among which one can go back and forth.
    """
    left, right = st.columns(2, gap="medium")
    with left:
        _show_steps(row, rows, browsing=browsing, texts=texts)
        _show_passage(row, services, texts=texts)
        _show_fields(row, register, services, texts=texts)
        if browsing.reader.place is None:
            st.button(
                texts("read_in_document"),
                icon=":material/menu_book:",
                on_click=browsing.read,
                args=(row,),
                key="read-row",
            )
        show_review(row, register, curation_of(services), texts=texts)
        show_group(row, register, on_open=browsing.open_row, texts=texts)
        show_history(row, curation_of(services), texts=texts)
    with right:
        show_reader(services, conversation=browsing.reader, words=texts, attached=True)


def _show_steps(row: RegisterRow, rows: Sequence[RegisterRow], *, browsing: Browsing, texts: Words) -> None:
    keys = [one.key for one in rows]
    at = keys.index(row.key) if row.key in keys else -1
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="agreements-steps"):
        st.button(
            texts("back_to_list"), icon=":material/arrow_back:", on_click=browsing.open_row, args=("",), key="row-back"
        )
        if at < 0:
            return
        for name, to, icon in (("row_before", at - 1, "chevron_left"), ("row_after", at + 1, "chevron_right")):
            inside = 0 <= to < len(keys)
            st.button(
                texts(name),
                icon=f":material/{icon}:",
                disabled=not inside,
                on_click=browsing.open_row,
                args=(keys[to] if inside else "",),
                key=f"row-{name}",
            )
        st.caption(texts("row_of", number=at + 1, all=len(keys)))


def _show_passage(row: RegisterRow, services: Services, *, texts: Words) -> None:
    """The words of the document, as they stand there."""
    shown = row.agreement
    kind = name_of(texts, "kinds", shown.kind)
    st.title(f"{kind}: {escape_markdown(names_text(shown.parties))}" if shown.parties else kind, anchor=False)
    with st.container(border=True):
        st.markdown(f"“{escape_markdown(services.display(shown.quote))}”")
    if row.origin != "read":
        st.caption(texts(f"origin_{row.origin}"))


def _show_fields(row: RegisterRow, register: CuratedRegister, services: Services, *, texts: Words) -> None:
    """Every field that says something; a corrected one shows what was read as well."""
    shown = row.agreement
    said = shown.action == services.display(shown.quote).rstrip(" ;,") and "action" not in row.corrected
    lines = [_field_line(row, name, texts) for name in FIELDS if not (said and name == "action")]
    title = register.documents.get(shown.document, shown.document)
    where = " › ".join(part for part in (title, section_words(title, shown.section)) if part)
    if shown.page is not None:
        where += f", {texts('reader_page', page=shown.page).lower()}"
    lines += [
        _line(texts("cue"), f"“{shown.cue}”" if shown.cue else "–"),
        _line(texts("where"), where),
        _line(texts("document_status"), shown.document_status or "–"),
    ]
    if is_overdue(row, today()):
        st.badge(texts("overdue_today"), icon=":material/event_busy:", color="red")
    st.markdown("\n".join(f"- {line}" for line in lines))


def _field_line(row: RegisterRow, name: str, texts: Words) -> str:
    line = _line(name_of(texts, "fields", name), field_text(row.agreement, name, texts))
    if name not in row.corrected:
        return line
    return f"{line} *({texts('was_read', value=escape_markdown(field_text(row.extracted, name, texts)))})*"


def _line(name: str, value: str) -> str:
    return f"**{escape_markdown(name)}:** {escape_markdown(value)}"


def field_text(agreement: Agreement, name: str, texts: Words) -> str:
    """The value of a field in words."""
    if name == "kind":
        return name_of(texts, "kinds", agreement.kind)
    if name == "deadline":
        return deadline_text(agreement.deadline, texts)
    if name == "region":
        return agreement.region or texts("whole_country")
    value = getattr(agreement, name)
    return names_text(value) if isinstance(value, tuple) else str(value) or "–"
