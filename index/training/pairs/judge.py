"""How good a pair model is on what was held out: as a reranker, and in telling unanswered questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.training.pairs.examples import Asked

if TYPE_CHECKING:
    from index.training.pairs.encoder import PairEncoder

# Passages that are ranked anew.
DEPTH = 10
# So many of the held-out questions, without and with an answer, are judged; evenly drawn.
_UNANSWERED, _ANSWERED = 300, 300


def judge_questions(encoder: PairEncoder, texts: Sequence[str], asked: Sequence[Asked]) -> dict[str, float]:
    """Right passage first before and after ranking the nearest ten anew, and the AUROC of "is there an answer".

    ``mixed_first`` takes half the logarithm of the rank at which a passage was found off its score.
    """
    import torch
    from sklearn.metrics import roc_auc_score

    answered = _spread([one for one in asked if one.right], _ANSWERED)
    unanswered = _spread([one for one in asked if not one.right], _UNANSWERED)
    if not answered:
        return {}
    found = first = mixed = possible = 0
    labels, best = [], []
    with torch.no_grad():
        for one in (*answered, *unanswered):
            places = one.found[:DEPTH]
            scores = encoder.scores([(one.question, texts[place]) for place in places])
            labels.append(bool(one.right))
            best.append(float(scores.logsumexp(0)))
            if one.right:
                order = scores - 0.5 * torch.arange(len(places)).add(1).log()
                found += places[0] in one.right
                first += places[int(scores.argmax())] in one.right
                mixed += places[int(order.argmax())] in one.right
                possible += not set(places).isdisjoint(one.right)
    count = len(answered)
    figures = {"found_first": found, "first": first, "mixed_first": mixed, "among_ten": possible}
    report = {name: round(value / count, 4) for name, value in figures.items()}
    if unanswered:
        report["answered_auroc"] = round(float(roc_auc_score(labels, best)), 4)
    return report


def _spread(items: Sequence[Asked], count: int) -> list[Asked]:
    """At most so many, evenly over the whole."""
    return list(items[:: max(1, len(items) // count)])[:count]
