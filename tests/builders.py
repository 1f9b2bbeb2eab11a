"""Tiny documents built by hand and an embedder that needs no model, for the tests of the index."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.types import Cell, Document, Metadata, Passage, PassageKind, Section
from index.types import Vectors


class DocumentBuilder:
    """Writes a document piece by piece; offsets, sections and passages follow from the pieces."""

    def __init__(self, identity: str, *, title: str = "", kind: str = "brief", date: str = "2022-12-07") -> None:
        self.metadata = Metadata(
            identity, title or f"Titel van {identity}", kind, ("VWS",), date, "day", "", "", "nl", f"{identity}.txt", ""
        )
        self.text = ""
        self.sections = [Section(0, "", 0, None, None, 0, 0)]
        self.passages: list[Passage] = []
        self._section = 0

    def heading(self, title: str, *, level: int = 1) -> DocumentBuilder:
        """Start a section."""
        above = self.sections[self._section]
        while above.level >= level:
            above = self.sections[above.parent or 0]
        self._section = len(self.sections)
        start = len(self.text)
        self.sections.append(Section(self._section, title, level, above.index, len(self.passages), start, start))
        return self.add(title, kind="heading")

    def add(self, text: str, *, kind: PassageKind = "sentence", parent: int | None = None) -> DocumentBuilder:
        """Add a passage on a line of its own."""
        start = len(self.text)
        self.text += text + "\n"
        index = len(self.passages)
        depth = 1 if kind == "item" else 0
        passage = Passage(index, start, start + len(text), kind, self._section, index, parent, depth=depth)
        self.passages.append(passage)
        return self

    def row(self, cells: Sequence[str], *, under: int | None = None) -> DocumentBuilder:
        """Add a table row; ``under`` is the passage whose cells are the column headings."""
        start = len(self.text)
        above = self.passages[under].cells if under is not None else ()
        made: list[Cell] = []
        for column, cell in enumerate(cells):
            headings = tuple((other.start, other.end) for other in above if other.column == column)
            if cell:
                made.append(Cell(len(self.text), len(self.text) + len(cell), column, headings))
            self.text += cell + "\t"
        self.text = self.text[:-1] + "\n"
        index = len(self.passages)
        passage = Passage(index, start, len(self.text) - 1, "row", self._section, index, cells=tuple(made))
        self.passages.append(passage)
        return self

    def build(self) -> Document:
        """The finished document."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Document(self.metadata, self.text, digest, (), tuple(self.sections), tuple(self.passages), ())


class HashedWords:
    """A bag of hashed words as embedder: texts that share words have a higher cosine."""

    dimension = 32

    def __init__(self, identity: str = "hashed-words") -> None:
        self.identity = identity
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors; what was asked for is remembered in ``embedded``."""
        self.embedded.extend(texts)
        return self._vectors(texts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, as for passages."""
        return self._vectors(texts)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        vectors = np.full((len(texts), self.dimension), 0.01, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, hashlib.sha256(word.strip(".,:?").encode()).digest()[0] % self.dimension] += 1
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


def small_corpus() -> list[Document]:
    """Three documents of different kind and date about different subjects."""
    plan = DocumentBuilder("plan", title="Uitvoeringsplan", kind="plan", date="2022-12-07")
    plan.heading("Ambitie").add("In 2030 zijn er geen gesloten plaatsingen meer.")
    plan.heading("Geld").add("Het ministerie betaalt de vastgoedtransitie.").add("Daarvoor is 50 miljoen beschikbaar.")
    letter = DocumentBuilder("brief", title="Brief van het instituut", kind="brief", date="2021-03")
    letter.heading("Advies").add("Maak kleine leefgroepen met vaste begeleiders.")
    report = DocumentBuilder("verslag", title="Verslag", kind="verslag", date="2020")
    report.heading("Tarieven").add("Aanbieders vragen reële tarieven van gemeenten.")
    return [plan.build(), letter.build(), report.build()]


def generations(directory: Path) -> list[int]:
    """Numbers of the generations of an index that are on the disk."""
    return sorted(int(path.name) for path in (directory / "generations").iterdir())
