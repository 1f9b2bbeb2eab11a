"""Draws what the reader of any list must know: how much it is, what could not be read, reviews without a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.agreements import KINDS, came_along
from assistant.agreements.filters import is_overdue
from ui.web.agreements.texts import count_of, name_of
from ui.web.escape import escape_markdown
from ui.web.places import shorten

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, Filter, Orphan, RegisterRow
    from ui.web.words import Words


def count_line(rows: Sequence[RegisterRow], *, day: str, texts: Words) -> str:
    """How many rows in how many documents, of which kinds, with a deadline, overdue (Markdown)."""
    kinds = Counter(row.agreement.kind for row in rows)
    documents = {row.agreement.document for row in rows}
    dated = [row for row in rows if row.agreement.deadline]
    late = sum(is_overdue(row, day) for row in dated)
    total = texts(
        "counted",
        rows=count_of(texts, "noun_row", len(rows)),
        documents=count_of(texts, "noun_document", len(documents)),
    )
    parts = [count_of(texts, f"noun_{kind}", kinds[kind]) for kind in KINDS if kinds[kind]]
    if dated:
        parts.append(texts("counted_dated", count=len(dated)))
    if late:
        parts.append(texts("counted_overdue", count=late, day=texts.date(day)))
    return " · ".join((f"**{total}**", *parts))


def along_lines(rows: Sequence[RegisterRow], chosen: Filter, *, texts: Words) -> list[str]:
    """Which parties are shown because they belong to one that was chosen: the ministries with "Rijk" (Markdown)."""
    found = came_along(rows, chosen.parties)
    return [
        texts("came_along", name=escape_markdown(name), names=escape_markdown(", ".join(others)))
        for name, others in found.items()
    ]


def show_nothing(register: CuratedRegister, *, texts: Words) -> None:
    """Why there are no rows at all."""
    st.info(texts("no_rows" if register.documents else "no_documents"), icon=":material/inbox:")


def show_remarks(register: CuratedRegister, *, hidden: int, texts: Words) -> None:
    """What could not be read, what is left out, and reviews of passages that are gone; nothing when all is well."""
    if hidden:
        st.caption(texts("rejected_left_out", rows=count_of(texts, "noun_row", hidden)))
    places = Counter((place.document, place.section, place.reason) for place in register.unread)
    if places or register.unreadable:
        count = sum(places.values()) + len(register.unreadable)
        with st.expander(
            texts("unread", places=count_of(texts, "noun_place", count)), icon=":material/visibility_off:"
        ):
            lines = []
            for (document, section, reason), times in places.items():
                where = " › ".join((shorten(register.documents.get(document, document)), *section))
                many = f" ({count_of(texts, 'noun_place', times)})" if times > 1 else ""
                lines.append(f"- **{escape_markdown(where)}**{many}: {escape_markdown(reason)}")
            for document, reason in register.unreadable.items():
                lines.append(f"- **{escape_markdown(document)}**: {escape_markdown(reason)}")
            st.markdown("\n".join(lines))  # in one go: hundreds of documents can have hundreds of such places
    if register.orphans:
        with st.expander(texts("orphans", count=len(register.orphans)), icon=":material/link_off:"):
            st.markdown(texts("orphans_explained"))
            for orphan in register.orphans:
                st.markdown(f"- {_orphan_line(orphan, texts)}")


def _orphan_line(orphan: Orphan, texts: Words) -> str:
    quote = shorten(" ".join(orphan.anchor.quote.split()), longest=160)
    said = name_of(texts, "reviews", orphan.review).lower()
    who = texts("by_whom", who=orphan.reviewer, when=texts.date(orphan.reviewed[:10]))
    note = f" – {orphan.note}" if orphan.note else ""
    return escape_markdown(f"{orphan.anchor.document}: “{quote}”: {said} {who}{note}")
