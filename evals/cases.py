"""Loads the questions with their expected answers; everything that is wrong with them is reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.types import Document
from evals.errors import EvaluationError, Problem, QuestionFileError
from evals.parse import parse_case
from evals.types import Case
from evals.validate import Entry, validate_cases
from evals.yaml_files import read_entries

QUESTIONS = Path(__file__).parent / "questions"


def load_cases(documents: Iterable[Document], *, folder: Path = QUESTIONS, also: Path | None = None) -> list[Case]:
    """All cases of the ``*.yaml`` files in ``folder``, by file name and then in the order of the file.

    :param also: a second folder, as that with the user's own questions; it need not exist.
    :raises QuestionFileError: when anything is wrong; it lists all problems.
    """
    entries, problems = check_questions(documents, folder=folder, also=also)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise QuestionFileError(errors)
    return [entry.case for entry in entries]


def check_questions(
    documents: Iterable[Document], *, folder: Path = QUESTIONS, also: Path | None = None
) -> tuple[list[Entry], list[Problem]]:
    """The cases that can be read, and every problem (errors and warnings) of all files of both folders together."""
    if not folder.is_dir():
        raise EvaluationError(
            "De map met vragen bestaat niet.", value=str(folder), remedy="Geef een map met .yaml-bestanden op."
        )
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in [*sorted(folder.glob("*.yaml")), *(sorted(also.glob("*.yaml")) if also is not None else ())]:
        found, wrong = read_question_file(path)
        entries += found
        problems += wrong
    by_id = {document.id: document for document in documents}
    return entries, problems + validate_cases(entries, by_id)


def read_question_file(path: Path) -> tuple[list[Entry], list[Problem]]:
    """The cases of one file, and what is wrong with their shape."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return [], [Problem(path.name, 0, "", "het bestand is geen UTF-8-tekst")]
    except OSError as error:
        return [], [Problem(path.name, 0, "", f"het bestand is niet te lezen: {error.strerror}")]
    raw, problems = read_entries(text, file=path.name)
    entries: list[Entry] = []
    for line, entry in raw:
        name = str(entry.get("id", ""))
        wrong: list[str] = []
        case = parse_case(entry, wrong.append)
        problems += [Problem(path.name, line, name, message) for message in wrong]
        if case:
            entries.append(Entry(path.name, line, case))
    return entries, problems


def select_cases(
    cases: Sequence[Case],
    *,
    split: str | None = None,
    types: Sequence[str] = (),
    documents: Sequence[str] = (),
    limit: int | None = None,
) -> list[Case]:
    """The cases of a split, of any of the types, with gold in any of the documents.

    ``limit`` takes that many, spread evenly over the selection, so that a small run still sees every kind.
    """
    chosen = [
        case
        for case in cases
        if (split is None or case.split == split)
        and (not types or case.type in types)
        and (not documents or set(case.documents) & set(documents))
    ]
    if limit is None or limit >= len(chosen):
        return chosen
    return [chosen[number * len(chosen) // limit] for number in range(limit)]
