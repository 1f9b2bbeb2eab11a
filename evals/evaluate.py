"""A whole evaluation: choose questions, run them into a folder, write the reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from evals.agreements import AgreementsReport, evaluate_register
from evals.cases import QUESTIONS, load_cases, select_cases
from evals.errors import EvaluationError
from evals.fingerprint import run_record
from evals.reports.files import write_reports
from evals.runner import OpenAssistant, Progress, default_directory, run_into
from evals.session import Session, open_configured_assistant, open_session
from evals.store import Run, write_register
from evals.summary import Summary, summarise
from evals.types import TYPES, Case


@dataclass(frozen=True, slots=True)
class Selection:
    """Which questions to ask; nothing set means all."""

    split: str | None = None
    types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of it: the run, its numbers and the report files (none while it is unfinished).

    ``register`` is the agreements register beside its gold list, None when there is no gold about these documents.
    """

    run: Run
    summary: Summary
    reports: tuple[Path, ...]
    register: AgreementsReport | None = None


def evaluate(
    selection: Selection | None = None,
    *,
    out: Path | None = None,
    questions: Path = QUESTIONS,
    also: Path | None = None,
    jobs: int = 1,
    repeat: bool = True,
    progress: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
    session: Session | None = None,
    generator: str | None = None,
) -> Evaluation:
    """Run the selected questions and report on them; an interrupted run is continued.

    :param out: folder of the run; by default one in the data directory, named after the moment.
    :param questions: folder of the question files; ``also`` is a second one, such as that with users' questions.
    :param jobs: processes to ask in; above 1 the latencies are those of a busy machine.
    :param repeat: ask everything twice, to see whether the answers are stable; never with a language model, which
        promises no equal bytes and costs twice.
    :param stopped: asked after every question; the run stays unfinished when it says so.
    :param session: an assistant that is open already.
    :param generator: what words the answers, "extractive" or "llm"; by default what the settings say.
    :raises UserFacingError: for faulty questions, an empty selection, no index, an unusable folder.
    """
    selection = selection or Selection()
    session = session or (open_session(generator) if generator else open_session())
    repeat = repeat and not session.writes
    chosen = _choose(selection, session, questions, also)
    record = run_record(
        settings=session.settings,
        model=session.model,
        cases=chosen,
        documents=session.documents,
        selection={**asdict(selection), "repeat": repeat},
        jobs=jobs,
    )
    register = _register(selection, session)
    run = run_into(
        out or default_directory(session.runs, record),
        record,
        chosen,
        session.documents,
        _opener(session, generator, jobs),
        jobs=jobs,
        repeat=repeat,
        progress=progress,
        stopped=stopped,
    )
    summary = summarise(run.results)
    return Evaluation(run, summary, _report(run, summary, register) if run.finished else (), register)


def _opener(session: Session, generator: str | None, jobs: int) -> OpenAssistant:
    """How each process gets its assistant: this one has one open already."""
    return (lambda: session.assistant) if jobs <= 1 else partial(open_configured_assistant, generator)


def _register(selection: Selection, session: Session) -> AgreementsReport | None:
    """Measured first: it takes a moment, and a faulty gold list should not come to light after all questions."""
    return evaluate_register(session.documents, split=selection.split, only=selection.documents)


def _report(run: Run, summary: Summary, register: AgreementsReport | None) -> tuple[Path, ...]:
    written = [write_register(run.directory, register.to_json())] if register else []
    return (*write_reports(run, summary), *written)


def _choose(selection: Selection, session: Session, questions: Path, also: Path | None) -> list[Case]:
    unknown = sorted(set(selection.types) - set(TYPES))
    if unknown:
        raise EvaluationError(
            "Deze soort vraag is er niet.", value=", ".join(unknown), remedy=f"Kies: {', '.join(TYPES)}"
        )
    cases = load_cases(session.documents, folder=questions, also=also)
    chosen = select_cases(cases, **asdict(selection))
    if not chosen:
        raise EvaluationError(
            "Geen enkele vraag past bij deze keuze.",
            value=describe(selection),
            remedy="Kies ruimer; wegwijzer evaluate check toont wat er is.",
        )
    return chosen


def describe(selection: Selection) -> str:
    """The selection in words, "" for all questions."""
    parts: Sequence[tuple[str, object]] = [(name, value) for name, value in asdict(selection).items() if value]
    return ", ".join(f"{name} {', '.join(value) if isinstance(value, tuple) else value}" for name, value in parts)
