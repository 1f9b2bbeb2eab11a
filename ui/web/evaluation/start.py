"""Draws the start of an evaluation: which questions, or the progress of the one that is running."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.chat.writing import QUOTES
from ui.web.emphasis import main_button
from ui.web.evaluation.data import questions
from ui.web.evaluation.job import Job, Runner, Work
from ui.web.evaluation.problems import show_error, show_question_problems
from ui.web.evaluation.selection import selection_words
from ui.web.evaluation.source import show_generator_choice, show_source
from ui.web.evaluation.texts import moment, name_of
from ui.web.places import shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from evals.evaluate import Evaluation, Selection
    from evals.runner import Progress
    from ui.web.backend import Services
    from ui.web.evaluation.state import Browsing
    from ui.web.words import Words

SPLITS = ("", "dev", "test")


@st.cache_resource(show_spinner=False)
def shared_runner() -> Runner:
    """The runner of this server, the same for all sessions."""
    return Runner()


def show_job(runner: Runner, *, browsing: Browsing, texts: Words) -> None:
    """The running evaluation with its progress, or how the last one ended; nothing before the first."""
    job = runner.job
    if job is None:
        return
    if job.state == "running":
        with st.container(border=True, key="evaluation-progress"):
            _show_progress(job, browsing=browsing, texts=texts)
        return
    if job.state == "failed":
        show_error(job.error, texts=texts)
        return
    key = "evaluation_finished" if job.state == "finished" else "evaluation_stopped"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(texts(key, done=job.done, total=job.total))
        st.button(texts("evaluation_open_run"), key="open-job", on_click=browsing.open_run, args=(job.run,))


@st.fragment(run_every=1.0)
def _show_progress(job: Job, *, browsing: Browsing, texts: Words) -> None:
    """Drawn every second on its own; the whole page follows when the evaluation ends."""
    if job.state != "running":
        st.rerun()
    st.markdown(texts("evaluation_running", selection=selection_words(job.selection, texts)))
    text = texts("evaluation_done", done=job.done, total=job.total) if job.total else texts("evaluation_preparing")
    st.progress(job.share, text=text)
    key = "evaluation_started_here" if job.owner == browsing.owner else "evaluation_started_elsewhere"
    st.caption(texts(key, when=moment(job.started, texts)))
    stopping = job.stop.is_set()
    label = texts("evaluation_stopping" if stopping else "evaluation_stop")
    st.button(label, key="evaluation-stop", icon=":material/stop:", disabled=stopping, on_click=job.stop.set)


def show_start(services: Services, runner: Runner, *, browsing: Browsing, texts: Words) -> None:
    """The choice of questions and the button to begin; instead, everything that is wrong with the question files."""
    folder = show_source(services, texts)
    if folder is None:
        return
    known = questions(services, folder)
    if known.problems:
        show_question_problems(known.problems, texts=texts)
        return
    from evals.cases import select_cases

    selection, repeat = _choice(services, texts)
    quotes_only = show_generator_choice(services, texts)
    limit = selection.limit
    found = select_cases(
        known.cases, split=selection.split, types=selection.types, documents=selection.documents, limit=limit
    )
    st.caption(texts("evaluation_matching", count=len(found), all=len(known.cases)))

    def begin() -> None:
        job = Job(selection, repeat, browsing.owner, folder, quotes_only)
        if not runner.start(job, work_of(job, services)):
            st.session_state["evaluation-refused"] = True

    st.button(
        texts("evaluation_begin"),
        key="evaluation-begin",
        type=main_button(),
        icon=":material/play_arrow:",
        disabled=not found,
        on_click=begin,
    )
    if st.session_state.pop("evaluation-refused", False):
        _say_busy(runner, browsing=browsing, texts=texts)


def _say_busy(runner: Runner, *, browsing: Browsing, texts: Words) -> None:
    """Whose evaluation stood in the way of a second one."""
    job = runner.job
    if job is not None:
        who = texts("evaluation_by_you" if job.owner == browsing.owner else "evaluation_by_other")
        what = selection_words(job.selection, texts)
        st.warning(texts("evaluation_busy", who=who, when=moment(job.started, texts), what=what))


def _choice(services: Services, texts: Words) -> tuple[Selection, bool]:
    """Split, kinds, documents and number as chosen, and whether to ask everything twice."""
    from evals.evaluate import Selection
    from evals.types import TYPES

    titles = {metadata.id: metadata.title for metadata in services.metadata}
    split = st.segmented_control(
        texts("evaluation_split"),
        SPLITS,
        default="",
        required=True,
        format_func=lambda one: name_of(texts, "splits", one or "all"),
        help=texts("evaluation_split_help"),
        key="evaluation-split",
    )
    left, right = st.columns(2)
    everything = texts("evaluation_everything")
    types = left.multiselect(
        texts("evaluation_types"),
        TYPES,
        format_func=lambda one: name_of(texts, "types", one),
        placeholder=everything,
        key="evaluation-types",
    )
    documents = right.multiselect(
        texts("evaluation_documents"),
        list(titles),
        format_func=lambda one: shorten(titles[one]),
        placeholder=everything,
        key="evaluation-documents",
    )
    with left:
        limit = _limit(texts)
    repeat = right.checkbox(
        texts("evaluation_repeat"), value=True, help=texts("evaluation_repeat_help"), key="evaluation-repeat"
    )
    return Selection(split or None, tuple(types), tuple(documents), limit), repeat


def _limit(texts: Words) -> int | None:
    """How many questions at most; None for all."""
    return st.number_input(
        texts("evaluation_limit"),
        min_value=1,
        max_value=100_000,
        value=None,
        step=1,
        placeholder=texts("evaluation_everything"),
        help=texts("evaluation_limit_help"),
        key="evaluation-limit",
    )


def work_of(job: Job, services: Services) -> Work:
    """The evaluation that a job carries out, in the folder where ``wegwijzer evaluate`` keeps its runs."""
    from assistant.settings import load_settings
    from evals import cases
    from evals.evaluate import evaluate
    from evals.session import session_of

    def work(progress: Callable[[Progress], None], stopped: Callable[[], bool]) -> Evaluation:
        session = session_of(services.assistant, load_settings())
        if job.quotes_only:
            quoting = copy(services.assistant)  # of this server, on the same index, but for what words the answers
            quoting.generator = None
            session = session_of(quoting, load_settings(generator=QUOTES))
        return evaluate(
            job.selection,
            questions=job.questions or cases.QUESTIONS,
            repeat=job.repeat,
            progress=progress,
            stopped=stopped,
            session=session,
        )

    return work
