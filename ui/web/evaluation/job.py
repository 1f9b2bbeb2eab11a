"""Runs one evaluation at a time in a background thread that outlives the drawing of a page, for all sessions."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Literal

from ui.web.backend import UserFacingError

if TYPE_CHECKING:
    from evals.evaluate import Evaluation, Selection
    from evals.runner import Progress

LOG = logging.getLogger(__name__)

State = Literal["running", "finished", "stopped", "failed"]
# Carries the run out: given how to report progress and how to learn that it must stop.
Work = Callable[[Callable[["Progress"], None], Callable[[], bool]], "Evaluation"]


@dataclass(slots=True)
class Job:
    """One evaluation under way, or the one that ended last.

    The thread changes it with plain assignments only, so that a page may read it at any moment. ``owner`` is the
    browser session that started it, ``questions`` the folder of the question files (None: those that come along), and
    ``quotes_only`` leaves the language model out. After ``failed``, ``error`` says why; None means that nobody
    foresaw it.
    """

    selection: Selection
    repeat: bool
    owner: str
    questions: Path | None = None
    quotes_only: bool = False
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    done: int = 0
    total: int = 0
    run: str = ""
    state: State = "running"
    error: UserFacingError | None = None
    stop: Event = field(default_factory=Event)

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0


class Runner:
    """The one place of a server where evaluations run; ``job`` is the latest, None before the first."""

    def __init__(self) -> None:
        self.job: Job | None = None
        self._lock = Lock()

    def start(self, job: Job, work: Work) -> bool:
        """Begin ``job`` in a thread of its own; False, and nothing happens, while another one is running."""
        with self._lock:
            if self.busy:
                return False
            self.job = job
        Thread(target=_carry_out, args=(job, work), name="evaluation", daemon=True).start()
        return True

    @property
    def busy(self) -> bool:
        """Whether an evaluation is running."""
        return self.job is not None and self.job.state == "running"


def _carry_out(job: Job, work: Work) -> None:
    def report(progress: Progress) -> None:
        job.done, job.total = progress.done, progress.total

    try:
        evaluation = work(report, job.stop.is_set)
    except UserFacingError as error:
        job.error, job.state = error, "failed"
    except Exception:  # a thread has nobody above it: unlogged, the error would vanish
        LOG.exception("An unforeseen error in an evaluation")
        job.state = "failed"
    else:
        job.run = evaluation.run.name
        job.state = "finished" if evaluation.run.finished else "stopped"
