"""Fits the thresholds of the gate on the dev half: the loosest word coverage that lets nothing more through."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from assistant.gate.thresholds import THRESHOLDS, Thresholds, load_thresholds
from assistant.gate.types import Analyse, Embed
from corpus.types import Document
from evals.gate_pairs.measure import judge_pairs
from evals.gate_pairs.pairs import Pair

_COVERAGES = (0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
_MISSING = (0, 1, 2)
# A wrong sentence that passes costs as much as this many right ones that are cut: 15% against 2%.
_PRICE = 7.5


def fit(
    pairs: Sequence[Pair], documents: Mapping[str, Document], *, analyse: Analyse, embed: Embed | None = None
) -> str:
    """Choose coverage and missing words for each language and write them to ``thresholds.json``.

    Of equal cost the strictest is taken, because the pairs are few.

    :return: what was chosen, in a line.
    """
    chosen = load_thresholds()
    for language, suffix in (("nl", ""), ("en", "_english")):
        own = [pair for pair in pairs if pair.language == language]
        names = (f"coverage{suffix}", f"missing{suffix}")
        # What fails at the loosest fails at every other, so that only the rest is judged again.
        loosest = _with(chosen, names, (min(_COVERAGES), max(_MISSING)))
        own = [
            one.pair
            for one in judge_pairs(own, documents, analyse=analyse, thresholds=loosest, embed=embed)
            if one.passed
        ]
        options = [(coverage, missing) for coverage in reversed(_COVERAGES) for missing in _MISSING]
        costs = {option: _cost(own, documents, analyse, embed, _with(chosen, names, option)) for option in options}
        best = min(options, key=lambda option: costs[option])
        chosen = _with(chosen, names, best)
    THRESHOLDS.write_text(json.dumps(asdict(chosen), indent=1) + "\n", encoding="utf-8")
    return f"{THRESHOLDS.name}: {asdict(chosen)}"


def _with(thresholds: Thresholds, names: tuple[str, str], option: tuple[float, int]) -> Thresholds:
    return Thresholds(**{**asdict(thresholds), **dict(zip(names, option, strict=True))})


def _cost(
    pairs: Sequence[Pair],
    documents: Mapping[str, Document],
    analyse: Analyse,
    embed: Embed | None,
    thresholds: Thresholds,
) -> float:
    outcomes = judge_pairs(pairs, documents, analyse=analyse, thresholds=thresholds, embed=embed)
    return sum((1.0 if one.pair.supported else _PRICE) for one in outcomes if one.wrong)
