"""Thesaurus files: concepts read from TOML, several files laid over each other, checked completely before use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.terms.thesaurus_check import RELATIONS, TERMS, TEXTS, Entry, check_entries, check_shape, references

BUNDLED_THESAURUS = Path(__file__).resolve().parents[1] / "thesaurus.toml"
_INVERSE = {"broader": "narrower", "narrower": "broader", "related": "related"}


@dataclass(frozen=True, slots=True)
class Concept:
    """One notion of the field with the words for it.

    ``alternatives`` are other official terms, spellings and abbreviations, ``lay`` what people say in daily life,
    ``english`` what an English speaker would type. ``broader``, ``narrower`` and ``related`` name other concepts by
    their preferred term, in both directions. ``definition`` is one plain Dutch sentence, "" when there is none.
    """

    preferred: str
    topic: str
    definition: str
    alternatives: tuple[str, ...]
    lay: tuple[str, ...]
    english: tuple[str, ...]
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]


class ThesaurusError(CorpusError):
    """A thesaurus file is not valid; ``problems`` lists everything that is wrong, each naming its concept."""

    def __init__(self, problems: Sequence[str], *, paths: Sequence[Path]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "De begrippenlijst klopt niet: " + "; ".join(problems) + ".",
            value=", ".join(str(path) for path in paths),
            remedy="Verbeter de genoemde begrippen in dit bestand.",
        )


def read_thesaurus(paths: Sequence[Path]) -> tuple[Mapping[str, str], tuple[Concept, ...]]:
    """The topics (name to Dutch title) and the concepts of these files, in file order, relations completed.

    A later file may add topics and concepts, and may extend a concept of an earlier file: its lists are appended,
    its topic and definition replace what was there.

    :raises ThesaurusError: with every problem at once.
    """
    topics: dict[str, str] = {}
    entries: dict[str, Entry] = {}
    problems: list[str] = []
    for path in paths:
        problems += [f"{path.name}: {problem}" for problem in _read_file(path, topics, entries)]
    if not problems:
        problems = list(check_entries(topics, entries))
    if problems:
        raise ThesaurusError(problems, paths=paths)
    _complete(entries)
    return topics, tuple(_as_concept(entry) for entry in entries.values())


def _read_file(path: Path, topics: dict[str, str], entries: dict[str, Entry]) -> Iterator[str]:
    """Lay one file over what was read before; what is wrong with its shape."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        yield f"is niet te lezen ({error})"
        return
    yield from (f"onbekende sleutel {key!r}" for key in content if key not in ("topics", "concept"))
    titles = content.get("topics", {})
    if not isinstance(titles, dict) or not all(isinstance(title, str) and title.strip() for title in titles.values()):
        yield "topics: moet een tabel van namen en titels zijn"
    else:
        topics.update(titles)
    found = content.get("concept", [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        yield "concept: moet een lijst van tabellen zijn ([[concept]])"
        return
    seen: dict[str, str] = {}
    for number, entry in enumerate(found, 1):
        preferred = entry.get("preferred", "")
        problems = list(check_shape(entry))
        if isinstance(preferred, str) and preferred.casefold() in seen:
            problems.append("komt twee keer voor in dit bestand")
        yield from (f"begrip {number} ({preferred or 'zonder term'}): {problem}" for problem in problems)
        if not problems:
            seen[preferred.casefold()] = preferred
            _lay_over(entries, entry)


def _lay_over(entries: dict[str, Entry], entry: Entry) -> None:
    known = entries.setdefault(entry["preferred"], {"preferred": entry["preferred"]})
    known.update({name: entry[name] for name in TEXTS if entry.get(name)})
    for name in (*TERMS, *RELATIONS):
        known[name] = [*known.get(name, []), *entry.get(name, [])]


def _complete(entries: Mapping[str, Entry]) -> None:
    """Write the other side of every relation."""
    for preferred, name, other in list(references(entries)):
        back = entries[other][_INVERSE[name]]
        if preferred not in back:
            back.append(preferred)


def _as_concept(entry: Entry) -> Concept:
    lists = {name: tuple(dict.fromkeys(entry[name])) for name in (*TERMS, *RELATIONS)}
    return Concept(entry["preferred"], entry["topic"], entry.get("definition", ""), **lists)
