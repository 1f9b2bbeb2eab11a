"""Progress on stderr: bars for a person, a few lines for a log file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ui.terminal.screen import is_interactive, say

Progress = Callable[[str, int, int], None]

_STAGES = {
    "read": "Documenten lezen",
    "pages": "Bladzijden lezen",
    "store": "Documenten bewaren",
    "model": "Taalmodel klaarzetten",
    "embed": "Zoekvectoren berekenen",
    "write": "Index schrijven",
}
_LOGGED_STEPS = 4
_MANY_PAGES = 100  # of one file, from which a log is told how far it is


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """A function to call with a stage, what is done of it and how much there is."""
    if not is_interactive(sys.stderr):
        yield _Log()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    tasks: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True)) as bars:

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(f"{stage_name(stage):24}", total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def stage_name(stage: str) -> str:
    """The name of a stage in words."""
    return _STAGES.get(stage, stage)


class _Log:
    """A line when a stage begins and at every quarter of it."""

    def __init__(self) -> None:
        self._quarters: dict[str, int] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell how far a stage is, when that is worth a line."""
        if stage == "pages" and total < _MANY_PAGES:
            return
        quarter = _LOGGED_STEPS * done // total if total else _LOGGED_STEPS
        if quarter != self._quarters.get(stage):
            self._quarters[stage] = quarter
            say(f"{stage_name(stage)}: {done} van {total}")
