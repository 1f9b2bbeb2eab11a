"""Documents on their way into an index: read when their turn comes, so that they need not all be in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.types import Document


@dataclass(frozen=True, slots=True)
class Source:
    """A document by its id, and how to get it.

    ``kept`` says that the index in use holds this very document, so that it need not be read when that is true.
    """

    id: str
    load: Callable[[], Document]
    kept: bool = False


def in_order(documents: Iterable[Document | Source]) -> tuple[Source, ...]:
    """The sources of documents, by id.

    :raises ValueError: when two documents have one id.
    """
    sources = [one if isinstance(one, Source) else _at_hand(one) for one in documents]
    if len({source.id for source in sources}) != len(sources):
        raise ValueError("two documents have one id")
    return tuple(sorted(sources, key=lambda source: source.id))


def _at_hand(document: Document) -> Source:
    return Source(document.id, lambda: document)
