"""Lays the rows of a register beside the gold items: which row is about which item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.agreements import Agreement
from corpus.types import Document
from evals.agreements.types import GoldItem, Judged, JudgedItem, JudgedRow
from evals.measures.overlap import LONGEST_CITATION, points_at, shared
from evals.types import GoldRange


def judge(rows: Sequence[Agreement], gold: Sequence[GoldItem], documents: Mapping[str, Document]) -> Judged:
    """Match rows and items; rows of documents without gold are left out.

    A row matches an item when the two share at least half of the shorter one, and it is no longer than a citation may
    be (1000 characters): who makes one row of a chapter has found nothing. A row can match several items and an item
    several rows; the row is *about* the item that it fits best, by shared / joint length (Jaccard). A row that matches
    no item counts for the split of the nearest item in its document.
    """
    annotated: dict[str, list[GoldItem]] = {}
    for item in gold:
        annotated.setdefault(item.document, []).append(item)
    kept = [row for row in rows if row.document in annotated]
    matches = {position: _matches(row, annotated[row.document]) for position, row in enumerate(kept)}
    judged_rows = []
    for position, row in enumerate(kept):
        best = max(matches[position], key=lambda item: fit(row, item), default=None)
        split = (best or _nearest(row, annotated[row.document])).split
        judged_rows.append(JudgedRow(row, split, best, _is_slice(row, documents)))
    return Judged(tuple(_judge_item(item, judged_rows, matches) for item in gold), tuple(judged_rows))


def fit(row: Agreement, item: GoldItem) -> float:
    """How well a row covers the best place of an item: shared characters / characters of both together, 0 to 1."""
    return max((_jaccard(row, place) for place in item.places), default=0.0)


def _matches(row: Agreement, items: Sequence[GoldItem]) -> list[GoldItem]:
    return [item for item in items if any(points_at(row, place, longest=LONGEST_CITATION) for place in item.places)]


def _jaccard(row: Agreement, place: GoldRange) -> float:
    common = shared(row, place)
    return common / ((row.end - row.start) + (place.end - place.start) - common) if common else 0.0


def _nearest(row: Agreement, items: Sequence[GoldItem]) -> GoldItem:
    def distance(item: GoldItem) -> int:
        return min((max(place.start - row.end, row.start - place.end, 0) for place in item.places), default=1 << 60)

    return min(items, key=distance)


def _is_slice(row: Agreement, documents: Mapping[str, Document]) -> bool:
    document = documents.get(row.document)
    return document is not None and bool(row.quote) and document.text[row.start : row.end] == row.quote


def _judge_item(item: GoldItem, rows: Sequence[JudgedRow], matches: Mapping[int, Sequence[GoldItem]]) -> JudgedItem:
    matching = [one for position, one in enumerate(rows) if item in matches[position]]
    best_first = sorted(matching, key=lambda one: -fit(one.row, item))  # stable: of equals the first in the text
    own = tuple(one.row for one in best_first if one.item is item)
    return JudgedItem(item, tuple(one.row for one in best_first), own)
