"""The published numbers: ``baseline.json``, and the table in the README that is written from it and nothing else."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.agreements.figures import estimates_of, register_rows
from evals.errors import EvaluationError
from evals.fingerprint import ROOT, case_hash
from evals.measures.registry import MEASURES
from evals.numbers import interval, number, seconds
from evals.reports.markdown import table
from evals.store import Run, read_register
from evals.summary import summarise
from evals.types import SPLITS, Case, CaseResult, Estimate

BASELINE = Path(__file__).parent / "baseline.json"
README = ROOT / "README.md"
BEGIN, END = "<!-- evaluation:begin -->", "<!-- evaluation:end -->"
REGISTER_BEGIN, REGISTER_END = "<!-- agreements:begin -->", "<!-- agreements:end -->"


def baseline_of(run: Run) -> dict[str, Any]:
    """The numbers of a whole run as they are kept: all questions, each split, each type, and what they depend on.

    :raises EvaluationError: when the run is not finished or was made on a selection.
    """
    if not run.finished or _is_selected(run.record.get("selection", {"repeat": False})):
        raise EvaluationError(
            "Alleen een hele, afgeronde meting kan de basislijn worden.",
            value=str(run.directory),
            remedy="Meet zonder --split, --type, --document, --limit en --no-repeat.",
        )
    summary = summarise(run.results)
    register = read_register(run.directory)
    about = {key: run.record.get(key) for key in ("model", "documents", "python")}
    return {
        "about": {**about, "questions": questions_hash([result.case for result in run.results])},
        "questions": len(run.results),
        "measures": _estimates(run.results),
        "splits": {split: _estimates([r for r in run.results if r.case.split == split]) for split in SPLITS},
        "types": {kind: estimates["correct"].to_json() for kind, estimates in summary.breakdowns["type"].items()},
        "seconds": {
            stage: {"p50": round(one.p50, 4), "p95": round(one.p95, 4)} for stage, one in summary.latencies.items()
        },
        **({"agreements": register} if register else {}),
    }


def questions_hash(cases: Sequence[Case]) -> str:
    """Hash of all questions with what is expected, whatever their order."""
    return hashlib.sha256(" ".join(sorted(case_hash(case) for case in cases)).encode()).hexdigest()[:16]


def _is_selected(selection: Mapping[str, Any]) -> bool:
    return any(selection.get(name) for name in ("split", "types", "documents", "limit")) or not selection["repeat"]


def _estimates(results: Sequence[CaseResult]) -> dict[str, Any]:
    return {name: estimate.to_json() for name, estimate in summarise(results).measures.items()}


def publish(
    run: Run, *, baseline: bool, readme: bool, baseline_path: Path = BASELINE, readme_path: Path = README
) -> list[Path]:
    """Keep the numbers of the run as the baseline, write the baseline into the README, or both; the files written."""
    written = []
    if baseline:
        text = json.dumps(baseline_of(run), indent=1, ensure_ascii=False) + "\n"
        baseline_path.write_text(text, encoding="utf-8")
        written.append(baseline_path)
    if readme:
        update_readme(read_baseline(baseline_path), readme_path)
        written.append(readme_path)
    return written


def read_baseline(path: Path = BASELINE) -> dict[str, Any]:
    """The baseline as it was written."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def readme_section(baseline: Mapping[str, Any]) -> str:
    """What stands between the marks in the README: measures by split with interval and n, types, latency."""
    rows = []
    for measure in MEASURES:
        test, dev = (_estimate(baseline["splits"][split][measure.name]) for split in ("test", "dev"))
        cells = [number(test.value), interval(test), str(test.n), number(dev.value), str(dev.n)]
        rows.append([measure.english, *cells])
    kinds = [
        [kind, number(one.value), interval(one), str(one.n)]
        for kind, one in ((kind, _estimate(found)) for kind, found in baseline["types"].items())
    ]
    total = baseline["seconds"].get("total", {"p50": 0.0, "p95": 0.0})
    section = "\n\n".join(
        [
            f"{baseline['questions']} questions; `dev` was used for tuning, `test` only for measuring. "
            f"An answer takes {seconds(total['p50'])} (median), {seconds(total['p95'])} (95th percentile).",
            table(["measure", "test", "95%", "n", "dev", "n"], rows),
            table(["correct, by type of question (test and dev)", "correct", "95%", "n"], kinds),
        ]
    )
    # The README is in English, the reports are in Dutch.
    return re.sub(r"(?<=\d),(?=\d)", ".", section)


def register_section(numbers: Mapping[str, Any]) -> str:
    """What stands between the marks of the register: its measures on both halves, from ``baseline["agreements"]``."""
    estimates = estimates_of(numbers)
    about = (
        f"The register has {numbers['rows']} rows where readers marked {numbers['items']} items; `dev` was used for "
        "tuning, `test` only for measuring. Both halves are of the same documents, so for other documents expect less."
    )
    rows = register_rows({split: estimates[split] for split in ("test", "dev")}, english=True)
    return re.sub(r"(?<=\d),(?=\d)", ".", f"{about}\n\n{table(*rows)}")


def _estimate(found: Mapping[str, Any]) -> Estimate:
    return Estimate(found["value"], found["low"], found["high"], found["n"])


def published_section(text: str, *, begin: str = BEGIN, end: str = END, name: str = "README.md") -> str:
    """The text between the marks.

    :raises EvaluationError: when a mark is missing.
    """
    if begin not in text or end not in text.split(begin, 1)[1]:
        raise EvaluationError(
            "De plek voor de tabel met metingen ontbreekt.", value=name, remedy=f"Zet er {begin} en {end} in."
        )
    return text.split(begin, 1)[1].split(end, 1)[0].strip()


def update_readme(baseline: Mapping[str, Any], path: Path = README) -> None:
    """Write the tables of the baseline between their marks in the README; the rest stays as it is.

    A README without place for the register is left without it.
    """
    text = _put(path.read_text(encoding="utf-8"), readme_section(baseline), begin=BEGIN, end=END, name=str(path))
    if "agreements" in baseline and REGISTER_BEGIN in text:
        section = register_section(baseline["agreements"])
        text = _put(text, section, begin=REGISTER_BEGIN, end=REGISTER_END, name=str(path))
    path.write_text(text, encoding="utf-8")


def _put(text: str, section: str, *, begin: str, end: str, name: str) -> str:
    published_section(text, begin=begin, end=end, name=name)
    before, rest = text.split(begin, 1)
    return f"{before}{begin}\n\n{section}\n\n{end}{rest.split(end, 1)[1]}"


def publish_register(
    numbers: Mapping[str, Any], *, baseline_path: Path = BASELINE, readme_path: Path = README
) -> list[Path]:
    """Keep the numbers of the register alone, beside those of the last whole run; the files written."""
    baseline = {**read_baseline(baseline_path), "agreements": dict(numbers)}
    baseline_path.write_text(json.dumps(baseline, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    update_readme(baseline, readme_path)
    return [baseline_path, readme_path]
