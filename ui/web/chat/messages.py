"""Draws one question, answer, refusal or problem of the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.answer_lines import answer_lines
from ui.web.chat.answer_actions import show_actions
from ui.web.chat.compare import numbers_by_document, show_heads
from ui.web.chat.judging import show_judging
from ui.web.chat.writing import show_making
from ui.web.components import cited_text
from ui.web.escape import escape_markdown
from ui.web.places import citation_detail, citation_place, shorten
from ui.web.problems import show_problem, unforeseen
from ui.web.reader.text import durable_link
from ui.web.term_marks import marker_of, with_meanings
from ui.web.versions import document_of

if TYPE_CHECKING:
    from ui.web.backend import Answer, Citation, Refusal, Services
    from ui.web.chat.judging import Judge
    from ui.web.conversation.session import Conversation, Exchange
    from ui.web.words import Words

USER_ICON = ":material/person:"
ANSWER_ICON = ":material/signpost:"
REFUSAL_ICON = ":material/search_off:"
LONGEST_QUESTION = 2000


def show_question(question: str, *, words: Words) -> None:
    """The question as typed; of a very long one the beginning."""
    with st.chat_message("user", avatar=USER_ICON):
        st.text(question[:LONGEST_QUESTION] + ("…" if len(question) > LONGEST_QUESTION else ""))
        if len(question) > LONGEST_QUESTION:
            st.caption(words("question_shortened", count=len(question)))


def show_reply(
    exchange: Exchange, index: int, *, services: Services, conversation: Conversation, judge: Judge, words: Words
) -> None:
    """What came back: an answer or an explained refusal with what can be done with it, or a problem."""
    if exchange.problem is not None:
        show_problem(unforeseen(exchange.problem, words), words=words)
    answer = exchange.answer
    if answer is None:
        return
    with st.chat_message("assistant", avatar=_icon(answer)):
        if answer.refusal is not None:
            show_refusal(answer.refusal, index, services=services, conversation=conversation, words=words)
        elif index in conversation.side_by_side:
            _show_compared(answer, index, services=services, conversation=conversation, words=words)
        else:
            show_answer(answer, index, services=services, conversation=conversation, words=words)
        show_making(answer, words)
        show_actions(exchange, index, services=services, conversation=conversation, judge=judge, words=words)
        show_judging(exchange, index, conversation=conversation, judge=judge, words=words)


def _icon(answer: Answer) -> str:
    return REFUSAL_ICON if answer.refusal is not None and answer.refusal.reason != "empty_question" else ANSWER_ICON


def show_answer(answer: Answer, index: int, *, services: Services, conversation: Conversation, words: Words) -> None:
    """The lines of the answer with clickable marks, and below them the sources by name."""
    statements = [
        {"text": line.text, "level": line.level, "marks": _marks(answer.citations, line.citations, words)}
        for line in answer_lines(answer)
    ]
    _cited_text(statements, answer.citations, index, services=services, conversation=conversation, words=words)


def _show_compared(answer: Answer, index: int, *, services: Services, conversation: Conversation, words: Words) -> None:
    """The lines of the answer under the document they come from; connecting words come from none and fall away."""
    numbers = numbers_by_document(answer)
    for document, box in show_heads(answer, services, narrow=conversation.place is not None, words=words):
        statements = [
            {"text": line.text, "level": line.level, "marks": _marks(answer.citations, line.citations, words)}
            for line in answer_lines(answer)
            if set(line.citations) & set(numbers[document])
        ]
        with box:
            part = f"-{document}"
            _cited_text(statements, (), index, services=services, conversation=conversation, words=words, part=part)


def show_refusal(refusal: Refusal, index: int, *, services: Services, conversation: Conversation, words: Words) -> None:
    """Why there is no answer, what was searched, and what comes nearest."""
    # What was no question (a greeting, "wat kun je?") gets a reply: nothing was looked for in the documents.
    heading = "" if refusal.reason == "empty_question" else f"**{words('refused_heading')}**  \n"
    st.info(heading + escape_markdown(refusal.explanation))
    if refusal.nearest:
        st.markdown(words("nearest_heading"))
        statements = [
            {
                "text": services.display(citation.quote),
                "level": 1,
                "marks": _marks(refusal.nearest, (citation.number,), words),
            }
            for citation in refusal.nearest
        ]
        _cited_text(statements, refusal.nearest, index, services=services, conversation=conversation, words=words)


def _marks(citations: tuple[Citation, ...], numbers: tuple[int, ...], words: Words) -> list[dict[str, Any]]:
    """Number and spoken label of the citations of one statement; numbers without a citation are left out."""
    return [
        {
            "number": citation.number,
            "label": words("open_mark", number=citation.number, place=citation_place(citation, words)),
        }
        for citation in citations
        if citation.number in numbers
    ]


def _sources(citations: tuple[Citation, ...], services: Services, words: Words) -> list[dict[str, Any]]:
    """Citations of one place (title, section, page) together, in order of their first number."""
    groups: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        place = shorten(citation.title, longest=100), citation_detail(citation, words)
        groups.setdefault(place, []).append(citation)
    return [
        {
            "title": title,
            "detail": detail,
            "marks": _marks(citations, tuple(one.number for one in group), words),
            "doubt": words("source_doubt", reading=group[0].reading) if group[0].reading else "",
            "link": _link(group[0], services),
            "copy": words("source_copy", place=citation_place(group[0], words)),
        }
        for (title, detail), group in groups.items()
    ]


def _link(citation: Citation, services: Services) -> str:
    """The lasting link to a citation; "" when the document now says something else there, or is gone."""
    document = document_of(services, citation.document)
    if document is None or document.text[citation.start : citation.end] != citation.quote:
        return ""
    return durable_link(document, start=citation.start, end=citation.end)


def _cited_text(
    statements: list[dict[str, Any]],
    citations: tuple[Citation, ...],
    index: int,
    *,
    services: Services,
    conversation: Conversation,
    words: Words,
    part: str = "",
) -> None:
    """Draw statements with marks that open the reader, and the sources by name; ``part`` tells several texts apart."""
    key = f"cited-{index}{part}"

    def open_clicked() -> None:
        number = st.session_state[key]["cite"]
        if isinstance(number, int):
            conversation.open_citation(index, number)

    data = {
        "language": words.language,
        "active": conversation.active_number(index),
        "statements": with_meanings(statements, words, marker=marker_of(services)),
        "sources": _sources(citations, services, words),
        "sources_label": words("sources_heading"),
        "copied": words("source_copied"),
        "copy_by_hand": words("reader_copy_by_hand"),
    }
    cited_text(data, key=key, on_cite=open_clicked)
