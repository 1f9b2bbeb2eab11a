"""The known questions of the next generation: tied to their passages, or moved along with these."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.building.draft import Draft
from index.building.embedding import Vectorizer
from index.building.previous import Stored
from index.questions import TrainingQuestion, documents_asked_about, documents_with_questions, known_questions
from index.searching.known import KnownQuestions, make_known, move_known
from index.storage.manifest import Recipe
from index.storage.tables import Layout, offsets_of
from index.storage.vectors import as_keys, question_key


def draft_questions(draft: Draft, recipe: Recipe, before: Stored | None) -> list[TrainingQuestion] | None:
    """The known questions about documents of the draft; None when they are those of the generation before.

    :param before: the generation that the draft builds upon; what it says of questions holds as long as these, and
        the documents that they are about, are the same.
    """
    present = {entry.id: entry.sha256 for entry in draft.entries}
    if before is not None and before.manifest.recipe.questions == recipe.questions:
        about, added = documents_with_questions(present), {draft.entries[number].id for number in draft.added}
        if before.known.about == about and not added & about.keys():
            return None
    return known_questions(present)


def draft_known(
    draft: Draft,
    questions: Sequence[TrainingQuestion] | None,
    layout: Layout,
    before: Stored | None,
    vectorizer: Vectorizer | None,
) -> KnownQuestions:
    """The known questions with the rows of the passages that answer them.

    :param questions: what :func:`draft_questions` gave.
    """
    offsets, rows = offsets_of(layout), int(layout.passages.sum())
    if questions is None:
        assert before is not None
        return move_known(before.known, offsets_of(before.layout), offsets, rows)
    if vectorizer is None:
        return make_known((), {}, np.zeros((0, 0), dtype=np.float32), {}, rows)
    names = documents_asked_about(questions)
    loaders = {entry.id: load for entry, load in zip(draft.entries, draft.loaders, strict=True) if entry.id in names}
    vectors = vectorizer.vectors(as_keys([question_key(question.text) for question in questions]))
    about = documents_with_questions({entry.id: entry.sha256 for entry in draft.entries})
    documents = {name: load() for name, load in loaders.items()}
    return make_known(questions, documents, vectors, offsets, rows, about=about)
