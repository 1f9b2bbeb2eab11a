"""Lists and the parts they are made of: which list is meant, all its items, exact slices."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.parts import citation_of, part_of, previous_sentence
from assistant.structure.lists import asked_count, asks_for_list, list_answer, short_list, things_to_list
from assistant.structure.nesting import item_passages, items_below, list_heads, list_items
from tests.assistant_double import Pieces, candidate


@pytest.fixture
def report():
    """Two lists, the first nested, in sections of their own:

    1 Het rijk doet drie dingen:
      2 Geld geven.  3 Elk jaar een miljoen.
      4 Regels maken:
        5 over tarieven.   6 over gebouwen.
      7 Kijken.
    8 Meer is er niet.
    10 De regio doet twee dingen:  11 Bouwen.  12 Sluiten.
    """
    made = Pieces("report")
    made.heading("Het rijk").add("Het rijk doet drie dingen:").item("Geld geven.", under=1).more(
        "Elk jaar een miljoen."
    )
    made.item("Regels maken:", under=1).item("over tarieven.", under=4, depth=2).item(
        "over gebouwen.", under=4, depth=2
    )
    made.item("Kijken.", under=1).add("Meer is er niet.")
    made.heading("De regio").add("De regio doet twee dingen:").item("Bouwen.", under=10).item("Sluiten.", under=10)
    return made.paged(4, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Welke drie taken heeft het rijk?", 3),
        ("What are the four levels?", 4),
        ("Noem de 5 acties", 5),
        ("Wat zijn de TIEN ambities?", 10),
        ("Welke 20 maatregelen?", 20),
        ("Welke 21 maatregelen?", None),
        ("Welke ene taak, 1 maar?", None),
        ("Wat gebeurt er in 2024?", None),
        ("Wat is het tweede punt?", None),  # an ordinal is no count
        ("Welke taken?", None),
        ("", None),
    ],
)
def test_asked_count(text, expected):
    assert asked_count(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Welke taken zijn er?", "taken"),
        ("Welke onderwerpen komen in het convenant?", "onderwerpen"),
        ("Over welke onderwerpen praten ze?", "onderwerpen"),
        ("Welke concrete afspraken zijn gemaakt?", "afspraken"),
        ("Welke open vragen zijn er?", "vragen"),
        ("Noem de drie netwerken", "netwerken"),
        ("Which networks are there?", "networks"),
        ("Welke gemeente is begonnen?", ""),
        ("Wat kosten de taken?", ""),
    ],
)
def test_the_things_that_are_to_be_listed(text, expected):
    assert things_to_list(text) == expected


def indices(passages):
    return [passage.index for passage in passages]


@pytest.mark.parametrize(
    ("index", "expected"), [(1, [2, 4, 7]), (4, [5, 6]), (10, [11, 12]), (0, []), (2, []), (3, []), (8, []), (12, [])]
)
def test_items_below(report, index, expected):
    assert indices(items_below(report, report.passages[index])) == expected


def test_items_of_the_next_section_are_not_below():
    made = Pieces("a").heading("Een").add("Dit zijn ze:").item("Eerste.", under=1).heading("Twee")
    made.item("Elders.", under=1)
    document = made.build()
    assert indices(items_below(document, document.passages[1])) == [2]


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (1, [1]),
        (2, [1]),
        (3, [1]),  # the second sentence of an item stands in its list
        (4, [4, 1]),  # introduces one list and is an item of another
        (6, [4, 1]),
        (7, [1]),
        (8, []),
        (0, []),
    ],
)
def test_list_heads_innermost_first(report, index, expected):
    assert indices(list_heads(report, report.passages[index])) == expected


def test_an_item_holds_its_sentences_but_not_the_items_below(report):
    assert indices(item_passages(report, report.passages[2])) == [2, 3]
    assert indices(item_passages(report, report.passages[4])) == [4]
    assert indices(item_passages(report, report.passages[12])) == [12]


@pytest.mark.parametrize(("index", "expected"), [(3, 2), (2, None), (0, None), (1, None), (8, None)])
def test_previous_sentence(report, index, expected):
    before = previous_sentence(report, report.passages[index])
    assert (None if before is None else before.index) == expected


def test_the_sentence_before_the_first_is_not_the_heading():
    made = Pieces("a").heading("Kop").more("Hetzelfde blok.").more("Nog een zin.").build()
    assert previous_sentence(made, made.passages[1]) is None
    assert previous_sentence(made, made.passages[2]) == made.passages[1]


def test_a_citation_is_an_exact_slice(report):
    part = part_of(report, report.passages[2:4])
    citation = citation_of(part, 7)
    assert citation.quote == "Geld geven.\nElk jaar een miljoen."
    assert citation.quote == report.text[citation.start : citation.end]
    assert (citation.number, citation.document, citation.title) == (7, "report", "Titel van report")
    assert (citation.section, citation.page) == (("Het rijk",), 1)
    assert (part.text, part.bullet) == ("Geld geven. Elk jaar een miljoen.", False)


@pytest.mark.parametrize(("index", "page", "section"), [(3, 1, "Het rijk"), (4, 2, "Het rijk"), (12, 3, "De regio")])
def test_a_citation_knows_its_page_and_section(report, index, page, section):
    citation = citation_of(part_of(report, [report.passages[index]]), 1)
    assert (citation.page, citation.section) == (page, (section,))


def test_markup_is_quoted_but_not_shown():
    made = Pieces("a").add("De **VNG** betaalt\nalles.").build()
    part = part_of(made, [made.passages[0]])
    assert part.text == "De VNG betaalt alles."
    assert citation_of(part, 1).quote == "De **VNG** betaalt\nalles."
    assert citation_of(part, 1).page is None


def answer(document_scores, *, question="Wat zijn de taken?", most_words=400, margin=1.0):
    """The answer from (document, passage, score), best first."""
    candidates = [candidate(*entry) for entry in document_scores]
    return [part.text for part in list_answer(understand(question), candidates, most_words=most_words, margin=margin)]


REGELS = ["Regels maken:", "over tarieven.", "over gebouwen."]
RIJK = ["Het rijk doet drie dingen:", "Geld geven. Elk jaar een miljoen.", *REGELS, "Kijken."]
REGIO = ["De regio doet twee dingen:", "Bouwen.", "Sluiten."]


@pytest.mark.parametrize(
    ("pointers", "expected"),
    [
        ([(1, 2.0)], RIJK),
        ([(7, 2.0)], RIJK),  # any item points at its whole list
        ([(3, 2.0)], RIJK),
        ([(12, 2.0), (1, 1.5)], REGIO),
        ([(5, 2.0)], REGELS),  # the inner list of two that score the same
        ([(5, 2.0), (6, 1.9)], REGELS),
        ([(12, 2.0), (1, 1.8), (2, 1.7), (7, 1.6)], RIJK),  # three pointers against one: 1.8 + 0.35 ln 3 > 2
        ([(8, 2.0), (12, 1.5)], REGIO),  # a little behind a sentence outside lists
        ([(8, 2.0), (12, 0.9)], []),  # too far behind
        ([(8, 2.0)], []),
        ([], []),
    ],
)
def test_which_list(report, pointers, expected):
    assert answer([(report, index, score) for index, score in pointers]) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat zijn de taken?", RIJK),
        ("Wat zijn de drie taken?", RIJK),
        ("Wat zijn de twee taken?", REGIO),
        ("Wat zijn de negen taken?", RIJK),
    ],
)
def test_the_list_with_the_asked_number_of_items(report, question, expected):
    assert answer([(report, 7, 2.0), (report, 12, 1.5)], question=question) == expected


def test_a_long_list_is_cut_to_first_sentences(report):
    # The items have 2 + 4, 2 and 1 words, the list in the second 2 + 2.
    assert answer([(report, 7, 2.0)], most_words=13) == RIJK
    assert answer([(report, 7, 2.0)], most_words=12) == [RIJK[0], "Geld geven.", "Regels maken:", "Kijken."]


def test_a_list_in_a_list_is_further_in(report):
    parts = list_answer(understand("Noem ze"), [candidate(report, 7, 2.0)], most_words=400, margin=1.0)
    assert [(part.text, part.depth) for part in parts if part.depth] == [("over tarieven.", 1), ("over gebouwen.", 1)]
    assert all(part.bullet for part in parts[1:])


def test_the_introduction_stands_first_and_is_no_bullet(report):
    parts = list_answer(understand("Noem ze"), [candidate(report, 12, 2.0)], most_words=400, margin=1.0)
    assert [part.bullet for part in parts] == [False, True, True]
    assert [citation_of(part, 1).quote for part in parts] == REGIO


def test_a_single_item_is_no_list():
    made = Pieces("a").add("Dit is het:").item("Bouwen.", under=0).build()
    assert answer([(made, 1, 2.0)]) == []


def test_only_the_best_twelve_point(report):
    lone = Pieces("lone")
    for number in range(12):
        lone.add(f"Zin {number}.")
    document = lone.build()
    ahead = [(document, number, 2.0) for number in range(12)]
    assert answer([*ahead, (report, 12, 1.9)]) == []
    assert answer([*ahead[1:], (report, 12, 1.9)]) == REGIO


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Welke taken zijn er?", True),
        ("Kunt u alle taken noemen?", True),
        ("Waarom is er haast bij? Geef alle redenen.", True),
        ("Geldt dit voor alle gemeenten?", False),
        ("Wie geeft alle jongeren een plek?", False),
        ("Waarom is er haast bij?", False),
    ],
)
def test_asks_for_list(question, expected):
    assert asks_for_list(understand(question)) is expected


@pytest.fixture
def long_items():
    """1 Dit gaat over eisen: with three items of fifteen words each, then 5 a sentence."""
    made = Pieces("long").heading("Zorg").add("Dit gaat over eisen:")
    for name in ("Eerst", "Daarna", "Ten slotte"):
        made.item(
            f"{name} " + "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien.", under=1
        )
    return made.add("Meer is er niet.").build()


@pytest.mark.parametrize(
    ("pointers", "question", "whole"),
    [
        ([(2, 2.0)], "Wat zijn de taken?", False),  # one item says it all
        ([(2, 2.0), (3, 1.1)], "Wat zijn de taken?", True),  # a second item at most 1 behind
        ([(2, 2.0), (3, 0.9)], "Wat zijn de taken?", False),
        ([(2, 2.0), (1, -0.4)], "Wat zijn de taken?", True),  # the introduction at most 2.5 behind
        ([(2, 2.0), (1, -0.6)], "Wat zijn de taken?", False),
        # The introduction has the word that is asked for: then a second item at most 2.5 behind.
        ([(2, 2.0), (3, -0.4)], "Wat zijn de eisen?", True),
        ([(2, 2.0), (3, -0.6)], "Wat zijn de eisen?", False),
        ([(2, 2.0)], "Wat zijn de drie taken?", True),
        ([(2, 2.0)], "Wat zijn de vijf taken?", False),
    ],
)
def test_the_whole_list_or_one_item_of_it(long_items, pointers, question, whole):
    found = answer([(long_items, *entry) for entry in pointers], question=question)
    assert [text.split()[0] for text in found] == (["Dit", "Eerst", "Daarna", "Ten"] if whole else [])


def test_the_list_that_is_introduced_with_the_asked_word_goes_first():
    made = Pieces("a").add("Dit zijn de onderwerpen:").item("Geld:", under=0)
    made.item("subsidie.", under=1, depth=2).item("tarief.", under=1, depth=2).item("Tijd.", under=0)
    pointers = [(made.build(), 2, 2.0), (made.build(), 3, 1.9)]
    inner = ["Geld:", "subsidie.", "tarief."]
    whole = ["Dit zijn de onderwerpen:", *inner, "Tijd."]
    assert answer(pointers, question="Welke punten noemen ze?") == inner
    assert answer(pointers, question="Welke onderwerpen noemen ze?") == whole


def test_what_is_said_between_a_heading_and_its_items_is_shown_when_it_is_best():
    made = Pieces("a").heading("Oplossingen").add("Er zijn er twee.").heading("Oplossing 1: bouwen", level=2)
    document = made.heading("Oplossing 2: sluiten", level=2).build()
    found = answer([(document, 1, 2.0), (document, 2, 1.9), (document, 3, 1.8)], question="Welke oplossingen zijn er?")
    assert found == ["Oplossingen", "Er zijn er twee.", "Oplossing 1: bouwen", "Oplossing 2: sluiten"]


def test_numbered_headings_are_the_items_of_the_heading_above_them():
    made = Pieces("a").heading("Uitgangspunten").heading("A. Bouwen", level=2).add("Dat kost veel.")
    made.heading("B. Sluiten", level=2).add("Dat kost weinig.").heading("Slot")
    document = made.build()
    assert indices(list_items(document, document.passages[0])) == [1, 3]
    assert indices(list_heads(document, document.passages[3])) == [0]
    assert answer([(document, 0, 2.0)]) == ["Uitgangspunten", "A. Bouwen", "B. Sluiten"]
    # Text below them is no item of that list, and headings without a number are none.
    assert indices(list_heads(document, document.passages[4])) == []
    plain = Pieces("b").heading("Inleiding").heading("Geld", level=2).heading("Tijd", level=2).build()
    assert list_items(plain, plain.passages[0]) == ()
    assert list_heads(plain, plain.passages[1]) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Onderstaande punten zijn besproken.", [2, 3]),
        ("Dit zijn ze:", [2, 3]),
        ("We hebben lang gesproken.", []),
    ],
)
def test_a_sentence_may_announce_headings(sentence, expected):
    made = Pieces("a").heading("Punten").add(sentence).heading("Geld", level=2).heading("Tijd", level=2)
    document = made.build()
    assert indices(list_items(document, document.passages[1])) == expected
    assert indices(list_heads(document, document.passages[3])) == ([1] if expected else [])


def test_an_item_may_announce_the_items_after_it():
    made = Pieces("a").add("Dit is gezegd:").item("Geen haast.", under=0)
    made.item("De volgende voorbeelden zijn genoemd:", under=0).item("Ede.", under=0).item("Tiel.", under=0)
    document = made.build()
    assert indices(items_below(document, document.passages[2])) == [3, 4]
    assert indices(list_heads(document, document.passages[4])) == [2, 0]
    assert indices(list_heads(document, document.passages[1])) == [0]
    # An item that only ends in a colon announces nothing that stands beside it.
    other = Pieces("b").add("Dit is gezegd:").item("Haast:", under=0).item("Ede.", under=0).build()
    assert items_below(other, other.passages[1]) == ()


@pytest.mark.parametrize(
    ("indexes", "expected"),
    [
        ([11, 12], REGIO),
        ([12], []),  # one item is an answer by itself
        ([12, 8], []),  # one item, and something else
        ([11, 12, 8], []),  # two items, and something of another section
        ([12, 7], []),  # items of two lists
        ([5, 6], REGELS),
    ],
)
def test_two_items_of_a_short_list_give_it_whole(report, indexes, expected):
    assert [part.text for part in short_list([candidate(report, index, 1.0) for index in indexes])] == expected


def test_what_leads_to_a_short_list_is_shown_above_it_when_it_is_best():
    made = Pieces("a").heading("Overleg").add("Er komt overleg.").add("Het gaat over:")
    document = made.item("geld.", under=2).item("tijd.", under=2).item("ruimte.", under=2).build()
    whole = ["Het gaat over:", "geld.", "tijd.", "ruimte."]
    items = [candidate(document, 3, 1.0), candidate(document, 4, 1.0)]
    assert [part.text for part in short_list([candidate(document, 1, 0.5), *items])] == whole
    assert [part.text for part in short_list([candidate(document, 1, 2.0), *items])] == ["Er komt overleg.", *whole]


def test_two_items_of_a_long_list_do_not(long_items):
    made = Pieces("longer").add("Dit is het:")
    for _ in range(2):
        made.item("woord " * 41, under=0)
    document = made.build()
    assert short_list([candidate(document, 1, 1.0), candidate(document, 2, 1.0)]) == []
    assert len(short_list([candidate(long_items, 2, 1.0), candidate(long_items, 4, 1.0)])) == 4


def test_a_list_that_leaves_the_best_passage_out_is_no_answer(report):
    question = understand("Welke taken heeft het rijk?")
    pointing = [candidate(report, index, score) for index, score in ((1, 2.9), (2, 2.8))]
    assert list_answer(question, pointing, most_words=400, margin=1.0)
    below = [candidate(report, 5, 3.0), *pointing]
    assert list_answer(question, below, most_words=400, margin=1.0)
    assert list_answer(question, below, most_words=12, margin=1.0) == []  # cut to first sentences, without that one
