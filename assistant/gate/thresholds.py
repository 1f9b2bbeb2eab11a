"""The tuned numbers of the gate, as shipped in ``thresholds.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

THRESHOLDS = Path(__file__).parent / "thresholds.json"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a sentence must reach; fitted by ``python -m evals.gate_pairs --fit`` on the development half.

    :param coverage: share of its content words that the evidence must have; ``coverage_english`` for an English
        sentence, whose words go through a small word list first.
    :param missing: most content words that may be missing altogether; ``missing_english`` likewise.
    :param specific: letters from which on no content word may be missing; ``specific_english`` likewise.
    :param relevant: share from which on the quote of a passage is near enough to replace the sentence.
    :param rescue: for reasons that other words may cause: probability
        (:mod:`assistant.gate.comparing.weighing`) from which on these alone do not stop it.
    :param fallback: share of the claims that must have been kept or repaired for the answer to be shown at all.
    """

    coverage: float
    coverage_english: float
    missing: int
    missing_english: int
    specific: int
    specific_english: int
    relevant: float
    fallback: float
    rescue: Mapping[str, float]

    def for_words(self, *, english: bool) -> tuple[float, int, int]:
        """The coverage, the most missing words and the letters of a word that may not be missing, of a language."""
        if english:
            return self.coverage_english, self.missing_english, self.specific_english
        return self.coverage, self.missing, self.specific


@cache
def load_thresholds() -> Thresholds:
    """The thresholds that come with the project."""
    return Thresholds(**json.loads(THRESHOLDS.read_text(encoding="utf-8")))
