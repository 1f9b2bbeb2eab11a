"""Runs the gate over labelled pairs: what was let through, what was wrongly cut, with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.gate import Judgement, check_answer
from assistant.gate.thresholds import Thresholds
from assistant.gate.types import Analyse, Embed
from corpus import collect_abbreviations
from corpus.types import Document
from evals.bootstrap import mean_estimate
from evals.gate_pairs.pairs import Pair, slices_of
from evals.types import Estimate
from index.dutch.analyse import Analyser, corpus_words
from index.dutch.lexicon import make_lexicon

# At most this share of the unsupported sentences may pass, and of the supported ones be cut.
MOST_LET_THROUGH, MOST_CUT = 0.02, 0.15


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair with what the gate made of it."""

    pair: Pair
    judgement: Judgement

    @property
    def passed(self) -> bool:
        """Whether the sentence is shown as written."""
        return self.judgement.verdict == "kept"

    @property
    def wrong(self) -> bool:
        """Whether the gate decided otherwise than the label."""
        return self.passed != self.pair.supported


def analyser_for(documents: Mapping[str, Document]) -> Analyse:
    """The lexical analysis of the index over these documents."""
    return Analyser(make_lexicon(corpus_words(one.text for one in documents.values()))).terms


def judge_pairs(
    pairs: Sequence[Pair],
    documents: Mapping[str, Document],
    *,
    analyse: Analyse,
    around: int = 0,
    thresholds: Thresholds | None = None,
    embed: Embed | None = None,
) -> list[Outcome]:
    """Each sentence as an answer of its own that cites all its evidence."""
    abbreviations = collect_abbreviations(documents.values())
    outcomes = []
    for pair in pairs:
        slices = slices_of(pair, documents, around=around)
        marks = "".join(f"[{piece.number}]" for piece in slices)
        checked = check_answer(
            f"{pair.text} {marks}",
            slices,
            analyse=analyse,
            language=pair.language,
            abbreviations=abbreviations,
            thresholds=thresholds,
            embed=embed,
        )
        outcomes.append(Outcome(pair, checked.judgements[0]))
    return outcomes


def let_through(outcomes: Sequence[Outcome]) -> Estimate:
    """Share of the unsupported sentences that were shown as written."""
    return mean_estimate([float(one.passed) for one in outcomes if not one.pair.supported])


def cut(outcomes: Sequence[Outcome]) -> Estimate:
    """Share of the supported sentences that were not shown as written."""
    return mean_estimate([float(not one.passed) for one in outcomes if one.pair.supported])


def groups(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """All outcomes, those of each language, and those of each file."""
    found = {"all": list(outcomes)}
    for language in ("nl", "en"):
        found[language] = [one for one in outcomes if one.pair.language == language]
    for batch in dict.fromkeys(one.pair.batch for one in outcomes):
        found[batch] = [one for one in outcomes if one.pair.batch == batch]
    return found


def report(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The measures, for all, by language and file, and of the wrong ones by kind."""
    measures = {
        name: {"let_through": let_through(group).to_json(), "cut": cut(group).to_json()}
        for name, group in groups(outcomes).items()
    }
    kinds = sorted({one.pair.kind for one in outcomes if one.pair.kind})
    by_kind = {kind: let_through([one for one in outcomes if one.pair.kind == kind]).to_json() for kind in kinds}
    return {**measures, "kinds": by_kind}
