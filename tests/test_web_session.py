"""The state of a conversation: double clicks, stepping, history."""

import pytest

from tests.web_double import LOCAL, PLACES, make_services
from ui.web.conversation.links import place_from_parameters, place_to_parameters
from ui.web.conversation.session import Conversation, Exchange, Problem, ReaderPlace

ASSISTANT = make_services().assistant


def exchange(question):
    return Exchange(question, ASSISTANT.ask(question))


def test_a_second_question_waits_until_the_first_is_answered():
    conversation = Conversation()
    for question in ("een", "een", "twee", "twee", "drie"):
        conversation.ask(question)
    assert (conversation.pending, conversation.waiting) == ("een", ["twee", "drie"])
    conversation.finish(Exchange("een", problem=Problem("p", "", "r")))
    assert (conversation.pending, conversation.waiting) == ("twee", ["drie"])
    conversation.finish(exchange("twee"))
    conversation.finish(exchange("drie"))
    assert (conversation.pending, conversation.waiting) == (None, [])
    assert [one.question for one in conversation.exchanges] == ["een", "twee", "drie"]


def test_a_question_that_was_asked_by_two_runs_of_the_page_is_answered_once():
    conversation = Conversation()
    conversation.ask("een")
    conversation.pending_uid = "u1"
    conversation.ask("twee")
    for _ in range(2):
        conversation.finish(Exchange("een", ASSISTANT.ask("een"), uid="u1"))
    assert [one.question for one in conversation.exchanges] == ["een"]
    assert conversation.pending == "twee"
    # What comes of a question of another conversation is not wanted here.
    conversation.restart()
    conversation.finish(exchange("twee"))
    assert conversation.exchanges == []


def test_a_starter_begins_only_an_empty_conversation():
    conversation = Conversation(exchanges=[exchange(PLACES)])
    conversation.begin(PLACES)
    assert conversation.pending is None


def test_asking_closes_the_reader():
    conversation = Conversation(exchanges=[exchange(PLACES)])
    conversation.open_citation(0, 1)
    assert conversation.place is not None
    conversation.ask("verder")
    assert conversation.place is None


def test_unknown_citations_open_nothing():
    conversation = Conversation(exchanges=[exchange(PLACES)])
    for index, number in ((0, 2), (0, 0), (1, 1), (-1, 1)):
        conversation.open_citation(index, number)
    assert conversation.place is None


def test_steps_stop_at_both_ends():
    conversation = Conversation(exchanges=[exchange(LOCAL)])
    conversation.open_citation(0, 1)
    conversation.step(-1)
    assert conversation.active_number(0) == 1
    for _ in range(9):
        conversation.step(1)
    assert conversation.active_number(0) == 4


def test_the_same_place_opened_again_is_a_new_visit():
    conversation = Conversation(exchanges=[exchange(PLACES)])
    conversation.open_citation(0, 1)
    first = conversation.place
    conversation.open_citation(0, 1)
    assert first is not None
    assert conversation.place is not None
    assert conversation.place.visit == first.visit + 1


def test_history_leaves_out_what_ended_in_a_problem():
    conversation = Conversation(
        exchanges=[Exchange("stuk", problem=Problem("p", "", "r")), exchange("Wat kost een fiets?")]
    )
    assert [(turn.role, turn.content) for turn in conversation.history()] == [
        ("user", "Wat kost een fiets?"),
        ("assistant", "De documenten zeggen niets over: Wat kost een fiets?"),
    ]


def test_retry_asks_again_only_after_a_problem():
    conversation = Conversation(exchanges=[exchange(PLACES)])
    conversation.retry()
    assert conversation.pending is None
    conversation.exchanges.append(Exchange("stuk", problem=Problem("p", "", "r")))
    conversation.retry()
    assert conversation.pending == "stuk"
    assert len(conversation.exchanges) == 1


@pytest.mark.parametrize(
    ("parameters", "place"),
    [
        ({}, None),
        ({"document": ""}, None),
        ({"document": "d", "start": "3", "end": "9"}, ReaderPlace("d", 3, 9)),
        ({"document": "d"}, ReaderPlace("d", 0, 0)),
        ({"document": "d", "start": "9", "end": "3"}, ReaderPlace("d", 0, 0)),
        ({"document": "d", "start": "-1", "end": "3"}, ReaderPlace("d", 0, 0)),
        ({"document": "d", "start": "٣", "end": "9"}, ReaderPlace("d", 0, 0)),
        ({"document": "d", "start": "1", "end": "9" * 5000}, ReaderPlace("d", 1, 10**9)),
    ],
)
def test_places_in_the_address(parameters, place):
    assert place_from_parameters(parameters) == place


def test_a_place_survives_the_address():
    place = ReaderPlace("vng-statement", 12, 40)
    assert place_from_parameters(place_to_parameters(place)) == place
