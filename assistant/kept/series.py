"""The rows of numbers by year, without reading documents that were read before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from assistant.kept.results import KeptResults, Outcome
from assistant.orientation.figures import YearSeries, year_series
from corpus import Document


def kept_series(documents: Mapping[str, Document], results: KeptResults) -> tuple[YearSeries, ...]:
    """What :func:`assistant.orientation.figures.year_series` finds in these documents."""
    found = results.each("series", documents, lambda document: [asdict(one) for one in year_series([document])])
    return tuple(_series(raw) for _, outcome in found for raw in outcome)


def _series(raw: Outcome) -> YearSeries:
    return YearSeries(**{**raw, **{name: tuple(raw[name]) for name in ("years", "values", "written")}})
