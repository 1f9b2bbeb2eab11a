"""The evidence that a sentence is held against: a few neighbouring passages, with what stands above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.gate.text.reading import Reading, read
from assistant.gate.text.vocabulary import Vocabulary
from assistant.gate.types import Slice
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
