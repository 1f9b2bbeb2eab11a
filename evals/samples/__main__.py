"""Command line: ``python -m evals.samples FOLDER`` reads the documents there and measures finding and refusing."""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np

from assistant.answering import Assistant
from assistant.evidence.reading import open_reader
from assistant.settings import load_settings
from assistant.types import Answer, RankedPassage
from evals.apart import index_apart
from evals.measures.overlap import Place, Range
from index import Index

FOLDER = Path(__file__).parent
_QUESTIONS = FOLDER / "questions.toml"


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage by its file, its page where there are pages, and some of its words."""

    file: str
    anchor: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """A question with the passages that each answer it; () when the documents do not."""

    question: str
    spots: tuple[Spot, ...] = ()


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--questions",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=_QUESTIONS,
    help="Other questions than questions.toml, such as evals/samples/later.toml.",
)
@click.option("--first", is_flag=True, help="Count only the first passage of each question as right.")
@click.option(
    "--errors", is_flag=True, help="Show the questions whose passage is not found among five, or that go wrong."
)
def main(folder: Path, source: Path, first: bool, errors: bool) -> None:
    """Read the documents into a data directory of their own, ask the questions and print the measures."""
    questions = [replace(one, spots=one.spots[:1]) if first else one for one in load_sample_questions(source)]
    files = sorted({spot.file for one in questions for spot in one.spots})
    missing = [name for name in files if not (folder / name).is_file()]
    if missing:
        raise click.ClickException(f"not in {folder}: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as place:
        index = index_apart([folder / name for name in files], Path(place))
        assistant = Assistant(index, reader=open_reader(load_settings()))
        asked = [(one, assistant.ask(one.question)) for one in questions]
        for line in report(asked, index, errors=errors):
            sys.stdout.write(f"{line}\n")
        index.close()


def load_sample_questions(path: Path) -> list[SampleQuestion]:
    """The questions of the file, in its order."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["question"]
    return [SampleQuestion(row["question"], tuple(Spot(**spot) for spot in row.get("spots", ()))) for row in rows]


def report(asked: Sequence[tuple[SampleQuestion, Answer]], index: Index, *, errors: bool) -> list[str]:
    """The measures as lines: rank of the first chunk and of the first best passage with the anchor, and refusals."""
    answerable = [(one, answer) for one, answer in asked if one.spots]
    chunks = [_rank(one, answer.passages, index) for one, answer in answerable]
    best = [_rank(one, _best(answer.passages), index) for one, answer in answerable]
    pages = [_page_right(one, _best(answer.passages), index) for one, answer in answerable]
    refused = [answer.status == "refused" for _, answer in answerable]
    rest = [answer.status == "refused" for one, answer in asked if not one.spots]
    cited = [any(_holds(one, citation, index) for citation in answer.citations) for one, answer in answerable]
    lines = [
        f"{len(answerable)} answerable questions, {len(rest)} that the documents do not answer",
        f"hit@1 {_share(chunks, 1):.2f}, hit@5 {_share(chunks, 5):.2f}",
        f"MRR {np.mean([1 / rank for rank in chunks]):.2f}",
        f"right passage first {_share(best, 1):.2f}, among five {_share(best, 5):.2f}, quoted {_mean(cited)}",
        f"page right {_mean([right for right in pages if right is not None])}",
        f"wrongly refused {_mean(refused)}, unanswerable refused {_mean(rest)}",
        "an answer takes {:.2f} s (median), {:.2f} s (95%)".format(
            *np.percentile([answer.seconds["total"] for _, answer in asked], (50, 95))
        ),
    ]
    if errors:
        wrong = [one for (one, _), rank in zip(answerable, chunks, strict=True) if rank > 5]
        lines += [f"not among five: {one.question}" for one in wrong]
        lines += [f"refused: {one.question}" for one, answer in answerable if answer.status == "refused"]
        lines += [f"answered: {one.question}" for one, answer in asked if not one.spots and answer.status == "answered"]
    return lines


def _best(entries: Sequence[RankedPassage]) -> list[Place]:
    """The best passage of each ranked chunk."""
    return [Place(entry.document, entry.best.start, entry.best.end) for entry in entries]


def _rank(question: SampleQuestion, entries: Sequence[Range], index: Index) -> float:
    return next((place for place, entry in enumerate(entries, 1) if _holds(question, entry, index)), np.inf)


def _holds(question: SampleQuestion, entry: Range, index: Index) -> bool:
    return _spot_of(question, entry, index) is not None


def _spot_of(question: SampleQuestion, entry: Range, index: Index) -> Spot | None:
    """The spot that the range holds, if any."""
    document = index.documents[entry.document]
    name, text = plain(document.id), plain(document.text[entry.start : entry.end])
    return next(
        (
            spot
            for spot in question.spots
            if name.startswith(plain(Path(spot.file).stem)) and plain(spot.anchor) in text
        ),
        None,
    )


def _page_right(question: SampleQuestion, entries: Sequence[Range], index: Index) -> bool | None:
    """Whether the first place that holds a spot is on its page; None without pages or such a place."""
    for entry in entries:
        spot = _spot_of(question, entry, index)
        if spot is not None:
            return None if spot.page is None else index.documents[entry.document].page_at(entry.start) == spot.page
    return None


def _mean(values: Sequence[bool]) -> str:
    return f"{np.mean(values):.2f}" if values else "-"


def _share(ranks: Sequence[float], top: int) -> float:
    return float(np.mean([rank <= top for rank in ranks]))


def plain(text: str) -> str:
    """Letters and digits alone, so that line ends, hyphens and punctuation do not matter."""
    return re.sub(r"[\W_]+", "", text.casefold())


if __name__ == "__main__":
    main()
