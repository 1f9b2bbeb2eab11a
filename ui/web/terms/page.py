"""The page with terms: search or a letter, then what each means, where it stands, and a question about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.conversation.address import ARRIVED
from ui.web.conversation.asking import follow_plan, plan_question
from ui.web.conversation.exchange import ReaderPlace
from ui.web.escape import escape_markdown
from ui.web.page_parts import (
    begin_waiting,
    beside_reader,
    keep_reading,
    reading_of,
    services_or_explanation,
    wait_for_part,
)
from ui.web.page_texts import counted, load_page_texts
from ui.web.prepared import prepare, value_of
from ui.web.reader.quote_cards import caller, component
from ui.web.terms.entries import entry_data, question_about

if TYPE_CHECKING:
    from assistant.glossary.glossary import Glossary, Term
    from ui.web.backend import Services
    from ui.web.conversation.session import Conversation
    from ui.web.words import Language, Words

GLOSSARY_HTML = '<ul class="glossary"></ul>'
LONGEST_SEARCH = 80
# The address may name a term, so that it can be linked to: /begrippen?term=GI
PARAMETER = "term"
# What is sought, kept while another page is drawn; and whether it was typed since the page was drawn last.
KEPT, TYPED = "terms-sought", "terms-typed"


def show_terms(language: Language) -> None:
    """Draw the page for one run of the script."""
    follow_plan()
    begin_waiting()
    texts = load_page_texts("terms", language)
    services = services_or_explanation(texts)
    if services is None:
        return
    prepared = prepare(services)
    reading = reading_of("terms")
    with beside_reader(services, reading=reading, words=texts):
        st.title(texts("terms_title"), anchor=False)
        st.markdown(texts("terms_tagline"))
        glossary = value_of(prepared.glossary)
        if glossary is not None:
            _show_glossary(glossary, services, reading=reading, texts=texts)
        elif prepared.glossary.done():
            st.caption(texts("part_failed"))
        else:
            wait_for_part(prepared.glossary, texts)
    if glossary is not None:
        keep_reading(reading, **{PARAMETER: st.session_state[KEPT]})


def _show_glossary(glossary: Glossary, services: Services, *, reading: Conversation, texts: Words) -> None:
    """The search box and the letters, and the terms that fit."""
    from assistant.glossary.search import mentioned, search_terms, terms_of

    _follow_address()
    sought = st.text_input(
        texts("terms_search"),
        placeholder=texts("terms_search_placeholder"),
        max_chars=LONGEST_SEARCH,
        icon=":material/search:",
        key="terms-search",
        on_change=_typed,
    ).strip()
    st.session_state[KEPT] = sought
    only = st.toggle(texts("terms_mentioned"), value=True, key="terms-mentioned")
    terms: Sequence[Term] = mentioned(glossary) if only else glossary.terms
    if sought:
        shown = search_terms(terms, sought) or search_terms(glossary.terms, sought)
    else:
        shown = terms_of(terms, _chosen_letter(terms, texts))
    if shown:
        st.header(counted(texts, "terms_found", len(shown)), anchor=False)
        _draw(shown, services, reading=reading, texts=texts)
    elif sought:
        _offer_question(sought, texts)
    else:
        st.caption(texts("terms_nothing_letter"))


def _chosen_letter(terms: Sequence[Term], texts: Words) -> str:
    from assistant.glossary.search import ABBREVIATIONS, letters

    options = (ABBREVIATIONS, *letters(terms))
    if st.session_state.get("terms-letter") not in options:
        st.session_state["terms-letter"] = ABBREVIATIONS
    chosen = st.pills(
        texts("terms_letters"),
        options,
        format_func=lambda one: texts("terms_abbreviations") if one == ABBREVIATIONS else one,
        required=True,
        key="terms-letter",
    )
    return chosen or ABBREVIATIONS


def _draw(shown: Sequence[Term], services: Services, *, reading: Conversation, texts: Words) -> None:
    by_name = {term.name: term for term in shown}

    def act(chosen: str) -> None:
        action, _, name = chosen.partition(":")
        term = by_name.get(name)
        if term is None:
            return
        quote = term.defined if action == "defined" else term.first
        if action == "ask":
            plan_question(question_about(term, texts))
        elif quote is not None:
            reading.open(ReaderPlace(quote.document, quote.start, quote.end))

    words = {key: texts(key) for key in ("own_definition", "document_quote", "open_first", "ask_about")}
    data = {
        "language": texts.language,
        "terms_language": "nl",
        "words": {**words, "list": texts("terms_list")},
        "terms": [entry_data(term, services.display, texts) for term in shown],
    }
    component("glossary", GLOSSARY_HTML)(data=data, key="terms-list", on_open_change=caller("terms-list", act))


def _offer_question(sought: str, texts: Words) -> None:
    """Nothing fits: say so, and offer to ask it."""
    st.info(texts("terms_nothing", sought=escape_markdown(sought)), icon=":material/search_off:")
    st.button(
        texts("terms_ask_instead", sought=escape_markdown(sought)),
        key="terms-ask",
        icon=":material/chat:",
        on_click=plan_question,
        args=(texts("question_concept", term=sought),),
    )


def _follow_address() -> None:
    """Take over the term of the address when somebody went there by a link or the back button.

    What was just typed goes first, and coming back from another page without a term goes on where it was.
    """
    given, kept = st.query_params.get(PARAMETER, "")[:LONGEST_SEARCH], st.session_state.get(KEPT, "")
    typed = st.session_state.pop(TYPED, False)
    returned = bool(st.session_state.get(ARRIVED)) and not given
    if returned or "terms-search" not in st.session_state:
        st.session_state["terms-search"] = kept if returned else given
    elif not typed and given != kept:
        st.session_state["terms-search"] = given


def _typed() -> None:
    st.session_state[TYPED] = True
