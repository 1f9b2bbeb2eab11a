"""Fits the model that weighs the signs of a sentence, by cross-validation over documents, and its borders."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from assistant.gate.comparing.weighing import signs_of
from assistant.gate.judge import judge
from assistant.gate.premise import read_slice
from assistant.gate.safety import aliases_of
from assistant.gate.text.reading import read
from assistant.gate.text.vocabulary import Vocabulary
from assistant.gate.thresholds import THRESHOLDS, load_thresholds
from assistant.gate.types import Analyse, Embed
from assistant.linear import FOLDER
from corpus import collect_abbreviations
from corpus.types import Document
from evals.errors import EvaluationError
from evals.fitting.fit import feature_names, fit
from evals.gate_pairs.measure import MOST_LET_THROUGH
from evals.gate_pairs.pairs import Pair, slices_of

# What other words alone may cause.
_RESCUED = ("words", "mixed")
# Inverse of the regularisation, which is strong, since the pairs are few.
_STRENGTH = 0.1


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with its signs and the reasons for which the checks stop it; ``document`` groups the folds."""

    signs: Mapping[str, float]
    supported: bool
    reasons: frozenset[str]
    document: str


def fit_weights(
    pairs: Sequence[Pair], documents: Mapping[str, Document], *, analyse: Analyse, embed: Embed | None
) -> str:
    """Fit on all pairs, choose the borders on predictions for documents that were left out, write both.

    The borders are those that cut the fewest supported sentences while no more unsupported ones pass than without.

    :return: what was chosen, in a line.
    """
    import numpy as np

    rows = _rows(pairs, documents, analyse, embed)
    names = feature_names(rows[0].signs)
    signs = np.array([[row.signs[name] for name in names] for row in rows])
    labels = np.array([row.supported for row in rows])
    balanced = np.where(labels, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    fitted = fit(names, signs, labels, [row.document for row in rows], balanced, strength=_STRENGTH)
    rescue, through, lost = _borders(rows, [float(one) for one in 1 / (1 + np.exp(-fitted.out_of_fold))])
    fitted.save(FOLDER / "gate.json", note="fitted by python -m evals.gate_pairs --fit on the development pairs")
    THRESHOLDS.write_text(
        json.dumps(asdict(replace(load_thresholds(), rescue=rescue)), indent=1) + "\n", encoding="utf-8"
    )
    return f"rescue {rescue}; cross-validated: let through {through:.3f}, cut {lost:.3f}, n={len(rows)}"


def _rows(pairs: Sequence[Pair], documents: Mapping[str, Document], analyse: Analyse, embed: Embed | None) -> list[Row]:
    vocabulary = Vocabulary(analyse, None, embed)
    aliases = aliases_of(collect_abbreviations(documents.values()))
    rows = []
    for pair in pairs:
        cited = [read_slice(piece, vocabulary) for piece in slices_of(pair, documents)]
        finding = judge(pair.text, cited, vocabulary, load_thresholds(), language=pair.language, aliases=aliases)
        signs = signs_of(read(pair.text, vocabulary), finding.passages, finding.coverage, vocabulary)
        if signs is None:
            raise EvaluationError(
                "Zonder embeddingmodel is er niets te wegen.", remedy="Stel embedding_model in; zie docs/settings.md."
            )
        rows.append(Row(signs, pair.supported, frozenset(finding.reasons), pair.places[0][0]))
    return rows


def _borders(rows: Sequence[Row], predicted: Sequence[float]) -> tuple[dict[str, float], float, float]:
    """The probabilities that rescue, and the shares let through and cut with them."""
    without, _ = _shares(rows, predicted, {})
    most = max(MOST_LET_THROUGH, without)
    steps = [0.4 + 0.05 * step for step in range(13)]
    options = []
    for needed in itertools.product(steps, repeat=len(_RESCUED)):
        rescue = {reason: round(border, 2) for reason, border in zip(_RESCUED, needed, strict=True)}
        through, lost = _shares(rows, predicted, rescue)
        if through <= most:
            # Of equal ones the strictest.
            options.append((lost, -sum(needed), through, rescue))
    lost, _, through, rescue = min(options, key=lambda option: option[:2])
    return rescue, through, lost


def _shares(rows: Sequence[Row], predicted: Sequence[float], rescue: Mapping[str, float]) -> tuple[float, float]:
    passed = [
        all(reason in rescue and probability >= rescue[reason] for reason in row.reasons)
        for row, probability in zip(rows, predicted, strict=True)
    ]
    unsupported = [one for one, row in zip(passed, rows, strict=True) if not row.supported]
    supported = [one for one, row in zip(passed, rows, strict=True) if row.supported]
    return sum(unsupported) / len(unsupported), 1 - sum(supported) / len(supported)
