"""Says in words which questions an evaluation asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from ui.web.evaluation.texts import name_of

if TYPE_CHECKING:
    from evals.evaluate import Selection
    from ui.web.words import Words


def selection_words(selection: Selection | Mapping[str, object], texts: Words) -> str:
    """For instance ``dev · getal, tabel · nji-brief · 50 vragen``, or that it is all questions."""
    chosen = dict(selection) if isinstance(selection, Mapping) else asdict(selection)
    parts = []
    if chosen.get("split"):
        parts.append(name_of(texts, "splits", str(chosen["split"])))
    types, documents = chosen.get("types"), chosen.get("documents")
    if isinstance(types, list | tuple) and types:
        parts.append(", ".join(name_of(texts, "types", str(one)) for one in types))
    if isinstance(documents, list | tuple) and documents:
        parts.append(", ".join(str(one) for one in documents))
    if chosen.get("limit"):
        parts.append(texts("evaluation_at_most", count=chosen["limit"]))
    return " · ".join(parts) or texts("evaluation_all_questions")
