"""The front door of the register: documents in, rows and unread places out."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.agreements.gazetteer import build_gazetteer
from corpus.agreements.grouping import group_repeats
from corpus.agreements.rows import RowMaker
from corpus.agreements.types import Register
from corpus.agreements.unread import unread_places
from corpus.types import Document


def extract_agreements(documents: Iterable[Document]) -> Register:
    """The register of ``documents``: pure and deterministic, rows in the order of the documents and their text.

    Every quote is a slice of its document. A row of a document depends on the other documents only in its ``group`` and
    in the abbreviations that they define.
    """
    chosen = list(documents)
    gazetteer = build_gazetteer(chosen)
    rows = [row for document in chosen for row in RowMaker(document, gazetteer).rows()]
    return Register(group_repeats(rows), tuple(place for document in chosen for place in unread_places(document)))
