"""Work with and without everything around the embedding model, timed on the same texts."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.library.workspace import Workspace
from assistant.opening import open_assistant
from assistant.settings import load_settings
from index import Embedder, Vectors

ROUNDS = 3
QUESTIONS = (
    "Hoeveel jongeren zaten er in 2021 in de gesloten jeugdhulp?",
    "Wie zitten er in de stuurgroep?",
    "Wat adviseert het NJi over de organisatie van de hulp?",
    "Welke randvoorwaarden noemen de gemeenten?",
    "Wat is een gezinshuis?",
    "Wanneer is het uitvoeringsplan vastgesteld?",
    "Waarom moeten gesloten instellingen kleiner worden?",
    "Welke afspraken zijn er gemaakt over onderwijs?",
    "Hoe worden jongeren zelf betrokken bij de plannen?",
    "Wat wil ZuidWest eind 2024 bereikt hebben?",
    "What is the ambition for 2030?",
    "Wie betaalt de ombouw van het vastgoed?",
    "Welke rol hebben de gecertificeerde instellingen?",
    "Hoe wordt de voortgang gemeten?",
    "Wat gebeurt er met kinderen die uit huis geplaatst zijn?",
    "Welke alternatieven voor geslotenheid worden genoemd?",
    "Hoeveel deelnemers had de werkconferentie?",
    "Wat vraagt de VNG van het Rijk?",
    "Welke knelpunten noemen de aanbieders?",
    "Wat is de hoofdstad van Frankrijk?",
    "Hoe lang duurt een plaatsing gemiddeld?",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Medians in seconds of the whole work and of embedding alone; ``units`` is what was done, for a speed."""

    whole: float
    bare: float
    units: int

    @property
    def ratio(self) -> float:
        """How many times longer the whole takes."""
        return self.whole / self.bare


class RecordingEmbedder:
    """An embedder that remembers which passages it was asked for."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.texts: list[str] = []

    @property
    def identity(self) -> str:
        """That of the real one, so that the index stays usable."""
        return self._embedder.identity

    @property
    def dimension(self) -> int:
        """That of the real one."""
        return self._embedder.dimension

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        return self._embedder.embed_queries(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages."""
        self.texts += texts
        return self._embedder.embed_passages(texts)


def ingest_against_embedding(data_dir: Path) -> Comparison:
    """Reading, cutting, embedding and writing all documents, against embedding the same texts."""
    whole, bare, units = [], [], 0
    for _ in range(ROUNDS):
        shutil.rmtree(data_dir / "index", ignore_errors=True)
        workspace = Workspace(load_settings(data_dir=data_dir))
        embedder = workspace.embedder()
        if embedder is None:
            raise ValueError("the benchmark compares with an embedding model; the settings name none")
        embedder.embed_passages(["opwarmen"])  # loading the model is part of neither
        recorder = RecordingEmbedder(embedder)
        workspace.use_embedder(recorder)
        whole.append(_seconds(workspace.ingest))
        units = len(recorder.texts)
        bare.append(_seconds(partial(embedder.embed_passages, recorder.texts)))
    return Comparison(statistics.median(whole), statistics.median(bare), units)


def ask_against_embedding(data_dir: Path) -> Comparison:
    """Answering a question with everything loaded, against embedding that question.

    Warm means that the documents were asked about before: every question goes first in the words of another, because
    the index keeps the vectors of the last questions and asking the same again would leave the embedding out.
    """
    assistant = open_assistant(load_settings(data_dir=data_dir))
    embedder = assistant.index.embedder
    if embedder is None:
        raise ValueError("the benchmark compares with an embedding model; the settings name none")
    for question in QUESTIONS:
        assistant.ask(f"Graag kort: {question}")
    whole = [_seconds(partial(assistant.ask, question)) for question in QUESTIONS]
    bare = [_seconds(partial(embedder.embed_queries, [question])) for question in QUESTIONS]
    return Comparison(statistics.median(whole), statistics.median(bare), len(QUESTIONS))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
