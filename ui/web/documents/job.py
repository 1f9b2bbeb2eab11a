"""Changes the library in the background of the server: one change at a time for all sessions, and it can be stopped."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.errors import UserFacingError
from ui.web.conversation.session import Problem

if TYPE_CHECKING:
    from assistant.library.changes import Change, ChangeReport
    from ui.web.build_job import Progress

LOG = logging.getLogger(__name__)
OPEN = "open"


class Stopped(Exception):
    """Somebody stopped the change; nothing of it is left."""


@dataclass(frozen=True, slots=True)
class ChangeState:
    """How far it is, or how it ended: with a ``report``, a ``problem``, or ``stopped``.

    ``owner`` names the session that began it, ``what`` says which kind of change it is, ``number`` which one since the
    program started.
    """

    running: bool = False
    owner: str = ""
    what: str = ""
    number: int = 0
    stage: str = ""
    done: int = 0
    total: int = 0
    stopping: bool = False
    stopped: bool = False
    report: ChangeReport | None = None
    problem: Problem | None = None

    @property
    def ended(self) -> bool:
        """True when there is an outcome to tell."""
        return self.stopped or self.report is not None or self.problem is not None


@dataclass(slots=True)
class ChangeJob:
    """At most one change at a time; ``state`` may be read at any moment, by any session.

    :param change: carries changes out, telling a function the stage, what is done and how much there is; an error
        that the function raises breaks it off.
    :param opened: called afterwards, to open the new index before somebody waits for it.
    """

    change: Callable[[Sequence[Change], Progress], ChangeReport]
    opened: Callable[[], object]
    state: ChangeState = ChangeState()
    _begun: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(
        self, changes: Sequence[Change], *, owner: str, what: str, after: Callable[[bool], object] = lambda done: None
    ) -> bool:
        """Begin, unless a change is running already; True when it began. ``after`` is told whether it was done."""
        with self._lock:
            if self.state.running or not changes:
                return False
            self._begun += 1
            self.state = ChangeState(running=True, owner=owner, what=what, number=self._begun)
        arguments = (tuple(changes), after)
        # A daemon: stopping the server in the middle is safe, since an index is switched to when whole.
        threading.Thread(target=self._run, args=arguments, name="change", daemon=True).start()
        return True

    def stop(self) -> None:
        """Break off at the next step; when the new index is in use already it is too late."""
        with self._lock:
            if self.state.running:
                self.state = replace(self.state, stopping=True)

    def forget(self) -> None:
        """Let go of the outcome, when it was read."""
        with self._lock:
            if not self.state.running:
                self.state = ChangeState()

    def _run(self, changes: Sequence[Change], after: Callable[[bool], object]) -> None:
        begun = self.state
        try:
            report = self.change(changes, self._tell)
            self._set(stage=OPEN, done=0, total=0)
            self.opened()
            ended = replace(begun, running=False, stopping=False, report=report)
        except Stopped:
            ended = replace(begun, running=False, stopping=False, stopped=True)
        except UserFacingError as error:
            problem = Problem(error.problem, error.value, error.remedy)
            ended = replace(begun, running=False, stopping=False, problem=problem)
        except Exception:  # the edge of the thread: nobody above it could explain the error
            LOG.exception("An unforeseen error while changing the library")
            problem = Problem("", "", "", traceback.format_exc(limit=-3))
            ended = replace(begun, running=False, stopping=False, problem=problem)
        after(ended.report is not None)
        self.state = ended

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self.state.stopping:
            raise Stopped
        self._set(stage=stage, done=done, total=total)

    def _set(self, *, stage: str, done: int, total: int) -> None:
        with self._lock:
            self.state = replace(self.state, stage=stage, done=done, total=total)
