"""Keeps what is opened in step with the index: when a build puts another generation into use, it is opened anew."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Opened(Generic[T]):
    """One value for all sessions, opened at the first use and again whenever ``state`` says something else.

    Whoever holds the previous value can go on using it. A value that cannot be opened is tried again at the next use.

    :param state: names what is in use now; cheap, since it is asked at every use.
    """

    open: Callable[[], T]
    state: Callable[[], Hashable]
    _value: T | None = None
    _opened_at: Hashable = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self) -> T:
        """The value that belongs to the state of now."""
        with self._lock:
            state = self.state()  # before opening: what changes meanwhile is seen the next time
            if self._value is None or state != self._opened_at:
                self._value = self.open()
                self._opened_at = state
            return self._value
