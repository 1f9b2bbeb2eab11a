"""Chooses what a model gets to read: runs of passages around the best evidence, numbered, within a budget of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.candidates import Candidate
from assistant.evidence.retrieval import Evidence
from assistant.gate import slice_of
from assistant.gate.types import Slice
from assistant.generation.prompt import count_tokens, passage_text
from assistant.parts import Part
from corpus import Document, Passage

# How many candidates are looked at, and how many slices a model gets at most.
_CANDIDATES, _OF_A_PART, _MOST = 12, 3, 10
# A paragraph of more passages than this is cut to the candidate and its neighbours.
_WHOLE_BLOCK = 6


@dataclass(frozen=True, slots=True)
class Span:
    """Passages ``first`` to ``last`` (not included) of a document, all in one section."""

    document: Document
    first: int
    last: int

    def touches(self, other: Span) -> bool:
        """Whether two spans overlap or follow each other in one section."""
        if self.document.id != other.document.id or self.last < other.first or other.last < self.first:
            return False
        return self._section() == other._section()

    def joined(self, other: Span) -> Span:
        """One span that holds both."""
        return Span(self.document, min(self.first, other.first), max(self.last, other.last))

    def _section(self) -> int:
        return self.document.passages[self.first].section


def gather_slices(evidence: Evidence, parts: Sequence[Part], *, budget: int) -> list[Slice]:
    """Numbered slices, best first: what the quotes answer consists of, then further evidence, as far as it fits.

    :param parts: the quotes answer.
    :param budget: tokens that all passages together may cost, as estimated.
    :return: at least one slice when there is any evidence, however small the budget.
    """
    chosen: list[Span] = []
    for span in (*_of_parts(parts), *_of_candidates(evidence)):
        grown = _with(chosen, span)
        if len(grown) > _MOST or (chosen and _cost(grown) > budget):
            continue
        chosen = grown
    return _numbered(chosen)


def _numbered(spans: Iterable[Span]) -> list[Slice]:
    return [slice_of(one.document, number, one.first, one.last) for number, one in enumerate(spans, start=1)]


def _cost(spans: Sequence[Span]) -> int:
    documents: Mapping[str, Document] = {one.document.id: one.document for one in spans}
    return sum(count_tokens(passage_text(one, documents[one.document])) for one in _numbered(spans))


def _with(spans: Sequence[Span], span: Span) -> list[Span]:
    """The spans with one more; those that it touches become one with it, at the place of the first of them."""
    kept, place = list(spans), len(spans)
    while (found := next((at for at, other in enumerate(kept) if other.touches(span)), None)) is not None:
        span = kept.pop(found).joined(span)
        place = min(place, found)
    return [*kept[:place], span, *kept[place:]]


def _of_parts(parts: Sequence[Part]) -> Iterator[Span]:
    for part in parts:
        inside = [one for one in part.document.passages if one.start < part.end and part.start < one.end]
        yield from _runs(part.document, inside)


def _of_candidates(evidence: Evidence) -> Iterator[Span]:
    groups = [evidence.candidates[:_CANDIDATES], *(group[:_OF_A_PART] for group in evidence.focused)]
    for candidate in (*(one for group in groups[1:] for one in group), *groups[0]):
        yield from _runs(candidate.document, _around(candidate))


def _around(candidate: Candidate) -> list[Passage]:
    """The paragraph or list item of a candidate, or its neighbours in a long one; a heading with what stands below."""
    document, passage = candidate.document, candidate.passage
    block = [one for one in document.passages if one.block == passage.block]
    if passage.kind == "heading":
        return list(document.passages[passage.index : passage.index + 3])
    if len(block) <= _WHOLE_BLOCK:
        return block
    return [one for one in block if abs(one.index - passage.index) <= 1]


def _runs(document: Document, passages: Sequence[Passage]) -> Iterator[Span]:
    """Passages as spans of consecutive ones within a section."""
    start = 0
    for place in range(1, len(passages) + 1):
        last = passages[place - 1]
        follows = place < len(passages) and (passages[place].index, passages[place].section) == (
            last.index + 1,
            last.section,
        )
        if not follows:
            yield Span(document, passages[start].index, last.index + 1)
            start = place
