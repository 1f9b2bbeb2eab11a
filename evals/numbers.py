"""How numbers are written in every report: Dutch decimals, a dash for what is not measured, n beside every mean."""

from __future__ import annotations

from evals.types import Estimate


def number(value: float | None) -> str:
    """Two decimals with a comma, large values with one; "-" for None."""
    if value is None:
        return "-"
    return f"{value:.1f}".replace(".", ",") if abs(value) >= 10 else f"{value:.2f}".replace(".", ",")


def value_and_count(estimate: Estimate) -> str:
    """The value with its number of questions, as in "0,75 n=12"."""
    return f"{number(estimate.value)} n={estimate.n}"


def interval(estimate: Estimate) -> str:
    """The 95% interval, as in "0,70 - 0,80"; "-" without value."""
    if estimate.low is None or estimate.high is None:
        return "-"
    return f"{number(estimate.low)} – {number(estimate.high)}"


def seconds(value: float) -> str:
    """Milliseconds below a second, else seconds with two decimals."""
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s".replace(".", ",")
