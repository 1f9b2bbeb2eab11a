"""One row a question for a spreadsheet: what was asked, expected and given, and every score."""

from __future__ import annotations

from evals.measures.registry import MEASURES
from evals.spreadsheet import LONGEST_CELL
from evals.store import Run
from evals.types import CaseResult


def result_rows(run: Run) -> list[dict[str, str]]:
    """The rows of a run, heading -> text; empty where a measure does not apply, decimals with a comma."""
    return [_row(result) for result in run.results]


def _row(result: CaseResult) -> dict[str, str]:
    case, answer = result.case, result.answer
    row = {
        "id": case.id,
        "soort": case.type,
        "deel": case.split,
        "taal": case.language,
        "rol": case.persona,
        "vraag": case.question,
        "verwacht": case.expected,
        "gegeven": answer.status,
        "goed": "ja" if result.correct else "nee",
        "antwoord": _short(answer.answer),
        "gevonden feiten": _facts(result, found=True),
        "gemiste feiten": _facts(result, found=False),
        "citaten": _short("\n".join(f"{one.document} | {' '.join(one.quote.split())}" for one in answer.citations)),
        "zekerheid": _decimal(answer.confidence),
        "seconden": _decimal(answer.seconds.get("total")),
    }
    scores = {measure.name: _decimal(measure.one(result)) for measure in MEASURES if measure.whole is None}
    return {**row, **scores}


def _facts(result: CaseResult, *, found: bool) -> str:
    pairs = zip(result.case.facts, result.found, strict=True)
    return "\n".join(" | ".join(forms) for forms, was_found in pairs if was_found is found)


def _decimal(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _short(text: str) -> str:
    return text if len(text) < LONGEST_CELL - 10 else text[: LONGEST_CELL - 10] + "…"
