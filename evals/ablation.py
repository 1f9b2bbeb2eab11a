"""Ablation: what each component adds, measured by leaving it out: ``python -m evals.ablation``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import click
from rich.console import Console
from rich.progress import track

from assistant.answering import THRESHOLD, Assistant
from assistant.composing.compose import Limits
from assistant.evidence.reading import open_reader
from assistant.evidence.retrieval import Switches
from assistant.opening import open_assistant
from assistant.settings import load_settings
from evals.bootstrap import mean_estimate
from evals.cases import load_cases
from evals.run import run_case
from evals.types import SPLITS, Case, CaseResult, Estimate
from index import open_index

MEASURES = {
    "correct": "correct",
    "success_5": "hit@5",
    "best_1": "right passage first",
    "citation_precision": "citation precision",
    "refused": "unanswerable refused",
    "false_refusal": "wrongly refused",
}


@dataclass(frozen=True, slots=True)
class Variant:
    """The assistant without one component.

    ``vectors`` False searches by words alone; ``reads`` False leaves out the pair model, which reads what stands in
    documents without known questions.
    """

    name: str
    switches: Switches = field(default_factory=Switches)
    limits: Limits = field(default_factory=Limits)
    threshold: float = THRESHOLD
    vectors: bool = True
    reads: bool = True


VARIANTS = (
    Variant("everything"),
    Variant("without known questions that are nearly the same (cosine >= 0.9)", Switches(closest_known=0.9)),
    Variant("without known questions, as for any other document", Switches(closest_known=0.0)),
    Variant("the same, without the pair model", Switches(closest_known=0.0), reads=False),
    Variant("without other words for what is asked (thesaurus, abbreviations)", Switches(expansion=False)),
    Variant("without BM25", Switches(words=False)),
    Variant("without vectors and known questions", vectors=False),
    Variant("without a search for each part and each document", Switches(focus=False)),
    Variant("one passage outside lists", limits=Limits(most=1)),
    Variant("without refusing", threshold=0.0),
)


@click.command(help=__doc__)
@click.option("--split", type=click.Choice(SPLITS), default=None, help="Only this half; default both.")
@click.option("--variant", "names", multiple=True, help="Only the variants whose name contains this.")
def main(split: str | None, names: tuple[str, ...]) -> None:
    """Print a Markdown table with a row for each variant and half."""
    chosen = [one for one in VARIANTS if not names or any(name in one.name for name in names)]
    if not chosen:
        raise click.BadParameter(f"no variant is called so; there are: {'; '.join(one.name for one in VARIANTS)}")
    sys.stdout.write(
        f"| variant | half | {' | '.join(MEASURES.values())} |\n| --- | --- |{' ---: |' * len(MEASURES)}\n"
    )
    for variant in chosen:
        for half in (split,) if split else SPLITS:
            figures = [_shown(figure) for figure in measure(variant, half)]
            sys.stdout.write(f"| {variant.name} | {half} | {' | '.join(figures)} |\n")
            sys.stdout.flush()


def measure(variant: Variant, split: str) -> list[Estimate]:
    """The measures of one variant on the questions of one half, in the order of :data:`MEASURES`."""
    results = list(_results(variant, split))
    return [mean_estimate([_value(result, name) for result in results]) for name in MEASURES]


def _results(variant: Variant, split: str) -> Iterator[CaseResult]:
    index = open_assistant(load_settings()).index
    if not variant.vectors:
        index = open_index(load_settings().data_dir / "index", None)
    assistant = Assistant(
        index,
        threshold=variant.threshold,
        switches=variant.switches,
        limits=variant.limits,
        reader=open_reader(load_settings()) if variant.reads and variant.vectors else None,
    )
    cases: list[Case] = [case for case in load_cases(index.documents.values()) if case.split == split]
    documents = dict(index.documents)
    for case in track(cases, description=f"{variant.name}, {split}", console=Console(stderr=True), transient=True):
        yield run_case(assistant, case, documents)


def _value(result: CaseResult, name: str) -> float | None:
    if name != "refused":
        return result.scores[name]
    return None if result.case.answerable else float(result.answer.status == "refused")


def _shown(figure: Estimate) -> str:
    if figure.value is None:
        return "-"
    return f"{figure.value:.2f} ({figure.low:.2f}-{figure.high:.2f})"


if __name__ == "__main__":
    main()
