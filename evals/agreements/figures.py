"""The kept numbers of the register as estimates, and as the rows of one table with a column group for each split."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evals.agreements.registry import REGISTER_MEASURES, RegisterMeasure
from evals.numbers import interval, number
from evals.types import Estimate

Estimates = Mapping[str, Mapping[str, Estimate]]
TITLE = "Afsprakenregister"
SPLIT_TITLES = {"all": "alles"}


def estimates_of(numbers: Mapping[str, Any] | None) -> dict[str, dict[str, Estimate]]:
    """The estimates by split from the numbers as they are kept; none for None."""
    splits = numbers["splits"] if numbers else {}
    return {
        split: {name: Estimate(one["value"], one["low"], one["high"], one["n"]) for name, one in found.items()}
        for split, found in splits.items()
    }


def cells(measure: RegisterMeasure, found: Estimate) -> list[str]:
    """Value, interval and n of a measure as they are shown; of a count whole numbers."""
    if measure.counted and found.value is not None and found.low is not None and found.high is not None:
        return [f"{found.value:.0f}", f"{found.low:.0f} – {found.high:.0f}", str(found.n)]
    return [number(found.value), interval(found), str(found.n)]


def register_rows(estimates: Estimates, *, english: bool = False) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of one table with a value, interval and n for each split."""
    headings = ["measure" if english else "Maat"]
    for split in estimates:
        headings += [split if english else SPLIT_TITLES.get(split, split), "95%", "n"]
    rows = []
    for measure in REGISTER_MEASURES:
        row = [measure.english if english else measure.title]
        for found in (one[measure.name] for one in estimates.values()):
            row += cells(measure, found)
        rows.append(row)
    return headings, rows
