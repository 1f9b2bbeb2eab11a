"""Measures the gate: ``python -m evals.gate_pairs [--split dev|test] [--errors] [--around N] [--fit] [--json]``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from assistant.gate import explain
from assistant.gate.types import Embed
from assistant.settings import load_settings
from corpus.errors import UserFacingError
from evals.gate_pairs.claims import BATCH, claim_documents, load_claim_pairs
from evals.gate_pairs.fit import fit
from evals.gate_pairs.measure import Outcome, analyser_for, cut, groups, judge_pairs, let_through, report
from evals.gate_pairs.pairs import SPLITS, load_pairs, pair_documents
from evals.gate_pairs.weigh import fit_weights
from evals.numbers import interval, number
from index.models.embed import load_embedder


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures; what went wrong only for the split that was asked for.

    :return: exit status, 1 when the pairs are faulty.
    """
    from rich.console import Console

    parser = _parser()
    options = parser.parse_args(arguments)
    # Whoever tunes must not see the errors of the test half by accident.
    if options.errors and not options.split:
        parser.error("--errors needs --split")
    console = Console(highlight=False, soft_wrap=True)
    documents = pair_documents()
    try:
        pairs = load_pairs(documents)
    except UserFacingError as error:
        Console(stderr=True, highlight=False).print(str(error), markup=False)
        return 1
    analyse = analyser_for(documents)
    embed = _embed()
    if options.fit:
        dev = [pair for pair in pairs if pair.split == "dev"]
        told = (fit if options.fit == "coverage" else fit_weights)(dev, documents, analyse=analyse, embed=embed)
        console.print(told, markup=False)
        return 0
    if options.claims:
        held = claim_documents()
        outcomes = judge_pairs(load_claim_pairs(held), held, analyse=analyser_for(held), embed=embed)
        console.print(_line(BATCH, "", outcomes), markup=False)
        return 0
    found = {
        split: judge_pairs(own, documents, analyse=analyse, around=options.around, embed=embed)
        for split in SPLITS
        if options.split in (None, split) and (own := [pair for pair in pairs if pair.split == split])
    }
    if options.json:
        json.dump({split: report(outcomes) for split, outcomes in found.items()}, sys.stdout, indent=1)
        sys.stdout.write("\n")
        return 0
    for split, outcomes in found.items():
        for line in _lines(split, outcomes, errors=options.errors):
            console.print(line, markup=False)
    return 0


def _embed() -> Embed | None:
    """The vectors of the model that the settings name; none without a model."""
    settings = load_settings()
    embedder = load_embedder(settings.embedding_model, data_dir=settings.data_dir)
    return embedder.embed_passages if embedder is not None else None


def _lines(split: str, outcomes: Sequence[Outcome], *, errors: bool) -> list[str]:
    lines = [_line(split, name, group) for name, group in groups(outcomes).items()]
    for one in outcomes if errors else ():
        if one.wrong:
            what = "CUT " if one.pair.supported else f"PASS {one.pair.kind}"
            lines.append(f"  {what} {one.pair.id}: {one.pair.text}")
            lines.append(f"       {explain(one.judgement, 'en')}")
    return lines


def _line(split: str, name: str, group: Sequence[Outcome]) -> str:
    through, lost = let_through(group), cut(group)
    return (
        f"{split:5} {name:10} unsupported let through {number(through.value)} "
        f"({interval(through)}, n={through.n})"
        f"   supported cut {number(lost.value)} ({interval(lost)}, n={lost.n})"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.gate_pairs", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, help="only this half")
    parser.add_argument("--errors", action="store_true", help="list what was decided wrongly; needs --split")
    parser.add_argument("--around", type=int, default=0, help="neighbouring passages to give on both sides (0)")
    parser.add_argument(
        "--fit",
        nargs="?",
        const="weights",
        choices=("weights", "coverage"),
        help="fit the weights (or the word coverage that the checks ask for) on the dev half and write them",
    )
    parser.add_argument(
        "--claims", action="store_true", help="measure on reworded sentences about the made-up documents of training"
    )
    parser.add_argument("--json", action="store_true", help="all measures as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
