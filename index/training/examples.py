"""Training examples: the texts that are embedded, and for each question which of them answer it."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from corpus import Document
from index.chunk import make_chunks
from index.questions import TrainingQuestion, marked_passages
from index.wording import passage_text

# Share of the questions kept apart, by a hash of the id, so that it never changes: for the learning curve, and to fit
# the regressions on cosines that are not too good to be true.
_HELD_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Example:
    """A question with indices into the texts: ``positives`` answer it, ``negatives`` only look like it.

    ``chunks`` are the chunks around the positives; ``near`` are neighbours of positives, which may answer it in part
    and are therefore never used as wrong answers. ``foreign`` says that its documents are held out whole, ``bundled``
    that they come along with the product.
    """

    id: str
    style: str
    question: str
    positives: tuple[int, ...]
    negatives: tuple[int, ...]
    chunks: tuple[int, ...]
    near: tuple[int, ...]
    held_out: bool
    foreign: bool = False
    bundled: bool = False


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """All texts, first the passages (as many as ``passages``) and then the chunks, with the examples over them."""

    texts: list[str]
    passages: int
    examples: list[Example]


def make_training_set(
    documents: Iterable[Document],
    questions: Iterable[TrainingQuestion],
    *,
    held: Collection[str] = (),
    bundled: Collection[str] = (),
) -> TrainingSet:
    """Number the passages and chunks of the documents and tie the answerable questions to them.

    Passages are worded as they are when they are indexed, headings included. A question whose positives mark no
    passage is left out.

    :param held: ids of documents that are never trained on: their questions are held out.
    :param bundled: ids of the documents that come along with the product.
    """
    by_id = {document.id: document for document in documents}
    texts: list[str] = []
    number: dict[tuple[str, int], int] = {}
    for document in by_id.values():
        for passage in document.passages:
            number[document.id, passage.index] = len(texts)
            texts.append(passage_text(document, passage))
    passages = len(texts)
    chunk_of: dict[int, int] = {}
    for document in by_id.values():
        for chunk in make_chunks(document):
            for index in range(chunk.first, chunk.last):
                chunk_of[number[document.id, index]] = len(texts)
            texts.append(chunk.text)
    asked = [one for one in questions if one.answerable]
    examples = [_example(one, by_id, number, chunk_of, held=held, bundled=bundled) for one in asked]
    return TrainingSet(texts, passages, [example for example in examples if example.positives])


def _example(
    question: TrainingQuestion,
    documents: Mapping[str, Document],
    number: Mapping[tuple[str, int], int],
    chunk_of: Mapping[int, int],
    *,
    held: Collection[str],
    bundled: Collection[str],
) -> Example:
    positives = {number[marked] for marked in marked_passages(question.positives, documents)}
    negatives = {number[marked] for marked in marked_passages(question.negatives, documents)} - positives
    neighbours = {index + step for index in positives for step in (-1, 1)} - positives - negatives
    answering = {document for document, _, _ in question.positives}
    foreign = not answering.isdisjoint(held)
    return Example(
        id=question.id,
        style=question.style,
        question=question.text,
        positives=tuple(sorted(positives)),
        negatives=tuple(sorted(negatives)),
        chunks=tuple(sorted({chunk_of[index] for index in positives if index in chunk_of})),
        near=tuple(sorted(neighbours)),
        held_out=foreign or is_held_out(question.id),
        foreign=foreign,
        bundled=not answering.isdisjoint(bundled),
    )


def is_held_out(identifier: str) -> bool:
    """Whether the question with this id is kept apart from training."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 10_000 < _HELD_SHARE * 10_000


def draw_epoch(examples: Iterable[Example], epoch: int, *, bundled_share: float, seed: int) -> list[Example]:
    """The examples of one epoch: all on other documents, and of those on the bundled ones the next part.

    What is learned should hold for documents that are added as well, and far more questions are on the bundled ones.

    :param epoch: from 0; consecutive ones take consecutive parts of an order that depends on ``seed`` alone.
    :param bundled_share: how large that part is, from 0 to 1.
    """
    every = list(examples)
    bundled = [example for example in every if example.bundled]
    random.Random(seed).shuffle(bundled)
    count = round(bundled_share * len(bundled))
    drawn = [bundled[(epoch * count + place) % len(bundled)] for place in range(count)]
    return [*(example for example in every if not example.bundled), *drawn]


def make_batches(examples: list[Example], *, size: int, chance: random.Random) -> list[list[Example]]:
    """One epoch of batches in which no passage answers two questions; the order depends on ``chance`` alone.

    A last batch of less than a quarter of ``size`` is left out, unless there is no other: too few wrong answers to
    learn from.
    """
    queue = list(examples)
    chance.shuffle(queue)
    batches: list[list[Example]] = []
    while queue:
        batch: list[Example] = []
        taken: set[int] = set()
        rest: list[Example] = []
        for example in queue:
            if len(batch) < size and not taken & set(example.positives):
                batch.append(example)
                taken |= set(example.positives)
            else:
                rest.append(example)
        batches.append(batch)
        queue = rest
    kept = [batch for batch in batches if len(batch) * 4 >= size] or batches
    chance.shuffle(kept)
    return kept
