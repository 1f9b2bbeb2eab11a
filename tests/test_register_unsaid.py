"""What is said below a row of the register: who "we" are and which day is meant, when its words leave that out."""

from __future__ import annotations

import pytest

from assistant.agreements.register import curate
from assistant.register_answers.unsaid import unsaid_words
from corpus.agreements import Deadline, Register
from tests.agreements_double import APRIL, make_document, row

DOCUMENT = make_document("Wij maken een plan.\nVWS maakt voor de zomer een plan.\n")
SUMMER = Deadline("2020-06-21", "2020-06-21", "voor de zomer", True)
SPRING = Deadline("2020-04-01", "2020-06-30", "voor de zomer", True)


@pytest.mark.parametrize(
    ("words", "changes", "expected"),
    [
        ("Wij maken een plan.", {"parties": ("VWS", "gemeenten")}, "wie: VWS en gemeenten"),
        ("Wij maken een plan.", {"parties": (), "addressed_to": ("gemeenten",)}, "voor: gemeenten"),
        # The question asked for the VNG: that it is theirs goes without saying.
        ("Wij maken een plan.", {"parties": ("VNG",)}, ""),
        ("Wij maken een plan.", {"parties": ()}, ""),
        ("VWS maakt", {"parties": ("VWS",)}, ""),
        ("VWS maakt", {"parties": ("VWS", "VNG")}, ""),
        # The words have the year.
        ("VWS maakt", {"deadline": APRIL}, ""),
        ("VWS maakt", {"deadline": Deadline("", "", "halfjaarlijks", False)}, ""),
        (
            "VWS maakt",
            {"deadline": SUMMER},
            "termijn: 21 juni 2020 (jaar afgeleid van de datum van het document)",
        ),
        (
            "Wij maken een plan.",
            {"deadline": SPRING},
            "wie: VWS; termijn: van 1 april 2020 tot en met 30 juni 2020 (jaar afgeleid van de datum van het document)",
        ),
    ],
)
def test_what_the_words_leave_out_is_said(words, changes, expected):
    register = Register((row(DOCUMENT, words, **changes),), ())
    found = curate(register, (), {"plan": DOCUMENT}).rows[0]
    assert unsaid_words(found, words, "nl", asked=("VNG",)) == expected
