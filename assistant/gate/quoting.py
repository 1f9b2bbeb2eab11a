"""Whether a sentence is a quote, word for word."""

from __future__ import annotations

from assistant.gate.clean import clean_text
from assistant.gate.marks import straighten, without_marks
from assistant.gate.premise import Evidence, Passage


def is_quote(text: str, evidence: Evidence) -> tuple[Passage, ...]:
    """The passages whose display text a sentence is, word for word; empty when it is none.

    A part of a passage is not a quote: what is left out may turn its meaning.
    """
    wanted = _plain(text)
    for premise in evidence.windows():
        if _plain(" ".join(passage.reading.text for passage in premise.passages)) == wanted:
            return premise.passages
    return ()


def _plain(text: str) -> str:
    bare = without_marks(straighten(clean_text(text)))
    return " ".join(bare.split()).rstrip(".;:,!?").casefold()
