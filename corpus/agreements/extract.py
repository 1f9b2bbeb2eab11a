"""The front door of the register: documents in, rows and unread places out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.agreements.gazetteer import Gazetteer, build_gazetteer
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
    return join_registers([read_agreements(document, gazetteer) for document in chosen])


def read_agreements(document: Document, gazetteer: Gazetteer) -> Register:
    """The register of one document, its rows not grouped yet."""
    return Register(tuple(RowMaker(document, gazetteer).rows()), tuple(unread_places(document)))


def join_registers(registers: Sequence[Register]) -> Register:
    """One register of those of documents, its rows grouped."""
    rows = [row for register in registers for row in register.agreements]
    return Register(group_repeats(rows), tuple(place for register in registers for place in register.unread))
