"""An evaluation question made from feedback: checked like all others, written beside the user's own, asked at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from filelock import FileLock

from assistant.types import Answer, Citation
from corpus.types import Document
from evals.cases import QUESTIONS, check_questions, read_question_file
from evals.errors import Problem, QuestionFileError
from evals.locate import find_quote
from evals.parse import one_line, parse_case
from evals.run import run_case
from evals.types import Assistant, Case, CaseResult, GoldQuote
from evals.validate import Entry, validate_cases
from evals.yaml_files import write_cases

FILE = "terugkoppeling.yaml"
# How many passages are proposed as what an answer should rest on.
MOST_CANDIDATES = 12


def candidate_quotes(answer: Answer, documents: Mapping[str, Document]) -> list[GoldQuote]:
    """Passages that may answer the question, each once: what was cited or came nearest, then what was ranked best."""
    cited: Sequence[Citation] = answer.refusal.nearest if answer.refusal is not None else answer.citations
    places = [(one.document, one.start, one.end) for one in cited]
    places += [(one.document, one.best.start, one.best.end) for one in answer.passages]
    found = [
        GoldQuote(document, one_line(documents[document].text[start:end]))
        for document, start, end in places
        if document in documents
    ]
    return list(dict.fromkeys(one for one in found if one.quote))[:MOST_CANDIDATES]


def passages_with(text: str, documents: Mapping[str, Document], *, most: int = MOST_CANDIDATES) -> list[GoldQuote]:
    """Passages in which all words of ``text`` occur, to pick one that no search brought up; none without words."""
    wanted = [word.casefold() for word in text.split()]
    found: list[GoldQuote] = []
    for document in documents.values() if wanted else ():
        for passage in document.passages:
            quote = one_line(document.quote(passage))
            if all(word in quote.casefold() for word in wanted):
                found.append(GoldQuote(document.id, quote))
                if len(found) >= most:
                    return found
    return found


def place_of(quote: GoldQuote, documents: Mapping[str, Document]) -> tuple[int, int] | None:
    """Where a quote stands, for the reader; None when it does not."""
    document = documents.get(quote.document)
    places = find_quote(document.text, quote.quote) if document is not None else []
    return places[0] if places else None


def gold_groups(quotes: Sequence[GoldQuote], *, all_needed: bool) -> tuple[tuple[GoldQuote, ...], ...]:
    """The picked passages as gold: each needed, or any one of them enough."""
    if all_needed:
        return tuple((quote,) for quote in quotes)
    return (tuple(quotes),) if quotes else ()


def fact_forms(text: str) -> tuple[tuple[str, ...], ...]:
    """Facts as they are typed: one a line, with other accepted forms behind a ``|``."""
    lines = ([one_line(form) for form in line.split("|")] for line in text.splitlines())
    facts = (tuple(form for form in forms if form) for forms in lines)
    return tuple(forms for forms in facts if forms)


def new_case_id(question: str, taken: Iterable[str]) -> str:
    """A readable id that is not taken: ``eigen-hoeveel-plekken-wil-zuidwest``."""
    words = re.sub(r"[^a-z0-9]+", "-", question.casefold()).strip("-").split("-")
    base = "-".join(["eigen", *(word for word in words[:6] if word)])
    known, number, chosen = set(taken), 1, base
    while chosen in known:
        number += 1
        chosen = f"{base}-{number}"
    return chosen


def draft_case(entry: Mapping[str, object]) -> Case:
    """The case that somebody filled in; ``split`` is dev and empty fields are left out.

    :raises QuestionFileError: with everything that has the wrong shape.
    """
    wrong: list[str] = []
    given = {key: value for key, value in entry.items() if value}
    case = parse_case({"split": "dev", **given}, wrong.append)
    if case is None:
        raise QuestionFileError([Problem(FILE, 0, str(entry.get("id", "")), message) for message in wrong])
    return case


def add_case(case: Case, documents: Iterable[Document], *, folder: Path, bundled: Path = QUESTIONS) -> Path:
    """Write a case behind those that are in ``folder`` already.

    :param bundled: the folder with the questions that come with the program, which it may not repeat.
    :raises QuestionFileError: with everything that is wrong with it; nothing is written then.
    :raises OSError: when the folder cannot be written.
    """
    texts = {document.id: document for document in documents}
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / FILE
    with FileLock(folder / f"{FILE}.lock", timeout=20):
        known, damaged = read_question_file(target) if target.exists() else ([], [])
        if damaged:
            raise QuestionFileError(damaged)
        others, _ = check_questions(texts.values(), folder=bundled)
        mine = Entry(FILE, 0, case)
        problems = [one for one in validate_cases([*others, *known, mine], texts) if _is_of(one, case)]
        if problems:
            raise QuestionFileError(problems)
        part = target.with_name(f"{FILE}.{os.getpid()}.part")
        part.write_text(write_cases([*(entry.case for entry in known), case]), encoding="utf-8")
        os.replace(part, target)
    return target


def _is_of(problem: Problem, case: Case) -> bool:
    return problem.severity == "error" and problem.file == FILE and problem.case == case.id


def known_ids(documents: Iterable[Document], *, folder: Path, bundled: Path = QUESTIONS) -> set[str]:
    """The ids of all questions there are."""
    known = list(documents)
    folders = [one for one in (bundled, folder) if one.is_dir()]
    return {entry.case.id for one in folders for entry in check_questions(known, folder=one)[0]}


def try_case(case: Case, assistant: Assistant, documents: Mapping[str, Document]) -> CaseResult:
    """Ask the case now and score the answer, as an evaluation would."""
    return run_case(assistant, case, dict(documents))
