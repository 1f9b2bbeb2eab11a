"""Mail with answers above what they answer, and text that an author struck out."""

from __future__ import annotations

import pytest

from corpus.display import display_text
from corpus.parsing.lines import split_lines
from corpus.parsing.parse import parse_document
from corpus.parsing.quotations import unquote
from corpus.storage.naming import blank_metadata
from corpus.types import Document

MAIL = """Dag Joost,

Dat is akkoord.

Groet, Marloes

> Van: Joost
> Onderwerp: Planning
>
> Er komen twee plekken. De vergunning verwacht ik
> in mei. Open staat nog:
> - het contract (Joost)
> - de huisarts (Fatima)
>> Beste Joost,
>>
>> Het is
>> 1 juni klaar.
"""


def parsed(text: str) -> Document:
    return parse_document(blank_metadata("stuk", title="Stuk", file="stuk.txt"), text)


def shown(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind, display_text(document.quote(passage))) for passage in document.passages]


def test_quoted_mail_is_read_as_any_text():
    assert shown(parsed(MAIL)) == [
        ("sentence", "Dag Joost,"),
        ("sentence", "Dat is akkoord."),
        ("sentence", "Groet, Marloes"),  # no heading above what it answers
        ("row", "Van: Joost"),
        ("row", "Onderwerp: Planning"),
        ("sentence", "Er komen twee plekken."),
        ("sentence", "De vergunning verwacht ik in mei."),
        ("sentence", "Open staat nog:"),
        ("item", "het contract (Joost)"),
        ("item", "de huisarts (Fatima)"),
        ("sentence", "Beste Joost,"),
        ("sentence", "Het is"),
        ("sentence", "1 juni klaar."),  # short lines are taken as the author broke them
    ]


def test_the_marks_of_quotations_are_no_content():
    document = parsed(MAIL)
    covered = [(noise.start, noise.end) for noise in document.noise] + [(p.start, p.end) for p in document.passages]
    letters = sum(end - start - document.text[start:end].count(" ") for start, end in covered)
    assert letters >= sum(not character.isspace() for character in MAIL)
    assert {noise.reason for noise in document.noise} == {"mark", "list marker"}


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("> Een\n>> Twee\n> > Drie\nVier", [1, 2, 2, 0]),
        ("> 65 jaar", [0]),
        ("> Wie\n> 65 jaar is", [1, 1]),
        ("> 10 dagen\n> 20 dagen", [0, 0]),
        ("Meer > 5", [0]),
    ],
)
def test_how_deep_a_line_is_quoted(text, depths):
    assert [line.quoted for line in unquote(text, split_lines(text))] == depths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De raad besluit. ~~Een meting is nodig.~~ Daarna volgt meer.",
            ["De raad besluit.", "Daarna volgt meer."],
        ),
        ("~~Een zin. Nog een zin.~~ Dit blijft.", ["Dit blijft."]),
        ("Het gaat om ~~14~~ 28 dagen.", ["Het gaat om 28 dagen."]),
        ("- ~~Oud punt~~\n- Nieuw punt", ["Nieuw punt"]),
    ],
)
def test_what_is_struck_out_is_not_quoted(text, expected):
    assert [words for _, words in shown(parsed(f"# Stuk\n\n{text}\n"))[1:]] == expected


def test_fences_of_boxes_are_no_content():
    text = "# Stuk\n\n:::info\nDit is een tip.\n:::\n\n{% include kop.html %}\n\nEinde.\n"
    assert [words for _, words in shown(parsed(text))] == ["Stuk", "Dit is een tip.", "Einde."]


MINUTES = """NOTULEN WIJKRAAD

Datum: 2 juni 2025

1. OPENING
De voorzitter opent om 19.30 uur.

2. VERKEER
De Molenweg wordt een zone. De werkzaamheden
beginnen op 8 september.
"""


def test_numbered_lines_in_capitals_are_headings_above_text():
    headings = [words for kind, words in shown(parsed(MINUTES)) if kind == "heading"]
    assert headings == ["NOTULEN WIJKRAAD", "1. OPENING", "2. VERKEER"]
    listed = shown(parsed("De thema's zijn:\n\n1. WONEN\n2. ZORG\n3. WERK\n\nEinde van de lijst.\n"))
    assert [kind for kind, _ in listed[:4]] == ["sentence", "item", "item", "item"]


def test_what_a_mail_program_adds_is_no_content():
    text = (
        "Beste Jan,\n\nHet tarief wordt 94 euro.\n\n-----Oorspronkelijk bericht-----\nVan: Piet\nAan: Jan\n\n"
        "De regio beslist.\n\nDISCLAIMER\nDit e-mailbericht is uitsluitend bestemd voor de geadresseerde.\n"
    )
    document = parsed(text)
    assert [words for _, words in shown(document)][2:] == ["Van: Piet", "Aan: Jan", "De regio beslist."]
    assert {noise.reason for noise in document.noise} == {"mark", "disclaimer"}
    kept = "Zet onder elke mail dat dit bericht is bestemd voor de geadresseerde.\n"
    assert [words for _, words in shown(parsed(kept))] == [kept.strip()]
