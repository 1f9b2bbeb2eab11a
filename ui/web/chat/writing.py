"""Answers on the page that a language model writes: who answers, sentence by sentence, and what the gate did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.web.chat.as_of import chosen_day, ids_on, services_on, with_day
from ui.web.chat.quoting import generator_of
from ui.web.conversation.answer_job import AnswerJob
from ui.web.escape import escape_markdown

if TYPE_CHECKING:
    from assistant.generation.types import Watch
    from ui.web.backend import Answer, Services
    from ui.web.conversation.session import Conversation
    from ui.web.words import Words

QUOTES = "extractive"
_SWITCH = "quotes-only"
_LOOK = 0.2


def show_generator(services: Services, words: Words) -> None:
    """Which model answers, and the switch to quotes only; nothing without a model."""
    generator = generator_of(services)
    if generator is None:
        return
    st.caption(escape_markdown(words("model_answers", model=generator.name)))
    st.toggle(words("model_quotes_only"), key=_SWITCH, help=words("model_quotes_only_help"))


def promise(services: Services, words: Words) -> str:
    """What is promised on the first page, as Markdown; with a model that includes what goes where."""
    generator = generator_of(services)
    if generator is None:
        return words("promise")
    return escape_markdown(words("model_promise", model=generator.name, place=generator.place))


def ask(
    services: Services, question: str, documents: tuple[str, ...], *, conversation: Conversation, words: Words
) -> Answer:
    """The answer; while a model writes, what it wrote so far stands on the page with a button to stop it.

    A click elsewhere on the page runs the script anew, which finds the job back. Between the end of the job and the
    return no Streamlit call stands, so that no click can lose the answer.
    """
    day = chosen_day()
    services = services_on(services, day)
    documents = ids_on(services, documents) if day is not None else documents
    answer = _ask_now(services, question, documents, conversation=conversation, words=words)
    return with_day(answer, day, words)


def _ask_now(
    services: Services, question: str, documents: tuple[str, ...], *, conversation: Conversation, words: Words
) -> Answer:
    history, assistant = conversation.history(), services.assistant
    generator = generator_of(services)
    if generator is None:
        return assistant.ask(question, history=history, documents=documents)
    if st.session_state.get(_SWITCH):
        return assistant.ask(question, history=history, documents=documents, quotes_only=True)

    def work(watch: Watch) -> Answer:
        return assistant.ask(question, history=history, documents=documents, watch=watch)

    key = (conversation.id, len(conversation.exchanges), question, documents, services.content)
    job = conversation.job
    if job is None or job.key != key:
        conversation.stop()
        job = conversation.job = AnswerJob(key, work)
    st.caption(escape_markdown(words("model_busy", model=generator.name)))
    text = st.empty()
    st.button(words("model_stop"), key="model-stop", icon=":material/stop:", on_click=job.stop)
    while not job.done(within=_LOOK):
        text.text(job.text)
    conversation.job = None
    return job.result()


def show_making(answer: Answer, words: Words) -> None:
    """What a reader should know of how an answer came about; nothing for quotes without a model."""
    if answer.generator != QUOTES and answer.gate is not None:
        st.caption(escape_markdown(words("model_written", model=answer.generator)))
    for notice in answer.notices:
        st.info(escape_markdown(notice.text), icon=":material/info:")
    gate = answer.gate
    if gate is None or not gate.sentences:
        return
    with st.expander(words("model_details", kept=gate.kept, repaired=gate.repaired, dropped=gate.dropped)):
        for sentence in gate.sentences:
            st.text(sentence.written)
            st.caption(escape_markdown(sentence.explanation or words("model_kept")))
