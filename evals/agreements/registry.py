"""The measures of the register by name: title in two languages, which way is better, and the estimate on a split."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from evals.agreements.measures import (
    deadline_values,
    false_agreement,
    group_recall_values,
    invented_deadline,
    is_mere_proposal,
    kind_values,
    micro_f1,
    party_tallies,
    precision_values,
    recall_values,
)
from evals.agreements.types import Judged, JudgedRow
from evals.bootstrap import mean_estimate, whole_estimate
from evals.types import Estimate


def _count(flags: Iterable[bool]) -> Estimate:
    values = [float(flag) for flag in flags]
    return whole_estimate(values, lambda drawn: sum(drawn), n=len(values)) if values else Estimate(0.0, 0.0, 0.0, 0)


@dataclass(frozen=True, slots=True)
class RegisterMeasure:
    """A measure by name, with its titles and the way that is better; ``of`` estimates it on a split.

    A ``counted`` one is a number of rows, not a share.
    """

    name: str
    title: str
    english: str
    better: Literal["higher", "lower"]
    of: Callable[[Judged], Estimate]
    counted: bool = False


def _tallied(judged: Judged) -> Estimate:
    tallies = party_tallies(judged)
    return whole_estimate(tallies, micro_f1, n=len(tallies))


def _about(judged: Judged, *, without_deadline: bool) -> list[JudgedRow]:
    """Rows that could go wrong: about an item without deadline, or about a mere proposal."""
    about = [(one, one.item) for one in judged.rows if one.item is not None]
    return [one for one, item in about if (not item.has_deadline if without_deadline else is_mere_proposal(item))]


REGISTER_MEASURES: tuple[RegisterMeasure, ...] = (
    RegisterMeasure(
        *("agreements_recall", "Belangrijke items gevonden", "Important items found", "higher"),
        lambda judged: mean_estimate(recall_values(judged, important=True)),
    ),
    RegisterMeasure(
        *("agreements_recall_all", "Alle items gevonden", "All items found", "higher"),
        lambda judged: mean_estimate(recall_values(judged, important=False)),
    ),
    RegisterMeasure(
        *("agreements_group_recall", "Groepen gevonden", "Groups found", "higher"),
        lambda judged: mean_estimate(group_recall_values(judged)),
    ),
    RegisterMeasure(
        *("agreements_precision", "Rijen die kloppen met een item", "Rows that match an item", "higher"),
        lambda judged: mean_estimate(precision_values(judged)),
    ),
    RegisterMeasure(
        *("agreements_kind", "Soort juist", "Kind right", "higher"), lambda judged: mean_estimate(kind_values(judged))
    ),
    RegisterMeasure(*("agreements_parties_f1", "F1 van partijen", "F1 of parties", "higher"), _tallied),
    RegisterMeasure(
        *("agreements_deadlines", "Termijnen precies goed", "Deadlines exact", "higher"),
        lambda judged: mean_estimate(deadline_values(judged)),
    ),
    RegisterMeasure(
        *("agreements_invented_deadlines", "Verzonnen termijnen (aantal)", "Deadlines invented (count)", "lower"),
        lambda judged: _count(invented_deadline(one) for one in _about(judged, without_deadline=True)),
        counted=True,
    ),
    RegisterMeasure(
        *("agreements_false", "Voorstellen als afspraak (aantal)", "Proposals as agreements (count)", "lower"),
        lambda judged: _count(false_agreement(one) for one in _about(judged, without_deadline=False)),
        counted=True,
    ),
    RegisterMeasure(
        *("agreements_quote_validity", "Letterlijk juiste passages", "Quotes that are exact slices", "higher"),
        lambda judged: mean_estimate([float(one.exact_slice) for one in judged.rows]),
    ),
)

BY_NAME = {measure.name: measure for measure in REGISTER_MEASURES}


def estimate_all(judged: Judged) -> dict[str, Estimate]:
    """Every measure on (a split of) the register."""
    return {measure.name: measure.of(judged) for measure in REGISTER_MEASURES}
