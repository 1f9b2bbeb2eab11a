"""Follow-up questions in full by a model against the built-in way: only the question that is searched with differs."""

from __future__ import annotations

from typing import Any, cast

import pytest

from assistant.generation.generator import Generator
from assistant.types import Turn
from evals.rewriting import OnlyRewrites, main

HISTORY = (Turn("user", "Hoeveel bussen rijden er in Noord?"), Turn("assistant", "Er rijden twaalf bussen."))


class Scripted:
    """A generator that rewrites as it is told."""

    def __init__(self, *rewritten: str | None) -> None:
        self.rewritten = list(rewritten)

    def standalone(self, question: str, history: object, watch: object = None) -> str | None:
        return self.rewritten.pop(0)


def test_rewritten_questions_are_counted_and_answers_stay_quotes() -> None:
    way = OnlyRewrites(cast(Generator, Scripted("Hoeveel bussen rijden er in Zuid?", None)))
    assert way.standalone("En in Zuid?", HISTORY) == "Hoeveel bussen rijden er in Zuid?"
    assert way.standalone("En waarom daar?", HISTORY) is None
    assert (way.asked, way.usable, len(way.seconds)) == (2, 1, 2)
    quoted = cast(Any, object())
    assert way.write(cast(Any, None), quoted) is quoted


def test_the_model_is_not_asked_without_need() -> None:
    way = OnlyRewrites(cast(Generator, Scripted()))
    assert way.standalone("En in Zuid?", ()) is None
    assert way.standalone("Hoeveel bussen rijden er op zondag in de stad Lindehoven?", HISTORY) is None
    assert OnlyRewrites(None).standalone("En in Zuid?", HISTORY) is None
    assert way.asked == 0


def test_without_a_model_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch, capsys, tmp_path) -> None:
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    assert main([]) == 1
    assert "llm_base_url" in capsys.readouterr().err
