"""``python -m evals.bench_store``: comparing with every vector beside asking the graph of Chroma, as an index grows.

Vectors are made from those in the index of the settings: the mean of two of them, drawn at random, so that they lie as
vectors of text do. Questions are made the same way, from other pairs. Seconds are of the processor.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import numpy as np

from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from corpus import Document, Metadata, Passage
from corpus.types import Section
from evals.bench import print_as_measured
from index import Vectors, current_generation
from index.nodes import passage_id, passage_nodes
from index.searching.search import CANDIDATES
from index.storage.extents import read_rows
from index.storage.generations import generation_path
from index.storage.layout_files import load_extents
from index.storage.manifest import VECTORS
from index.storage.store import VectorStore, fill_store

_MEGABYTE = 1e6


def measure(options: argparse.Namespace) -> Iterator[str]:
    """A line for each size: filling the store, a question to both, and how many true neighbours the graph finds."""
    sample = _sample()
    generator = np.random.default_rng(8)
    questions = _mixtures(sample, options.questions, generator)
    yield " vectoren  Chroma vullen  op schijf  vraag exact  vraag Chroma  gevonden  zelfde"
    for size in options.sizes:
        vectors = _mixtures(sample, size, generator)
        with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as name:
            yield _compare(vectors, questions, Path(name))


def _compare(vectors: Vectors, questions: Vectors, folder: Path) -> str:
    document = _document(len(vectors))
    rows = {passage_id(document, passage): passage.index for passage in document.passages}
    exact, exact_seconds = _ask(questions, lambda question: _nearest(vectors, question))
    found, filled, seconds = [], 0.0, 0.0
    for number in range(2):
        # Two stores of the same vectors: the graph is drawn by lot, so that they need not find the same.
        store, filled = _fill(folder / str(number), document, vectors)
        answers, seconds = _ask(questions, partial(_asked, store, rows))
        found.append(answers)
        store.close()
    share = sum(len(one & other) for one, other in zip(exact, found[0], strict=True)) / (CANDIDATES * len(questions))
    same = sum(one == other for one, other in zip(*found, strict=True)) / len(questions)
    size = sum(path.stat().st_size for path in (folder / "0").rglob("*") if path.is_file()) / _MEGABYTE
    times = f"{size:6.0f} MB {1000 * exact_seconds:9.1f} ms {1000 * seconds:10.1f} ms"
    return f"{len(vectors):9} {filled:12.1f} s {times} {share:9.3f} {same:7.2f}"


def _fill(path: Path, document: Document, vectors: Vectors) -> tuple[VectorStore, float]:
    """A store with these vectors, opened, and the seconds that filling it took."""
    started = time.process_time()
    fill_store(path, {"chunks": (), "passages": passage_nodes(document, vectors)})
    seconds = time.process_time() - started
    store = VectorStore(path)
    store.nearest("passages", vectors[0], count=1)
    return store, seconds


def _ask(questions: Vectors, find: Callable[[Vectors], set[int]]) -> tuple[list[set[int]], float]:
    """The rows that every question finds, and the seconds of one."""
    started = time.process_time()
    found = [find(question) for question in questions]
    return found, (time.process_time() - started) / len(questions)


def _nearest(vectors: Vectors, question: Vectors) -> set[int]:
    return set(np.argpartition(vectors @ question, -CANDIDATES)[-CANDIDATES:].tolist())


def _asked(store: VectorStore, rows: Mapping[str, int], question: Vectors) -> set[int]:
    return {rows[node] for node, _ in store.nearest("passages", question, count=CANDIDATES)}


def _document(count: int) -> Document:
    """A document of so many passages of one letter."""
    metadata = Metadata("proef", "Proef", "", (), "", "unknown", "", "", "nl", "proef.txt", "")
    passages = tuple(Passage(number, number, number + 1, "sentence", 0, number) for number in range(count))
    return Document(metadata, "a" * count, "0" * 64, (), (Section(0, "", 0, None, None, 0, count),), passages, ())


def _sample() -> Vectors:
    """The vectors in the index of the settings."""
    directory = Workspace(load_settings()).index_dir
    path = generation_path(directory, current_generation(directory))
    vectors: Vectors = read_rows(path / VECTORS, load_extents(path)[VECTORS])
    return vectors


def _mixtures(sample: Vectors, count: int, generator: np.random.Generator) -> Vectors:
    """``count`` unit vectors, each between two of the sample."""
    pairs = generator.integers(len(sample), size=(count, 2))
    vectors = sample[pairs[:, 0]] + sample[pairs[:, 1]]
    mixed: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return mixed


def main() -> None:
    """Print every measurement."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench_store", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000, 50_000])
    parser.add_argument("--questions", type=int, default=50)
    print_as_measured(measure(parser.parse_args(sys.argv[1:])))


if __name__ == "__main__":
    main()
