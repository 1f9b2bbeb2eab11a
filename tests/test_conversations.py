"""Kept conversations: what is asked is there again, found by its words, and nobody else's."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assistant.answer_json import answer_from_json
from assistant.conversations import Archive, StoreError, is_id, new_id
from assistant.types import Notice
from tests.web_double import LOCAL, PLACES, make_services

ASSISTANT = make_services().assistant
MINE, YOURS = new_id(), new_id()


class Clock:
    def __init__(self):
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path, now=Clock())


def keep(archive, *questions, key=MINE, conversation=None):
    conversation = conversation or new_id()
    for question in questions:
        uid = archive.begin(conversation, question, key=key)
        archive.finish(uid, answer=ASSISTANT.ask(question))
    return conversation


def titles(archive, **options):
    return [one.title for one in archive.list(key=MINE, **options)]


@pytest.mark.parametrize("question", [PLACES, LOCAL, "Wat kost een fiets?"])
def test_an_answer_survives_as_json(question):
    answer = replace(ASSISTANT.ask(question), notices=(Notice("timeout", "Te laat."),))
    kept = json.loads(json.dumps(answer.to_json()))
    assert answer_from_json(kept) == answer
    del kept["notices"]
    assert answer_from_json({**kept, "later": 1}) == replace(answer, notices=())


def test_a_damaged_answer_is_an_error():
    kept = ASSISTANT.ask(PLACES).to_json()
    with pytest.raises(TypeError):
        answer_from_json({**kept, "citations": "geen lijst"})
    del kept["question"]
    with pytest.raises(TypeError):
        answer_from_json(kept)


def test_nothing_is_written_by_looking(archive, tmp_path):
    assert archive.list(key=MINE) == ()
    assert archive.load(new_id()) is None
    assert list(tmp_path.iterdir()) == []


def test_a_conversation_is_there_again_with_all_that_was_said(archive, tmp_path):
    conversation = keep(archive, PLACES, LOCAL)
    found = Archive(tmp_path).load(conversation)
    assert found.title == PLACES
    assert [one.answer for one in found.exchanges] == [ASSISTANT.ask(PLACES), ASSISTANT.ask(LOCAL)]
    assert (found.created, found.updated) == ("2026-01-01T00:00:01.000000+00:00", "2026-01-01T00:00:02.000000+00:00")


def test_what_was_interrupted_or_went_wrong_is_kept_as_such(archive):
    conversation = new_id()
    archive.begin(conversation, "Onderbroken", key=MINE)
    wrong = archive.begin(conversation, "Mis", key=MINE)
    archive.finish(wrong, problem=("De index is weg.", "/data", "Lees in."))
    one, two = archive.load(conversation).exchanges
    assert (one.answer, one.problem) == (None, None)
    assert two.problem == ("De index is weg.", "/data", "Lees in.")
    archive.forget(wrong)
    assert [one.question for one in archive.load(conversation).exchanges] == ["Onderbroken"]
    assert titles(archive, text="mis") == []


def test_the_list_has_ones_own_the_latest_first(archive):
    first = keep(archive, "Eerste vraag")
    keep(archive, "Tweede vraag")
    keep(archive, "Van een ander", key=YOURS)
    assert titles(archive) == ["Tweede vraag", "Eerste vraag"]
    keep(archive, "Nog iets", conversation=first)
    assert [(one.title, one.questions) for one in archive.list(key=MINE)] == [("Eerste vraag", 2), ("Tweede vraag", 1)]
    assert titles(archive, most=1) == ["Eerste vraag"]
    assert len(archive.list(key=None)) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("maximaal 100", [PLACES]),
        ("PLEKK", [PLACES]),
        ("ambit", [PLACES]),
        ("wijkagent", [LOCAL]),
        ("maximaal wijkagent", []),
        ("café", ["Cafe of café?"]),
        ("cafe", ["Cafe of café?"]),
        ('"); DROP TABLE words; --', []),
        ("NOT OR AND *", []),
        ("?!", []),
        ("  ", ["Cafe of café?", LOCAL, PLACES]),
    ],
)
def test_search_finds_words_of_questions_answers_and_titles(archive, text, found):
    for question in (PLACES, LOCAL, "Cafe of café?"):
        keep(archive, question)
    keep(archive, PLACES, key=YOURS)
    assert titles(archive, text=text) == found


def test_a_hit_shows_where_the_words_stand(archive):
    keep(archive, PLACES)
    (one,) = archive.list(key=MINE, text="maximaal")
    assert "maximaal 100" in one.excerpt


def test_only_the_owner_renames_and_deletes(archive):
    conversation = keep(archive, PLACES)
    assert not archive.rename(conversation, "Van mij", key=YOURS)
    assert not archive.delete(conversation, key=YOURS)
    assert not archive.rename(conversation, "  ", key=MINE)
    assert archive.rename(conversation, "  Plekken \n in ZuidWest ", key=MINE)
    assert titles(archive, text="plekken zuidwest") == ["Plekken in ZuidWest"]
    assert archive.delete(conversation, key=MINE)
    assert not archive.delete(conversation, key=MINE)
    assert archive.load(conversation) is None
    assert titles(archive, text="zuidwest") == []


def test_what_is_deleted_is_not_left_in_the_file(archive, tmp_path):
    conversation = keep(archive, "Zeer geheime vraag over Zonnebloem")
    archive.delete(conversation, key=MINE)
    with sqlite3.connect(tmp_path / "conversations.sqlite3") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert b"onnebloem" not in (tmp_path / "conversations.sqlite3").read_bytes()


def test_an_answer_to_a_deleted_question_brings_nothing_back(archive):
    conversation = new_id()
    uid = archive.begin(conversation, PLACES, key=MINE)
    archive.delete(conversation, key=MINE)
    archive.finish(uid, answer=ASSISTANT.ask(PLACES))
    assert archive.load(conversation) is None
    assert titles(archive, text="zuidwest") == []


def test_a_shared_conversation_goes_on_as_a_copy(archive):
    conversation = keep(archive, PLACES, LOCAL)
    copy = archive.copy(conversation, key=YOURS)
    keep(archive, "Verder", conversation=copy, key=YOURS)
    assert [one.question for one in archive.load(copy).exchanges] == [PLACES, LOCAL, "Verder"]
    assert len(archive.load(conversation).exchanges) == 2
    assert titles(archive) == [PLACES]
    assert archive.copy(new_id(), key=MINE) is None


def test_a_browser_that_tells_later_who_it_is_keeps_its_questions(archive):
    keep(archive, PLACES, key=YOURS)
    archive.adopt(MINE, other=YOURS)
    assert titles(archive) == [PLACES]
    assert archive.list(key=YOURS) == ()


def test_long_and_broken_questions_are_kept(archive):
    conversation = keep(archive, "woord " * 5000, "half \ud800 teken")
    assert len(archive.load(conversation).title) <= 121
    assert archive.load(conversation).exchanges[1].question == "half ? teken"


@pytest.mark.parametrize("content", [b"geen database", b""])
def test_a_file_that_is_not_ours_is_left_alone(tmp_path, content):
    (tmp_path / "conversations.sqlite3").write_bytes(content)
    archive = Archive(tmp_path)
    for act in (lambda: archive.list(key=MINE), lambda: archive.begin(new_id(), "x", key=MINE)):
        with pytest.raises(StoreError, match="gesprekken"):
            act()
    assert (tmp_path / "conversations.sqlite3").read_bytes() == content


def test_a_folder_that_cannot_be_made_is_explained(tmp_path):
    (tmp_path / "dicht").write_text("een bestand")
    with pytest.raises(StoreError, match="te schrijven"):
        Archive(tmp_path / "dicht").begin(new_id(), "x", key=MINE)


def test_names_are_told_from_other_text():
    assert is_id(new_id())
    assert not any(map(is_id, ("", "x", new_id()[:-1], new_id().upper() + "\n", "../../etc")))
