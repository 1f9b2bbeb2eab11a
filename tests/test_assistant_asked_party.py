"""Another party takes the place of the one that was asked, and of nothing else."""

from __future__ import annotations

import pytest

from assistant.asking.asked_party import with_party
from assistant.asking.conversation import replaces, standalone_question
from assistant.types import Turn


@pytest.mark.parametrize(
    ("earlier", "text", "expected"),
    [
        ("Wat vinden ouders van het plan?", "En gemeenten?", "Wat vinden gemeenten van het plan?"),
        ("Wat vindt de zwemclub?", "en de ouderenbond?", "Wat vindt de ouderenbond?"),
        ("wat betaalt een eigenaar voor gas?", "en huurders dan?", "wat betaalt huurders voor gas?"),
        ("Wat wil VWS met de norm?", "en de aanbieders?", "Wat wil de aanbieders met de norm?"),
        ("Wat vinden ouders van het plan?", "en de kosten?", None),  # no party
        ("Wat vindt het plan?", "en gemeenten?", None),  # nor here
        ("Wat vinden ouders en jongeren van het plan?", "en gemeenten?", None),  # two of them
        ("Wat is de rol van ouders?", "en gemeenten?", None),  # ouders is not the subject
        ("Hoeveel geld krijgen jongeren?", "en gemeenten?", None),  # the geld may be meant
    ],
)
def test_a_party_for_a_party(earlier, text, expected):
    whole = standalone_question(text, [Turn("user", earlier)])
    assert whole == (expected or f"{earlier} {text}")
    assert replaces(text, whole) is (expected is not None)


def test_the_subject_stands_right_behind_the_verb():
    assert with_party("Wat vinden ouders van gemeenten?", "scholen") == "Wat vinden scholen van gemeenten?"
