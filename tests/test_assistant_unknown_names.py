"""The reader is told of names and years that the documents do not hold."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.unknown_names import unknown_notice

WORDS = frozenset("de gemeente onderwijs ministerie van zuidwest statement vng plekken zijn".split())


@pytest.mark.parametrize(
    ("question", "missing", "expected"),
    [
        (
            "Hoeveel plekken zijn er in Groningen?",
            ["Groningen"],
            "In de documenten komt dit niet voor: “Groningen”.",
        ),
        (
            "Waarom ging de gemeente Den Haag weg, en VVD ook?",
            ["Den", "Haag", "VVD"],
            "In de documenten komt dit niet voor: “Den Haag”, “VVD”.",
        ),
        (
            "Hoeveel plekken zijn er in 2023?",
            ["2023"],
            "Bij wat de documenten hierover zeggen staat dit jaartal niet: “2023”.",
        ),
        # One of several words side by side is known; written otherwise; a part is known.
        ("Wat doet het ministerie van Onderwijs, Cultuur en Wetenschap?", ["Cultuur", "Wetenschap"], None),
        ("Wat vindt Hugo van Zuidwest ervan?", ["Hugo"], None),
        ("Hoeveel plekken heeft Zuid-West?", ["Zuid-West"], None),
        ("Wat is het doel van het VNG-statement?", ["VNG-statement"], None),
        # It stands elsewhere in the documents, is known by another name, is an adjective or a little word.
        ("Wat doet Zuidwest?", ["Zuidwest"], None),
        ("Wat doet de NZA?", ["NZA"], None),
        ("Wat doen Brabantse scholen?", ["Brabantse"], None),
        ("Wat nu. Ok?", ["Ok"], None),
        ("What does the Council say?", ["Council"], None),
        ("Hoeveel plekken zijn er?", [], None),
    ],
)
def test_unknown_notice(question, missing, expected):
    called = {"NZA": ("Nederlandse Zorgautoriteit",)}
    notice = unknown_notice(understand(question), missing, WORDS, lambda name: called.get(name, ()))
    assert (notice.text if notice else None) == expected
