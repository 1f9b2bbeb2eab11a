"""Table rows in words: each value with the headings above it, made of slices of the document."""

from __future__ import annotations

from corpus.display import display_text
from corpus.types import Cell, Document, Passage


def row_text(document: Document, passage: Passage, *, parents: bool = True) -> str:
    """A row as one line: "Aantal plaatsingen — 2017: 1.924; 2021: 1.175".

    :param parents: put the caption, the group and the row it is nested under in front.
    :return: the display text of the passage when it is no table row.
    """
    if not passage.cells:
        return display_text(document.quote(passage))
    label, values = _label(passage)
    words = [_cell_text(document, cell) for cell in values]
    parts = [*(_parents(document, passage) if parents else ()), *([_words(document, label)] if label else [])]
    return " — ".join([*parts, *(["; ".join(words)] if words else [])])


def cell_texts(document: Document, passage: Passage) -> tuple[str, ...]:
    """Each value of a row apart: "Aantal plaatsingen — 2021: 1.175"; empty for a row without values."""
    label, values = _label(passage)
    front = f"{_words(document, label)} — " if label else ""
    return tuple(front + _cell_text(document, cell) for cell in values)


def _label(passage: Passage) -> tuple[Cell | None, tuple[Cell, ...]]:
    """The first cell, which says what the row is about, and the others."""
    first = passage.cells[0] if passage.cells else None
    return (first, passage.cells[1:]) if first and first.column == 0 else (None, passage.cells)


def _cell_text(document: Document, cell: Cell) -> str:
    headings = " ".join(display_text(document.text[start:end]) for start, end in cell.headings).rstrip(" :")
    words = display_text(document.text[cell.start : cell.end])
    return f"{headings}: {words}" if headings else words


def _words(document: Document, cell: Cell) -> str:
    return display_text(document.text[cell.start : cell.end])


def _parents(document: Document, passage: Passage) -> list[str]:
    """Display texts of what the row hangs under, outermost first; a label that its value repeats is left out."""
    chain: list[str] = []
    own = {span for cell in passage.cells for span in cell.headings}
    parent = passage.parent
    while parent is not None:
        above = document.passages[parent]
        if not any(above.start <= start < above.end for start, _ in own):
            chain.append(display_text(document.quote(above)))
        parent = above.parent
    return chain[::-1]
