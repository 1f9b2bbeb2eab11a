"""Questions out to a spreadsheet and back in: validated first, and nothing is overwritten unasked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.types import Document
from evals.cases import QUESTIONS, check_questions
from evals.errors import EvaluationError, Problem, QuestionFileError
from evals.parse import parse_case
from evals.sheet import HEADINGS, case_example, from_row, to_row
from evals.spreadsheet import Rows, read_table, write_table
from evals.types import EXPECTED, LANGUAGES, PERSONAS, REFUSAL_REASONS, SPLITS, TYPES, Case
from evals.validate import Entry, validate_cases
from evals.yaml_files import write_cases

SHEET = "vragen"
_CHOICES = {
    "split": SPLITS,
    "language": LANGUAGES,
    "persona": PERSONAS,
    "type": TYPES,
    "expected": EXPECTED,
    "refusal_reason": REFUSAL_REASONS,
}
# What an empty cell means for somebody who adds a question of their own.
_DEFAULTS = {"split": "dev", "language": "nl", "persona": "evaluator"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: ids added and replaced, how many rows were there already, the files written."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: int
    files: tuple[Path, ...]


def export_cases(cases: Sequence[Case], path: Path) -> None:
    """Write the cases to ``.xlsx`` (with an explanation and lists to choose from) or ``.csv``."""
    rows = [to_row(case) for case in cases] or [dict.fromkeys(HEADINGS.values(), "")]
    choices = {HEADINGS[key]: values for key, values in _CHOICES.items()}
    write_table(path, {SHEET: rows, "uitleg": _explanation()}, choices=choices)


def _explanation() -> Rows:
    notes = {
        "id": "Eigen naam van de vraag; leeg: wordt gemaakt.",
        "split": "dev: om aan te werken, test: om na te meten. Leeg: dev.",
        "language": "Taal van de vraag. Leeg: nl.",
        "persona": "Wie dit vraagt. Leeg: evaluator.",
        "type": "Soort vraag.",
        "question": "De vraag zoals iemand die typt.",
        "history": "Alleen bij follow_up: een beurt per regel, met gebruiker: of assistent: ervoor.",
        "expected": "answered: de documenten geven antwoord; refused: niet.",
        "refusal_reason": "Alleen bij refused, mag leeg zijn.",
        "gold": "Een regel per letterlijk citaat: document | citaat. Alle regels zijn nodig; "
        "begint een regel met 'of ', dan is die een alternatief voor de regel erboven.",
        "facts": "Een regel per feit dat in het antwoord moet staan; vormen die ook goed zijn, gescheiden door ' | '.",
        "note": "Opmerking voor collega's.",
    }
    example = case_example()
    return [
        {
            "kolom": heading,
            "uitleg": notes[key],
            "keuzes": ", ".join(_CHOICES.get(key, ())),
            "voorbeeld": example[heading],
        }
        for key, heading in HEADINGS.items()
    ]


def import_cases(
    path: Path, documents: Iterable[Document], *, folder: Path = QUESTIONS, name: str = "", replace: bool = False
) -> Imported:
    """Add the questions of a spreadsheet to ``folder/name.yaml``; rows that are there already are skipped.

    :param name: name of the question file; the name of the spreadsheet when empty.
    :param replace: rows with a known id replace that question in its own file (its comments are lost), and an existing
        file ``name.yaml`` is added to.
    :raises QuestionFileError: with every problem of every row; nothing is written then.
    :raises EvaluationError: when the file to write exists.
    """
    documents = list(documents)
    name = re.sub(r"[^a-z0-9]+", "-", (name or path.stem).casefold()).strip("-") or "vragen"
    known, _ = check_questions(documents, folder=folder)
    by_id = {entry.case.id: entry for entry in known}
    rows, problems = _read_rows(path, name, taken=set(by_id))
    fresh = [entry for entry in rows if entry.case.id not in by_id]
    changed = [entry for entry in rows if entry.case.id in by_id and entry.case != by_id[entry.case.id].case]
    if not replace:
        problems += [
            Problem(
                e.file, e.line, e.case.id, f"staat al anders in {by_id[e.case.id].file}; geef een ander id of --replace"
            )
            for e in changed
        ]
    changed_ids = {entry.case.id for entry in changed}
    kept = [entry for entry in known if entry.case.id not in changed_ids]
    checked = validate_cases([*kept, *fresh, *changed], {document.id: document for document in documents})
    problems += [one for one in checked if one.severity == "error" and one.file == path.name]
    if problems:
        raise QuestionFileError(sorted(problems, key=lambda problem: problem.line))
    files = _write(folder, name, known, fresh, changed, replace=replace)
    added = tuple(entry.case.id for entry in fresh)
    return Imported(added, tuple(e.case.id for e in changed), len(rows) - len(fresh) - len(changed), files)


def _read_rows(path: Path, name: str, *, taken: set[str]) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    number = 0
    for line, row in enumerate(read_table(path, sheet=SHEET), start=2):
        if not any(text.strip() for text in row.values()):
            continue
        entry = _with_defaults(from_row(row))
        if not entry.get("id"):
            number += 1
            while f"{name}-{number:03}" in taken:
                number += 1
            entry["id"] = f"{name}-{number:03}"
        wrong: list[str] = []
        case = parse_case(entry, wrong.append)
        problems += [Problem(path.name, line, str(entry["id"]), message) for message in wrong]
        if case:
            entries.append(Entry(path.name, line, case))
    return entries, problems


def _with_defaults(entry: Mapping[str, Any]) -> dict[str, Any]:
    given = {key: value for key, value in entry.items() if value}
    return {**_DEFAULTS, "expected": "answered" if given.get("gold") else "refused", **given}


def _write(
    folder: Path, name: str, known: list[Entry], fresh: list[Entry], changed: list[Entry], *, replace: bool
) -> tuple[Path, ...]:
    target = folder / f"{name}.yaml"
    if fresh and target.exists() and not replace:
        raise EvaluationError(
            "Dit bestand met vragen bestaat al.",
            value=str(target),
            remedy="Kies een andere naam met --name, of --replace.",
        )
    new = {entry.case.id: entry.case for entry in changed}
    touched = {entry.file for entry in known if entry.case.id in new} | ({target.name} if fresh else set())
    for file in sorted(touched):
        cases = [new.get(entry.case.id, entry.case) for entry in known if entry.file == file]
        cases += [entry.case for entry in fresh] if file == target.name else []
        (folder / file).write_text(write_cases(cases), encoding="utf-8")
    return tuple(folder / file for file in sorted(touched))
