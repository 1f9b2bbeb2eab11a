"""What an answer consists of: sentences with their antecedent, table cells, a quote a document; nothing twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asking.focus import sub_questions
from assistant.asking.question import understand
from assistant.composing.compose import Limits, compose
from assistant.evidence.retrieval import Evidence
from assistant.parts import citation_of
from assistant.structure.tables import row_part
from tests.assistant_double import Pieces, candidate

LIMITS = Limits(second=0.5, gap=0.7, most=2, list_words=400, list_margin=1.0)


def shown(question, *scored, focused=(), limits=LIMITS):
    """The texts of the answer from (document, passage, score), best first."""
    groups = tuple(tuple(candidate(*entry) for entry in group) for group in focused)
    parts = tuple((understand(part), Evidence([], [])) for part in sub_questions(question))
    evidence = Evidence([], [candidate(*entry) for entry in scored], focused=groups, parts=parts)
    return [part.text for part in compose(understand(question), evidence, limits=limits)]


@pytest.fixture
def plan():
    made = Pieces("plan", date="2022-12-07")
    made.heading("Wie betaalt de gebouwen?").add("Het ministerie betaalt de gebouwen.").more("Dit gebeurt per jaar.")
    made.add("Er zijn 11 aanbieders.").add("Het gaat goed.").add("Het ministerie betaalt de gebouwen!")
    return made.build()


@pytest.fixture
def letter():
    return Pieces("letter", date="2020-03").add("Gemeenten betalen zelf.").build()


@pytest.mark.parametrize(
    ("scored", "expected"),
    [
        ([(3, 2.0)], ["Er zijn 11 aanbieders."]),
        ([(3, 2.0), (1, 1.4)], ["Er zijn 11 aanbieders.", "Het ministerie betaalt de gebouwen."]),
        ([(3, 2.0), (1, 1.2)], ["Er zijn 11 aanbieders."]),  # more than 0.7 behind
        ([(3, 0.3), (1, -0.1)], ["Er zijn 11 aanbieders."]),  # less likely than not
        ([(3, -4.0)], ["Er zijn 11 aanbieders."]),  # the best one is always used
        ([(3, 2.0), (1, 1.9), (4, 1.8)], ["Er zijn 11 aanbieders.", "Het ministerie betaalt de gebouwen."]),
        ([], []),
    ],
)
def test_the_best_and_what_is_nearly_as_good(plan, scored, expected):
    assert shown("Hoe zit het?", *((plan, *entry) for entry in scored)) == expected


def test_a_heading_that_asks_is_never_an_answer(plan):
    assert shown("Wie betaalt?", (plan, 0, 9.0), (plan, 1, 1.0)) == ["Het ministerie betaalt de gebouwen."]
    assert shown("Wie betaalt?", (plan, 0, 9.0)) == []


def test_a_sentence_that_points_back_brings_what_it_points_at(plan):
    parts = compose(understand("Hoe vaak?"), Evidence([], [candidate(plan, 2, 1.0)]))
    assert [part.text for part in parts] == ["Het ministerie betaalt de gebouwen. Dit gebeurt per jaar."]
    assert citation_of(parts[0], 1).quote == "Het ministerie betaalt de gebouwen.\nDit gebeurt per jaar."
    # At the start of a paragraph there is nothing to bring.
    assert shown("Hoe?", (plan, 4, 1.0)) == ["Het gaat goed."]


def test_a_footnote_that_points_back_brings_the_sentence_that_calls_it():
    document = Pieces("nota").add("Er dreigt spookzorg.").add("Dit is zorg op papier.", kind="footnote").build()
    first, note = document.passages
    document = replace(document, passages=(replace(first, notes=(1,)), note))
    assert shown("Wat is spookzorg?", (document, 1, 2.0)) == ["Er dreigt spookzorg.", "Dit is zorg op papier."]


def test_nothing_is_shown_twice(plan):
    # The second sentence brings the first along; the same words elsewhere are left out as well.
    assert shown("Wie?", (plan, 2, 2.0), (plan, 1, 1.9)) == [
        "Het ministerie betaalt de gebouwen. Dit gebeurt per jaar."
    ]
    assert shown("Wie?", (plan, 1, 2.0), (plan, 5, 1.9)) == ["Het ministerie betaalt de gebouwen."]


def test_neighbours_stand_in_reading_order():
    made = Pieces("a").add("De eerste zin.").more("De tweede zin.").add("Elders.").build()
    assert shown("Wat?", (made, 1, 2.0), (made, 0, 1.9)) == ["De eerste zin.", "De tweede zin."]
    assert shown("Wat?", (made, 2, 2.0), (made, 0, 1.9)) == ["Elders.", "De eerste zin."]


def test_an_introduction_brings_its_list_and_a_bare_item_its_introduction():
    made = Pieces("a").add("De regio belooft:").item("Bouwen.", under=0)
    made.item("Alle bestaande gebouwen voor de zomer sluiten.", under=0)
    document = made.build()
    whole = ["De regio belooft:", "Bouwen.", "Alle bestaande gebouwen voor de zomer sluiten."]
    assert shown("Wat doet de regio?", (document, 0, 1.0)) == whole
    assert shown("Wat doet de regio?", (document, 1, 1.0)) == whole[:2]
    assert shown("Wat doet de regio?", (document, 2, 1.0)) == whole[2:]


def test_a_list_question_gets_the_list_and_another_one_only_when_it_counts():
    made = Pieces("a").add("De regio belooft drie dingen:").item("Bouwen.", under=0).item("Sluiten.", under=0)
    made.item("Kijken naar wat er gebeurt in elke regio.", under=0).add("De regio bouwt in de zomer een huis.")
    document = made.build()
    whole = [document.quote(passage) for passage in document.passages[:4]]
    both = (document, 4, 2.0), (document, 3, 1.5)
    assert shown("Noem de beloften", *both) == whole
    assert shown("Hoe bouwt de regio?", *both) == [document.quote(document.passages[4]), whole[3]]
    # "drie" alone is reason enough only when nothing outside the list is better: 1.5 + 1 for the count > 2.
    assert shown("Hoe doet de regio die drie dingen?", *both) == whole


@pytest.mark.parametrize(
    ("scored", "expected"),
    [
        # By date, not by score: the letter is older.
        ([("plan", 3, 2.0), ("letter", 0, 1.5)], ["Gemeenten betalen zelf.", "Er zijn 11 aanbieders."]),
        # One quote a document.
        (
            [("plan", 3, 2.0), ("plan", 1, 1.9), ("letter", 0, 1.8)],
            ["Gemeenten betalen zelf.", "Er zijn 11 aanbieders."],
        ),
        # Too weak a second document leaves the two best passages of the first.
        (
            [("plan", 3, 2.0), ("plan", 1, 1.9), ("letter", 0, 0.5)],
            ["Het ministerie betaalt de gebouwen.", "Er zijn 11 aanbieders."],
        ),
    ],
)
def test_a_comparison(plan, letter, scored, expected):
    documents = {"plan": plan, "letter": letter}
    found = shown("Wat is het verschil?", *((documents[name], *rest) for name, *rest in scored))
    assert found == expected


def of_share(document, index, score, share):
    """A candidate that answers this share of the known questions like the one asked."""
    return replace(candidate(document, index, score), features={"known_share": share})


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        # Known to be the answer together, although the other document is better than the second of them.
        (0.2, ["Het ministerie betaalt de gebouwen.", "Er zijn 11 aanbieders."]),
        (0.1, ["Gemeenten betalen zelf.", "Er zijn 11 aanbieders."]),
    ],
)
def test_a_comparison_quotes_what_known_questions_are_answered_with(plan, letter, share, expected):
    both = [of_share(plan, 3, 2.0, 0.6), candidate(letter, 0, 1.8), of_share(plan, 1, 0.5, share)]
    found = compose(understand("Wat is het verschil?"), Evidence([], both), limits=LIMITS)
    assert [part.text for part in found] == expected


@pytest.mark.parametrize(("share", "expected"), [(0.1, "Het gaat goed."), (0.2, "Er zijn 11 aanbieders.")])
def test_of_each_part_what_answers_known_questions_like_the_whole(plan, share, expected):
    evidence = Evidence(
        [], [of_share(plan, 3, 0.0, share)], focused=((candidate(plan, 4, 2.0), candidate(plan, 3, 1.0)),)
    )
    # 6 * 0.2 makes up for being 1.0 behind, 6 * 0.1 does not.
    assert [part.text for part in compose(understand("Hoeveel en wie?"), evidence)] == [expected]


def test_a_question_in_parts_gets_the_best_of_each(plan, letter):
    focused = [[(plan, 3, -1.0), (plan, 4, -2.0)], [(plan, 0, 3.0), (letter, 0, 1.0)], []]
    expected = ["Er zijn 11 aanbieders.", "Gemeenten betalen zelf."]
    assert shown("Hoeveel zijn er en wie betaalt?", (plan, 4, 5.0), focused=focused) == expected


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [(0.0, "Het gaat goed."), (0.6, "Het gaat goed."), (0.7, "Er zijn 11 aanbieders.")],  # 1.5 * 0.7 > 2 - 1
)
def test_of_each_part_the_passage_with_the_words_asked(plan, coverage, expected):
    worded = replace(candidate(plan, 3, 1.0), features={"coverage": coverage})
    evidence = Evidence([], [worded], focused=((candidate(plan, 4, 2.0), worded),))
    assert [part.text for part in compose(understand("Hoeveel en wie?"), evidence)] == [expected]


def test_the_other_side_comes_along():
    made = Pieces("a").add("Enerzijds is er haast.").more("Dat zegt men.").more("Anderzijds is er tijd.").more("Punt.")
    made.add("Enerzijds ook hier.").more("Meer niet.").add("Anderzijds elders.")
    document = made.build()
    assert shown("Wat?", (document, 0, 2.0)) == ["Enerzijds is er haast. Dat zegt men. Anderzijds is er tijd."]
    assert shown("Wat?", (document, 4, 2.0)) == ["Enerzijds ook hier."]


def test_all_documents_are_compared_when_the_question_speaks_of_them(plan, letter):
    scored = (plan, 3, 2.0), (letter, 0, 0.7)
    both = ["Gemeenten betalen zelf.", "Er zijn 11 aanbieders."]
    assert shown("Wat zeggen de verschillende stukken?", *scored) == both
    assert shown("What do all the documents say?", *scored) == both
    assert shown("Wat zegt men?", *scored) == both[1:]


def test_two_parts_with_the_same_answer_show_it_once(plan):
    assert shown("Wie en wat?", (plan, 3, 1.0), focused=[[(plan, 3, 1.0)]] * 2) == ["Er zijn 11 aanbieders."]


@pytest.mark.parametrize(("behind", "more"), [(0.4, ["Het gaat goed."]), (4.0, [])])
def test_a_part_that_is_answered_already_gets_what_is_nearly_as_good(plan, behind, more):
    focused = [[(plan, 3, 3.0)], [(plan, 3, 3.0), (plan, 4, 3.0 - behind)]]
    assert shown("Wie en wat?", (plan, 3, 3.0), focused=focused) == ["Er zijn 11 aanbieders.", *more]


@pytest.fixture
def occupancy():
    made = Pieces("table").row(["Regio", "2017", "2021"]).row(["Zuid", "40", "25"], under=0)
    return made.row(["Noord", "", "7"], under=0).row(["alleen tekst"]).row(["Los", "3"]).build()


@pytest.mark.parametrize(
    ("row", "question", "expected"),
    [
        (1, "Hoeveel in 2021?", "Zuid — 2021: 25"),
        (1, "Hoeveel in 2017 en 2021?", "Zuid — 2017: 40; 2021: 25"),
        (1, "Hoeveel in Zuid?", "Zuid — 2017: 40; 2021: 25"),  # no column asked: all of them
        (1, "Hoeveel in 2030?", "Zuid — 2017: 40; 2021: 25"),
        (2, "Hoeveel in 2017?", "Noord — 2021: 7"),  # an empty cell is not filled in
        (3, "Wat staat er?", "alleen tekst"),
        (4, "Wat staat er?", "Los — 3"),  # no column headings
    ],
)
def test_table_rows(occupancy, row, question, expected):
    part = row_part(occupancy, occupancy.passages[row], understand(question))
    assert part.text == expected
    assert citation_of(part, 1).quote == occupancy.quote(occupancy.passages[row])
    assert shown(question, (occupancy, row, 1.0)) == [expected]


def test_the_column_may_stand_in_the_question_before(occupancy):
    question = understand("En in Zuid?", standalone="Hoeveel plekken waren er in 2017? En in Zuid?")
    assert row_part(occupancy, occupancy.passages[1], question).text == "Zuid — 2017: 40"


def test_a_row_without_cells_is_shown_as_it_stands(occupancy):
    bare = replace(occupancy.passages[1], cells=())
    assert row_part(occupancy, bare, understand("Hoeveel in 2021?")).text == "Zuid | 40 | 25"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("In welk jaar waren er de meeste plaatsen?", "2019: 1.366"),
        ("Wanneer was het aantal het laagst?", "2018: 900"),
        ("In which year were there fewest places?", "2018: 900"),
        ("In welk jaar waren er 1.366 plaatsen?", "2019: 1.366"),
        ("In welk jaar waren er 1366 plaatsen?", "2019: 1.366"),
        ("Wat was het hoogste aantal in 2018?", "2018: 900"),
        ("In welk jaar waren er minstens 800 plaatsen?", "2018: 900; 2019: 1.366; 2020: 1.020"),
        ("Wat zijn het hoogste en het laagste aantal?", "2018: 900; 2019: 1.366; 2020: 1.020"),
    ],
)
def test_of_a_series_of_years_the_count_that_is_asked(question, expected):
    series = (
        Pieces("table").row(["", "2018", "2019", "2020"]).row(["Plaatsen", "900", "1.366", "1.020"], under=0).build()
    )
    assert row_part(series, series.passages[1], understand(question)).text == f"Plaatsen — {expected}"


@pytest.mark.parametrize("heads", [["2018", "2019", "Totaal"], ["Noord", "Zuid", "Oost"]])
def test_other_columns_are_no_series(heads):
    whole = Pieces("table").row(["", *heads]).row(["Plaatsen", "900", "1.366", "1.020"], under=0).build()
    shown = "; ".join(f"{head}: {count}" for head, count in zip(heads, ("900", "1.366", "1.020"), strict=True))
    assert row_part(whole, whole.passages[1], understand("Waar zijn de meeste?")).text == f"Plaatsen — {shown}"


def test_column_headings_are_no_answer(occupancy):
    assert shown("Hoeveel?", (occupancy, 0, 3.0), (occupancy, 1, 1.0)) == ["Zuid — 2017: 40; 2021: 25"]
    assert shown("Hoeveel?", (occupancy, 0, 3.0)) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hoe was het in 2021?", ["Zuid — 2021: 25"]),
        ("Hoe was het in 2022?", ["Los — 3"]),  # the table does not speak of 2022
        ("Hoe was het?", ["Zuid — 2017: 40; 2021: 25"]),
    ],
)
def test_a_table_of_other_years_is_no_answer(occupancy, question, expected):
    assert shown(question, (occupancy, 1, 3.0), (occupancy, 4, 1.0)) == expected


def test_a_table_of_other_years_is_better_than_nothing(occupancy):
    assert shown("Hoe was het in 2022?", (occupancy, 1, 3.0)) == ["Zuid — 2017: 40; 2021: 25"]


def test_the_rest_of_a_sentence_comes_along():
    made = Pieces("a").add("Er zijn veel knelpunten.").more("Variërend van geld tot tijd.").more("Dat was het.")
    document = made.add("Er is ook hoop.").add("Zoals altijd.").build()
    assert shown("Welke?", (document, 0, 2.0)) == ["Er zijn veel knelpunten. Variërend van geld tot tijd."]
    assert shown("Welke?", (document, 3, 2.0)) == ["Er is ook hoop."]  # another paragraph


def test_what_goes_on_about_the_best_may_be_further_behind():
    made = Pieces("a").add("Er komen centra.").more("Deze centra helpen.").add("Elders niet.")
    document = made.build()
    assert shown("Wat?", (document, 0, 3.0), (document, 1, 1.4)) == ["Er komen centra. Deze centra helpen."]
    assert shown("Wat?", (document, 0, 3.0), (document, 1, 1.2)) == ["Er komen centra."]
    assert shown("Wat?", (document, 0, 3.0), (document, 2, 1.4)) == ["Er komen centra."]


@pytest.mark.parametrize(("words", "whole"), [(38, True), (40, False)])
def test_a_heading_brings_only_a_short_list(words, whole):
    made = (
        Pieces("a").heading("Taken").item("woord " * words + "een.", under=0).item("woord " * words + "twee.", under=0)
    )
    assert len(shown("Hoe zit het?", (made.build(), 0, 2.0))) == (3 if whole else 1)


def test_a_part_that_asks_for_a_list_gets_it():
    made = Pieces("a").add("De regio belooft:").item("Bouwen.", under=0).item("Sluiten.", under=0)
    document = made.add("Het rijk betaalt.").build()
    focused = [[(document, 1, 2.0), (document, 2, 1.9)], [(document, 3, 2.0)]]
    found = shown("Welke beloften zijn er en wie betaalt dat alles?", (document, 3, 2.0), focused=focused)
    assert found == ["De regio belooft:", "Bouwen.", "Sluiten.", "Het rijk betaalt."]


def test_what_a_document_says_twice_is_quoted_once_in_its_fuller_form():
    made = Pieces("plan", date="2022").add("in 2030 zo dicht mogelijk bij nul te komen.")
    plan = made.add("De ambitie is om in 2030 zo dicht mogelijk bij nul te komen.").build()
    fuller = ["De ambitie is om in 2030 zo dicht mogelijk bij nul te komen."]
    assert shown("Wat is de ambitie?", (plan, 0, 2.0), (plan, 1, 1.9)) == fuller
    assert shown("Wat is de ambitie?", (plan, 1, 2.0), (plan, 0, 1.9)) == fuller
    # Another document that says the same confirms it.
    letter = Pieces("letter").add("in 2030 zo dicht mogelijk bij nul te komen.").build()
    assert len(shown("Wat is de ambitie?", (plan, 1, 2.0), (letter, 0, 1.9))) == 2


@pytest.mark.parametrize(
    ("row", "question", "expected"),
    [
        # A row that begins with its number is named by the words behind it.
        (1, "Wie vraagt de brandweer?", "25-13 Brandweer vragen — Wie: Karim"),
        (1, "Wat gebeurt er?", "25-13 Brandweer vragen — Wie: Karim; Wanneer: juni"),
        # A year is a row of its own, and so is a number before another one.
        (2, "Wat gebeurt er?", "2021 — Actie: Brandweer vragen; Wie: Karim; Wanneer: juni"),
        (3, "Wat gebeurt er?", "7 — Actie: 1.175; Wie: Karim; Wanneer: juni"),
        (4, "Wat gebeurt er?", "Zuid — Actie: Brandweer vragen; Wie: Karim; Wanneer: juni"),
    ],
)
def test_a_numbered_row_keeps_its_name(row, question, expected):
    made = Pieces("acties").row(["Nr", "Actie", "Wie", "Wanneer"])
    for number, action in (
        ("25-13", "Brandweer vragen"),
        ("2021", "Brandweer vragen"),
        ("7", "1.175"),
        ("Zuid", "Brandweer vragen"),
    ):
        made.row([number, action, "Karim", "juni"], under=0)
    document = made.build()
    assert row_part(document, document.passages[row], understand(question)).text == expected
