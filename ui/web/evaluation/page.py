"""The evaluation page, top to bottom: what runs now, then the runs, one run, one question, or two runs compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.conversation.address import ARRIVED
from ui.web.evaluation.compare import show_comparison
from ui.web.evaluation.data import RunLine, open_run, run_lines
from ui.web.evaluation.overview import show_runs
from ui.web.evaluation.problems import show_error
from ui.web.evaluation.question import show_question
from ui.web.evaluation.questions import keep_filters
from ui.web.evaluation.run import show_run
from ui.web.evaluation.start import shared_runner, show_job, show_start
from ui.web.evaluation.state import VIEWS, Browsing, browsing_from_parameters, go_to
from ui.web.evaluation.texts import load_texts, moment
from ui.web.page_parts import services_or_explanation

if TYPE_CHECKING:
    from ui.web.backend import Services
    from ui.web.words import Language, Words


def show_evaluation(language: Language) -> None:
    """Draw the page for one run of the script."""
    texts = load_texts(language)
    browsing = _browsing()
    keep_filters()
    services = services_or_explanation(texts)
    if services is None:
        return
    if not browsing.run:
        st.title(texts("evaluation_title"), anchor=False)
        st.markdown(texts("evaluation_tagline"))
    runner = shared_runner()
    if runner.busy or not browsing.run:
        show_job(runner, browsing=browsing, texts=texts)
    folder = _runs_folder()
    lines = run_lines(folder)
    if browsing.run:
        _show_open_run(lines, folder, services, browsing=browsing, texts=texts)
    else:
        _show_views(lines, folder, services, browsing=browsing, texts=texts)
    _keep_address(browsing)


def _browsing() -> Browsing:
    """What this session looks at; a new session begins where its address points."""
    if "evaluation" not in st.session_state:
        st.session_state["evaluation"] = browsing_from_parameters(st.query_params.to_dict())
    browsing: Browsing = st.session_state["evaluation"]
    go_to(browsing, st.query_params.to_dict(), returned=bool(st.session_state.get(ARRIVED)))
    return browsing


def _runs_folder() -> Path:
    from evals.session import runs_folder

    return runs_folder()


def _show_views(lines: list[RunLine], folder: Path, services: Services, *, browsing: Browsing, texts: Words) -> None:
    """A new evaluation and the list of runs, or the comparison of two."""
    st.session_state.setdefault("evaluation-view", VIEWS[0])
    view = st.segmented_control(
        texts("evaluation_view"),
        VIEWS,
        format_func=lambda one: texts("evaluation_view_runs" if one == "runs" else "evaluation_view_compare"),
        required=True,
        label_visibility="collapsed",
        key="evaluation-view",
    )
    if view == "compare":
        show_comparison(lines, folder, browsing=browsing, texts=texts)
        return
    runner = shared_runner()
    with st.expander(texts("evaluation_new"), icon=":material/play_circle:", expanded=not lines):
        show_start(services, runner, browsing=browsing, texts=texts)
    show_runs(lines, running=runner.busy, browsing=browsing, texts=texts)


def _show_open_run(lines: list[RunLine], folder: Path, services: Services, *, browsing: Browsing, texts: Words) -> None:
    """The open run, or the open question in it; only a name from the list is opened, whatever the address says."""
    line = next((one for one in lines if one.name == browsing.run), None)
    if not browsing.question or line is None:
        st.button(
            texts("evaluation_back_to_runs"),
            key="run-back",
            icon=":material/arrow_back:",
            on_click=browsing.open_run,
            args=("",),
        )
    if line is None:
        st.warning(texts("evaluation_run_unknown"), icon=":material/help:")
        return
    if line.error is not None:
        show_error(line.error, texts=texts)
        return
    run = open_run(folder / line.name)
    if browsing.question:
        show_question(run, services, browsing=browsing, texts=texts)
        return
    st.title(texts("evaluation_run_title", when=moment(line.when, texts)), anchor=False)
    titles = {metadata.id: metadata.title for metadata in services.metadata}
    show_run(run, titles=titles, browsing=browsing, texts=texts)


def _keep_address(browsing: Browsing) -> None:
    """The address bar names the open run and question, so that it can be copied."""
    wanted = browsing.address = browsing.to_parameters()
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
