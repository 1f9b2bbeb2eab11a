"""Questions over documents of other fields: the file is sound, and the measures are what can be counted by hand."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.types import Range, RankedPassage
from evals.samples.__main__ import FOLDER, SampleQuestion, Spot, load_sample_questions, plain, report
from tests.assistant_double import Pieces


@pytest.mark.parametrize("name", ["questions.toml", "later.toml", "held_out.toml"])
def test_the_questions_are_sound(name):
    questions = load_sample_questions(FOLDER / name)
    answerable = [one for one in questions if one.spots]
    assert len(answerable) >= 30
    assert all(one.question for one in questions)
    assert all((spot.page is not None) == spot.file.endswith(".pdf") for one in answerable for spot in one.spots)
    assert all(plain(spot.anchor) for one in answerable for spot in one.spots)
    assert len({one.question for one in questions}) == len(questions)
    assert len(questions) - len(answerable) >= 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [("De AI-\nverordening, 2024!", "deaiverordening2024"), ("", ""), ("ÉÉN_twee", "ééntwee")],
)
def test_plain(text, expected):
    assert plain(text) == expected


@pytest.fixture
def place():
    document = Pieces("regels-voor-parkeren").add("Boetes worden niet vergoed.").add("Fietsen mag overal.").build()
    index = SimpleNamespace(documents={document.id: document})
    entries = [
        RankedPassage(document.id, 0, len(document.text), 1.0, Range(passage.start, passage.end))
        for passage in document.passages
    ]
    return index, entries


def answered(entries, citations=(), status="answered", seconds=0.2):
    return SimpleNamespace(passages=entries, citations=citations, status=status, seconds={"total": seconds})


def test_report_by_hand(place):
    index, (first, second) = place
    fines = SampleQuestion(
        "Krijg ik mijn boete terug?",
        (Spot("Elders.md", "boetes worden niet"), Spot("Regels voor parkeren.md", "boetes worden niet")),
    )
    bikes = SampleQuestion("Mag een fiets?", (Spot("Regels voor parkeren.md", "Fietsen mag overal"),))
    foreign = SampleQuestion("Hoe laat gaat de trein?")
    asked = [
        (fines, answered([first, second], [first])),
        (bikes, answered([first, second], status="refused")),
        (foreign, answered([second], status="refused", seconds=0.4)),
    ]
    lines = report(asked, index, errors=True)
    assert lines[0] == "2 answerable questions, 1 that the documents do not answer"
    assert "hit@1 1.00, hit@5 1.00" in lines
    assert "right passage first 0.50, among five 1.00, quoted 0.50" in lines
    assert "wrongly refused 0.50, unanswerable refused 1.00" in lines
    assert "an answer takes 0.20 s (median), 0.38 s (95%)" in lines  # 0.2 + 0.9 * 0.2
    assert "refused: Mag een fiets?" in lines
