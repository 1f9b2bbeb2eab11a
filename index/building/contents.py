"""Everything that goes into a generation of an index."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from index.building.draft import Draft
from index.building.embedding import Vectorizer
from index.building.previous import Previous, stored_keys
from index.searching.known import KnownQuestions
from index.storage.extents import Extents
from index.storage.manifest import KEYS, Recipe
from index.storage.tables import Layout
from index.storage.vectors import count_different


@dataclass(frozen=True, eq=False)
class Contents:
    """Everything that goes into a generation.

    ``home`` is the directory of the index; ``before`` is the generation that this one builds upon, when its rows can
    be taken over; ``growing`` says where the rows of each document are in the files that grow, as far as they were
    written.
    """

    home: Path
    recipe: Recipe
    draft: Draft
    layout: Layout
    known: KnownQuestions
    dimension: int
    vectorizer: Vectorizer | None
    before: Previous | None
    growing: dict[str, Extents] = field(default_factory=dict)

    def kept(self) -> dict[int, int]:
        """Number of each document that stays as it was -> its number in the generation before."""
        stored = self.before.stored if self.before is not None else None
        numbers = {entry.id: number for number, entry in enumerate(stored.manifest.documents)} if stored else {}
        entries = enumerate(self.draft.entries)
        return {number: numbers[entry.id] for number, entry in entries if number not in self.draft.added}

    def texts(self) -> int:
        """How many different texts have a vector, known questions included."""
        if self.vectorizer is None:
            return 0
        keys = [added.keys for added in self.draft.added.values()]
        if self.before is not None and self.before.stored is not None:
            stored = self.before.stored
            everything = stored_keys(self.before.path, stored)
            extents = stored.extents[KEYS].rows
            spans = [extents[self.draft.entries[number].id] for number in self.kept()]
            keys += [everything[one.first : one.first + one.count] for one in spans]
        return count_different([*keys, self.known.keys])
