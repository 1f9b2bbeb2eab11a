"""What the evaluation page shows of runs and questions, read through ``evals`` and kept until a file changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.backend import UserFacingError

if TYPE_CHECKING:
    from evals.compare import Comparison
    from evals.errors import Problem
    from evals.store import Run
    from evals.summary import Summary
    from evals.types import Case
    from ui.web.backend import Services

# Of these the list of runs shows the mean.
LISTED_MEASURES = ("correct", "fact_recall", "citation_precision")

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run in the list; ``error`` is set, and the numbers are empty, when it cannot be read."""

    name: str
    when: datetime
    revision: str = ""
    selection: dict[str, object] | None = None
    asked: int = 0
    questions: int = 0
    finished: bool = False
    means: tuple[float | None, ...] = ()
    error: UserFacingError | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions that can be asked, or everything that is wrong with their files."""

    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]


def run_lines(folder: Path) -> list[RunLine]:
    """The runs in ``folder``, newest first."""
    from evals.store import list_runs

    lines = [_line(str(path), _stamp(path)) for path in list_runs(folder)]
    return sorted(lines, key=lambda line: line.when, reverse=True)


@st.cache_resource(show_spinner=False, max_entries=200)
def _line(directory: str, stamp_of_files: Stamp) -> RunLine:
    path = Path(directory)
    when = datetime.fromtimestamp((path / "run.json").stat().st_mtime, UTC)
    try:
        run = open_run(path)
    except UserFacingError as error:
        return RunLine(path.name, when, error=error)
    git = run.record.get("git", {})
    return RunLine(
        name=path.name,
        when=datetime.fromisoformat(run.record["finished"]) if run.finished else when,
        revision=f"{str(git.get('revision') or '')[:8]}{'+' if git.get('dirty') else ''}",
        selection=dict(run.record.get("selection", {})),
        asked=len(run.results),
        questions=len(run.record.get("questions", {})),
        finished=run.finished,
        means=tuple(_mean([result.scores.get(name) for result in run.results]) for name in LISTED_MEASURES),
    )


def _mean(values: list[float | None]) -> float | None:
    eligible = [value for value in values if value is not None]
    return sum(eligible) / len(eligible) if eligible else None


def open_run(directory: Path) -> Run:
    """A run with its results.

    :raises UserFacingError: there is no run there, or it is damaged.
    """
    return _open_run(str(directory), _stamp(directory))


@st.cache_resource(show_spinner=False, max_entries=8)
def _open_run(directory: str, stamp_of_files: Stamp) -> Run:
    from evals.store import load_run

    return load_run(Path(directory))


def summary_of(run: Run) -> Summary:
    """The estimates of a run with their intervals."""
    return _summary(str(run.directory), _stamp(run.directory), run)


@st.cache_resource(show_spinner=False, max_entries=8)
def _summary(directory: str, stamp_of_files: Stamp, _run: Run) -> Summary:
    from evals.summary import summarise

    return summarise(_run.results)


def comparison_of(first: Run, second: Run) -> Comparison:
    """What changed from one run to another."""
    stamps = (_stamp(first.directory), _stamp(second.directory))
    return _comparison(str(first.directory), str(second.directory), stamps, first, second)


@st.cache_resource(show_spinner=False, max_entries=8)
def _comparison(first: str, second: str, stamps: tuple[Stamp, Stamp], _first: Run, _second: Run) -> Comparison:
    from evals.compare import compare_runs

    return compare_runs(_first, _second)


def questions(services: Services, folder: Path) -> Questions:
    """The questions in a folder, over the documents of the index."""
    content = services.content or "".join(document.sha256 for document in services.documents.values())
    return _questions(str(folder), content, _stamp(folder), services)


@st.cache_resource(show_spinner=False, max_entries=2)
def _questions(folder: str, content: str, stamp_of_files: Stamp, _services: Services) -> Questions:
    from evals.cases import check_questions

    entries, problems = check_questions(_services.documents.values(), folder=Path(folder))
    wrong = tuple(problem for problem in problems if problem.severity == "error")
    return Questions(() if wrong else tuple(entry.case for entry in entries), wrong)


def _stamp(folder: Path) -> Stamp:
    """Name, time of change and size of the files that results depend on."""
    kept = [path for path in folder.glob("*") if path.suffix in (".json", ".jsonl", ".yaml")]
    states = [(path.name, path.stat()) for path in sorted(kept)]
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
