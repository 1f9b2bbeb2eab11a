"""The page for who is new, top to bottom: what this is about, questions, figures, documents by date, parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.web.begin.charts import show_series
from ui.web.begin.documents import show_timeline
from ui.web.begin.people import show_abbreviations, show_parties
from ui.web.begin.starters import show_starters
from ui.web.conversation.asking import follow_plan
from ui.web.conversation.session import Exchange
from ui.web.page_parts import (
    begin_waiting,
    beside_reader,
    keep_reading,
    reading_of,
    services_or_explanation,
    wait_for_part,
)
from ui.web.page_texts import load_page_texts, name_in
from ui.web.prepared import prepare, value_of
from ui.web.reader.quote_cards import quote_card, quote_cards

if TYPE_CHECKING:
    from concurrent.futures import Future

    from assistant.orientation.overview import Oriented
    from ui.web.conversation.session import Conversation
    from ui.web.prepared import Prepared
    from ui.web.words import Language, Words


def show_begin(language: Language) -> None:
    """Draw the page for one run of the script."""
    follow_plan()
    begin_waiting()
    texts = load_page_texts("begin", language)
    services = services_or_explanation(texts)
    if services is None:
        return
    prepared = prepare(services)
    reading = reading_of("begin")
    oriented = value_of(prepared.oriented)
    if oriented is not None:
        _keep_exchanges(oriented, reading)
    with beside_reader(services, reading=reading, words=texts):
        st.title(texts("begin_title"), anchor=False)
        st.markdown(texts("begin_tagline"))
        _show_themes(prepared, reading=reading, texts=texts)
        st.header(texts("starters_title"), anchor=False)
        st.markdown(texts("starters_explained"))
        show_starters(texts)
        _show_figures(prepared, reading=reading, texts=texts)
        st.header(texts("timeline_heading"), anchor=False)
        st.markdown(texts("timeline_explained"))
        show_timeline(services, reading=reading, texts=texts)
        _show_people(prepared, reading=reading, texts=texts)
    keep_reading(reading)


def _show_themes(prepared: Prepared, *, reading: Conversation, texts: Words) -> None:
    """What the documents say on the fixed questions."""
    st.header(texts("themes_heading"), anchor=False)
    oriented = value_of(prepared.oriented)
    if oriented is None:
        _still_busy(prepared.oriented, texts)
        return
    st.markdown(texts("themes_explained"))
    _cards(oriented, "theme", prepared, reading=reading, texts=texts)


def _show_figures(prepared: Prepared, *, reading: Conversation, texts: Words) -> None:
    """The figures that the documents name, and those they give for several years."""
    oriented = value_of(prepared.oriented)
    if oriented is None:
        return  # said above, where the rest of it will stand
    st.header(texts("figures_heading"), anchor=False)
    _cards(oriented, "figure", prepared, reading=reading, texts=texts)
    series = value_of(prepared.series)
    if series:
        show_series(series, reading=reading, texts=texts)


def _show_people(prepared: Prepared, *, reading: Conversation, texts: Words) -> None:
    """Who plays a part, and the short forms that the documents explain."""
    st.header(texts("parties_heading"), anchor=False)
    parties = value_of(prepared.parties)
    if parties is None:
        _still_busy(prepared.parties, texts)
    else:
        show_parties(parties, reading=reading, texts=texts)
    st.header(texts("abbreviations_heading"), anchor=False)
    glossary = value_of(prepared.glossary)
    if glossary is None:
        _still_busy(prepared.glossary, texts)
    else:
        show_abbreviations(glossary, reading=reading, texts=texts)


def _still_busy(part: Future[Any], texts: Words) -> None:
    """A part that is being made, or could not be made."""
    if part.done():
        st.caption(texts("part_failed"))
    else:
        wait_for_part(part, texts)


def _keep_exchanges(oriented: tuple[Oriented, ...], reading: Conversation) -> None:
    """The quotes as exchanges of the reader, so that it can step through the quotes of one answer."""
    if len(reading.exchanges) != len(oriented):
        reading.exchanges = [Exchange(one.question.question, answer=one.answer) for one in oriented]
        if reading.place is not None:  # opened by its address, before there was anything to step through
            reading.place = reading.locate(reading.place)


def _cards(
    oriented: tuple[Oriented, ...], kind: str, prepared: Prepared, *, reading: Conversation, texts: Words
) -> None:
    """The quotes of one kind as cards; a figure without a number in its quote is none."""
    open_exchange = reading.place.exchange if reading.place else None
    explained: set[str] = set()
    marker = value_of(prepared.marker, wait=0)
    cards = [
        quote_card(
            name_in(texts, f"{kind}s", one.question.key),
            one.answer,
            identity=str(index),
            active=index == open_exchange,
            explained=explained,
            marker=marker,
            words=texts,
            figure=_figure(one) if kind == "figure" else "",
        )
        for index, one in enumerate(oriented)
        if one.question.kind == kind and (kind != "figure" or _figure(one))
    ]

    def open_source(chosen: str) -> None:
        exchange, _, position = chosen.partition(":")
        if exchange.isdigit() and position.isdigit() and int(exchange) < len(reading.exchanges):
            reading.open_position(int(exchange), int(position))

    label = texts("themes_heading" if kind == "theme" else "figures_heading")
    quote_cards(cards, key=f"begin-{kind}", label=label, words=texts, on_open=open_source)


def _figure(one: Oriented) -> str:
    """The numbers of the first quote that has some, as written."""
    from assistant.orientation.figures import telling_numbers

    found = (telling_numbers(statement.text) for statement in one.answer.statements)
    return " · ".join(next((numbers for numbers in found if numbers), ()))
