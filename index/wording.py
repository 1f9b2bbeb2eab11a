"""The words of a passage with as much of its surroundings as it needs to be understood: what is embedded."""

from __future__ import annotations

from corpus.asked import question_above
from corpus.display import display_text
from corpus.types import Document, Passage

# An item or a row with fewer words than this gets the sentence that introduces it.
SHORT = 25
_HEADINGS = 2
# Of a long introduction the end says most about what follows.
_LONGEST_LEAD_IN = 30


def shown_text(document: Document, passage: Passage) -> str:
    """A passage as display text; a table row as "row — column: value; column: value"."""
    return row_text(document, passage) if passage.cells else display_text(document.quote(passage))


def row_text(document: Document, passage: Passage) -> str:
    """A table row in words: its first cell, then every other cell behind the headings of its column."""
    parts: list[str] = []
    for cell in passage.cells:
        value = display_text(document.text[cell.start : cell.end])
        headings = [display_text(document.text[start:end]) for start, end in cell.headings]
        label = " ".join(heading for heading in headings if heading)
        parts.append(value if cell is passage.cells[0] or not label else f"{label}: {value}")
    if not any(cell.headings for cell in passage.cells[1:]):
        return " | ".join(parts)
    return f"{parts[0]} — {'; '.join(parts[1:])}"


def ancestors(document: Document, passage: Passage) -> tuple[Passage, ...]:
    """The passages that a passage hangs under, outermost first, headings left out."""
    chain: list[Passage] = []
    parent = passage.parent
    # Parents come before their children in a well-formed document; the comparison keeps a broken one from looping.
    while parent is not None and parent < (chain[-1].index if chain else passage.index):
        chain.append(document.passages[parent])
        parent = chain[-1].parent
    return tuple(above for above in reversed(chain) if above.kind != "heading")


def lead_in(document: Document, passage: Passage) -> str:
    """The sentence that introduces a list and the enclosing items, as one line; "" outside lists and tables."""
    return _end(" ".join(shown_text(document, above) for above in ancestors(document, passage)))


def _hangs_on(document: Document, passage: Passage, text: str) -> str:
    """What a passage cannot be understood without: the introduction of a short item, what calls a note, the question
    that a paragraph answers; "" when it can."""
    if passage.kind in ("item", "row"):
        return lead_in(document, passage) if len(text.split()) < SHORT else ""
    before = document.caller(passage) or question_above(document, passage)
    return _end(shown_text(document, before)) if before is not None else ""


def _end(text: str) -> str:
    return " ".join(text.split()[-_LONGEST_LEAD_IN:])


def headings_above(document: Document, section: int) -> tuple[str, ...]:
    """The section path without a heading that only repeats the title of the document."""
    title = _letters(document.metadata.title)
    return tuple(heading for heading in document.section_path(section) if _letters(heading) != title)


def passage_text(document: Document, passage: Passage) -> str:
    """What is embedded for one passage: the last headings above it, what it hangs on, its words."""
    path = headings_above(document, passage.section)[-_HEADINGS:]
    text = shown_text(document, passage)
    if passage.kind == "heading":
        above = tuple(heading for heading in path if _letters(heading) != _letters(text))
        return " > ".join((document.metadata.title, *above, text))
    introduction = _hangs_on(document, passage, text)
    return " ".join(part for part in (" > ".join(path) + ":" if path else "", introduction, text) if part)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
