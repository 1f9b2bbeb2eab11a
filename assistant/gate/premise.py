"""The evidence that a sentence is held against: a few neighbouring passages, with what stands above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.gate.reading import Reading, Word, read
from assistant.gate.types import Slice
from assistant.gate.vocabulary import Vocabulary, likeness
from assistant.types import Range
from corpus import display_text

# As many neighbouring passages as a statement may rest on.
WIDEST = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """One citable passage of a slice, read; ``note`` is what introduces it or heads its columns."""

    source: int
    document: str
    start: int
    end: int
    reading: Reading
    note: Reading
    heading: Reading
    block: int


@dataclass(frozen=True, slots=True)
class Premise:
    """Passages that a sentence may rest on; ``around`` is context that may support names, dates and words too."""

    passages: tuple[Passage, ...]
    around: tuple[Reading, ...]

    def readings(self) -> tuple[Reading, ...]:
        """The passages and what introduces them."""
        return tuple(one for passage in self.passages for one in (passage.reading, passage.note))

    def everything(self) -> tuple[Reading, ...]:
        """With titles and section headings."""
        return (*self.readings(), *self.around)

    def joined(self, other: Premise) -> Premise:
        """Both together, each passage once."""
        more = tuple(passage for passage in other.passages if passage not in self.passages)
        return Premise(self.passages + more, tuple(dict.fromkeys((*self.around, *other.around))))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A slice, read."""

    slice: Slice
    passages: tuple[Passage, ...]
    context: Reading

    def windows(self) -> Iterator[Premise]:
        """Every run of up to ``WIDEST`` neighbouring passages of one block, the shortest first."""
        for length in range(1, min(WIDEST, len(self.passages)) + 1):
            for first in range(len(self.passages) - length + 1):
                run = self.passages[first : first + length]
                if run[0].block == run[-1].block:
                    yield Premise(run, (self.context,))


def read_slice(piece: Slice, vocabulary: Vocabulary) -> Evidence:
    """Take a slice apart into its passages; without given passages it is one."""
    ranges = piece.sentences or (Range(piece.start, piece.end),)
    notes = piece.notes if len(piece.notes) == len(ranges) else ("",) * len(ranges)
    blocks = piece.blocks if len(piece.blocks) == len(ranges) else (0,) * len(ranges)
    context = read(piece.context, vocabulary)
    heading = read(piece.context.rstrip().rsplit("\n", 1)[-1], vocabulary)
    passages = tuple(
        Passage(
            piece.number,
            piece.document,
            place.start,
            place.end,
            read(display_text(piece.text[place.start - piece.start : place.end - piece.start]), vocabulary),
            read(note, vocabulary),
            heading,
            block,
        )
        for place, note, block in zip(ranges, notes, blocks, strict=True)
    )
    return Evidence(piece, passages, context)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of the evidence say what the words of a claim say.

    ``best`` has for each content word of the claim its highest likeness; ``hits`` the words of the evidence (reading,
    position) that are at least alike, by the position of the word in the claim.
    """

    best: dict[int, float] = field(default_factory=dict)
    hits: dict[int, set[tuple[int, int]]] = field(default_factory=dict)


_ALIKE, _APART = 0.75, 0.9
_REACH = 8
# First parts of verbs that Dutch takes off: "vastleggen" is "legt ... vast" and "vast te leggen".
_SEPARABLE = tuple(
    "aan achter af bij binnen deel door in langs los mee mis na neer om onder op open over plaats samen stand tegen "
    "terecht terug toe uit vast voor voorbij voort vooruit vrij waar weer weg".split()
)


def _apart(word: Word, readings: Sequence[Reading], vocabulary: Vocabulary) -> set[tuple[int, int]]:
    """Where both parts of a separable verb stand near one another in the evidence."""
    for first in _SEPARABLE:
        if not word.folded.startswith(first) or len(word.folded) < len(first) + 4:
            continue
        rest = vocabulary.meaning(word.folded[len(first) :])
        for number, reading in enumerate(readings):
            at = [place for place, other in enumerate(reading.words) if other.folded == first]
            for place, other in enumerate(reading.words):
                if likeness(rest, other.meaning) >= _ALIKE and any(abs(one - place) <= _REACH for one in at):
                    return {(number, place)}
    return set()


def align(claim: Reading, readings: Sequence[Reading], vocabulary: Vocabulary) -> Alignment:
    """Compare every content word of a claim with every word of the readings."""
    alignment = Alignment()
    for position, word in enumerate(claim.words):
        if not word.content:
            continue
        best = 0.0
        for number, reading in enumerate(readings):
            for place, other in enumerate(reading.words):
                score = _score(word, other)
                best = max(best, score)
                if score >= _ALIKE:
                    alignment.hits.setdefault(position, set()).add((number, place))
        if best < _ALIKE and (found := _apart(word, readings, vocabulary)):
            best = _APART
            alignment.hits[position] = found
        alignment.best[position] = best
    return alignment


def _score(word: Word, other: Word) -> float:
    if word.folded == other.folded:
        return 1.0
    if word.concepts & other.concepts:
        return 0.9
    return likeness(word.meaning, other.meaning)
