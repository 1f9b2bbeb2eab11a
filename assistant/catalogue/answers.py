"""Answers on documents as such: which there are, what one states about itself, and what one is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from assistant.asking.naming import DocumentNames
from assistant.asking.question import Question
from assistant.catalogue.collection import find_listed, listing_answer
from assistant.catalogue.stated import stated_parts
from assistant.catalogue.summary import summary_answer
from assistant.composing.assemble import answered, confident
from assistant.types import Answer
from corpus import Document


def catalogue_answer(
    base: Answer,
    asked: Question,
    documents: Mapping[str, Document],
    names: DocumentNames,
    *,
    chosen: Collection[str] = (),
) -> Answer | None:
    """The answer; None for a question about what the documents say.

    :param documents: those of the index, by id; ``names`` are theirs.
    :param chosen: ids that may be searched; () for all.
    """
    listed = find_listed(asked, documents, chosen=chosen)
    if listed is not None:
        return listing_answer(base, listed)
    parts = stated_parts(asked, documents, names, chosen=chosen)
    found = answered(base, parts) if parts else summary_answer(base, asked, documents, names, chosen=chosen)
    return None if found is None else confident(found)
