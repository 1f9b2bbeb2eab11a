"""Feedback on answers: kept with the question as it was, one entry a person, and a state that a reviewer changes."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from assistant.conversations import new_id
from assistant.feedback import Judgement, ReviewList
from assistant.types import Turn
from tests.web_double import LOCAL, PLACES, make_services

ASSISTANT = make_services().assistant
TURNS = (Turn("user", "Eerst dit"), Turn("assistant", "Toen dat"))
ME, YOU = new_id(), new_id()


@pytest.fixture
def reviews(tmp_path):
    moments = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number) for number in range(1000))
    return ReviewList(tmp_path, now=lambda: next(moments))


def judge(reviews, judgement, *, exchange="x", key=ME, question=PLACES):
    return reviews.judge(
        judgement, exchange=exchange, key=key, question=question, history=TURNS, answer=ASSISTANT.ask(question)
    )


def test_an_entry_holds_all_that_a_reviewer_needs(reviews):
    uid = judge(reviews, Judgement("down", ("wrong", "incomplete"), " Het is er 36. "))
    (item,) = reviews.items()
    assert item == reviews.item(uid)
    assert item.judgement == Judgement("down", ("wrong", "incomplete"), "Het is er 36.")
    assert (item.question, item.history, item.answer) == (PLACES, TURNS, ASSISTANT.ask(PLACES))
    assert (item.state, item.note, item.case, item.reviewed) == ("new", "", "", "")


def test_who_says_it_is_not_in_the_file(reviews, tmp_path):
    judge(reviews, Judgement("up"), exchange="deze-uitwisseling")
    with sqlite3.connect(tmp_path / "feedback.sqlite3") as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    assert ME not in dump
    assert "deze-uitwisseling" not in dump


def test_one_entry_a_person_the_last_word_counts(reviews):
    uid = judge(reviews, Judgement("up", ("clear",)))
    reviews.review(uid, "handled", note="Gezien")
    assert judge(reviews, Judgement("down", ("unclear",))) == uid
    judge(reviews, Judgement("up"), key=YOU)
    assert [(one.judgement.vote, one.state) for one in reviews.items()] == [("up", "new"), ("down", "new")]
    assert reviews.judgement(exchange="x", key=ME) == Judgement("down", ("unclear",))


def test_a_vote_can_be_taken_back_until_somebody_dealt_with_it(reviews):
    judge(reviews, Judgement("up"))
    reviews.withdraw(exchange="x", key=ME)
    assert reviews.judgement(exchange="x", key=ME) is None
    uid = judge(reviews, Judgement("down"))
    reviews.review(uid, "handled", case="eigen-1")
    reviews.withdraw(exchange="x", key=ME)
    assert reviews.item(uid).case == "eigen-1"


def test_reasons_that_do_not_go_with_the_vote_are_left_out(reviews):
    judge(reviews, Judgement("up", ("wrong", "clear", "clear", "<b>"), "x" * 5000))
    (item,) = reviews.items()
    assert item.judgement.reasons == ("clear",)
    assert len(item.judgement.comment) == 2000


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, [LOCAL, PLACES]),
        ({"state": "new"}, [LOCAL]),
        ({"state": "dismissed"}, [PLACES]),
        ({"state": "handled"}, []),
        ({"vote": "up"}, [PLACES]),
        ({"text": "MIDGAARD"}, [LOCAL]),
        ({"text": "gesloten plekken"}, [PLACES]),
        ({"text": "%"}, []),
        ({"state": "new", "vote": "up"}, []),
    ],
)
def test_the_list_is_filtered(reviews, options, found):
    first = judge(reviews, Judgement("up"), exchange="a")
    judge(reviews, Judgement("down", (), "Over Midgaard"), exchange="b", question=LOCAL)
    reviews.review(first, "dismissed")
    assert [one.question for one in reviews.items(**options)] == found
    assert reviews.counts() == {"new": 1, "dismissed": 1}


def test_nothing_is_written_by_looking(reviews, tmp_path):
    assert (reviews.items(), reviews.counts(), reviews.item("x")) == ((), {}, None)
    assert list(tmp_path.iterdir()) == []


def test_a_review_keeps_what_it_does_not_speak_of(reviews):
    uid = judge(reviews, Judgement("down", (), "half \ud800"))
    reviews.review(uid, "handled", note="Overlegd", case="eigen-1")
    reviews.review(uid, "new")
    item = reviews.item(uid)
    assert (item.state, item.note, item.case) == ("new", "Overlegd", "eigen-1")
    assert item.reviewed > item.at
