"""How long something took, on the clock and on the processor, child processes that ended included."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds. Those of the processor say the same whatever else the machine does; those on the clock do not."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s ({self.processor:.2f} s processor)"


def spent(work: Callable[[], object]) -> Spent:
    """What a piece of work takes."""
    started, before = time.perf_counter(), _processor()
    work()
    return Spent(time.perf_counter() - started, _processor() - before)


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
