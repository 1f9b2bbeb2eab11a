"""The labelled pairs: read, checked, and their evidence found in the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from assistant.gate import Slice, slice_of
from corpus import Document, load_bundled, parse_document
from corpus.storage.naming import blank_metadata
from evals.errors import EvaluationError, Problem
from evals.locate import find_quote
from evals.yaml_files import read_entries

PAIRS = Path(__file__).parent
# Invented documents, in other fields than the bundled ones: what holds only for those should show.
INVENTED = PAIRS / "documents"
SPLITS = ("dev", "test")
# Each half in the order in which it was written; a later one is written before the work that it measures.
BATCHES = ("", "_later", "_third")
# Kinds of wrong sentences; what each means stands at the head of dev.yaml.
KINDS = frozenset("number date party proposal negation document scope merged invented opposite".split())


class PairsError(EvaluationError):
    """The files with pairs have errors; ``problems`` has every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            f"De zin-bewijsparen bevatten {len(problems)} fout(en):\n" + "\n".join(f"  {one}" for one in problems),
            remedy="Verbeter ze en meet opnieuw met: python -m evals.gate_pairs",
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with the places it would cite: (document, start, end) of the canonical text.

    ``kind`` is "" for a supported sentence, else what is wrong with it; ``batch`` the name of its file.
    """

    id: str
    split: str
    batch: str
    language: Literal["nl", "en"]
    text: str
    kind: str
    places: tuple[tuple[str, int, int], ...]

    @property
    def supported(self) -> bool:
        """Whether the evidence carries the sentence."""
        return not self.kind


def pair_documents() -> dict[str, Document]:
    """The bundled documents and the invented ones, by id."""
    invented = [_invented(path) for path in sorted(INVENTED.glob("*.txt"))]
    return {document.id: document for document in (*load_bundled(), *invented)}


def _invented(path: Path) -> Document:
    text = path.read_text(encoding="utf-8")
    return parse_document(blank_metadata(path.stem, title=text.split("\n", 1)[0], file=path.name), text)


def load_pairs(documents: Mapping[str, Document], *, folder: Path = PAIRS) -> list[Pair]:
    """All pairs, in the order of the files.

    :raises PairsError: when a file cannot be read, a quote does not stand in its document, or a kind is unknown.
    """
    problems: list[Problem] = []
    pairs: list[Pair] = []
    files = [(split, folder / f"{split}{batch}.yaml") for split in SPLITS for batch in BATCHES]
    for split, path in files:
        entries, wrong = read_entries(path.read_text(encoding="utf-8"), file=path.name)
        problems += wrong
        for line, entry in entries:
            messages: list[str] = []
            pairs += _pairs(entry, (split, path.stem), documents, messages)
            problems += [Problem(path.name, line, str(entry.get("id", "")), message) for message in messages]
    seen: set[str] = set()
    for pair in pairs:
        if pair.id in seen:
            problems.append(Problem(f"{pair.batch}.yaml", 0, pair.id, "dit id staat er twee keer"))
        seen.add(pair.id)
    if problems:
        raise PairsError(problems)
    return pairs


def _pairs(
    entry: Mapping[str, Any], place: tuple[str, str], documents: Mapping[str, Document], messages: list[str]
) -> Iterator[Pair]:
    places = []
    for evidence in entry.get("evidence", ()):
        document = documents.get(evidence.get("document", ""))
        found = find_quote(document.text, evidence.get("quote", "")) if document else []
        if document is None or not found:
            messages.append(f"citaat niet gevonden: {evidence}")
            continue
        places.append((document.id, *found[0]))
    for field in ("supported", "wrong"):
        for number, item in enumerate(entry.get(field, ()), start=1):
            language = "en" if "en" in item else "nl"
            kind = item.get("kind", "")
            if language not in item or (kind not in KINDS if field == "wrong" else kind):
                messages.append(f"onbegrijpelijk: {item}")
                continue
            identifier = f"{entry.get('id', '')}/{field}-{number}"
            yield Pair(identifier, *place, cast(Literal["nl", "en"], language), item[language], kind, tuple(places))


def slices_of(pair: Pair, documents: Mapping[str, Document], *, around: int = 0) -> list[Slice]:
    """The slices that the sentence cites, numbered from 1: for each place the passages it overlaps.

    :param around: further passages of the same section on both sides, as the chunk that a model gets has them.
    """
    slices = []
    for number, (name, start, end) in enumerate(pair.places, start=1):
        document = documents[name]
        inside = [one for one in document.passages if one.start < end and start < one.end]
        first, last = inside[0].index, inside[-1].index + 1
        for _ in range(around):
            if first > 0 and document.passages[first - 1].section == inside[0].section:
                first -= 1
            if last < len(document.passages) and document.passages[last].section == inside[-1].section:
                last += 1
        slices.append(slice_of(document, number, first, last))
    return slices
