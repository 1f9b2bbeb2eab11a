"""The gate: a file with the least (or most) a measure may be, for a build that must fail when quality drops."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.agreements.registry import BY_NAME as REGISTER_BY_NAME
from evals.errors import EvaluationError
from evals.measures.registry import BY_NAME
from evals.summary import Summary
from evals.types import Estimate

# A run may be this much worse than the baseline before the gate closes, unless the file says otherwise.
TOLERANCE = 0.01
# Byte-exact promises and counts of what may never happen have no tolerance.
EXACT = (
    "quote_validity",
    "stability",
    "agreements_quote_validity",
    "agreements_invented_deadlines",
    "agreements_false",
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on one measure: ``at_least`` for a minimum, else a maximum."""

    measure: str
    at_least: bool
    bound: float


def read_limits(path: Path) -> list[Limit]:
    """The limits of a gate file.

    Either TOML or JSON with ``minimum`` and ``maximum`` (measure = number), or a ``baseline.json``: then no measure may
    be more than ``tolerance`` (default 0.01) worse than there; measures in words or seconds are left out.

    :raises EvaluationError: when the file cannot be read, or names an unknown measure (all are named).
    """
    content = _read(path)
    limits = list(_limits(content))
    known = [*BY_NAME, *REGISTER_BY_NAME]
    unknown = sorted({limit.measure for limit in limits} - set(known))
    if unknown or not limits:
        raise EvaluationError(
            f"Het bestand met grenzen noemt {'onbekende maten' if unknown else 'geen enkele grens'}.",
            value=", ".join(unknown) or str(path),
            remedy=f"Schrijf [minimum] of [maximum] met: {', '.join(known)}",
        )
    return limits


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise EvaluationError(
            "Het bestand met grenzen is niet te lezen.", value=str(path), remedy=f"Geef TOML of JSON op: {error}"
        ) from error
    return content if isinstance(content, dict) else {}


def _limits(content: Mapping[str, Any]) -> Iterator[Limit]:
    for key, at_least in (("minimum", True), ("maximum", False)):
        for measure, bound in content.get(key, {}).items():
            yield Limit(measure, at_least, float(bound))
    tolerance = float(content.get("tolerance", TOLERANCE))
    register = content.get("agreements", {}).get("splits", {}).get("all", {})
    for name, estimate in {**content.get("measures", {}), **register}.items():
        known = BY_NAME.get(name) or REGISTER_BY_NAME.get(name)
        if estimate.get("value") is None or name == "answer_words":
            continue
        at_least = known is None or known.better == "higher"
        slack = 0.0 if name in EXACT else tolerance
        yield Limit(name, at_least, float(estimate["value"]) + (-slack if at_least else slack))


def broken_limits(
    summary: Summary, limits: list[Limit], *, register: Mapping[str, Estimate] | None = None
) -> list[str]:
    """A sentence (Dutch) for every limit that the run does not keep; a measure without value keeps none.

    :param register: the measures of the agreements register, when it was measured too.
    """
    broken = []
    measured = {**summary.measures, **(register or {})}
    for limit in limits:
        value = measured[limit.measure].value if limit.measure in measured else None
        kept = value is not None and (value >= limit.bound - 1e-9 if limit.at_least else value <= limit.bound + 1e-9)
        if not kept:
            word = "minstens" if limit.at_least else "hoogstens"
            shown = "niet gemeten" if value is None else f"{value:.4f}"
            broken.append(f"{limit.measure} is {shown}, moet {word} {limit.bound:.4f} zijn")
    return broken
