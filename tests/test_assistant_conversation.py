"""Follow-up questions: which lean on earlier turns, what they are in full, and which item an ordinal picks."""

from __future__ import annotations

import pytest

from assistant.asking.conversation import (
    leans_on_history,
    list_before,
    ordinal_reference,
    replaces,
    standalone_question,
)
from assistant.asking.ordinals import asks_for_more
from assistant.asking.pointing import asks_again, asks_for_place, asks_further, asks_reason
from assistant.asking.question import understand
from assistant.asking.remarks import is_courtesy
from assistant.asking.said import quoted_before
from assistant.composing.assemble import answered, blank_answer
from assistant.composing.compose import Limits
from assistant.composing.further import elsewhere_notice
from assistant.composing.turns import compose_turn
from assistant.evidence.retrieval import Evidence
from assistant.types import Turn
from tests.assistant_double import Pieces, candidate


@pytest.mark.parametrize(
    "text",
    [
        "En in 2020?",
        "Maar wie betaalt de gebouwen dan?",
        "And the municipalities?",
        "What about the region?",
        "Waarom?",
        "Hoezo niet?",
        "Wie precies?",
        "Why not?",
        "Vertel daar eens meer over",
        "Leg uit",
        "Can you explain that?",
        "Wat betekent dat voor gemeenten?",
        "Wie is daarvoor verantwoordelijk?",
        "Wanneer moeten zij klaar zijn?",
        "What do they promise to municipalities?",
        "Wat zeggen de anderen over de gebouwen?",
        "En de tweede?",
        "De laatste?",
        "Hoeveel zijn er?",  # nothing left to search for
        "En wat doet het NJi?",
        "Wat vindt de VNG daarvan?",
    ],
)
def test_leans(text):
    assert leans_on_history(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wie betaalt de vastgoedtransitie van instellingen?",
        "Wat is het doel van de vastgoedtransitie?",
        "Hoeveel gesloten plekken wil ZuidWest eind 2024?",
        "Who pays for the transition of the buildings?",
        "Welke afspraken maken gemeenten over tarieven?",
        # "dat", "die" and "dit" that point at nothing outside the sentence
        "Hoe zorgen gemeenten dat kinderen thuis opgroeien?",
        "Wat gebeurt er met jongeren die vastlopen?",
        "Wat is de eerste ambitie van ZuidWest?",
        # short, with a name of their own
        "Wat doet het OZJ?",
        "Waar staat RvdK voor?",
        "Wanneer gaat Midgaard dicht?",
    ],
)
def test_stands_alone(text):
    assert not leans_on_history(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En de tweede?", 1),
        ("de eerste", 0),
        ("Wat is de derde dan?", 2),
        ("De laatste?", -1),
        ("En het vierde punt?", 3),
        ("punt 3", 2),
        ("de 2e?", 1),
        ("En nummer 10?", 9),
        ("And the second one?", 1),
        ("What about the last?", -1),
        ("Noem de vijfde actie", 4),
        ("Leg de derde uit", 2),
        ("Wat houdt de tweede in?", 1),
        ("Kun je de eerste toelichten?", 0),
        ("Vertel eens iets meer over het vierde punt", 3),
        ("Kunt u nummer vier uitleggen?", 3),
        ("Can you explain the second one?", 1),
        ("Wat was de derde ook alweer?", 2),
        ("wat houdt die laatste in", -1),
        ("wat doet het laatste?", -1),
        ("Wie betaalt de eerste?", None),  # asks something else about it
        ("Leg de eerste ambitie van de VNG uit", None),
        ("Kun je mij nu dan ook nog eens even de eerste toelichten?", None),  # longer than eight words
        ("Wat zijn de twee paden?", None),
        ("Wat is de tweede ambitie van de VNG?", None),  # names what it is the second of
        ("Wie betaalt dit?", None),
        ("En in 2020?", None),
        ("", None),
    ],
)
def test_ordinal_reference(text, expected):
    assert ordinal_reference(text) == expected


@pytest.mark.parametrize("text", ["punt 0", "En nummer 0?", "de 0e"])
def test_there_is_no_item_zero(text):
    assert ordinal_reference(text) is None


USER, ASSISTANT = "user", "assistant"
PAYS = "Wie betaalt de vastgoedtransitie van instellingen?"
GROUPS = "Hoe groot mogen nieuwe leefgroepen van aanbieders worden?"


@pytest.mark.parametrize(
    ("history", "text", "expected"),
    [
        ([], "En in 2020?", "En in 2020?"),
        ([(USER, PAYS)], "En in 2020?", f"{PAYS} En in 2020?"),
        # Only what the user said counts.
        ([(USER, PAYS), (ASSISTANT, "Het ministerie.")], "En in 2020?", f"{PAYS} En in 2020?"),
        ([(ASSISTANT, "Het ministerie.")], "En in 2020?", "En in 2020?"),
        ([(USER, "  ")], "En in 2020?", "En in 2020?"),
        ([(USER, PAYS)], "", PAYS),
        # A change of subject leaves the old one behind.
        ([(USER, PAYS)], GROUPS, GROUPS),
        ([(USER, PAYS), (USER, GROUPS)], "Waarom?", f"{GROUPS} Waarom?"),
        # A follow-up to a follow-up takes the question that both lean on.
        ([(USER, PAYS), (USER, "En in 2020?")], "Waarom?", f"{PAYS} En in 2020? Waarom?"),
        # At most three turns back.
        (
            [(USER, PAYS), (USER, "En voor kinderen?"), (USER, "En met de gemeenten?"), (USER, "En in 2022?")],
            "Waarom?",
            "En voor kinderen? En met de gemeenten? En in 2022? Waarom?",
        ),
        # A year in the place of a year is no turn further.
        (
            [(USER, PAYS), (USER, "En in 2020?"), (USER, "En in 2021?"), (USER, "En in 2022?")],
            "Waarom?",
            f"{PAYS} En in 2022? Waarom?",
        ),
    ],
)
def test_standalone_question(history, text, expected):
    assert standalone_question(text, [Turn(role, content) for role, content in history]) == expected


@pytest.mark.parametrize(
    ("earlier", "text", "expected"),
    [
        (["Wat is de eerste ambitie?", "en de tweede?"], "en de derde?", "Wat is de derde ambitie?"),
        (["Wat is richting 1 van de stad?"], "en 2?", "Wat is richting 2 van de stad?"),
        (["Wat is richting 1?", "en 2?"], "en 3?", "Wat is richting 3?"),
        (["Welke 3 acties zijn er in Zuid?"], "en 2?", "Welke 3 acties zijn er in Zuid? en 2?"),
        (["Welke drie paden zijn er?", "en de tweede?"], "en de derde?", "Welke drie paden zijn er? en de derde?"),
        (["Hoeveel huizen zijn er in 2024?"], "hoeveel waren dat er in 2020?",
         "Hoeveel huizen zijn er in 2020?"),
        (["Wie betaalt?"], "Dank u. Dan een heel andere vraag: wat is een gezinshuis?", "wat is een gezinshuis?"),
        (["Wie betaalt?"], "Heel iets anders: wat is een gezinshuis?", "wat is een gezinshuis?"),
    ],
)  # fmt: skip
def test_series_and_changes_of_subject(earlier, text, expected):
    assert standalone_question(text, [Turn("user", content) for content in earlier]) == expected


@pytest.mark.parametrize("text", ["Hallo!", "goedenavond", "Dank je wel, top.", "thanks!", "OK", "Hoi Wegwijzer"])
def test_a_courtesy_asks_nothing(text):
    assert is_courtesy(text)


@pytest.mark.parametrize("text", ["", "Hallo, wie betaalt de gebouwen?", "Bedankt. En in 2020?", "topzorg", "Daarom?"])
def test_what_asks_something_is_no_courtesy(text):
    assert not is_courtesy(text)


def test_a_courtesy_between_two_questions_is_passed_over():
    history = [Turn("user", "Hoeveel plekken waren er in 2021?"), Turn("assistant", "36"), Turn("user", "Dank je wel!")]
    assert standalone_question("En in 2020?", history) == "Hoeveel plekken waren er in 2020?"


@pytest.mark.parametrize(
    ("earlier", "text", "expected"),
    [
        (["Welke paden zijn er?", "Leg de derde uit"], "En de laatste?", "Welke paden zijn er? En de laatste?"),
        (["Welke paden zijn er?", "Leg de derde uit", "Kun je de eerste toelichten?", "nummer vier?"],
         "Wat houdt de tweede in?", "Welke paden zijn er? Wat houdt de tweede in?"),
        (["Wat is de eerste ambitie?", "Leg de tweede uit"], "en de derde?", "Wat is de derde ambitie?"),
        # The question that the answer belongs to may itself lean on another one.
        ([PAYS, "En wat zijn de regels daarvoor?"], "Leg de tweede uit",
         f"{PAYS} En wat zijn de regels daarvoor? Leg de tweede uit"),
    ],
)  # fmt: skip
def test_an_item_is_one_of_the_question_that_leans_on_nothing(earlier, text, expected):
    assert standalone_question(text, [Turn("user", content) for content in earlier]) == expected


@pytest.mark.parametrize(
    ("earlier", "text", "expected"),
    [
        (["Hoeveel huizen waren er in 2021?"], "En in 2022?", "Hoeveel huizen waren er in 2022?"),
        (["Hoeveel huizen waren er in 2021?", "En in 2022?"], "En in 2019?", "Hoeveel huizen waren er in 2019?"),
        (["Hoeveel huizen waren er in 2021?", "En in 2022?"], "Wie betaalt die?",
         "Hoeveel huizen waren er in 2022? Wie betaalt die?"),
        (["Hoeveel huizen waren er eind 2021?"], "en 2022?", "Hoeveel huizen waren er eind 2022?"),
        (["Hoeveel huizen waren er in 2021?"], "en eind 2024 dan?", "Hoeveel huizen waren er eind 2024?"),
        (["Hoeveel huizen waren er op 1 mei 2021?"], "en 2022?", "Hoeveel huizen waren er op 1 mei 2022?"),
        (["How many homes were there in 2021?"], "And in 2022?", "How many homes were there in 2022?"),
        (["How many homes will there be by the end of 2021?"], "And in 2022?", "How many homes will there be in 2022?"),
        (["Hoeveel huizen zijn er in Twente in 2021?"], "en in Drenthe?", "Hoeveel huizen zijn er in Drenthe in 2021?"),
        # A lone word in small letters where a place stood
        (["Hoeveel huizen zijn er in Twente in 2021?"], "en in drenthe?", "Hoeveel huizen zijn er in Drenthe in 2021?"),
        (["hoeveel huizen zijn er in twente"], "en in drenthe", "hoeveel huizen zijn er in Drenthe"),
        (["Hoeveel huizen zijn er in Twente?"], "En bij Veilig Thuis?", "Hoeveel huizen zijn er bij Veilig Thuis?"),
        (["Wat is de rol van VWS?"], "En van de gemeenten?", "Wat is de rol van de gemeenten?"),
        (["Wat moet er volgens het NJi gebeuren?"], "En volgens de brief?", "Wat moet er volgens de brief gebeuren?"),
        (["Wat vindt het NJi van tarieven?"], "En de VNG?", "Wat vindt de VNG van tarieven?"),
        (["Wat heeft VWS toegezegd?"], "En de VNG?", "Wat heeft de VNG toegezegd?"),
        (["What does VWS promise?"], "What about ZuidWest?", "What does ZuidWest promise?"),
        (["Hoeveel unieke jongeren waren er in 2021?"], "En plaatsingen?", "Hoeveel plaatsingen waren er in 2021?"),
        (["Hoeveel huizen waren er in 2021?", "En hoeveel plekken?"], "En in 2020?",
         "Hoeveel plekken waren er in 2020?"),
    ],
)  # fmt: skip
def test_what_a_turn_names_takes_the_place_of_its_sort(earlier, text, expected):
    assert standalone_question(text, [Turn("user", content) for content in earlier]) == expected
    assert replaces(text, expected) is (text != "Wie betaalt die?")


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("Hoeveel huizen zijn er in Twente?", "en in totaal?"),
        ("Hoeveel huizen zijn er in maart?", "en in drenthe?"),
        ("Hoeveel huizen zijn er in 2021?", "en in drenthe?"),
    ],
)
def test_what_is_no_place_takes_the_place_of_none(earlier, text):
    assert standalone_question(text, [Turn(USER, earlier)]) == f"{earlier} {text}"


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("Hoeveel huizen waren er tussen 2020 en 2021?", "En in 2022?"),  # two years
        ("Hoeveel huizen waren er op 1 mei 2021?", "En in 2022?"),  # the year is a part of a day
        ("Hoeveel huizen waren er in 2021?", "En in welk dorp?"),
        ("Wat vindt het NJi van de VNG?", "En het ministerie van VWS?"),  # two names
        ("Hoe werken gemeenten met JeugdzorgPlus?", "En de VNG?"),  # no name of that sort
        ("Hoeveel huizen zijn er in Twente?", "En in de gesloten jeugdhulp?"),  # no place
        ("Hoeveel geld krijgen jongeren?", "En gemeenten?"),  # geld is not counted
        ("Hoeveel plekken hebben aanbieders?", "En gemeenten?"),  # the aanbieders may be meant
        ("Hoeveel huizen waren er in 2021?", "En anders?"),
        (PAYS, "En in 2020?"),
    ],
)
def test_what_has_no_place_in_the_question_is_put_behind_it(earlier, text):
    assert standalone_question(text, [Turn("user", earlier)]) == f"{earlier} {text}"
    assert not replaces(text, f"{earlier} {text}")


def test_an_item_is_named_or_explained():
    assert asks_for_more("Leg de tweede uit")
    assert not asks_for_more("En de tweede?")
    assert not asks_for_more("Wie betaalt dit?")


@pytest.mark.parametrize(
    "text",
    [
        "Waar staat dat?",
        "waar staat dat precies",
        "En in welk document staat dit?",
        "Op welke pagina staat dat?",
        "Where does it say that?",
        "where is that written?",
    ],
)
def test_asks_where_the_answer_stands(text):
    assert asks_for_place(text)


@pytest.mark.parametrize(
    "text",
    ["Waar staat dat voor?", "Waar staat dat kinderen thuis opgroeien?", "Waar staat de leefgroep?", ""],
)
def test_asks_for_no_place_of_the_answer(text):
    assert not asks_for_place(text)


@pytest.mark.parametrize(
    "text",
    ["Weet je dat zeker?", "klopt dat?", "Klopt dat wel?", "Echt waar?", "Is dat zo?", "Zeker weten?", "Are you sure?"],
)
def test_asks_whether_the_answer_is_true(text):
    assert asks_again(text)
    assert standalone_question(text, [Turn(USER, PAYS), Turn(ASSISTANT, "Het ministerie. [1]")]) == PAYS


@pytest.mark.parametrize(
    "text", ["Weet je dat?", "Waar is dat?", "Klopt het dat kinderen thuis wonen?", "Is dat veel?"]
)
def test_asks_something_else_than_whether_it_is_true(text):
    assert not asks_again(text)


@pytest.mark.parametrize(
    "text",
    ["Vertel meer", "Kun je daar meer over vertellen?", "Leg uit", "Licht dat eens toe", "En verder?", "Tell me more"],
)
def test_asks_for_more_of_the_answer(text):
    assert asks_further(text)
    assert standalone_question(text, [Turn(USER, PAYS), Turn(ASSISTANT, "Het ministerie. [1]")]) == PAYS
    # It adds nothing to what comes after it.
    after = [Turn(USER, PAYS), Turn(ASSISTANT, "Het ministerie. [1]"), Turn(USER, text), Turn(ASSISTANT, "Meer. [1]")]
    assert standalone_question("En in 2020?", after) == f"{PAYS} En in 2020?"


@pytest.mark.parametrize("text", ["Vertel meer over de VNG", "Leg de derde uit", "Hoeveel meer?", "Waarom?", ""])
def test_asks_for_something_else_than_more(text):
    assert not asks_further(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Waarom?", True), ("Waardoor komt dat?", True), ("Why is that?", True), ("Waarom niet?", False)],
)
def test_asks_the_reason_of_the_answer(text, found):
    assert asks_reason(text) is found


def test_the_first_word_of_a_turn_is_no_name_behind_a_question_without_mark():
    asked = standalone_question("Wie betaalt die?", [Turn(USER, "hoeveel huizen zijn er")])
    assert asked == "hoeveel huizen zijn er? Wie betaalt die?"
    assert understand("Wie betaalt die?", standalone=asked).names == ()


QUOTED = "Er zijn drie taken: [1]\n- Zorgen. Dat is veel. [2]\n  - Diep. [3]\n- Betalen. [4]"


def test_what_an_answer_quoted():
    lines = quoted_before([Turn("user", "Welke taken?"), Turn("assistant", f"Het volgende:\n{QUOTED}")])
    assert [(line.text, line.bullet, line.depth) for line in lines] == [
        ("Er zijn drie taken:", False, 0),
        ("Zorgen. Dat is veel.", True, 0),
        ("Diep.", True, 1),
        ("Betalen.", True, 0),
    ]
    assert quoted_before([Turn("user", "Welke taken?"), Turn("assistant", "Geen antwoord.")]) == []
    assert quoted_before([]) == []


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ([], 4),
        ([(USER, "en de tweede?"), (ASSISTANT, "Betalen. [1]\n- Veel. [2]")], 4),
        ([(USER, "waar staat dat?"), (ASSISTANT, "Betalen. [1]")], 4),
        ([(USER, "Waarom?"), (ASSISTANT, "Daarom. [1]")], 4),
        ([(USER, "dank je"), (ASSISTANT, "Er is geen vraag gesteld.")], 4),
        ([(USER, GROUPS), (ASSISTANT, "Zes. [1]")], 0),  # another subject
    ],
)
def test_the_list_that_is_meant(later, found):
    turns = [(USER, PAYS), (ASSISTANT, QUOTED), *later]
    assert len(list_before([Turn(role, content) for role, content in turns])) == found


def test_where_it_stands_asks_the_question_before_it_again():
    quoted = [Turn(USER, PAYS), Turn(ASSISTANT, "Het ministerie. [1]")]
    assert standalone_question("Waar staat dat?", quoted) == PAYS
    # An answer as one line, cut off.
    assert standalone_question("Waar staat dat?", [Turn(USER, PAYS), Turn(ASSISTANT, "Dit [1] - Ook [2] - En")]) == PAYS
    after = [*quoted, Turn(USER, "Waar staat dat?"), Turn(ASSISTANT, "Het ministerie. [1]")]
    assert standalone_question("En in 2020?", after) == f"{PAYS} En in 2020?"
    refused = [Turn(USER, PAYS), Turn(ASSISTANT, "De documenten geven hier geen antwoord op.")]
    assert standalone_question("Waar staat dat?", refused) == f"{PAYS} Waar staat dat?"


@pytest.fixture
def plan():
    made = Pieces("plan").add("Betalen.").add("Er zijn twee taken:")
    made.item("Zorgen.", under=1).more("Dat is veel werk.").item("Betalen.", under=1)
    return made.add("De minister beslist.").build()


def turn(plan, text, said):
    """The answer to a turn after one that was answered with ``said``; the evidence is for another sentence."""
    return turn_after(plan, text, [Turn(USER, "Welke taken zijn er?"), Turn(ASSISTANT, said)])


def test_an_item_is_picked_from_the_list_that_was_shown_and_given_whole(plan):
    said = "Er zijn twee taken: [1]\n- Zorgen. [2]\n- Betalen. [3]"
    assert turn(plan, "Leg de eerste uit", said) == [("Zorgen. Dat is veel werk.", plan.passages[2].start, False)]
    # The same word stands above the list too.
    assert turn(plan, "En de laatste?", said) == [("Betalen.", plan.passages[4].start, False)]
    assert turn(plan, "Wat houdt de derde in?", said)[0][0] == "De minister beslist."  # no such item


def test_where_it_stands_quotes_what_was_shown_again(plan):
    said = "Er zijn twee taken: [1]\n- Zorgen. Dat is veel werk. [2]"
    again = turn(plan, "Waar staat dat?", said)
    assert again == [
        ("Er zijn twee taken:", plan.passages[1].start, False),
        ("Zorgen. Dat is veel werk.", plan.passages[2].start, True),
    ]
    # Words of a language model stand in no document: the question before it is answered again.
    assert turn(plan, "Waar staat dat?", "Twee taken. [1]")[0][0] == "De minister beslist."


def test_a_heading_is_explained_with_what_stands_below_it():
    made = Pieces("plan").heading("Richting 1").add("Dit is de agenda.").item("Doelen.", under=1).more("Heldere.")
    plan = made.heading("Richting 2").add("Niets.").build()
    said = "- Richting 1 [1]\n- Richting 2 [2]"
    assert [text for text, _, _ in turn(plan, "Leg de eerste uit", said)] == [
        "Richting 1",
        "Dit is de agenda.",
        "Doelen. Heldere.",
    ]
    assert [text for text, _, _ in turn(plan, "En de eerste?", said)] == ["Richting 1"]


@pytest.fixture
def house():
    made = Pieces("house").heading("Huizen").add("Er zijn negen huizen.").more("Vijf zijn nieuw.")
    made.add("Ze hebben:").item("Tuinen.", under=3).item("Daken.", under=3)
    return made.heading("Geld").add("De stad betaalt.").build()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Er zijn negen huizen. [1]", ["Vijf zijn nieuw.", "Ze hebben:", "- Tuinen.", "- Daken."]),
        ("Er zijn negen huizen. [1]\nVijf zijn nieuw. [2]", ["Ze hebben:", "- Tuinen.", "- Daken."]),
        ("Ze hebben: [1]\n- Tuinen. [2]", ["- Daken."]),
        ("- Daken. [1]", ["De stad betaalt."]),  # the section ends: the best that was found elsewhere
        ("De stad betaalt. [1]", []),
    ],
)
@pytest.mark.parametrize("text", ["Vertel meer", "Leg uit"])
def test_more_is_what_follows_on_what_was_quoted(house, text, said, expected):
    history = [Turn(USER, "Welke huizen zijn er?"), Turn(ASSISTANT, said)]
    asked = understand(text, standalone=standalone_question(text, history))
    parts = compose_turn(asked, history, Evidence([], [candidate(house, 7, 3.0)]), Limits())
    assert [("- " if part.bullet else "") + part.text for part in parts] == expected
    elsewhere = elsewhere_notice(asked, history, parts)
    assert (elsewhere is not None) == (expected == ["De stad betaalt."])


def test_what_was_quoted_two_answers_ago_is_passed_over(house):
    history = [
        Turn(USER, "Welke huizen zijn er?"),
        Turn(ASSISTANT, "Ze hebben: [1]\n- Tuinen. [2]"),
        Turn(USER, "Zijn die nieuw?"),
        Turn(ASSISTANT, "Vijf zijn nieuw. [1]"),
    ]
    assert [text for text, _, _ in turn_after(house, "Vertel meer", history)] == ["Daken."]


def test_a_reason_is_looked_for_before_what_follows(house):
    history = [Turn(USER, "Welke huizen zijn er?"), Turn(ASSISTANT, "Er zijn negen huizen. [1]")]
    assert turn_after(house, "Waarom?", history)[0][0] == "De stad betaalt."
    quoted = [Turn(USER, "Wie betaalt?"), Turn(ASSISTANT, "- Tuinen. [1]\nDe stad betaalt. [2]")]
    assert turn_after(house, "Waarom?", quoted)[0][0] == "Daken."


def turn_after(document, text, history):
    """The answer to a turn; the evidence is for the last sentence."""
    asked = understand(text, standalone=standalone_question(text, history))
    last = len(document.passages) - 1
    parts = compose_turn(asked, history, Evidence([], [candidate(document, last, 3.0)]), Limits())
    return [(part.text, part.start, part.bullet) for part in parts]


def test_without_more_to_quote_the_answer_says_so():
    asked = understand("Vertel meer", standalone=PAYS)
    answer = answered(blank_answer("one", "Vertel meer", asked), [])
    assert answer.status == "refused"
    assert answer.answer == "Hierover is niet meer gevonden dan wat al geciteerd is."
