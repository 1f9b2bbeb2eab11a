"""Runs cases into a run folder: continued where it stopped, asked a second time, cancellable, in several processes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from corpus.types import Document
from evals.run import ask_case, run_case
from evals.scoring import answer_digest
from evals.store import Run, append_repeat, append_result, create_run, list_runs, load_run, read_record, write_record
from evals.types import Assistant, Case, CaseResult

OpenAssistant = Callable[[], Assistant]


class Progress(NamedTuple):
    """How far a run is: questions asked (both times counted) out of all, and the case that was just done."""

    done: int
    total: int
    case: str


class Task(NamedTuple):
    """One thing to ask: a case for the first time, or again for comparison of the bytes."""

    case: Case
    again: bool


class Outcome(NamedTuple):
    """What came of a task: a result the first time, a digest the second time."""

    task: Task
    result: CaseResult | None
    digest: str


def default_directory(folder: Path, record: Mapping[str, Any]) -> Path:
    """Where to run: the unfinished run in ``folder`` with the same fingerprint, else a new name with date and time."""
    for path in list_runs(folder):
        known = read_record(path)
        if known.get("fingerprint") == record["fingerprint"] and not known.get("finished"):
            return path
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return folder / f"{moment}-{record['fingerprint'][:8]}"


def run_into(
    directory: Path,
    record: Mapping[str, Any],
    cases: Sequence[Case],
    documents: Sequence[Document],
    open_assistant: OpenAssistant,
    *,
    jobs: int = 1,
    repeat: bool = True,
    progress: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Run:
    """Ask what is not yet answered in ``directory`` and return the run; unfinished when ``stopped`` said so.

    The second round goes through the questions in reverse, so that an answer that depends on the questions before it
    shows up as unstable.

    :param open_assistant: makes the assistant; called once in each process, so with ``jobs`` above 1 it must pickle.
    :param repeat: ask everything a second time.
    """
    run = create_run(directory, record)
    tasks = _open_tasks(run, cases, repeat=repeat)
    total = len(cases) * (2 if repeat else 1)
    done = total - len(tasks)
    started = time.perf_counter()
    if tasks:
        with _outcomes(tasks, documents, open_assistant, jobs=jobs) as outcomes:
            while not stopped() and (outcome := next(outcomes, None)):
                _keep(directory, outcome)
                done += 1
                progress(Progress(done, total, outcome.task.case.id))
    elapsed = run.record.get("seconds", 0.0) + time.perf_counter() - started
    finished = datetime.now(UTC).isoformat(timespec="seconds") if done == total else None
    kept = run.record if not tasks and run.finished else {**run.record, "seconds": elapsed, "finished": finished}
    write_record(directory, kept)
    return load_run(directory)


def _open_tasks(run: Run, cases: Sequence[Case], *, repeat: bool) -> list[Task]:
    answered = {result.case.id for result in run.results}
    first = [Task(case, False) for case in cases if case.id not in answered]
    if not repeat:
        return first
    repeated = {result.case.id for result in run.results if result.repeated is not None}
    return first + [Task(case, True) for case in reversed(cases) if case.id not in repeated]


def _keep(directory: Path, outcome: Outcome) -> None:
    if outcome.result is None:
        append_repeat(directory, outcome.task.case.id, outcome.digest)
    else:
        append_result(directory, outcome.result)


@contextmanager
def _outcomes(
    tasks: Sequence[Task], documents: Sequence[Document], open_assistant: OpenAssistant, *, jobs: int
) -> Iterator[Iterator[Outcome]]:
    by_id = {document.id: document for document in documents}
    if jobs <= 1:
        assistant = open_assistant()
        yield (_ask(assistant, task, by_id) for task in tasks)
        return
    arguments = (open_assistant, by_id)
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_worker, initargs=arguments)
    try:
        yield pool.map(_ask_in_worker, tasks)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ask(assistant: Assistant, task: Task, documents: dict[str, Document]) -> Outcome:
    if task.again:
        return Outcome(task, None, answer_digest(ask_case(assistant, task.case)))
    result = run_case(assistant, task.case, documents)
    return Outcome(task, result, result.digest)


# What a worker process opened once; the main process never fills it.
_worker: list[tuple[Assistant, dict[str, Document]]] = []


def _start_worker(open_assistant: OpenAssistant, documents: dict[str, Document]) -> None:
    _worker[:] = [(open_assistant(), documents)]


def _ask_in_worker(task: Task) -> Outcome:
    assistant, documents = _worker[0]
    return _ask(assistant, task, documents)
