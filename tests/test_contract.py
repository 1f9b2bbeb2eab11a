"""The promise, kept by the command itself: any question gets a valid answer, every quote is a slice, twice the same."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from assistant.types import Answer
from tests.conftest import TEST_DATA, ingest_test_data
from tests.test_readme import shown_answer

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
RANDOM_QUESTIONS = 200
ODD = [
    *("", "   ", "?", "\n\n", "🙂🙂🙂", "\x00\x01\x1b[2J\x07", "\ud800", "<script>alert(1)</script>", "[1] [2]"),
    *("'; DROP TABLE documents; --", "${PATH} $(id) `id`", "../../etc/passwd", "%s %n {0} {question}", "a" * 50_000),
    *(
        "jeugdhulp " * 5_000,
        "什么是青少年护理？",
        "Какова цель на 2030 год?",
        "ما هو الهدف؟",
        "e\u0301e\u0301n \u200b\ufeff",
    ),
    *(
        "1",
        "2021",
        "art. 6.1.2 lid 3",
        "NJi",
        "WIE ZIT ER IN DE STUURGROEP",
        "wie zit er in de stuurgroep\r\n",
        "\u2028wie\u2029",
    ),
    *("What is the ambition for 2030?", "Hoe laat vertrekt de trein naar Parijs?", "\\", '"', "null"),
]


def _questions(texts: dict[str, str]) -> list[dict[str, Any]]:
    """Odd questions, and runs of words from each document with some left out, every third one as a follow-up."""
    source = random.Random(20221207)
    questions: list[dict[str, Any]] = [{"question": text} for text in ODD]
    words = {name: text.split() for name, text in texts.items()}
    for number in range(RANDOM_QUESTIONS):
        chosen = words[sorted(words)[number % len(words)]]
        start = source.randrange(len(chosen))
        picked = [word for word in chosen[start : start + source.randrange(1, 25)] if source.random() < 0.8]
        question: dict[str, Any] = {"question": " ".join(picked) + source.choice(["", "?", " ?!", "..."])}
        if number % 3 == 0:
            earlier = {"role": "user", "content": " ".join(chosen[:8])}
            question["history"] = [earlier, {"role": "assistant", "content": " ".join(chosen[8:20])}]
        questions.append(question)
    return [{"id": f"q{number}", **question} for number, question in enumerate(questions)]


def _run(file: Path) -> list[str]:
    result = subprocess.run(
        [sys.executable, "-c", "from ui.cli import main; main()", "ask", "--jsonl", str(file)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "WEGWIJZER_DATA_DIR": str(TEST_DATA)},
        timeout=600,
        check=False,
    )
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode("utf-8").split("\n")[:-1]


@pytest.fixture(scope="module")
def texts(prepared_model: Path) -> dict[str, str]:
    """The canonical text of each document, with an index of them ready in the test data."""
    ingest_test_data()
    workspace = Workspace(load_settings(data_dir=TEST_DATA))
    return {metadata.id: workspace.document(metadata.id).text for metadata in workspace.documents()}


@pytest.fixture(scope="module")
def asked(texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], Path]:
    questions = _questions(texts)
    file = tmp_path_factory.mktemp("vragen") / "vragen.jsonl"
    file.write_text("".join(json.dumps(question) + "\n" for question in questions))
    return questions, file


@pytest.fixture(scope="module")
def lines(asked: tuple[list[dict[str, Any]], Path]) -> list[str]:
    return _run(asked[1])


def test_every_question_gets_its_answer_in_order(asked: tuple[list[dict[str, Any]], Path], lines: list[str]) -> None:
    answers = [json.loads(line) for line in lines]
    assert [answer["id"] for answer in answers] == [question["id"] for question in asked[0]]
    assert [answer["question"] for answer in answers] == [question["question"] for question in asked[0]]
    fields = set(Answer.__dataclass_fields__)
    assert all(set(answer) >= fields for answer in answers)
    assert {answer["status"] for answer in answers} == {"answered", "refused"}


def test_every_quote_is_a_slice(texts: dict[str, str], lines: list[str]) -> None:
    seen = set()
    for line in lines:
        answer = json.loads(line)
        nearest = answer["refusal"]["nearest"] if answer["refusal"] else []
        for citation in [*answer["citations"], *nearest]:
            seen.add(citation["document"])
            assert citation["quote"] == texts[citation["document"]][citation["start"] : citation["end"]] != ""
        for passage in answer["passages"]:
            assert 0 <= passage["start"] < passage["end"] <= len(texts[passage["document"]])
    assert seen == set(texts)


def test_answers_hold_together(lines: list[str]) -> None:
    for line in lines:
        answer = json.loads(line)
        assert (answer["status"] == "refused") == (answer["refusal"] is not None) == (not answer["citations"])
        assert 0 <= answer["confidence"] <= 1
        numbers = [citation["number"] for citation in answer["citations"]]
        assert numbers == list(range(1, len(numbers) + 1))
        cited = {number for statement in answer["statements"] for number in statement["citations"]}
        assert cited == set(numbers)
        if answer["status"] == "answered":
            assert answer["statements"]
            assert len(answer["passages"]) >= 10
            assert all(f"[{number}]" in answer["answer"] for number in numbers)
        scores = [passage["score"] for passage in answer["passages"]]
        assert scores == sorted(scores, reverse=True)


def test_two_runs_differ_in_seconds_alone(asked: tuple[list[dict[str, Any]], Path], lines: list[str]) -> None:
    without_seconds = re.compile(r'"seconds": \{[^}]*\}')
    again = _run(asked[1])
    assert [without_seconds.sub("", line) for line in again] == [without_seconds.sub("", line) for line in lines]
    assert all(without_seconds.search(line) for line in lines)


def test_the_readme_shows_what_the_program_answers(texts: dict[str, str], tmp_path: Path) -> None:
    question, quotes = shown_answer()
    file = tmp_path / "vraag.jsonl"
    file.write_text(json.dumps({"question": question}) + "\n")
    answer = json.loads(_run(file)[0])
    assert [" ".join(citation["quote"].split()) for citation in answer["citations"]] == quotes
