"""Which documents a question names: "volgens het NJi", "in het uitvoeringsplan", "de VNG-verklaring"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus import Metadata

TermsOf = Callable[[str], Sequence[str]]


class DocumentNames:
    """The words that tell documents apart: title, kind, publishers and id, weighted by how few documents share them.

    :param documents: the metadata of all documents.
    :param terms_of: lexical analysis, the same for names and questions.
    """

    def __init__(self, documents: Iterable[Metadata], terms_of: TermsOf) -> None:
        self._terms_of = terms_of
        names = {metadata.id: frozenset(terms_of(_names(metadata))) for metadata in documents}
        shared: dict[str, int] = {}
        for terms in names.values():
            for term in terms:
                shared[term] = shared.get(term, 0) + 1
        self._weights = {
            document: {term: 1.0 / shared[term] for term in terms if shared[term] <= max(1, len(names) // 2)}
            for document, terms in names.items()
        }

    def named(self, question: str) -> Mapping[str, float]:
        """For each document with a distinguishing word in the question: the weight of those words, at most 1.

        A word that stands in the names of n documents weighs 1/n; words in more than half of them weigh nothing.
        """
        asked = frozenset(self._terms_of(question))
        found: dict[str, float] = {}
        for document, weights in self._weights.items():
            total = sum(weight for term, weight in weights.items() if term in asked)
            if total > 0:
                found[document] = min(1.0, total)
        return found


def _names(metadata: Metadata) -> str:
    return " ".join(
        (metadata.title, metadata.kind, metadata.region, *metadata.publishers, metadata.id.replace("-", " "))
    )
