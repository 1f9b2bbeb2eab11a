"""Draws the checks of ``wegwijzer doctor`` with their remedies; they run in the background, once for all sessions."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.escape import escape_markdown
from ui.web.evaluation.texts import moment
from ui.web.page_texts import counted, name_in

if TYPE_CHECKING:
    from assistant.installation.doctor import Check
    from assistant.settings import Settings
    from ui.web.words import Words

LOG = logging.getLogger(__name__)
EVERY_SECONDS = 1.0
ICONS = {"ok": ":material/check_circle:", "warning": ":material/warning:", "error": ":material/error:"}


@dataclass(slots=True)
class CheckJob:
    """At most one round of checks at a time; ``done`` grows while it runs. ``failed`` when one ended unforeseen."""

    settings: Settings
    done: tuple[Check, ...] = ()
    finished: datetime | None = None
    running: bool = False
    failed: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Begin a round, unless one is running."""
        with self._lock:
            if self.running:
                return
            self.running, self.failed, self.done, self.finished = True, False, (), None
        threading.Thread(target=self._run, name="checks", daemon=True).start()

    def _run(self) -> None:
        from assistant.installation.doctor import run_checks

        try:
            for check in run_checks(self.settings, serving=True):
                self.done = (*self.done, check)
        except Exception:  # the edge of the thread: nobody above it could explain the error
            LOG.exception("A check ended with an unforeseen error")
            self.failed = True
        self.finished = datetime.now().astimezone()
        self.running = False


@st.cache_resource(show_spinner=False, max_entries=3)
def check_job(_settings: Settings, named: str) -> CheckJob:
    """The checks of these settings (``named`` tells them apart); the first visit begins a round."""
    job = CheckJob(_settings)
    job.start()
    return job


def show_checks(settings: Settings, texts: Words) -> None:
    """What was found, what is wrong first, and a button to look again."""
    job = check_job(settings, repr(settings))
    if job.running:
        st.fragment(_show_running, run_every=EVERY_SECONDS)(job, texts)
        return
    _show_results(job, texts)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(texts("check_again"), key="check-again", icon=":material/refresh:", on_click=job.start)
        if job.finished is not None:
            st.caption(texts("checked_at", moment=moment(job.finished, texts)))


def _show_running(job: CheckJob, texts: Words) -> None:
    """Drawn anew every second; when the round ends, the whole page is."""
    if not job.running:
        st.rerun(scope="app")
    st.caption(texts("checks_busy", count=len(job.done)))


def _show_results(job: CheckJob, texts: Words) -> None:
    wrong = [check for check in job.done if check.severity != "ok"]
    right = [check for check in job.done if check.severity == "ok"]
    if job.failed:
        st.error(texts("checks_failed"), icon=ICONS["error"])
    for check in sorted(wrong, key=lambda one: one.severity):
        draw = st.error if check.severity == "error" else st.warning
        name = name_in(texts, "checks", check.name)
        parts = [f"**{escape_markdown(name)}**", escape_markdown(check.message), escape_markdown(check.remedy)]
        draw("  \n".join(part for part in parts if part), icon=ICONS[check.severity])
    if right and not wrong and not job.failed:
        st.success(texts("checks_all_right"), icon=ICONS["ok"])
    if right:
        with st.expander(counted(texts, "checks_right", len(right)), icon=ICONS["ok"]):
            for check in right:
                name = name_in(texts, "checks", check.name)
                st.markdown(f"**{escape_markdown(name)}**: {escape_markdown(check.message)}")
