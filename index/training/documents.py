"""Documents of our own to learn from: made-up Dutch policy texts of many fields, with the questions on them.

They are neither evaluated on nor shipped in the index. The model learns from them to find answers in documents that it
has not seen; those in :data:`HELD_DOCUMENTS` are never trained on and show how well that goes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from corpus import Document, Metadata, parse_document
from corpus.readers import read_file
from index.questions import TrainingQuestion, load_questions

TEXTS = Path(__file__).parent / "texts"
_QUESTIONS = Path(__file__).parent / "questions.jsonl"
# Held out whole: of each genre that occurs more than once, one.
HELD_DOCUMENTS = frozenset(
    {
        "verslag-eenzaamheid-ouderen",
        "convenant-voortijdig-schoolverlaten",
        "woonvisie-bouwafspraken",
        "statement-arbeidsmarkt-zorg",
        "inspectie-medicatieveiligheid",
        "conferentie-passend-onderwijs",
        "factsheet-bevolkingsdaling",
        "reactie-rekenkamer-subsidies",
    }
)


def own_documents(folder: Path = TEXTS) -> list[Document]:
    """The texts of the folder as documents, in order of name; the name of the file is the id."""
    return [_document(path) for path in sorted(folder.glob("*.md"))]


def own_questions() -> Iterator[TrainingQuestion]:
    """The questions on these documents."""
    return load_questions(_QUESTIONS)


def _document(path: Path) -> Document:
    content = read_file(path)
    metadata = Metadata(
        id=path.stem,
        title=dict(content.properties).get("title") or path.stem,
        kind="",
        publishers=(),
        date="",
        date_precision="unknown",
        status="",
        region="",
        language="nl",
        file=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    return parse_document(metadata, content.text, content.pages, layout=content.layout)
