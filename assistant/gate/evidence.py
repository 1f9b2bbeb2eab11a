"""From documents to the numbered slices that a model is given, and from a checked answer back to parts to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.gate.types import Checked, Quote, Slice
from assistant.parts import Part
from assistant.types import Citation, Range
from corpus import Document, Passage, display_text


def slice_of(document: Document, number: int, first: int, last: int) -> Slice:
    """The slice of the passages ``first`` (included) to ``last`` (excluded) of a document, cited as ``[number]``."""
    passages = document.passages[first:last]
    start, end = passages[0].start, passages[-1].end
    metadata = document.metadata
    context = "\n".join(
        (metadata.title, metadata.date, *metadata.publishers, *document.section_path(passages[0].section))
    )
    return Slice(
        number=number,
        document=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        sentences=tuple(Range(passage.start, passage.end) for passage in passages),
        notes=tuple(_note(document, passage) for passage in passages),
        blocks=tuple(passage.block for passage in passages),
        context=context,
    )


def _note(document: Document, passage: Passage) -> str:
    """What introduces a passage: the sentence above a list and the items it hangs under, or its column headings."""
    lines: list[str] = []
    parent = passage.parent
    # The sentence before it in the same item neither introduces it nor gives it its force.
    while parent is not None and document.passages[parent].block == passage.block and passage.kind == "sentence":
        parent = document.passages[parent].parent
    while parent is not None and document.passages[parent].kind != "heading":
        lines.append(display_text(document.quote(document.passages[parent])))
        parent = document.passages[parent].parent
    cells = [
        f"{' '.join(document.text[start:end] for start, end in cell.headings)} = {document.text[cell.start : cell.end]}"
        for cell in passage.cells
        if cell.headings
    ]
    if cells:
        lines.insert(0, "; ".join(display_text(cell) for cell in cells))
    return "\n".join(lines)


def citations(checked: Checked, documents: Mapping[str, Document]) -> tuple[Citation, ...]:
    """The quotes behind the statements as citations, with the numbers that the statements have."""
    return tuple(_citation(quote, documents[quote.document]) for quote in checked.quotes)


def _citation(quote: Quote, document: Document) -> Citation:
    section = _section_at(document, quote.start)
    return Citation(
        number=quote.number,
        document=document.id,
        title=document.metadata.title,
        section=document.section_path(section),
        page=document.page_at(quote.start),
        start=quote.start,
        end=quote.end,
        quote=document.text[quote.start : quote.end],
        reading=document.quality.note(document.page_at(quote.start)),
        printed_page=document.printed_page_at(quote.start),
    )


def parts(checked: Checked, documents: Mapping[str, Document]) -> list[Part]:
    """Each statement as a part that cites the first of its quotes, for who assembles one citation a statement."""
    found: list[Part] = []
    quotes = {quote.number: quote for quote in checked.quotes}
    for judgement in checked.judgements:
        if judgement.verdict == "dropped":
            continue
        quote = quotes[judgement.quotes[0]]
        document = documents[quote.document]
        section = _section_at(document, quote.start)
        found.append(Part(document, section, quote.start, quote.end, judgement.text, judgement.sentence.bullet))
    return found


def _section_at(document: Document, start: int) -> int:
    sections: Sequence[int] = [one.section for one in document.passages if one.start <= start]
    return sections[-1] if sections else 0
