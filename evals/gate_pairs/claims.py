"""Sentences with evidence on the made-up documents of training, as pairs: no rule was written on them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from assistant.gate.types import Language
from corpus.types import Document
from evals.gate_pairs.pairs import Pair
from evals.locate import find_quote
from index.training.documents import own_documents

BATCH = "claims"
CLAIMS = Path(__file__).parent / "claims.jsonl"


def claim_documents() -> dict[str, Document]:
    """The made-up documents, by id."""
    return {document.id: document for document in own_documents()}


def load_claim_pairs(documents: Mapping[str, Document], *, path: Path = CLAIMS) -> list[Pair]:
    """The sentences on these documents; one whose quotes are not found in the text as it is read is left out."""
    pairs: list[Pair] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        document = documents.get(row["document"])
        found = [find_quote(document.text, quote) for quote in row["quotes"]] if document else [[]]
        if not all(found):
            continue
        places = tuple((row["document"], *ranges[0]) for ranges in found)
        for field in ("supported", "wrong"):
            for item_number, item in enumerate(row[field], start=1):
                identifier = f"claim-{number}/{field}-{item_number}"
                text = item.get("nl") or item["en"]
                language: Language = "nl" if "nl" in item else "en"
                pairs.append(Pair(identifier, "dev", BATCH, language, text, item.get("kind", ""), places))
    return pairs
