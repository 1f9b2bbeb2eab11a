"""Draws who plays a part in the agreements, and the abbreviations that the documents explain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.conversation.exchange import ReaderPlace
from ui.web.evaluation.components import record_table

if TYPE_CHECKING:
    from assistant.glossary.glossary import Glossary
    from assistant.orientation.overview import Party
    from ui.web.conversation.session import Conversation
    from ui.web.words import Words

MOST_ABBREVIATIONS = 40


def show_parties(parties: Sequence[Party], *, reading: Conversation, texts: Words) -> None:
    """A row for each party with how often it commits itself and is asked; the name opens an example."""
    if not parties:
        st.caption(texts("parties_none"))
        return
    st.markdown(texts("parties_explained"))
    by_name = {one.name: one for one in parties}

    def open_example(name: str) -> None:
        if name in by_name:
            one = by_name[name]
            reading.open(ReaderPlace(one.document, one.start, one.end))

    columns = [(texts("party"), False), (texts("party_commits"), True), (texts("party_asked"), True)]
    rows = [{"id": one.name, "cells": [one.name, str(one.commits), str(one.asked)]} for one in parties]
    record_table(
        columns,
        rows,
        key="begin-parties",
        caption=texts("parties_heading"),
        language=texts.language,
        on_open=open_example,
    )


def show_abbreviations(glossary: Glossary, *, reading: Conversation, texts: Words) -> None:
    """The short forms with what they stand for; the short form opens the place that says so."""
    explained = [term for term in glossary.terms if term.long and term.defined]
    # Of many, those that a new reader meets most; they stay in alphabetical order.
    met_most = sorted(explained, key=lambda term: -term.count)[:MOST_ABBREVIATIONS]
    short = {term.name: term for term in sorted(met_most, key=lambda term: term.sort_key)}
    if not short:
        st.caption(texts("abbreviations_none"))
        return

    def open_definition(name: str) -> None:
        quote = short[name].defined if name in short else None
        if quote is not None:
            reading.open(ReaderPlace(quote.document, quote.start, quote.end))

    rows = [{"id": term.name, "cells": [term.name, term.long]} for term in short.values()]
    record_table(
        [(texts("abbreviation"), False), (texts("abbreviation_long"), False)],
        rows,
        key="begin-abbreviations",
        caption=texts("abbreviations_heading"),
        language=texts.language,
        on_open=open_definition,
    )
    st.caption(texts("abbreviations_more"))
