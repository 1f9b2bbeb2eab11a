"""What holds for every document: order, no overlap, trimmed passages, full coverage, determinism, speed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Document, Metadata, Page, display_text, load_bundled, outline, parse_document, row_text

METADATA = Metadata("proef", "Proef", "notitie", (), "", "unknown", "", "", "nl", "proef.txt", "")


def check(document: Document) -> None:
    covered = bytearray(len(document.text))
    last = 0
    for number, passage in enumerate(document.passages):
        assert passage.index == number
        assert last <= passage.start < passage.end
        last = passage.end
        quote = document.quote(passage)
        assert quote == quote.strip()
        assert display_text(quote)
        for offset in range(passage.start, passage.end):
            covered[offset] += 1
        section = document.sections[passage.section]
        assert section.start <= passage.start < section.end
        assert passage.parent is None or 0 <= passage.parent < number
        for cell in passage.cells:
            assert passage.start <= cell.start < cell.end <= passage.end
        assert all(document.passages[note].kind == "footnote" for note in passage.notes)
        assert row_text(document, passage)
    for noise in document.noise:
        assert noise.reason
        for offset in range(noise.start, noise.end):
            covered[offset] += 1
    for character, times in zip(document.text, covered, strict=True):
        assert times == 1 if not character.isspace() else times <= 1
    for section in document.sections[1:]:
        parent = document.sections[section.parent or 0]
        assert parent.level < section.level
        assert parent.start <= section.start <= section.end <= parent.end
        assert document.passages[section.heading or 0].kind == "heading"
    assert len(outline(document)) == len(document.sections) - 1


@pytest.mark.parametrize("document", load_bundled(), ids=lambda document: document.id)
def test_the_five_documents(document):
    check(document)
    assert document == parse_document(document.metadata, document.text, document.pages)


PIECES = st.sampled_from(
    [
        *"-•.:;?!()[]*_#|<>\"'“”\t\n\r\f\u2028\xa0 eoaA1iv¹²0",
        "\n\n",
        "\n- ",
        "\n - i. ",
        "\n1. ",
        "\n2.1 ",
        "\nA. ",
        "\ne Kind",
        "\n# ",
        "**",
        "<ul class='x'>",
        "</ul>",
        "| a | b |\n",
        "|---|---|\n",
        "a\tb\tc\n",
        "\n¹ ",
        "[^1]: ",
        "[^1]",
        "Inleiding",
        "Wat is het probleem?",
        "Pagina 1 van 5",
        "KLANT\nDATUM\n",
        "Betreft: Datum",
        "9 maart 2020",
        "een gewone zin die wat langer is. ",
        "Verslag sessie (maandag 10 februari)",
        "Optie 1: iets",
        "11.30 Inloop",
        "o.a. ",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text(text):
    document = parse_document(METADATA, text)
    check(document)
    assert document.text == text
    assert document == parse_document(METADATA, text)


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_with_pages(parts):
    pages: list[Page] = []
    for number, part in enumerate(parts, 1):
        start = pages[-1].end if pages else 0
        pages.append(Page(number, str(number), start, start + len(part)))
    document = parse_document(METADATA, "".join(parts), pages)
    check(document)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_display_text_is_one_trimmed_line(text):
    shown = display_text(text)
    assert shown == " ".join(shown.split())


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 100_000,
        "a" * 500_000,
        "." * 500_000,
        "woord " * 80_000,
        "(" * 200_000,
        "**a " * 60_000,
        "a" + " " * 500_000 + "b",
        "[a](" * 60_000,
        "a¹ " * 30_000 + "\n\n" + "¹ b\n\n" * 3_000,
        "\t" * 300_000,
        "Kop\n\n" * 10_000,
        "- a\n" * 10_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_odd_texts_take_no_more_than_moments(text):
    start = time.process_time()
    document = parse_document(METADATA, text)
    for passage in document.passages:
        display_text(document.quote(passage))
    assert time.process_time() - start < 10  # each takes far less than a second; quadratic work would take minutes
