"""One answer that a language model writes in a thread of its own, so that a click on the page does not break it off."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, TimeoutError, wait
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.generation.types import Watch
    from ui.web.backend import Answer

Work = Callable[["Watch"], "Answer"]


class AnswerJob:
    """Runs until the answer is there; ``text`` is what passed the gate so far.

    :param key: what is asked; a page that asks something else takes another job.
    :param work: asks the assistant; it shows and stops by what it is given.
    """

    def __init__(self, key: tuple[object, ...], work: Work) -> None:
        self.key = key
        self.text = ""
        self._stopped = Event()
        self._future: Future[Answer] = Future()
        Thread(target=self._run, args=(work,), name="answer", daemon=True).start()

    def stop(self) -> None:
        """End the model; the answer in quotes follows."""
        self._stopped.set()

    def done(self, *, within: float) -> bool:
        """Whether the answer is there within so many seconds."""
        return bool(wait([self._future], timeout=within).done)

    def result(self) -> Answer:
        """The answer.

        :raises Exception: what went wrong in asking.
        """
        try:
            return self._future.result(timeout=0)
        except TimeoutError:
            raise RuntimeError("the answer is not there yet") from None

    def _run(self, work: Work) -> None:
        from assistant.generation.types import Watch

        try:
            answer = work(Watch(show=self._show, cancelled=self._stopped.is_set))
        except Exception as error:  # noqa: BLE001 - handed to the page, which explains it
            self._future.set_exception(error)
        else:
            self._future.set_result(answer)

    def _show(self, text: str) -> None:
        self.text = text
