"""Runs the attacks: ``python -m evals.attacks``; exit status 1 when one succeeds."""

from __future__ import annotations

import sys

from corpus import load_bundled
from evals.attacks.run import load_attacks, run_attack
from evals.gate_pairs.measure import analyser_for


def main() -> int:
    """Print what every successful attack got onto the page, and the count."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    documents = {document.id: document for document in load_bundled()}
    analyse = analyser_for(documents)
    results = [run_attack(attack, documents, analyse=analyse) for attack in load_attacks()]
    for result in results:
        if result.succeeded or result.lost:
            what = f"getoond: {result.shown}" if result.succeeded else "eerlijke zin verloren"
            console.print(f"{result.attack.kind:10} {result.attack.id:20} {what}", markup=False)
    succeeded = sum(result.succeeded for result in results)
    console.print(f"{len(results)} aanvallen, {succeeded} geslaagd", markup=False)
    return 1 if succeeded else 0


if __name__ == "__main__":
    sys.exit(main())
