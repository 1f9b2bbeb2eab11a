"""What the pair model learns from: questions beside passages."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Document
from index.questions import TrainingQuestion, marked_passages
from index.training.examples import is_held_out
from index.types import Embedder, Vectors
from index.wording import passage_text

_BATCH = 256


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with indices into the passages: those that answer it, and those that do not.

    ``right`` is empty when nothing answers it; ``wrong`` begins with what looks right to a reader, then comes what is
    nearest; ``found`` holds the nearest passages, right or wrong, as a search would
    find them. ``foreign`` says that its documents are held out whole, ``bundled`` that they come with the product.
    """

    id: str
    question: str
    right: tuple[int, ...]
    wrong: tuple[int, ...]
    found: tuple[int, ...]
    held_out: bool
    foreign: bool
    bundled: bool

    def candidates(self, count: int, pool: int, chance: random.Random) -> list[int]:
        """So many passages, a right one first when there is any."""
        right = [chance.choice(self.right)] if self.right else []
        near = list(self.wrong[:pool])
        return right + chance.sample(near, min(count - len(right), len(near)))


def asked_questions(
    questions: Iterable[TrainingQuestion],
    documents: Sequence[Document],
    embedder: Embedder,
    *,
    held: Collection[str],
    bundled: Collection[str],
    depth: int,
) -> tuple[list[str], list[Asked]]:
    """The passages of the documents as they are embedded, and the questions with the nearest of them.

    Neighbours of a right passage are no wrong ones: they may answer in part.

    :param held: ids of documents that are never trained on.
    :param depth: how many of the nearest passages are looked at.
    """
    by_id = {document.id: document for document in documents}
    places = [(document.id, passage.index) for document in documents for passage in document.passages]
    number = {place: at for at, place in enumerate(places)}
    texts = [passage_text(by_id[name], by_id[name].passages[index]) for name, index in places]
    vectors = embedder.embed_passages(texts)
    asked = list(questions)
    found = _nearest(embedder.embed_queries([one.text for one in asked]), vectors, depth)
    return texts, [_asked(one, by_id, number, near, held, bundled) for one, near in zip(asked, found, strict=True)]


def _nearest(questions: Vectors, passages: Vectors, depth: int) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(questions), _BATCH):
        cosines = questions[start : start + _BATCH] @ passages.T
        for order in np.argsort(-cosines, axis=1, kind="stable")[:, :depth]:
            yield tuple(int(place) for place in order)


def _asked(
    question: TrainingQuestion,
    documents: Mapping[str, Document],
    number: Mapping[tuple[str, int], int],
    found: tuple[int, ...],
    held: Collection[str],
    bundled: Collection[str],
) -> Asked:
    right = {number[marked] for marked in marked_passages(question.positives, documents)}
    close = {place + step for place in right for step in (-1, 0, 1)}
    looks_right = (number[marked] for marked in sorted(marked_passages(question.nearest, documents)))
    named = {document for document, _, _ in (*question.positives, *question.nearest)}
    foreign = not named.isdisjoint(held)
    return Asked(
        id=question.id,
        question=question.text,
        right=tuple(sorted(right)),
        wrong=tuple(place for place in dict.fromkeys((*looks_right, *found)) if place not in close),
        found=found,
        held_out=foreign or is_held_out(question.id),
        foreign=foreign,
        bundled=not named.isdisjoint(bundled),
    )
