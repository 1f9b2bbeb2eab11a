"""A page has the number that is printed on it beside its place in the file: both stand with a citation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.orientation.overview import cite
from assistant.parts import citation_of, part_of
from corpus.types import Page
from tests.builders import DocumentBuilder
from ui.export.report import reference_of
from ui.export.texts import export_words
from ui.terminal.answer import source_lines
from ui.web.places import citation_detail
from ui.web.words import load_words

LABELS = ("iv", "", "3", "1")


def made():
    """Four pages of one sentence each, with these labels."""
    builder = DocumentBuilder("plan", title="Plan")
    for number in range(4):
        builder.add(f"Zin {number + 1}.")
    document = builder.build()
    ends = [passage.end + 1 for passage in document.passages]
    starts = [0, *ends[:-1]]
    pages = zip(LABELS, starts, ends, strict=True)
    return replace(document, pages=tuple(Page(number, *page) for number, page in enumerate(pages, 1)))


@pytest.mark.parametrize(("number", "printed"), [(1, "iv"), (2, ""), (3, ""), (4, "1")])
def test_what_is_printed_when_it_is_another_number(number, printed):
    document = made()
    passage = document.passages[number - 1]
    one = citation_of(part_of(document, [passage]), 1)
    assert (one.page, one.printed_page) == (number, printed)
    assert cite([(document, passage.start, passage.end)])[0] == replace(one, section=())


def test_without_pages_there_is_none():
    assert replace(made(), pages=()).printed_page_at(0) == ""


def test_both_numbers_are_shown():
    document = made()
    first, second = (citation_of(part_of(document, [document.passages[at]]), 1) for at in (0, 1))
    assert next(source_lines([first])).startswith("[1] Plan (p. iv, pagina 1 van het bestand): ")
    assert next(source_lines([second])).startswith("[1] Plan (p. 2): ")
    words = load_words("nl")
    assert citation_detail(first, words) == "p. iv (pagina 1 van het bestand)"
    assert citation_detail(second, words) == "p. 2"
    assert citation_detail(first, load_words("en")) == "p. iv (page 1 of the file)"
    places = [
        reference_of(one, number=1, metadata=None, display=str, words=export_words("nl")).place
        for one in (first, second)
    ]
    assert places == ["p. iv (pagina 1 van het bestand)", "p. 2"]
