"""Reading candidates again: which are read, with which words, and how both judgements make one order."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

import assistant.linear
from assistant.answering import Assistant
from assistant.asking.question import understand
from assistant.evidence.reading import DEPTH, overall_reading, read_candidates, reading_features, reranked
from assistant.linear import LinearModel
from index import build_index, open_index
from tests.assistant_double import Pieces, candidate
from tests.builders import HashedWords


class Marks:
    """Reads a passage as good as the number that stands in it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        self.asked += pairs
        return [float(text.rsplit(" ", 1)[1].rstrip(".")) for _, text in pairs]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


MODEL = LinearModel(0.0, {"evidence": (0.0, 1.0, 1.0), "reading": (0.0, 1.0, 2.0)})


@pytest.fixture
def document():
    made = Pieces("plan", title="Plan").heading("Acties")
    for mark in range(14):
        made.add(f"Zin met {mark % 7}.")
    return made.build()


def ranked(document, *, scores):
    """Candidates for the passages behind the heading, with these scores."""
    return [candidate(document, place + 1, score) for place, score in enumerate(scores)]


def test_the_first_ones_are_read_as_they_are_embedded(document):
    reader = Marks()
    read = read_candidates(understand("Wat dan?"), ranked(document, scores=range(14, 0, -1)), reader, words)
    assert [one.reading for one in read] == [*(float(place % 7) for place in range(DEPTH)), *[None] * (14 - DEPTH)]
    assert reader.asked[0] == ("Wat dan?", "Acties: Zin met 0.")
    assert [one.passage.index for one in read] == list(range(1, 15))


def test_documents_with_known_questions_are_not_read(document):
    candidates = ranked(document, scores=[3.0, 2.0, 1.0])
    candidates[1] = replace(candidates[1], features={"known": 0.4})
    reader = Marks()
    read = read_candidates(understand("Wat dan?"), candidates, reader, words)
    assert [one.reading for one in read] == [0.0, None, 2.0]
    reader = Marks()
    known = [replace(one, features={"known": 0.0}) for one in candidates]
    assert read_candidates(understand("Wat dan?"), known, reader, words) == known
    assert reader.asked == []
    assert reranked(known) == known


@pytest.mark.parametrize(
    ("question", "first"),
    [
        # The first passage lacks "balie", which the title has; one that has it, or is a heading, is read as it is.
        ("De prijs van de balie?", "Project Balie > Kosten 0: De prijs is 1."),
        # "Kleur", "het" and "hek" are not there either: the title would only lend it the name.
        ("De kleur van het hek van de balie?", "Kosten 0: De prijs is 1."),
        ("De prijs van de kraan?", "Kosten 0: De prijs is 1."),
    ],
)
def test_the_title_goes_before_a_passage_when_only_it_has_what_is_asked(question, first):
    document = (
        Pieces("plan", title="Project Balie").heading("Kosten 0").add("De prijs is 1.").add("De balie kost 2.").build()
    )
    reader = Marks()
    read_candidates(understand(question), [candidate(document, place, 1.0) for place in range(3)], reader, words)
    assert [text for _, text in reader.asked] == ["Project Balie > Kosten 0", first, "Kosten 0: De balie kost 2."]


def test_features_say_how_far_each_is_behind_the_best():
    document = Pieces("plan", title="Plan").add("Een 1.").add("Twee 4.").build()
    read = [replace(candidate(document, 0, 2.0), reading=1.0), replace(candidate(document, 1, 0.5), reading=4.0)]
    assert reading_features(read) == [
        {"evidence": 2.0, "reading": 1.0, "reading_gap": 3.0, "place": 0.0},
        {"evidence": 0.5, "reading": 4.0, "reading_gap": 0.0, "place": pytest.approx(math.log(2))},
    ]


def test_both_judgements_make_one_order(document):
    first, second, third = ranked(document, scores=[3.0, 2.0, 1.0])
    read = [replace(first, reading=-1.0), replace(second, reading=1.0), third]
    order = reranked(read, model=MODEL)
    # 3 - 2, 2 + 2, and what was not read stays behind the lowest of these.
    assert [(one.passage.index, one.score) for one in order] == [(2, 4.0), (1, 1.0), (3, 1.0)]
    assert [one.score for one in reranked(read, scores=[5.0, 6.0])] == [6.0, 5.0, 1.0]


def test_what_has_known_questions_keeps_its_score(document):
    first, second = ranked(document, scores=[3.0, 2.0])
    known = replace(first, features={"known": 0.2})
    order = reranked([known, replace(second, reading=-2.0)], model=MODEL)
    assert [(one.passage.index, one.score) for one in order] == [(1, 3.0), (2, -2.0)]


def test_the_odds_that_any_passage_answers_are_those_of_all_together(document):
    first, second, third = ranked(document, scores=[3.0, 2.0, 1.0])
    read = [replace(first, reading=math.log(2)), replace(second, reading=math.log(6)), third]
    assert overall_reading(read) == {
        "reading_best": pytest.approx(math.log(6)),
        "reading_any": pytest.approx(math.log(8)),
    }
    assert overall_reading([third]) == {}


def test_an_assistant_answers_from_what_was_read(tmp_path, monkeypatch):
    """The words and vectors like the first passage, the reader the second."""
    made = Pieces("plan", title="Plan").add("De bus rijdt elk uur van nul tot 0.").add("Elk uur een rit 9.")
    build_index([made.build()], tmp_path, HashedWords())
    index = open_index(tmp_path, HashedWords())
    monkeypatch.setattr("assistant.evidence.reading.load_model", lambda name: MODEL)
    question = understand("Hoe vaak rijdt de bus van nul tot 0?")
    plain = Assistant(index).finder.find(question)
    reading = Assistant(index, reader=Marks()).finder.find(question)
    assert [one.passage.index for one in plain.candidates] == [0, 1]
    assert [one.passage.index for one in reading.candidates] == [1, 0]
    features = Assistant(index, reader=Marks()).finder.features(question, reading)
    assert features["reading_best"] == 9.0
    assert "reading_best" not in Assistant(index).finder.features(question, plain)
    index.close()


def test_the_fitted_model_knows_the_features():
    shipped = assistant.linear.load_model("reading")
    assert set(shipped.terms) == {"evidence", "reading", "reading_gap", "place"}
