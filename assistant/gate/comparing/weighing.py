"""How likely evidence carries a sentence that only uses other words: graded signs, weighed by a fitted model.

The checks for words stop a sentence that says the same in words of its own. A logistic regression over how much of the
evidence it says, in what order, and how near the two are in meaning, fitted on the labelled pairs
(``python -m evals.gate_pairs --fit``) and kept in ``assistant/weights/gate.json``, lets such a sentence through after
all. It never overrules the other checks.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gate.comparing.alignment import Alignment, align
from assistant.gate.comparing.homes import Homes, homes
from assistant.gate.premise import Passage, Premise
from assistant.gate.text.figures import same_figure
from assistant.gate.text.reading import Reading
from assistant.gate.text.vocabulary import Vocabulary


def signs_of(
    claim: Reading, passages: Sequence[Passage], coverage: float, vocabulary: Vocabulary
) -> dict[str, float] | None:
    """The signs of a claim that rests on passages; None without vectors.

    :param coverage: share of the content words of the claim that the evidence has.
    """
    readings = Premise(tuple(passages), ()).readings()
    alignment = align(claim, readings, vocabulary)
    found = homes(claim, readings, alignment)
    text = " ".join(passage.reading.text for passage in passages)
    nearness = vocabulary.nearness(claim.text, text)
    if nearness is None:
        return None
    exact = sum(score == 1.0 for score in alignment.best.values()) / max(1, len(alignment.best))
    said, unsaid, figures, unsaid_figures, units = _left_out(claim, readings, alignment, found)
    return {
        "coverage": coverage,
        # Of the content words of its home units: how many the claim leaves out, and which share.
        "unsaid": unsaid,
        "unsaid_share": unsaid / max(1, said + unsaid),
        "figures": figures,  # of the home units
        "unsaid_figures": unsaid_figures,
        "turned": _turned(alignment),  # share of the pairs of words that stand in another order
        "exact": exact,  # share of the content words that are the very words of the evidence
        "nearness": nearness,  # cosine of claim and passages by the embedding model
        "passages": len(passages),  # on which it rests
        "units": units,  # home units
    }


def _left_out(
    claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes
) -> tuple[int, int, int, int, int]:
    """Content words of the home units said and not said, their figures and those not said, and the units."""
    units = {options[0].unit for options in found}
    taken = set[tuple[int, int]]().union(*alignment.hits.values())
    said = unsaid = figures = missed = 0
    for unit in units:
        reading = readings[unit.source]
        content = [at for at in range(unit.first, unit.last) if reading.words[at].content]
        here = sum((unit.source, at) in taken for at in content)
        said, unsaid = said + here, unsaid + len(content) - here
        inside = [fact for fact in reading.facts if unit.start <= fact.start < unit.end]
        figures += len(inside)
        missed += sum(not any(same_figure(mine, fact) for mine in claim.facts) for fact in inside)
    return said, unsaid, figures, missed, len(units)


def _turned(alignment: Alignment) -> float:
    places = [min(hits) for _, hits in sorted(alignment.hits.items())]
    pairs = [(one, other) for at, one in enumerate(places) for other in places[at + 1 :]]
    return sum(one > other for one, other in pairs) / max(1, len(pairs))
