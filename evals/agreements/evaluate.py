"""Measures the register that is extracted from documents against the gold list, for all of it and for each split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.agreements import Register, extract_agreements
from corpus.types import Document
from evals.agreements.gold import GOLD, gold_hash, load_gold
from evals.agreements.match import judge
from evals.agreements.registry import estimate_all
from evals.agreements.types import Judged
from evals.types import SPLITS, Estimate

Extract = Callable[[Iterable[Document]], Register]
ALL = "all"


@dataclass(frozen=True, slots=True)
class AgreementsReport:
    """The register laid beside the gold, and its numbers: ``estimates[split][measure]``, split "all" for everything.

    ``gold`` is the hash of the gold list that it was measured with.
    """

    judged: Judged
    estimates: dict[str, dict[str, Estimate]]
    gold: str

    def to_json(self) -> dict[str, Any]:
        """The numbers as they are kept with a run and in ``baseline.json``."""
        return {
            "gold": self.gold,
            "items": len(self.judged.items),
            "rows": len(self.judged.rows),
            "splits": {
                split: {name: estimate.to_json() for name, estimate in estimates.items()}
                for split, estimates in self.estimates.items()
            },
        }


def evaluate_register(
    documents: Sequence[Document],
    *,
    folder: Path = GOLD,
    split: str | None = None,
    only: Sequence[str] = (),
    extract: Extract = extract_agreements,
) -> AgreementsReport | None:
    """Extract the register from the documents and measure it; None when there is no gold about any of them.

    The register is always extracted from all documents, because repeats are found across them.

    :param split: measure this half only.
    :param only: ids of the documents to measure on; none means all.
    :raises EvaluationError: when the gold list is faulty.
    """
    measured = [document for document in documents if not only or document.id in only]
    gold = load_gold(measured, folder=folder)
    if not gold:
        return None
    rows = extract(documents).agreements
    judged = judge(rows, gold, {document.id: document for document in documents}).of_split(split)
    splits = [split] if split else [ALL, *SPLITS]
    estimates = {name: estimate_all(judged.of_split(None if name == ALL else name)) for name in splits}
    return AgreementsReport(judged, estimates, gold_hash(gold))
