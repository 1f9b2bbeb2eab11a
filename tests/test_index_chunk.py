"""Chunks hold whole passages of one section, with the words that make them readable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import load_bundled
from corpus.types import Document
from index.chunk import MOST_WORDS, make_chunks
from index.wording import passage_text, shown_text
from tests.builders import DocumentBuilder


def sentence(words: int, name: str = "woord") -> str:
    return " ".join(f"{name}{number}" for number in range(words)) + "."


def ranges(document: Document) -> list[tuple[int, int]]:
    return [(chunk.first, chunk.last) for chunk in make_chunks(document)]


def test_a_small_section_is_one_chunk_with_title_and_path():
    builder = DocumentBuilder("a", title="Plan").heading("Doel").heading("Zorg", level=2)
    document = builder.add("Eerste zin.").add("Tweede zin.").build()
    heading, chunk = make_chunks(document)
    assert (heading.first, heading.last) == (0, 1)
    assert chunk.text == "Plan\nDoel > Zorg\nEerste zin.\nTweede zin."
    assert document.text[chunk.start : chunk.end] == "Zorg\nEerste zin.\nTweede zin."
    assert chunk.id == f"a@{document.sha256[:8]}:{chunk.start}-{chunk.end}"


def test_a_section_border_is_never_crossed():
    document = DocumentBuilder("a").add("Voor de kop.").heading("Een").add("Kort.").heading("Twee").add("Ook.").build()
    assert ranges(document) == [(0, 1), (1, 3), (3, 5)]


def test_a_long_section_is_cut_into_about_equal_parts_between_passages():
    builder = DocumentBuilder("a").heading("Kop")
    for number in range(8):
        builder.add(sentence(26, f"n{number}w"))
    # 209 words: two chunks of about 104, the heading with the first sentence.
    assert ranges(builder.build()) == [(0, 5), (5, 9)]


def test_a_passage_that_is_too_long_stays_whole():
    document = DocumentBuilder("a").add(sentence(400)).add("Kort.").build()
    assert ranges(document) == [(0, 1), (1, 2)]


def test_a_short_list_stays_with_the_sentence_that_introduces_it():
    builder = DocumentBuilder("a").heading("Kop").add(sentence(120))
    builder.add("De partijen spreken af:")
    for number in range(3):
        builder.add(sentence(10, f"n{number}w"), kind="item", parent=2)
    assert ranges(builder.build()) == [(0, 2), (2, 6)]


def test_a_long_list_repeats_its_introduction_in_the_text_but_not_in_the_range():
    builder = DocumentBuilder("a", title="Plan").add("De partijen spreken af:")
    for number in range(6):
        builder.add(sentence(40, f"n{number}w"), kind="item", parent=0)
    document = builder.build()
    first, second = make_chunks(document)
    assert (first.first, first.last, second.first, second.last) == (0, 4, 4, 7)
    assert second.text.startswith("Plan\nDe partijen spreken af:\n- n3w0 ")
    assert document.text[second.start :].startswith("n3w0")


def test_a_list_without_end_keeps_its_introduction_with_the_first_item():
    builder = DocumentBuilder("a").add(sentence(100)).add("Namelijk:")
    for number in range(9):
        builder.add(sentence(30, f"n{number}w"), kind="item", parent=1)
    document = builder.build()
    assert all((chunk.first, chunk.last) != (1, 2) and chunk.last != 2 for chunk in make_chunks(document))


def test_a_table_row_is_written_with_its_column_headings():
    builder = DocumentBuilder("a").row(["", "2020", "2021"])
    document = builder.row(["Plaatsingen", "1.366", "1.175"], under=0).build()
    assert [shown_text(document, passage) for passage in document.passages] == [
        "2020 | 2021",
        "Plaatsingen — 2020: 1.366; 2021: 1.175",
    ]


def test_what_is_embedded_for_a_passage_has_headings_and_introduction():
    builder = DocumentBuilder("a", title="Plan").heading("Acties").add("Met VWS spreken we af:")
    document = builder.add("Een onderzoek.", kind="item", parent=1).build()
    assert [passage_text(document, passage) for passage in document.passages] == [
        "Plan > Acties",
        "Acties: Met VWS spreken we af:",
        "Acties: Met VWS spreken we af: Een onderzoek.",
    ]


def test_a_footnote_is_embedded_with_the_sentence_that_calls_it():
    document = DocumentBuilder("a").add("Er dreigt spookzorg¹.").add("Dit is zorg op papier.", kind="footnote").build()
    first, note = document.passages
    called = replace(document, passages=(replace(first, notes=(1,)), note))
    assert called.caller(note) is called.passages[0]
    assert called.caller(first) is None
    assert passage_text(called, note) == "Er dreigt spookzorg. Dit is zorg op papier."
    assert document.caller(note) is None
    assert passage_text(document, note) == "Dit is zorg op papier."


def test_a_heading_that_repeats_the_title_is_not_said_twice():
    document = DocumentBuilder("a", title="Het plan").heading("Het Plan.").add("Zin.").build()
    assert make_chunks(document)[0].text == "Het plan\nZin."


def test_an_empty_document_has_no_chunks():
    assert make_chunks(DocumentBuilder("a").build()) == ()


@pytest.mark.parametrize("document", load_bundled(), ids=lambda document: document.id)
def test_bundled_documents_are_covered_once(document):
    chunks = make_chunks(document)
    covered = [index for chunk in chunks for index in range(chunk.first, chunk.last)]
    assert covered == list(range(len(document.passages)))
    for chunk in chunks:
        passages = document.passages[chunk.first : chunk.last]
        assert {passage.section for passage in passages} == {chunk.section}
        assert (chunk.start, chunk.end) == (passages[0].start, passages[-1].end)
        assert len(chunk.text.split()) <= 2 * MOST_WORDS
    assert len({chunk.id for chunk in chunks}) == len(chunks)
