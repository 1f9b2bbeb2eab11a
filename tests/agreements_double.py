"""A small document with agreements in it, and rows over it as an extraction could give them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from corpus.agreements import Agreement, Deadline, Register, Unread
from corpus.types import Document, Metadata, Passage, Section

APRIL = Deadline("2020-04-01", "2020-04-01", "uiterlijk 1 april 2020", False)
END_2024 = Deadline("2024-10-01", "2024-12-31", "eind 2024", False)
PLAN = (
    "VWS stelt uiterlijk 1 april 2020 een plan op.\n"
    "Wij zijn overeengekomen dat gemeenten\n  samen inkopen.\n"
    "Deelnemers stellen voor om de tarieven te verhogen.\n"
    "Eind 2024 zijn er nog 100 plaatsen.\n"
    "Er zijn nu 235 plaatsen.\n"
)
LINES = tuple(PLAN.replace("\n  ", " ").splitlines())


def make_document(text: str = PLAN, *, id: str = "plan", status: str = "vastgesteld") -> Document:
    """A document in which every line is a passage; a line that is indented goes on with the one before."""
    metadata = Metadata(id, f"Het {id}", "plan", ("VWS",), "2020", "year", status, "", "nl", f"{id}.txt", id)
    passages: list[Passage] = []
    start = 0
    for line in text.replace("\n  ", "\0  ").split("\n"):
        if line.strip():
            passages.append(Passage(len(passages), start, start + len(line), "sentence", 0, len(passages)))
        start += len(line) + 1
    section = Section(0, "", 0, None, None, 0, len(text))
    return Document(metadata, text, sha256(text.encode()).hexdigest(), (), (section,), tuple(passages), ())


def row(document: Document, words: str, **changes: object) -> Agreement:
    """A row about the first place of ``words`` (white space as in the document), with changes."""
    start = document.text.index(words)
    end = start + len(words)
    made = Agreement(
        id=f"{document.id}-{sha256(f'{document.sha256}{start}{end}'.encode()).hexdigest()[:8]}",
        kind="actie",
        cue="stelt op",
        parties=("VWS",),
        addressed_to=(),
        action=" ".join(words.split()),
        topic="Afspraken",
        region=None,
        deadline=None,
        document=document.id,
        document_status=document.metadata.status,
        section=("Afspraken",),
        page=None,
        start=start,
        end=end,
        quote=words,
        group=f"g{start}",
    )
    return replace(made, **changes)


def rows(document: Document) -> tuple[Agreement, ...]:
    """The four rows of the plan as a good extraction gives them, whichever of them are in the text."""
    made = [
        ("VWS stelt uiterlijk 1 april 2020 een plan op.", {"deadline": APRIL}),
        (
            "Wij zijn overeengekomen dat gemeenten\n  samen inkopen.",
            {"kind": "afspraak", "parties": ("VWS", "gemeenten"), "cue": "overeengekomen"},
        ),
        (
            "Deelnemers stellen voor om de tarieven te verhogen.",
            {"kind": "voorstel", "parties": (), "addressed_to": ("gemeenten",), "cue": "stellen voor"},
        ),
        ("Eind 2024 zijn er nog 100 plaatsen.", {"kind": "ambitie", "parties": (), "deadline": END_2024}),
    ]
    return tuple(row(document, words, **changes) for words, changes in made if words in document.text)


def extract(documents: Iterable[Document]) -> Register:
    """What stands in for the extraction: the rows above, and a place that could not be read in every document."""
    found = list(documents)
    unread = tuple(Unread(one.id, ("Planning",), 0, 3, "de tabel heeft geen gevulde cellen") for one in found)
    return Register(tuple(one for document in found for one in rows(document)), unread)
