"""A question in parts: what would be refused alone is left out and said to be, whatever the whole looks like."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from assistant.asking.question import understand
from assistant.composing.judging import Judgement, answerable, lacking_notice, speaks_itself
from assistant.evidence.refusal import Confidence
from assistant.evidence.retrieval import Evidence
from tests.assistant_double import Pieces, candidate

DOCUMENT = Pieces("plan").add("Het ministerie betaalt.").add("De bouw begint in 2021.").build()
FOUND = Evidence([], [candidate(DOCUMENT, 0, 1.0)])


def judged(sure):
    return Judgement(Confidence(1.0, sure), (), None if sure >= 0.5 else "not_found")


@pytest.fixture
def judge_by(monkeypatch):
    """Give each question the confidence that stands behind it; ask the whole with these parts."""

    def ask(whole, *parts):
        sureness = {"whole": whole, **{text: sure for text, sure, *_ in parts}}
        monkeypatch.setattr(
            "assistant.composing.judging.judge", lambda _, one, found, threshold: judged(sureness[one.text])
        )
        asked = [understand(text, standalone=standalone[0] if standalone else None) for text, _, *standalone in parts]
        focused = tuple((candidate(DOCUMENT, place % 2, 1.0),) for place in range(len(parts)))
        evidence = replace(FOUND, parts=tuple((one, FOUND) for one in asked), focused=focused)
        return answerable(None, understand("whole"), evidence, threshold=0.5)

    return ask


BUILT, PAYS, DOG = "wanneer begint de bouw", "wie betaalt de huur van het gebouw?", "hoe heet de hond van de minister?"
BACK = ("hoeveel kost die?", "wanneer begint de bouw hoeveel kost die?")


@pytest.mark.parametrize(
    ("whole", "parts", "asked", "sure", "lacking"),
    [
        (0.9, (), "whole", 0.9, ()),
        (0.9, ((BUILT, 0.8), (PAYS, 0.7)), "whole", 0.9, ()),
        # All parts are answered, though together they look as if they were not: as sure as the least of them.
        (0.2, ((BUILT, 0.8), (PAYS, 0.7)), "whole", 0.7, ()),
        # None is: as sure as the best of them.
        (0.9, ((BUILT, 0.3), (PAYS, 0.4)), "whole", 0.4, ()),
        (0.9, ((BUILT, 0.8), (DOG, 0.1)), BUILT, 0.9, (DOG,)),
        (0.2, ((BUILT, 0.8), (DOG, 0.1)), BUILT, 0.8, (DOG,)),
        (0.2, ((DOG, 0.1), (BUILT, 0.8)), BUILT, 0.8, (DOG,)),
        # One that points back is judged by what was found with the part before it.
        (0.2, ((BUILT, 0.8), (BACK[0], 0.1, BACK[1])), BUILT, 0.8, (BACK[0],)),
        # Short, but it points at nothing before it.
        (0.9, ((BUILT, 0.8), ("wat kost een brood?", 0.1)), BUILT, 0.9, ("wat kost een brood?",)),
        # A short one may lean on the one before it: it counts when it is answered by itself.
        (0.9, ((PAYS, 0.8), ("en de kosten dan?", 0.1)), "whole", 0.9, ()),
        # A first part without a verb is none by itself.
        (0.9, (("om hoeveel kinderen", 0.1), (PAYS, 0.8)), "whole", 0.9, ()),
    ],
)
def test_parts_are_judged_one_by_one(judge_by, whole, parts, asked, sure, lacking):
    found = judge_by(whole, *parts)
    assert found.asked.text == asked
    assert found.judgement.confidence.answer == sure
    assert found.lacking == lacking


def test_of_three_parts_two_are_left(judge_by):
    found = judge_by(0.9, (BUILT, 0.8), (DOG, 0.1), (PAYS, 0.7))
    assert found.lacking == (DOG,)
    assert found.asked.text == "whole"
    assert [part.text for part, _ in found.evidence.parts] == [BUILT, PAYS]
    assert [group[0].passage.index for group in found.evidence.focused] == [0, 0]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Wie betaalt de huur?",
            "Op een deel van de vraag geven de documenten geen antwoord: “hoe heet de hond”, “en”.",
        ),
        ("What is the rent for?", "The documents do not answer a part of the question: “hoe heet de hond”, “en”."),
    ],
)
def test_the_reader_is_told_which_parts_lack(question, text):
    notice = lacking_notice(understand(question), ("hoe heet de hond?", "en"))
    assert (notice.code, notice.text) == ("part_not_found", text)
    assert lacking_notice(understand(question), ()) is None


TURN = "Wie zit er in de stuurgroep?"


class Alone:
    """Finds one passage for every question."""

    def find(self, asked, *, documents=()):
        return FOUND


@pytest.mark.parametrize(
    ("text", "together", "alone", "searched"),
    [
        # Refused with the question before it, answered by itself.
        ("Wie leidt het landelijk beraad?", 0.1, 0.9, "Wie leidt het landelijk beraad?"),
        ("Wie leidt het landelijk beraad?", 0.9, 0.9, f"{TURN} Wie leidt het landelijk beraad?"),
        ("Wie leidt het landelijk beraad?", 0.1, 0.2, f"{TURN} Wie leidt het landelijk beraad?"),
        # What points back is nothing by itself.
        ("Wie leidt dat?", 0.1, 0.9, f"{TURN} Wie leidt dat?"),
        ("En in 2022?", 0.1, 0.9, f"{TURN} En in 2022?"),
    ],
)
def test_a_turn_that_is_refused_with_the_one_before_it_is_tried_alone(monkeypatch, text, together, alone, searched):
    def judge(finder, asked, found, threshold):
        return judged(alone if asked.standalone == asked.text else together)

    monkeypatch.setattr("assistant.composing.judging.judge", judge)
    asked = understand(text, standalone=f"{TURN} {text}")
    assert answerable(Alone(), asked, FOUND, threshold=0.5).asked.standalone == searched


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("wie betaalt de bouw van het huis?", True),
        ("en wie betaalt de bouw van het huis?", True),  # whole without the word that goes on
        ("en wie betaalt dat?", False),
        ("en de bouw van het huis?", False),  # what is asked of it stands before it
        ("maar hoeveel kost het?", False),
    ],
)
def test_a_turn_refused_with_those_before_it_is_tried_alone_when_it_is_whole(monkeypatch, text, alone):
    sure = {text: 0.9, f"wie is er? {text}": 0.1}
    monkeypatch.setattr(
        "assistant.composing.judging.judge", lambda _, one, found, threshold: judged(sure[one.standalone])
    )
    finder = SimpleNamespace(find=lambda asked, documents: FOUND)
    found = answerable(finder, understand(text, standalone=f"wie is er? {text}"), FOUND, threshold=0.5)
    assert (found.judgement.reason is None) == alone


@pytest.mark.parametrize(
    ("speaker", "found", "expected"),
    [
        ("VNG", {"focused": ((candidate(DOCUMENT, 0, 1.0),),)}, True),
        ("VNG", {"source": "plan"}, True),  # the one document that may be quoted
        ("VNG", {}, False),
        ("Rekenkamer", {"focused": ((candidate(DOCUMENT, 0, 1.0),),), "source": "plan"}, False),
    ],
)
def test_who_is_asked_for_a_view_speaks_in_a_document_of_that_name(speaker, found, expected):
    names = SimpleNamespace(mentioned=lambda name: ("plan",) if name == "VNG" else ())
    assert speaks_itself(names, speaker, replace(FOUND, **found)) is expected
