"""Documents of our own to learn from: made-up Dutch policy texts of many fields, with the questions on them.

They are neither evaluated on nor shipped in the index. The model learns from them to find answers in documents that it
has not seen; those in :data:`HELD_DOCUMENTS` are never trained on and show how well that goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus import Document
from corpus.readers import read_file
from corpus.storage.naming import blank_metadata
from corpus.storage.records import parse_content
from index.questions import TrainingQuestion, load_questions

TEXTS = Path(__file__).parent / "texts"
_QUESTIONS = Path(__file__).parent / "questions.jsonl"
# Held out whole: of each kind of writing that occurs more than once at least one, short and long.
HELD_DOCUMENTS = frozenset(
    {
        "actieprogramma-armoede",
        "conferentie-passend-onderwijs",
        "conferentieverslag-lerarentekort",
        "convenant-voortijdig-schoolverlaten",
        "draaiboek-infectieziekten-ggd",
        "factsheet-bevolkingsdaling",
        "factsheet-drinkwaterbesparing",
        "handboek-inkoop-provincie",
        "inspectie-medicatieveiligheid",
        "integriteitscode-ambtenaren",
        "kwaliteitskader-gehandicaptenzorg",
        "nota-parkeerbeleid",
        "raad-van-state-advies-wet",
        "reactie-rekenkamer-subsidies",
        "statement-arbeidsmarkt-zorg",
        "studiefinanciering-toelichting",
        "tarieven-jeugdhulp",
        "verslag-bewonersavond-azc",
        "verslag-eenzaamheid-ouderen",
        "waterakkoord-droogte",
        "woonvisie-bouwafspraken",
        "woo-besluit-vergunning",
    }
)

# On the field of the bundled documents: what is asked about these is not beside the point there.
NEAR_DOCUMENTS = frozenset(
    {"position-paper-pleegzorg", "rapport-verwijzers-jeugdhulp", "regioplan-jeugdbescherming", "tarieven-jeugdhulp"}
)


def own_documents(folder: Path = TEXTS) -> list[Document]:
    """The texts of the folder as documents, in order of name; the name of the file is the id."""
    return [_document(path) for path in sorted(folder.glob("*.md"))]


def own_questions() -> Iterator[TrainingQuestion]:
    """The questions on these documents."""
    return load_questions(_QUESTIONS)


def _document(path: Path) -> Document:
    content = read_file(path)
    title = dict(content.properties).get("title") or path.stem
    return parse_content(blank_metadata(path.stem, title=title, file=path.name), content)
