"""Which reviews belong to which rows, after documents or the extraction changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.agreements.places import collapsed, find_words
from assistant.agreements.types import Reviewed
from corpus.agreements import Agreement
from corpus.types import Document

# As everywhere, two ranges are about the same when they share at least half of the shorter one.
_SHARED = 0.5


@dataclass(slots=True)
class Attached:
    """Reviews by row number, whether such a row has other borders now, and the reviews that found no row.

    ``standing`` are reviews whose words still stand in the document, with their range; ``lost`` those whose do not.
    """

    rows: dict[int, list[Reviewed]] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    standing: list[tuple[Reviewed, tuple[int, int]]] = field(default_factory=list)
    lost: list[Reviewed] = field(default_factory=list)


def attach(agreements: Sequence[Agreement], reviews: Sequence[Reviewed], documents: Mapping[str, Document]) -> Attached:
    """Find for every review its row.

    First the row with the same words in the same document, the nearest of them, so that of two equal passages each
    keeps its own; then the row that shares most with the place where the words stand now.
    """
    attached = Attached()
    rest = _attach_same_words(agreements, reviews, attached)
    for review in rest:
        document = documents.get(review.anchor.document)
        places = find_words(document.text, review.anchor.quote) if document else []
        if not places:
            attached.lost.append(review)
            continue
        place = min(places, key=lambda one: (abs(one[0] - review.anchor.start), one))
        number = _most_shared(agreements, review.anchor.document, place)
        if number is None:
            attached.standing.append((review, place))
        else:
            attached.rows.setdefault(number, []).append(review)
            attached.moved.add(number)
    return attached


def _attach_same_words(
    agreements: Sequence[Agreement], reviews: Sequence[Reviewed], attached: Attached
) -> list[Reviewed]:
    """Attach the nearest pairs with equal words first; what is left over.

    Two reviews from two copies of a text can be about one passage: who finds no free row with the words shares the
    nearest one.
    """
    rows: dict[tuple[str, str], list[int]] = {}
    for number, agreement in enumerate(agreements):
        rows.setdefault((agreement.document, collapsed(agreement.quote)), []).append(number)
    pairs = []
    for place, review in enumerate(reviews):
        for number in rows.get((review.anchor.document, collapsed(review.anchor.quote)), []):
            pairs.append((abs(agreements[number].start - review.anchor.start), place, number))
    settled: dict[int, int] = {}
    for _, place, number in sorted(pairs):
        if place not in settled and number not in attached.rows:
            settled[place] = number
            attached.rows[number] = [reviews[place]]
    for _, place, number in sorted(pairs):
        if place not in settled:
            settled[place] = number
            attached.rows[number].append(reviews[place])
    return [review for place, review in enumerate(reviews) if place not in settled]


def _most_shared(agreements: Sequence[Agreement], document: str, place: tuple[int, int]) -> int | None:
    best: tuple[float, int] | None = None
    for number, row in enumerate(agreements):
        if row.document != document:
            continue
        common = min(row.end, place[1]) - max(row.start, place[0])
        shorter = min(row.end - row.start, place[1] - place[0])
        if common > 0 and common >= _SHARED * shorter:
            joint = (row.end - row.start) + (place[1] - place[0]) - common
            best = max(best or (0.0, 0), (common / joint, -number))
    return None if best is None else -best[1]
