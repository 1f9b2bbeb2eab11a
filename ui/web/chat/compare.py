"""Draws an answer over several documents by document: each with its quotes, in order of date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.web.escape import escape_markdown
from ui.web.places import document_line

if TYPE_CHECKING:
    from ui.web.backend import Answer, Metadata, Services
    from ui.web.words import Words

BESIDE = 3


def documents_of(answer: Answer) -> tuple[str, ...]:
    """The documents that an answer cites, each once; none for a refusal."""
    if answer.refusal is not None:
        return ()
    return tuple(dict.fromkeys(citation.document for citation in answer.citations))


def in_order_of_date(documents: Sequence[str], metadata: Sequence[Metadata]) -> list[str]:
    """The ids by date, those without a date last; known to the month or year, a date stands at its beginning."""
    dates = {one.id: one.date for one in metadata if one.date_precision != "unknown"}
    return sorted(documents, key=lambda one: (not dates.get(one), dates.get(one, ""), one))


def numbers_by_document(answer: Answer) -> dict[str, tuple[int, ...]]:
    """The numbers of the citations of each document."""
    return {
        document: tuple(one.number for one in answer.citations if one.document == document)
        for document in documents_of(answer)
    }


def show_heads(
    answer: Answer, services: Services, *, narrow: bool, words: Words
) -> list[tuple[str, st.delta_generator.DeltaGenerator]]:
    """A box for each document with its title and particulars, beside each other when there is room.

    :param narrow: below each other, as when the reader stands beside the conversation.
    :return: the document and the box to draw its quotes in, in order of date.
    """
    ordered = in_order_of_date(documents_of(answer), services.metadata)
    metadata = {one.id: one for one in services.metadata}
    titles = {citation.document: citation.title for citation in answer.citations}
    boxes = []
    per_row = 1 if narrow else min(BESIDE, len(ordered))
    st.caption(words("compare_order"))
    for start in range(0, len(ordered), per_row):
        columns = [st.container()] if per_row == 1 else st.columns(per_row, gap="small")
        for document, column in zip(ordered[start : start + per_row], columns, strict=False):
            box = column.container(border=True)
            box.markdown(f"**{escape_markdown(titles[document])}**")
            if document in metadata:
                box.caption(escape_markdown(document_line(metadata[document], words)) or words("compare_undated"))
            boxes.append((document, box))
    return boxes
