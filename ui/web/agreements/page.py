"""The page of agreements, top to bottom: filters, counts, the rows as list, time line or chart, or one open row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from assistant.agreements import KINDS, apply_filter
from ui.web import backend
from ui.web.agreements.browsing import current_browsing, follow_address, keep_address
from ui.web.agreements.charts_page import show_parties, show_timeline
from ui.web.agreements.detail import show_row
from ui.web.agreements.downloads import show_downloads
from ui.web.agreements.filters import forget_filters, show_filters, show_order
from ui.web.agreements.list import show_list
from ui.web.agreements.remarks import along_lines, count_line, show_nothing, show_remarks
from ui.web.agreements.source import load_register, today
from ui.web.agreements.texts import load_texts
from ui.web.escape import escape_markdown
from ui.web.evaluation.problems import show_error
from ui.web.first_run import show_first_run
from ui.web.page_parts import begin_waiting, wait_for_part
from ui.web.prepared import prepare, value_of

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, RegisterRow
    from ui.web.agreements.browsing import Browsing
    from ui.web.agreements.state import View
    from ui.web.backend import Services
    from ui.web.words import Language, Words

LONGEST_WAIT = 1.0


def show_agreements(language: Language) -> None:
    """Draw the page for one run of the script."""
    begin_waiting()
    texts = load_texts(language)
    try:
        with st.spinner(texts("loading")):
            services = backend.load_services()
            register = load_register(services) if _is_extracted(services) else None
    except backend.NeedsIngest as error:
        show_first_run(error, words=texts)
        return
    except backend.UserFacingError as error:
        show_error(error, texts=texts)
        st.button(texts("retry"), icon=":material/refresh:", key="retry-agreements")
        return
    if register is None:
        st.title(texts("agreements_title"), anchor=False)
        wait_for_part(prepare(services).register, texts)
        return
    browsing = current_browsing()
    moved, gone = follow_address(browsing, register)
    if moved:
        forget_filters()
    if gone:
        st.warning(texts("unknown_in_link", names=escape_markdown(", ".join(gone))), icon=":material/help:")
    if browsing.view.row:
        _show_open_row(register, services, browsing=browsing, texts=texts)
    else:
        _show_overview(register, browsing=browsing, texts=texts)
    keep_address(browsing)


def _is_extracted(services: Services) -> bool:
    """False while the agreements of many documents are still being extracted, which is no time to wait for a page."""
    register = prepare(services).register
    return value_of(register, wait=LONGEST_WAIT) is not None or register.done()


def _show_overview(register: CuratedRegister, *, browsing: Browsing, texts: Words) -> None:
    """The filters and what they leave."""
    st.title(texts("agreements_title"), anchor=False)
    st.markdown(texts("agreements_tagline"))
    if not register.rows:
        show_nothing(register, texts=texts)
        show_remarks(register, hidden=0, texts=texts)
        return
    browsing.view = browsing.view.filtered(show_filters(register, browsing.view.chosen, texts=texts))
    rows, hidden = chosen_rows(register, browsing.view)
    day = browsing.view.chosen.overdue_on or today()
    st.markdown(count_line(rows, day=day, texts=texts))
    for line in along_lines(rows, browsing.view.chosen, texts=texts):
        st.caption(line)
    if not rows:
        st.info(texts("nothing_fits"), icon=":material/filter_alt_off:")
    else:
        face, order = show_order(browsing.view, texts=texts)
        browsing.view = replace(browsing.view, face=face, order=order)
        if face == "list":
            show_list(sorted_rows(rows, order), register, day=day, browsing=browsing, texts=texts)
        elif face == "timeline":
            show_timeline(rows, register, day=day, on_open=browsing.open_row, texts=texts)
        else:
            show_parties(rows, browsing=browsing, texts=texts)
        show_downloads(rows, register, texts=texts)
    show_remarks(register, hidden=hidden, texts=texts)


def chosen_rows(register: CuratedRegister, view: View) -> tuple[list[RegisterRow], int]:
    """The rows that the filter keeps, and how many rejected ones it would keep too: they are shown on request only."""
    fitting = apply_filter(register.rows, view.chosen)
    if view.chosen.reviews:
        return fitting, 0
    rows = [row for row in fitting if row.review != "rejected"]
    return rows, len(fitting) - len(rows)


def sorted_rows(rows: list[RegisterRow], order: str) -> list[RegisterRow]:
    """By the text of the documents, by last day (rows without one last), or by kind."""
    if order == "deadline":
        return sorted(rows, key=lambda row: (row.agreement.deadline and row.agreement.deadline.end) or "9999-99")
    if order == "kind":
        return sorted(rows, key=lambda row: KINDS.index(row.agreement.kind))
    return rows


def _show_open_row(register: CuratedRegister, services: Services, *, browsing: Browsing, texts: Words) -> None:
    """One row beside its document; the rows before and after it are those of the list."""
    rows = sorted_rows(chosen_rows(register, browsing.view)[0], browsing.view.order)
    row = next((one for one in register.rows if one.key == browsing.view.row), None)
    if row is None:
        st.warning(texts("row_unknown"), icon=":material/help:")
        st.button(texts("back_to_list"), icon=":material/arrow_back:", on_click=browsing.open_row, args=("",))
        return
    if browsing.shown != row.key:
        browsing.read(row)
    show_row(row, rows, register, services, browsing=browsing, texts=texts)
