"""``python -m evals.bench_growth``: what adding one document costs beside few others and beside many.

Documents are made up (``evals.bench_documents``), in Markdown. One is added again and again, each time another one: in
a process that runs already, as the web pages do, and in a process of its own, as the command does. Seconds are of the
processor, those of child processes included; the median of a few.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from evals.bench import print_as_measured
from evals.bench_clock import spent
from evals.bench_commands import ROOT
from evals.bench_documents import write_documents
from evals.bench_passages import make_stand_in

# What a user does not notice: seconds of processor that one document more takes beside the most documents, at most
# so many more than beside the fewest.
DIFFERENCE_AIM = 0.3
_PLACES = ("in een proces dat al draait", "met een eigen proces")


def measure(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """A line for each number of documents, and how much the last one takes more than the first."""
    yield f"een document van {options.pages} bladzijden erbij, seconden processor"
    yield f"{'documenten':>10} {'passages':>9} {'alle erin':>10} {_PLACES[0]:>28} {_PLACES[1]:>22}"
    taken: list[tuple[float, float]] = []
    for count in options.documents:
        data = folder / str(count)
        files = write_documents(data / "files", count, pages=options.pages, suffix=".md")
        workspace = _workspace(data, options.embedder)
        everything = spent(partial(workspace.ingest, files)).processor
        passages = workspace.manifest().passages
        taken.append((_running(workspace, data, options), _alone(data, options)))
        yield f"{count:10} {passages:9} {everything:10.1f} {taken[-1][0]:28.2f} {taken[-1][1]:22.2f}"
    if len(taken) > 1:
        for place, first, last in zip(_PLACES, taken[0], taken[-1], strict=True):
            met = "gehaald" if last - first <= DIFFERENCE_AIM else "NIET GEHAALD"
            yield f"verschil {place}: {last - first:.2f} s (<= {DIFFERENCE_AIM}: {met})"


def _workspace(data: Path, embedder: str) -> Workspace:
    workspace = Workspace(load_settings(data_dir=data / "data", embedding_model="none"))
    workspace.use_embedder(make_stand_in() if embedder == "stand-in" else None)
    return workspace


def _running(workspace: Workspace, data: Path, options: argparse.Namespace) -> float:
    """Adding one in this process; the first one is not counted, because it loads what the next ones find."""
    taken = []
    for number in range(options.adds + 1):
        (path,) = _more(data, "running", number, options.pages)
        taken.append(spent(partial(workspace.ingest, [path])).processor)
    return statistics.median(taken[1:])


def _alone(data: Path, options: argparse.Namespace) -> float:
    """Adding one with a process that does nothing else."""
    taken = []
    for number in range(options.adds):
        (path,) = _more(data, "alone", number, options.pages)
        command = [sys.executable, "-m", "evals.bench_growth", "--embedder", options.embedder, "--add", data, path]
        taken.append(spent(partial(subprocess.run, command, cwd=ROOT, check=True)).processor)
    return statistics.median(taken)


def _more(data: Path, folder: str, number: int, pages: int) -> list[Path]:
    """A document that was not there; far from the numbers of the others."""
    first = {"running": 100_000, "alone": 200_000}[folder] + number
    return write_documents(data / folder, 1, pages=pages, suffix=".md", first=first)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.bench_growth", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[50, 200, 500])
    parser.add_argument("--pages", type=int, default=1)
    parser.add_argument("--embedder", choices=("stand-in", "none"), default="stand-in")
    parser.add_argument("--adds", type=int, default=3)
    parser.add_argument("--add", type=Path, nargs=2, metavar=("FOLDER", "FILE"), help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def main() -> None:
    """Print every measurement."""
    options = _options(sys.argv[1:])
    if options.add:
        data, path = options.add
        _workspace(data, options.embedder).ingest([path])
        return
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as name:
        print_as_measured(measure(options, Path(name)))


if __name__ == "__main__":
    main()
