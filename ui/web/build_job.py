"""Builds the index in the background of the server: once for all sessions, whatever becomes of the page."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.errors import UserFacingError
from ui.web.session import Problem

Progress = Callable[[str, int, int], None]
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BuildState:
    """How far it is. ``problem`` is set when the last build failed; its words are empty for an unforeseen error."""

    running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    problem: Problem | None = None


@dataclass(slots=True)
class BuildJob:
    """At most one build at a time; ``state`` may be read at any moment, by any session.

    :param build: builds the index, telling a function the stage, what is done and how much there is.
    """

    build: Callable[[Progress], None]
    state: BuildState = BuildState()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Begin, unless a build is running already (a second click, a second session)."""
        with self._lock:
            if self.state.running:
                return
            self.state = BuildState(running=True)
        # A daemon: stopping the server in the middle of a build is safe, since an index is switched to when whole.
        threading.Thread(target=self._run, name="build", daemon=True).start()

    def _run(self) -> None:
        try:
            self.build(self._tell)
        except UserFacingError as error:
            self.state = BuildState(problem=Problem(error.problem, error.value, error.remedy))
        except Exception:  # the edge of the thread: nobody above it could explain the error
            LOG.exception("An unforeseen error while building the index")
            self.state = BuildState(problem=Problem("", "", "", traceback.format_exc(limit=-3)))
        else:
            self.state = BuildState()

    def _tell(self, stage: str, done: int, total: int) -> None:
        self.state = BuildState(running=True, stage=stage, done=done, total=total)
