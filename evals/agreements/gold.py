"""Loads the gold list of the register; everything that is wrong with it is reported at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

from corpus.types import Document
from evals.agreements.parse import parse_item
from evals.agreements.types import GoldItem
from evals.errors import EvaluationError, Problem
from evals.locate import find_quote, squeeze
from evals.types import GoldRange
from evals.validate import MOST_PLACES
from evals.yaml_files import read_entries

GOLD = Path(__file__).parent / "gold"


class GoldError(EvaluationError):
    """Gold files with errors; ``problems`` has every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            f"De goudlijst van afspraken bevat {len(problems)} fout(en):\n{lines}\n",
            remedy="Verbeter ze en controleer met: python -m evals.agreements",
        )


class Entry(NamedTuple):
    """An item with the place it was read from."""

    file: str
    line: int
    item: GoldItem


def load_gold(documents: Iterable[Document], *, folder: Path = GOLD) -> list[GoldItem]:
    """The items about these documents with the places of their quotes, by file name and then in the order of the file.

    Gold about other documents is left out, because a document can be removed from the corpus.

    :raises GoldError: when anything is wrong; it lists all problems.
    """
    items, problems = check_gold(documents, folder=folder)
    if problems:
        raise GoldError(problems)
    return items


def check_gold(documents: Iterable[Document], *, folder: Path = GOLD) -> tuple[list[GoldItem], list[Problem]]:
    """The items that can be used, and every problem of all files together."""
    by_id = {document.id: document for document in documents}
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem in by_id:
            found, wrong = _read(path)
            entries += found
            problems += wrong
    problems += [problem for entry in entries for problem in _quotes(entry, by_id)]
    problems += [*_duplicates(entries, by_id), *_split_groups(entries)]
    return _located([entry.item for entry in entries], by_id), problems


def gold_hash(items: Sequence[GoldItem]) -> str:
    """Hash of all items with what is expected, whatever their order."""
    texts = sorted(
        repr({**asdict(item), "parties": _sorted(item.parties), "addressed_to": _sorted(item.addressed_to)})
        for item in items
    )
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def _sorted(alternatives: Sequence[frozenset[str]]) -> list[list[str]]:
    """Sets as lists, because the order of a set differs from run to run."""
    return [sorted(one) for one in alternatives]


def _read(path: Path) -> tuple[list[Entry], list[Problem]]:
    try:
        raw, problems = read_entries(path.read_text(encoding="utf-8"), file=path.name)
    except (OSError, UnicodeDecodeError):
        return [], [Problem(path.name, 0, "", "het bestand is niet als UTF-8-tekst te lezen")]
    entries: list[Entry] = []
    for line, entry in raw:
        name = str(entry.get("id", ""))
        wrong: list[str] = []
        item = parse_item(entry, wrong.append)
        if item and item.document != path.stem:
            wrong.append(f"document '{item.document}' hoort niet in {path.name}")
        problems += [Problem(path.name, line, name, message) for message in wrong]
        if item and not wrong:
            entries.append(Entry(path.name, line, item))
    return entries, problems


def _quotes(entry: Entry, documents: Mapping[str, Document]) -> Iterator[Problem]:
    text = documents[entry.item.document].text
    for quote in entry.item.quotes:
        places = find_quote(text, quote)
        if not places:
            yield _problem(entry, f"deze passage staat niet in {entry.item.document}: “{quote}”")
        elif len(places) > MOST_PLACES:
            yield _problem(entry, f"deze passage staat op {len(places)} plaatsen, neem hem langer: “{quote}”")
    words = squeeze(text)[0].casefold()
    for deadline in entry.item.deadlines:
        if deadline and squeeze(deadline.text)[0].strip().casefold() not in words:
            yield _problem(entry, f"deze woorden van de termijn staan niet in het document: “{deadline.text}”")


def _duplicates(entries: Sequence[Entry], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Equal ids, and a passage in more items than it has places: equal rows of a table are items of their own."""
    ids: dict[str, Entry] = {}
    passages: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        first = ids.setdefault(entry.item.id, entry)
        if first is not entry:
            yield _problem(entry, f"deze id staat er al: {first.file}:{first.line}")
        for quote in set(entry.item.quotes):
            passages.setdefault((entry.item.document, quote), []).append(entry)
    for (document, quote), sharing in passages.items():
        places = find_quote(documents[document].text, quote)
        if len(sharing) > 1 and len(sharing) != len(places):
            names = ", ".join(entry.item.id for entry in sharing)
            yield _problem(sharing[-1], f"deze passage hoort bij {names}, maar staat op {len(places)} plaats(en)")


def _split_groups(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Repeats of one agreement must be in one half, or tuning on one half would see the other."""
    splits: dict[str, Entry] = {}
    for entry in entries:
        first = splits.setdefault(entry.item.group, entry) if entry.item.group else entry
        if first.item.split != entry.item.split:
            yield _problem(entry, f"groep '{entry.item.group}' staat in beide delen; zie {first.item.id}")


def _problem(entry: Entry, message: str) -> Problem:
    return Problem(entry.file, entry.line, entry.item.id, message)


def _located(items: Sequence[GoldItem], documents: Mapping[str, Document]) -> list[GoldItem]:
    """The items with their places; of a passage that several items share, each gets its own place, in order."""
    sharing = Counter((item.document, quote) for item in items for quote in set(item.quotes))
    taken: Counter[tuple[str, str]] = Counter()
    located = []
    for item in items:
        ranges: dict[tuple[int, int], None] = {}
        for quote in dict.fromkeys(item.quotes):
            places = find_quote(documents[item.document].text, quote)
            key = (item.document, quote)
            if sharing[key] > 1:
                places = places[taken[key] : taken[key] + 1]
                taken[key] += 1
            ranges |= dict.fromkeys(places)
        places_of_item = tuple(GoldRange(item.document, start, end, start, end) for start, end in ranges)
        located.append(replace(item, places=places_of_item))
    return located
