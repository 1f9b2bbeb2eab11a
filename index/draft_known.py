"""The known questions of the next generation: tied to their passages, or moved along with these."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.draft import Draft
from index.embedding import Vectorizer
from index.known import KnownQuestions, documents_asked_about, known_questions, make_known, move_known
from index.previous import Stored
from index.questions import TrainingQuestion
from index.tables import Layout, offsets_of
from index.vectors import as_keys, question_key


def draft_questions(draft: Draft) -> list[TrainingQuestion]:
    """The known questions about documents of the draft."""
    return known_questions({entry.id: entry.sha256 for entry in draft.entries})


def draft_known(
    draft: Draft,
    questions: Sequence[TrainingQuestion],
    layout: Layout,
    before: Stored | None,
    vectorizer: Vectorizer | None,
) -> KnownQuestions:
    """The known questions with the rows of the passages that answer them.

    :param before: the generation that the draft builds upon; what it says of questions holds as long as these, and
        the documents that they are about, are the same.
    """
    offsets, rows = offsets_of(layout), int(layout.passages.sum())
    if vectorizer is None:
        return make_known((), {}, np.zeros((0, 0), dtype=np.float32), {}, rows)
    about = documents_asked_about(questions)
    numbers = {entry.id: number for number, entry in enumerate(draft.entries) if entry.id in about}
    texts = tuple(question.text for question in questions)
    if before is not None and before.known.texts == texts and not draft.added.keys() & {*numbers.values()}:
        return move_known(before.known, offsets_of(before.layout), offsets, rows)
    documents = {name: draft.loaders[number]() for name, number in numbers.items()}
    vectors = vectorizer.vectors(as_keys([question_key(text) for text in texts]))
    return make_known(questions, documents, vectors, offsets, rows)
