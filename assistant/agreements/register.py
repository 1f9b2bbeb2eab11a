"""Extracted rows and reviews -> the register as people see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from assistant.agreements.attach import Attached, attach
from assistant.agreements.fold import State, fold
from assistant.agreements.places import anchor_uid, row_keys
from assistant.agreements.types import CuratedRegister, Origin, Orphan, RegisterRow, Reviewed
from assistant.agreements.values import with_values
from corpus.agreements import Agreement, Deadline, Register
from corpus.types import Document
from index.storage.documents import metadata_of


def curate(
    register: Register,
    reviews: Sequence[Reviewed],
    documents: Mapping[str, Document],
    *,
    unreadable: Mapping[str, str] | None = None,
) -> CuratedRegister:
    """Lay the reviews over the extracted rows; pure, so the same input gives the same register.

    A reviewed row that is no longer extracted stays in the register while its words stand in the document; one that was
    rejected does not.

    :param documents: the documents that the register was extracted from, by id.
    :param unreadable: documents that could not be read, with an explanation.
    """
    attached = attach(register.agreements, reviews, documents)
    rows = [
        (agreement, attached.rows.get(number, []), "moved" if number in attached.moved else "read")
        for number, agreement in enumerate(register.agreements)
    ]
    order = {document: number for number, document in enumerate(documents)}
    everything = [*rows, *_kept(attached, documents)]
    everything.sort(key=lambda one: (order.get(one[0].document, len(order)), one[0].start, one[0].end))
    keys = row_keys([agreement for agreement, _, _ in everything])
    return CuratedRegister(
        rows=tuple(_row(key, *one) for key, one in zip(keys, everything, strict=True)),
        unread=register.unread,
        orphans=tuple(_orphan(review, documents) for review in attached.lost),
        documents={identifier: metadata_of(documents, identifier).title for identifier in documents},
        unreadable=dict(unreadable or {}),
    )


def agreement_from_json(values: Mapping[str, Any]) -> Agreement:
    """An agreement from its JSON values, as they are kept in a snapshot.

    A snapshot of another version may lack fields, which are empty then, or have more, which are left out.
    """
    known = {one.name for one in fields(Agreement)}
    empty = {"region": None, "page": None, "deadline": None, "parties": (), "addressed_to": (), "section": ()}
    found: dict[str, Any] = {**dict.fromkeys(known, ""), "start": 0, "end": 0, **empty}
    found |= {name: value for name, value in values.items() if name in known}
    for name in ("parties", "addressed_to", "section"):
        found[name] = tuple(found[name])
    deadline = found["deadline"]
    return Agreement(**{**found, "deadline": Deadline(**deadline) if deadline else None})


def _row(key: str, extracted: Agreement, reviews: Sequence[Reviewed], origin: str) -> RegisterRow:
    if not reviews:
        return RegisterRow(key, extracted, extracted)
    state = fold(change for review in reviews for change in review.changes)
    corrected = state.differing(extracted)
    return RegisterRow(
        key=key,
        agreement=with_values(extracted, {name: state.corrections[name] for name in corrected}),
        extracted=extracted,
        review=state.review(differs=bool(corrected)),
        note=state.note,
        corrected=corrected,
        reviewer=state.who,
        reviewed=state.at,
        origin=_origin(origin, state),
        anchors=tuple(review.anchor.uid for review in reviews),
    )


def _origin(origin: str, state: State) -> Origin:
    if origin == "kept":
        return "kept"
    return "moved" if origin == "moved" and (state.verdict or state.note) else "read"


def _kept(attached: Attached, documents: Mapping[str, Document]) -> list[tuple[Agreement, list[Reviewed], str]]:
    """Rows for reviews whose words still stand but are no longer extracted; several about one place are one row."""
    by_place: dict[tuple[str, int, int], list[Reviewed]] = {}
    for review, (start, end) in attached.standing:
        by_place.setdefault((review.anchor.document, start, end), []).append(review)
    kept = []
    for (identifier, start, end), reviews in by_place.items():
        state = fold(change for review in reviews for change in review.changes)
        if state.verdict == "rejected" or not (state.verdict or state.note):
            continue
        document = documents[identifier]
        section = next((one.section for one in document.passages if one.end > start), 0)
        agreement = replace(
            agreement_from_json(reviews[-1].anchor.snapshot),
            id=f"{identifier}:{anchor_uid(identifier, document.text[start:end], start)[:12]}",
            document_status=document.metadata.status,
            section=document.section_path(section),
            page=document.page_at(start),
            start=start,
            end=end,
            quote=document.text[start:end],
        )
        kept.append((agreement, reviews, "kept"))
    return kept


def _orphan(review: Reviewed, documents: Mapping[str, Document]) -> Orphan:
    state = fold(review.changes)
    read = agreement_from_json(review.anchor.snapshot)
    return Orphan(
        anchor=review.anchor,
        review=state.review(differs=bool(state.differing(read))),
        note=state.note,
        corrections=state.corrections,
        reviewer=state.who,
        reviewed=state.at,
        reason="words" if review.anchor.document in documents else "document",
    )
