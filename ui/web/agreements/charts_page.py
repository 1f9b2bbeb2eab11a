"""Draws the time line of deadlines and the chart of parties, each with the same as a table below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.agreements import KINDS
from ui.web.agreements.charts import (
    MOST_DEADLINES,
    MOST_PARTIES,
    dated_rows,
    party_counts,
    party_spec,
    timeline_spec,
    timeline_values,
)
from ui.web.agreements.filters import forget_filters
from ui.web.agreements.list import show_table
from ui.web.agreements.texts import name_of
from ui.web.evaluation.components import record_table

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, RegisterRow
    from ui.web.agreements.browsing import Browsing
    from ui.web.words import Words


def show_timeline(
    rows: Sequence[RegisterRow], register: CuratedRegister, *, day: str, on_open: Callable[[str], None], texts: Words
) -> None:
    """The deadlines on a line, then as a table; those without days (every half year) below that."""
    dated = dated_rows(rows)
    if dated:
        drawn = dated[:MOST_DEADLINES]
        values = timeline_values(drawn, texts)
        told = "; ".join(f"{value['name']}: {value['when']}" for value in values)
        st.caption(texts("timeline_explained", day=texts.date(day)))
        st.vega_lite_chart(timeline_spec(values, day=day, texts=texts), alt=f"{texts('timeline')}. {told}")
        if len(drawn) < len(dated):
            st.caption(texts("timeline_first", count=len(drawn), all=len(dated)))
        show_table(dated, register, day=day, key="agreements-dated", on_open=on_open, texts=texts, numbered=True)
    else:
        st.info(texts("no_deadlines"), icon=":material/event_busy:")
    dateless = [row for row in rows if row.agreement.deadline and not row.agreement.deadline.end]
    if dateless:
        st.markdown(f"**{texts('without_days')}**")
        show_table(dateless, register, day=day, key="agreements-dateless", on_open=on_open, texts=texts)


def show_parties(rows: Sequence[RegisterRow], *, browsing: Browsing, texts: Words) -> None:
    """How much each party has of each kind; a click on a party lists what it has."""
    chosen = browsing.view.chosen

    def open_party(name: str) -> None:
        browsing.open_party(name)
        forget_filters()  # so that they are drawn as the view has them now

    counts = party_counts(rows, role=chosen.role, only=chosen.parties)
    if not counts:
        st.info(texts("no_parties"), icon=":material/group_off:")
        return
    drawn = dict(list(counts.items())[:MOST_PARTIES])
    told = "; ".join(f"{name}: {own.total()}" for name, own in drawn.items())
    st.caption(texts(f"parties_explained_{chosen.role}"))
    st.vega_lite_chart(party_spec(drawn, texts), alt=f"{texts('chart_parties')}. {told}")
    if len(drawn) < len(counts):
        st.caption(texts("parties_first", count=len(drawn), all=len(counts)))
    columns = [(texts("party"), False), *((name_of(texts, "kinds", kind), True) for kind in KINDS)]
    record_table(
        [*columns, (texts("total"), True)],
        [
            {"id": name, "cells": [name, *(str(own[kind] or "–") for kind in KINDS), str(own.total())]}
            for name, own in counts.items()
        ],
        key="agreements-party-table",
        caption=texts("chart_parties"),
        language=texts.language,
        on_open=open_party,
    )
