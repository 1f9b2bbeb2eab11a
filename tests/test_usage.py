"""Counting use: numbers a day and nothing else."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import date

import pytest

from assistant.errors import UserFacingError
from assistant.types import Answer
from assistant.usage import DayOfUse, UsageCounter

ANSWER = Answer("a", "Wie is Jan de Vries?", "Wie is Jan?", "nl", "answered", None, "Jan [1]", (), (), (), 0.9, "x")
REFUSED = replace(ANSWER, status="refused")


def test_nothing_is_there_before_the_first_question(tmp_path):
    assert UsageCounter(tmp_path / "data").days() == ()
    assert not (tmp_path / "data").exists()


def test_answers_and_refusals_are_counted_by_day(tmp_path):
    counter = UsageCounter(tmp_path)
    for answer, day in ((ANSWER, 2), (ANSWER, 1), (REFUSED, 2), (ANSWER, 2)):
        counter.note(answer, today=date(2026, 11, day))
    assert counter.days() == (DayOfUse("2026-11-01", 1, 0), DayOfUse("2026-11-02", 2, 1))


def test_no_word_of_a_question_is_kept(tmp_path):
    UsageCounter(tmp_path).note(ANSWER)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"answered" in kept
    assert not any(word in kept for word in (b"Jan", b"Vries", b"Wie"))


def test_several_threads_lose_no_count(tmp_path):
    counter = UsageCounter(tmp_path)
    counter.note(ANSWER, today=date(2026, 11, 1))

    def count():
        for _ in range(5):
            UsageCounter(tmp_path).note(ANSWER, today=date(2026, 11, 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.days() == (DayOfUse("2026-11-01", 21, 0),)


def test_a_file_that_is_something_else_is_left_alone(tmp_path):
    path = tmp_path / "usage.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UserFacingError):
        UsageCounter(tmp_path).note(ANSWER)
    assert path.read_bytes() == before
