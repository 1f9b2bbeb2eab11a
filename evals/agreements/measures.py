"""The measures of the register, one value an item or row; intervals come later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.agreements import Deadline
from evals.agreements.types import GoldItem, Judged, JudgedItem, JudgedRow, Parties


class Tally(NamedTuple):
    """Parties of one item: named rightly, named wrongly, left out."""

    right: int
    wrong: int
    missed: int


def recall_values(judged: Judged, *, important: bool) -> list[float]:
    """For every (important) item 1 when some row matches it, else 0."""
    return [float(one.found) for one in judged.items if one.item.important or not important]


def group_recall_values(judged: Judged) -> list[float]:
    """For every group with an important item 1 when one of its items was found; an item alone is a group."""
    groups: dict[str, list[JudgedItem]] = {}
    for one in judged.items:
        groups.setdefault(one.item.group or f"\0{one.item.id}", []).append(one)
    chosen = [group for group in groups.values() if any(one.item.important for one in group)]
    return [float(any(one.found for one in group)) for group in chosen]


def precision_values(judged: Judged) -> list[float]:
    """For every row 1 when it matches an item, important or not, else 0."""
    return [float(one.item is not None) for one in judged.rows]


def kind_values(judged: Judged) -> list[float]:
    """For every found item 1 when its best row has an acceptable kind."""
    return [float(one.rows[0].kind in one.item.kinds) for one in judged.items if one.found]


def party_tallies(judged: Judged) -> list[Tally]:
    """For every found item the parties of its best row against the acceptable set that fits best, for each role."""
    tallies = []
    for one in judged.items:
        if one.found:
            row, item = one.rows[0], one.item
            commits, asked = _tally(row.parties, item.parties), _tally(row.addressed_to, item.addressed_to)
            tallies.append(Tally(*(left + right for left, right in zip(commits, asked, strict=True))))
    return tallies


def micro_f1(tallies: Sequence[Tally]) -> float | None:
    """2 x right / (2 x right + wrong + missed) over all items together; None when no party is named on either side."""
    right, wrong, missed = (sum(column) for column in zip(*tallies, strict=True)) if tallies else (0, 0, 0)
    total = 2 * right + wrong + missed
    return 2 * right / total if total else None


def _tally(given: Iterable[str], acceptable: Sequence[Parties]) -> Tally:
    named = frozenset(given)
    options = [Tally(len(named & one), len(named - one), len(one - named)) for one in acceptable]
    return min(options, key=lambda tally: (tally.wrong + tally.missed, -tally.right))


def deadline_values(judged: Judged) -> list[float]:
    """For every found item with a deadline 1 when its rows give it, and none of them another one.

    Days and the mark for an inferred year must be equal. Where "no deadline" is acceptable, rows without one are right.
    """
    return [float(deadline_is_right(one)) for one in judged.items if one.found and one.item.has_deadline]


def deadline_is_right(one: JudgedItem) -> bool:
    """Whether the rows about an item show an acceptable deadline and no other; without own rows its best row speaks."""
    shown = [row.deadline for row in (one.own or one.rows[:1]) if row.deadline]
    if not shown:
        return None in one.item.deadlines
    return all(any(same_deadline(deadline, option) for option in one.item.deadlines) for deadline in shown)


def same_deadline(given: Deadline, expected: Deadline | None) -> bool:
    """Equal days and mark; of deadlines that recur the words must share, because there are no days to compare."""
    if expected is None or (given.start, given.end, given.inferred) != (
        expected.start,
        expected.end,
        expected.inferred,
    ):
        return False
    if expected.start:
        return True
    words, wanted = given.text.casefold(), expected.text.casefold()
    return bool(words) and (words in wanted or wanted in words)


def invented_deadline(one: JudgedRow) -> bool:
    """A row shows a deadline where the gold says that there is none."""
    return one.item is not None and not one.item.has_deadline and one.row.deadline is not None


def false_agreement(one: JudgedRow) -> bool:
    """A row shows as an agreement what is a proposal: preferred kind ``voorstel``, and ``afspraak`` not acceptable."""
    return one.row.kind == "afspraak" and one.item is not None and is_mere_proposal(one.item)


def is_mere_proposal(item: GoldItem) -> bool:
    """Whether nobody could take the item for an agreement."""
    return item.kinds[0] == "voorstel" and "afspraak" not in item.kinds
