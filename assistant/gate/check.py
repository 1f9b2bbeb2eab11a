"""Checks a whole answer at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.gate.gate import Gate
from assistant.gate.thresholds import Thresholds
from assistant.gate.types import Analyse, Checked, Embed, Language, Slice
from corpus import Abbreviation
from corpus.terms.thesaurus import Thesaurus


def check_answer(
    text: str,
    evidence: Sequence[Slice],
    *,
    analyse: Analyse,
    language: Language = "nl",
    refusal: str = "",
    abbreviations: Iterable[Abbreviation] = (),
    thesaurus: Thesaurus | None = None,
    thresholds: Thresholds | None = None,
    embed: Embed | None = None,
    cut: bool = False,
) -> Checked:
    """Check a whole answer; the same as feeding it to a :class:`Gate` in pieces."""
    gate = Gate(
        evidence,
        analyse=analyse,
        language=language,
        refusal=refusal,
        abbreviations=abbreviations,
        thesaurus=thesaurus,
        thresholds=thresholds,
        embed=embed,
    )
    gate.feed(text)
    return gate.finish(cut=cut)
