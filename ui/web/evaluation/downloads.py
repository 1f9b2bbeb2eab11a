"""Draws the buttons that download a run: the reports, and one JSON line a question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from evals.store import Run
    from evals.summary import Summary
    from ui.web.words import Words

FORMATS = {
    "report.html": ("HTML", "text/html"),
    "report.md": ("Markdown", "text/markdown"),
    "report.csv": ("CSV", "text/csv"),
    "junit.xml": ("JUnit XML", "application/xml"),
}


def show_downloads(run: Run, summary: Summary, *, texts: Words) -> None:
    """One button a format; the reports come when the run is finished, the lines are there from the first question."""
    from evals.store import RESULTS

    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="evaluation-downloads"):
        st.markdown(texts("evaluation_download"))
        if run.finished:
            for file_name, (label, mime) in FORMATS.items():
                _button(run, file_name, label, mime, _report(run, summary, file_name))
        _button(run, RESULTS, "JSON Lines", "application/jsonl", (run.directory / RESULTS).read_bytes)


def _button(run: Run, file_name: str, label: str, mime: str, read: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        data=read,
        file_name=f"{run.name}-{file_name}",
        mime=mime,
        key=f"download-{file_name}",
        icon=":material/download:",
        on_click="ignore",
    )


def _report(run: Run, summary: Summary, file_name: str) -> Callable[[], bytes]:
    """Reads a report when the button is clicked; writes the reports first when they are not there (any more)."""
    path: Path = run.directory / file_name

    def read() -> bytes:
        if not path.is_file():
            from evals.reports.files import write_reports

            write_reports(run, summary)
        return path.read_bytes()

    return read
