"""A document as plain data for the reader: blocks in reading order, an outline, and the quoted range marked.

Everything here is a pure function of the document; the browser only builds elements from it, as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ui.web.reader.blocks import Cutter, Display, Json
from ui.web.reader.table import Line, pair_labels, table_block

if TYPE_CHECKING:
    from ui.web.backend import Document, Passage

KIND_OF_BLOCK = {
    "heading": "heading",
    "sentence": "paragraph",
    "item": "item",
    "row": "table",
    "footnote": "footnote",
}


def reader_data(document: Document, *, start: int, end: int, display: Display) -> Json:
    """``{"blocks", "outline", "marked", "section", "page"}`` of ``document`` with ``start`` to ``end`` marked.

    ``marked`` is False when no shown text lies in the range; ``section`` is the path and ``page`` the page of its
    beginning (None without pages).
    """
    cutter = Cutter(text=document.text, start=start, end=end, display=display)
    blocks: list[Json] = []
    page = None
    for lines in _groups(document.passages):
        here = document.page_at(lines[0][0].start)
        if here is not None and here != page:
            page = here
            blocks.append({"kind": "page", "page": _page_label(document, here)})
        blocks.append(_block(document, lines, cutter))
    marked = any(run["mark"] for run in all_runs(blocks))
    return {
        "blocks": blocks,
        "outline": _outline(document, display),
        "marked": marked,
        "section": list(_section_at(document, start)) if marked else [],
        "page": document.page_at(start) if marked else None,
    }


def all_runs(blocks: Sequence[Json]) -> Iterator[Json]:
    """Every run of the blocks in reading order."""
    for block in blocks:
        yield from block.get("runs", ())
        for row in block.get("rows", ()):
            for cell in row["cells"]:
                yield from cell["runs"]


def highlighted_text(data: Json) -> str:
    """The marked text as it will be drawn, with one space between blocks and cells."""
    return " ".join(run["text"].strip() for run in all_runs(data["blocks"]) if run["mark"])


def _groups(passages: Sequence[Passage]) -> Iterator[list[Line]]:
    """Passages of one paragraph, list item or table together; in a table some stand beside each other."""
    waiting: list[Passage] = []
    for (_, is_table), group in groupby(passages, key=lambda passage: (passage.block, passage.kind == "row")):
        block = list(group)
        paired = pair_labels(waiting, block) if waiting and is_table else None
        if paired:
            yield paired
            waiting = []
            continue
        if waiting:
            yield [(passage,) for passage in waiting]
        waiting = block if is_table else []
        if not is_table:
            yield [(passage,) for passage in block]
    if waiting:
        yield [(passage,) for passage in waiting]


def _block(document: Document, lines: list[Line], cutter: Cutter) -> Json:
    passages = [passage for line in lines for passage in line]
    first = passages[0]
    kind = KIND_OF_BLOCK[first.kind]
    if kind == "table":
        return table_block(document, lines, cutter)
    runs = cutter.runs([(passage.start, passage.end) for passage in passages])
    block: Json = {"kind": kind, "runs": runs}
    if kind == "heading":
        block["level"] = max(1, document.sections[first.section].level)
        block["anchor"] = first.index
    if kind == "item":
        block["depth"] = max(1, first.depth)
        block["marker"] = first.marker
    if kind == "footnote":
        block["marker"] = first.marker
    return block


def _outline(document: Document, display: Display) -> list[Json]:
    """The headings: ``{"title", "level", "anchor"}``, where the anchor is the index of the heading passage."""
    return [
        {"title": display(section.title), "level": section.level, "anchor": section.heading}
        for section in document.sections
        if section.heading is not None and section.title
    ]


def _section_at(document: Document, offset: int) -> tuple[str, ...]:
    """Section path of the passage at or after ``offset``."""
    for passage in document.passages:
        if offset < passage.end:
            return document.section_path(passage.section)
    return ()


def _page_label(document: Document, number: int) -> str:
    """The printed page number when there is one, else the count."""
    return next((page.label or str(number) for page in document.pages if page.number == number), str(number))
