"""A document as readable lines: outline, passages and noise, to judge the parser by reading."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.display import display_text
from corpus.types import Document, Passage


def describe(document: Document) -> Iterator[str]:
    """Outline, passages and noise of a document, one line each, with blank lines and titles in between."""
    yield f"{document.metadata.title} ({document.id})"
    yield from (f"! {warning}" for warning in document.warnings)
    yield ""
    if any(page.words for page in document.quality.pages):
        yield f"== Leesbaarheid ({len(document.quality.pages)} bladzijden)"
        yield from (f"bladzijde {page.page} {page.words}" for page in document.quality.pages if page.words)
        yield ""
    yield "== Inhoud"
    yield from outline(document)
    yield ""
    yield f"== Passages ({len(document.passages)})"
    yield from (_passage_line(document, passage) for passage in document.passages)
    yield ""
    yield f"== Geen inhoud ({len(document.noise)})"
    for noise in document.noise:
        yield f"{noise.start}-{noise.end} {noise.reason}: {' '.join(document.text[noise.start : noise.end].split())}"


def outline(document: Document) -> list[str]:
    """The section titles, indented by level."""
    return ["  " * (section.level - 1) + section.title for section in document.sections if section.level]


def pages_without_text(document: Document) -> list[int]:
    """Numbers of the pages of which nothing, or next to nothing, can be cited.

    Where the pages were judged, the judgement counts: a page with a table of contents has text, one with a scan and a
    page number has none.
    """
    if document.quality.pages:
        return sorted({*document.quality.without_text, *document.quality.having("empty")})
    filled = {
        page.number
        for page in document.pages
        if any(passage.start < page.end and passage.end > page.start for passage in document.passages)
    }
    return [page.number for page in document.pages if page.number not in filled]


def _passage_line(document: Document, passage: Passage) -> str:
    page = document.page_at(passage.start)
    facts = [str(passage.index), passage.kind, f"sectie {passage.section}"]
    facts += [f"blz. {page}"] if page is not None else []
    facts += [f"onder {passage.parent}"] if passage.parent is not None else []
    facts += [f"noten {', '.join(map(str, passage.notes))}"] if passage.notes else []
    mark = f"{passage.marker} " if passage.marker else ""
    return f"[{' · '.join(facts)}] {'  ' * passage.depth}{mark}{display_text(document.quote(passage))}"
