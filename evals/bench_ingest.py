"""``python -m evals.bench_ingest``: how ingesting many documents goes: speed beside bare embedding, memory, adding one.

Documents are generated (``evals.bench_documents``). The embedder is the one of the settings, or a stand-in that costs
next to nothing, so that what grows with the number of documents shows within minutes.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from assistant.answering import Assistant
from assistant.glossary.marking import explain_terms
from assistant.kept import kept_series
from assistant.library.workspace import Workspace
from assistant.opening import open_assistant
from assistant.settings import load_settings
from evals.bench import print_as_measured
from evals.bench_clock import Spent, spent
from evals.bench_documents import write_documents
from evals.bench_memory import MemoryWatch
from evals.bench_passages import Spool, TimedEmbedder, make_stand_in
from index import Embedder

RATIO_AIM = 0.75
MEMORY_AIM = 0.5  # megabytes; the vectors of a document of twenty pages alone are one
_FEW, _MANY = 20, 100
_MEGABYTE = 1e6
_QUESTIONS = (
    "Wat betaalt de gemeente dit jaar?",
    "Hoeveel inwoners heeft de regio?",
    "Wie organiseert de nieuwe opvang?",
    "Wat is een gezinshuis?",
    "Welke afspraken zijn er over onderwijs?",
)


def measure(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Every measurement as a line, as soon as it is there; everything is made in ``folder``."""
    files = folder / "files"
    paths = write_documents(files, options.documents, pages=options.pages, suffix=options.suffix)
    few = _memory_of(folder / "few", paths[:_FEW], options) if len(paths) >= _MANY else 0
    workspace, timed, spool = _open(folder, options)
    yield f"{options.documents} documenten van {options.pages} bladzijden, {workspace.prepare() or 'zonder taalmodel'}"
    ratios = []
    for number in range(options.rounds):
        if number:
            _forget(workspace)
        with MemoryWatch() as memory:
            whole = spent(partial(workspace.ingest, [files]))
        yield from _ingest_lines(whole, timed)
        yield from _memory_lines(memory.highest(), few, options.documents)
        if timed is not None and options.bare:
            bare = spent(partial(spool.embed_with, timed.embedder))
            ratios.append((bare.clock / whole.clock, bare.processor / whole.processor))
            yield _line("dezelfde teksten alleen embedden", str(bare))
    if ratios:
        clock, processor = (statistics.median(values) for values in zip(*ratios, strict=True))
        yield _aim("snelheid naast alleen embedden (mediaan)", clock, RATIO_AIM, least=True)
        yield _line("hetzelfde in processortijd", f"{processor:.2f}")
    yield from _add_lines(workspace, timed, files, options)
    yield from _ask_lines(workspace)
    for start in ("eerste", "volgende"):
        took = spent(partial(_prepare, Workspace(workspace.settings), workspace.embedder()))
        yield _line(f"{start} start: begrippen, afspraken, reeksen", str(took))


def _open(folder: Path, options: argparse.Namespace) -> tuple[Workspace, TimedEmbedder | None, Spool]:
    """A workspace in ``folder`` with an embedder that is timed; the prepared model of the settings is used again."""
    models = load_settings().data_dir / "models"
    data = folder / "data"
    data.mkdir()
    if models.is_dir():
        (data / "models").symlink_to(models.resolve())
    settings = load_settings(data_dir=data, embedding_model="none" if options.embedder == "none" else None)
    workspace = Workspace(settings)
    embedder: Embedder | None = make_stand_in() if options.embedder == "stand-in" else workspace.embedder()
    spool = Spool(folder / "texts.jsonl")
    timed = None
    if embedder is not None:
        embedder.embed_passages(["opwarmen"])  # loading the model is part of neither
        timed = TimedEmbedder(embedder, spool if options.bare else None)
        workspace.use_embedder(timed)
    return workspace, timed, spool


def _forget(workspace: Workspace) -> None:
    """Begin again with an empty library and no index."""
    for name in ("index", "documents"):
        shutil.rmtree(workspace.settings.data_dir / name, ignore_errors=True)


def _memory_of(folder: Path, paths: Sequence[Path], options: argparse.Namespace) -> int:
    """The most memory that taking in these few takes."""
    folder.mkdir()
    workspace, _, _ = _open(folder, options)
    with MemoryWatch() as memory:
        workspace.ingest(paths)
    return memory.highest()


def _memory_lines(highest: int, few: int, documents: int) -> Iterator[str]:
    yield _line("geheugen, hoogste", f"{highest / _MEGABYTE:.0f} MB")
    if few:
        yield _line(f"geheugen, hoogste bij {_FEW} documenten", f"{few / _MEGABYTE:.0f} MB")
        more = (highest - few) / _MEGABYTE / (documents - _FEW)
        yield _aim("geheugen per document erbij (MB)", more, MEMORY_AIM, least=False)


def _ingest_lines(whole: Spent, timed: TimedEmbedder | None) -> Iterator[str]:
    yield _line("ingest", str(whole))
    if timed is not None:
        inside, texts = timed.take()
        yield _line("waarvan embedden", f"{inside:.1f} s, {texts} teksten")
        yield _line("deel van de tijd dat embedden is", f"{inside / whole.clock:.2f}")


def _add_lines(
    workspace: Workspace, timed: TimedEmbedder | None, files: Path, options: argparse.Namespace
) -> Iterator[str]:
    """Adding one document to the others, again and again, each time another one."""
    whole, inside = [], []
    for number in range(options.adds):
        more = files.parent / "more"
        (path,) = write_documents(more, 1, pages=options.pages, suffix=options.suffix, first=options.documents + number)
        whole.append(spent(partial(workspace.ingest, [path])))
        inside.append(timed.take()[0] if timed is not None else 0.0)
    yield _line("een document erbij (mediaan)", str(sorted(whole, key=lambda one: one.clock)[len(whole) // 2]))
    yield _line("waarvan embedden", f"{statistics.median(inside):.2f} s")
    yield _line("ingest zonder veranderingen", str(spent(workspace.ingest)))


def _ask_lines(workspace: Workspace) -> Iterator[str]:
    yield _line("index openen", str(spent(lambda: workspace.index().close())))
    made: list[Assistant] = []
    yield _line(
        "assistent openen", str(spent(lambda: made.append(open_assistant(workspace.settings, workspace=workspace))))
    )
    yield _line("eerste vraag", str(spent(partial(made[0].ask, "Wat besluit het bestuur?"))))
    asked = [spent(partial(made[0].ask, question)) for question in _QUESTIONS]
    yield _line("vraag (mediaan)", str(sorted(asked, key=lambda one: one.clock)[len(asked) // 2]))
    yield _line("documenten opnoemen", str(spent(workspace.documents)))


def _prepare(workspace: Workspace, embedder: Embedder | None) -> None:
    """What a server works out from all documents when it starts."""
    workspace.use_embedder(embedder)
    index = workspace.index()
    explain_terms(index.documents, results=workspace.results)
    workspace.agreements(index.documents)
    kept_series(index.documents, workspace.results)
    index.close()


def _line(name: str, value: str) -> str:
    return f"{name:44} {value}"


def _aim(name: str, value: float, aim: float, *, least: bool) -> str:
    met = value >= aim if least else value <= aim
    return _line(name, f"{value:.2f} ({'>=' if least else '<='} {aim}: {'gehaald' if met else 'NIET GEHAALD'})")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.bench_ingest", description=__doc__)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--suffix", choices=(".pdf", ".md"), default=".pdf")
    parser.add_argument("--embedder", choices=("model", "stand-in", "none"), default="model")
    parser.add_argument("--bare", action="store_true", help="embed the same texts once more, without all the rest")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--adds", type=int, default=3)
    return parser.parse_args(arguments)


def main() -> None:
    """Print every measurement."""
    options = _options(sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as name:
        print_as_measured(measure(options, Path(name)))


if __name__ == "__main__":
    main()
