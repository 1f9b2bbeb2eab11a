"""Command line: ``python -m evals.samples FOLDER`` reads the documents there and measures finding and refusing."""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from assistant.answering import Assistant
from assistant.types import Answer, RankedPassage
from evals.apart import index_apart
from evals.measures.overlap import Place, Range
from index import Index

_QUESTIONS = Path(__file__).parent / "questions.toml"


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """A question with the file that answers it and some words of the passage; ``anchor`` is "" when none answers it."""

    question: str
    file: str = ""
    page: int | None = None
    anchor: str = ""


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--errors", is_flag=True, help="Show the questions whose passage is not found among five, or that go wrong."
)
def main(folder: Path, errors: bool) -> None:
    """Read the documents into a data directory of their own, ask the questions and print the measures."""
    questions = load_sample_questions()
    missing = sorted({one.file for one in questions if one.file and not (folder / one.file).is_file()})
    if missing:
        raise click.ClickException(f"not in {folder}: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as place:
        index = index_apart(
            [folder / name for name in sorted({one.file for one in questions if one.file})], Path(place)
        )
        assistant = Assistant(index)
        asked = [(one, assistant.ask(one.question)) for one in questions]
        for line in report(asked, index, errors=errors):
            sys.stdout.write(f"{line}\n")
        index.close()


def load_sample_questions(path: Path = _QUESTIONS) -> list[SampleQuestion]:
    """The questions of the file, in its order."""
    return [SampleQuestion(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["question"]]


def report(asked: Sequence[tuple[SampleQuestion, Answer]], index: Index, *, errors: bool) -> list[str]:
    """The measures as lines: rank of the first chunk and of the first best passage with the anchor, and refusals."""
    answerable = [(one, answer) for one, answer in asked if one.anchor]
    chunks = [_rank(one, answer.passages, index) for one, answer in answerable]
    best = [_rank(one, _best(answer.passages), index) for one, answer in answerable]
    pages = [_page_right(one, _best(answer.passages), index) for one, answer in answerable]
    refused = [answer.status == "refused" for _, answer in answerable]
    rest = [answer.status == "refused" for one, answer in asked if not one.anchor]
    cited = [any(_holds(one, citation, index) for citation in answer.citations) for one, answer in answerable]
    lines = [
        f"{len(answerable)} answerable questions, {len(rest)} that the documents do not answer",
        f"hit@1 {_share(chunks, 1):.2f}, hit@5 {_share(chunks, 5):.2f}",
        f"MRR {np.mean([1 / rank for rank in chunks]):.2f}",
        f"right passage first {_share(best, 1):.2f}, among five {_share(best, 5):.2f}, quoted {_mean(cited)}",
        f"page right {_mean([right for right in pages if right is not None])}",
        f"wrongly refused {_mean(refused)}, unanswerable refused {_mean(rest)}",
    ]
    if errors:
        wrong = [one for (one, _), rank in zip(answerable, chunks, strict=True) if rank > 5]
        lines += [f"not among five: {one.question}" for one in wrong]
        lines += [f"refused: {one.question}" for one, answer in answerable if answer.status == "refused"]
        lines += [
            f"answered: {one.question}" for one, answer in asked if not one.anchor and answer.status == "answered"
        ]
    return lines


def _best(entries: Sequence[RankedPassage]) -> list[Place]:
    """The best passage of each ranked chunk."""
    return [Place(entry.document, entry.best.start, entry.best.end) for entry in entries]


def _rank(question: SampleQuestion, entries: Sequence[Range], index: Index) -> float:
    return next((place for place, entry in enumerate(entries, 1) if _holds(question, entry, index)), np.inf)


def _holds(question: SampleQuestion, entry: Range, index: Index) -> bool:
    document = index.documents[entry.document]
    stem = plain(Path(question.file).stem)
    return plain(document.id).startswith(stem) and plain(question.anchor) in plain(
        document.text[entry.start : entry.end]
    )


def _page_right(question: SampleQuestion, entries: Sequence[Range], index: Index) -> bool | None:
    """Whether the first place that holds the anchor is on the right page; None without pages or such a place."""
    found = next((entry for entry in entries if _holds(question, entry, index)), None)
    if question.page is None or found is None:
        return None
    return index.documents[found.document].page_at(found.start) == question.page


def _mean(values: Sequence[bool]) -> str:
    return f"{np.mean(values):.2f}" if values else "-"


def _share(ranks: Sequence[float], top: int) -> float:
    return float(np.mean([rank <= top for rank in ranks]))


def plain(text: str) -> str:
    """Letters and digits alone, so that line ends, hyphens and punctuation do not matter."""
    return re.sub(r"[\W_]+", "", text.casefold())


if __name__ == "__main__":
    main()
