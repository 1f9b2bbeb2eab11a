"""Measures the agreements register: ``python -m evals.agreements [--split dev|test] [--errors] [--json]``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from corpus import load_bundled
from corpus.errors import UserFacingError
from evals.agreements.evaluate import AgreementsReport, evaluate_register
from evals.agreements.show import error_lines, register_tables
from evals.published import publish_register
from evals.types import SPLITS


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures of the bundled documents; what went wrong only for the split that was asked for.

    :return: exit status, 1 when there is no gold or it is faulty.
    """
    from rich.console import Console

    parser = _parser()
    options = parser.parse_args(arguments)
    # Whoever tunes must not see the errors of the test half by accident, nor publish a part.
    if options.errors and not options.split:
        parser.error("--errors needs --split")
    if options.publish and (options.split or options.document):
        parser.error("--publish needs everything: leave out --split and --document")
    try:
        report = evaluate_register(load_bundled(), split=options.split, only=options.document)
    except UserFacingError as error:
        Console(stderr=True, highlight=False).print(str(error), markup=False)
        return 1
    if report is None:
        Console(stderr=True, highlight=False).print("Er is geen goud over deze documenten.")
        return 1
    if options.json:
        json.dump(report.to_json(), sys.stdout, indent=1, ensure_ascii=False)
        sys.stdout.write("\n")
        return 0
    _show(report, errors=options.errors)
    for path in publish_register(report.to_json()) if options.publish else ():
        Console(stderr=True, highlight=False).print(f"Bijgewerkt: {path}", markup=False)
    return 0


def _show(report: AgreementsReport, *, errors: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    for one in register_tables(report.estimates):
        console.print(one)
    for line in error_lines(report.judged) if errors else ():
        console.print(line)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.agreements", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, help="this half of the gold only")
    parser.add_argument(
        "--document", action="append", default=[], metavar="ID", help="this document only; may be repeated"
    )
    parser.add_argument("--errors", action="store_true", help="list what was missed, made up or read wrongly")
    parser.add_argument("--json", action="store_true", help="the numbers as JSON")
    parser.add_argument("--publish", action="store_true", help="keep the numbers in baseline.json and README.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
