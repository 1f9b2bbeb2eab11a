"""Builds the index in the background of the server: once for all sessions, whatever becomes of the page."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.errors import UserFacingError
from ui.web.conversation.session import Problem

Progress = Callable[[str, int, int], None]
LOG = logging.getLogger(__name__)


class Cancelled(Exception):
    """Somebody stopped the build; the index in use stays as it is."""


@dataclass(frozen=True, slots=True)
class BuildState:
    """How far it is. ``problem`` is set when the last build failed; its words are empty for an unforeseen error.

    ``outcome`` says how the last build ended: "done", "cancelled", "failed", or "" when there was none.
    """

    running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    problem: Problem | None = None
    outcome: str = ""


@dataclass(slots=True)
class BuildJob:
    """At most one build at a time; ``state`` may be read at any moment, by any session.

    :param build: builds the index, telling a function the stage, what is done and how much there is.
    """

    build: Callable[[Progress], None]
    state: BuildState = BuildState()
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Begin, unless a build is running already (a second click, a second session)."""
        with self._lock:
            if self.state.running:
                return
            self._stop.clear()
            self.state = BuildState(running=True)
        # A daemon: stopping the server in the middle of a build is safe, since an index is switched to when whole.
        threading.Thread(target=self._run, name="build", daemon=True).start()

    def cancel(self) -> None:
        """Stop at the next step; nothing happens when no build is running."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether somebody asked to stop the build that runs."""
        return self.state.running and self._stop.is_set()

    def _run(self) -> None:
        try:
            self.build(self._tell)
        except Cancelled:
            self.state = BuildState(outcome="cancelled")
        except UserFacingError as error:
            problem = Problem(error.problem, error.value, error.remedy)
            self.state = BuildState(problem=problem, outcome="failed")
        except Exception:  # the edge of the thread: nobody above it could explain the error
            LOG.exception("An unforeseen error while building the index")
            self.state = BuildState(problem=Problem("", "", "", traceback.format_exc(limit=-3)), outcome="failed")
        else:
            self.state = BuildState(outcome="done")

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.state = BuildState(running=True, stage=stage, done=done, total=total)
