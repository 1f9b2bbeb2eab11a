"""Draws the buttons that take the chosen rows along: CSV, Excel, and the deadlines for a calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from assistant.agreements.calendar import calendar_rows, register_calendar
from assistant.agreements.sheet import register_csv, register_excel
from ui.web.agreements.texts import count_of

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, RegisterRow
    from ui.web.words import Words

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(rows: Sequence[RegisterRow], register: CuratedRegister, *, texts: Words) -> None:
    """A button for each format; the file is made when it is clicked."""
    dated = len(calendar_rows(rows))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="agreements-downloads"):
        st.markdown(texts("take_along"))
        _button("CSV", "csv", "text/csv", lambda: register_csv(rows, register))
        _button("Excel", "xlsx", _EXCEL, lambda: register_excel(rows, register))
        _button(
            texts("calendar", deadlines=count_of(texts, "noun_deadline", dated)),
            "ics",
            "text/calendar",
            lambda: register_calendar(rows, register, now=datetime.now(UTC)),
            disabled=dated == 0,
        )


def _button(label: str, ending: str, mime: str, make: Callable[[], bytes], *, disabled: bool = False) -> None:
    st.download_button(
        label,
        data=make,
        file_name=f"afspraken.{ending}",
        mime=mime,
        key=f"agreements-{ending}",
        icon=":material/download:",
        on_click="ignore",
        disabled=disabled,
    )
