"""Thesaurus files: concepts read from TOML, several files laid over each other, checked completely before use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.thesaurus_words import spellings

BUNDLED_THESAURUS = Path(__file__).resolve().parent / "thesaurus.toml"
_TEXTS = ("preferred", "topic", "definition")
_TERMS = ("alternatives", "lay", "english")
_RELATIONS = ("broader", "narrower", "related")
_INVERSE = {"broader": "narrower", "narrower": "broader", "related": "related"}

Entry = dict[str, Any]


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
        problems = [*_check_topics(topics, entries), *_check_terms(entries), *_check_relations(entries)]
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
        problems = list(_check_shape(entry))
        if isinstance(preferred, str) and preferred.casefold() in seen:
            problems.append("komt twee keer voor in dit bestand")
        yield from (f"begrip {number} ({preferred or 'zonder term'}): {problem}" for problem in problems)
        if not problems:
            seen[preferred.casefold()] = preferred
            _lay_over(entries, entry)


def _check_shape(entry: Entry) -> Iterator[str]:
    """Unknown fields and values of the wrong type in one entry."""
    yield from (f"{key}: onbekend veld" for key in entry if key not in (*_TEXTS, *_TERMS, *_RELATIONS))
    if not str(entry.get("preferred", "")).strip():
        yield "preferred: ontbreekt"
    for name in _TEXTS:
        if not isinstance(entry.get(name, ""), str):
            yield f"{name}: moet tekst zijn"
    for name in (*_TERMS, *_RELATIONS):
        values = entry.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            yield f"{name}: moet een lijst van woorden zijn"


def _lay_over(entries: dict[str, Entry], entry: Entry) -> None:
    known = entries.setdefault(entry["preferred"], {"preferred": entry["preferred"]})
    known.update({name: entry[name] for name in _TEXTS if entry.get(name)})
    for name in (*_TERMS, *_RELATIONS):
        known[name] = [*known.get(name, []), *entry.get(name, [])]


def _check_topics(topics: Mapping[str, str], entries: Mapping[str, Entry]) -> Iterator[str]:
    for preferred, entry in entries.items():
        if entry.get("topic") not in topics:
            yield f"{preferred}: topic {entry.get('topic', '')!r} staat niet onder [topics]"


def _check_terms(entries: Mapping[str, Entry]) -> Iterator[str]:
    """Terms without words, terms given twice, and terms other than lay words that belong to two concepts."""
    owners: dict[tuple[str, ...], str] = {}
    for official in (True, False):
        for preferred, entry in entries.items():
            terms = [preferred, *entry["alternatives"]] if official else entry["english"]
            for key, term in _keys(terms):
                owner = owners.setdefault(key, preferred)
                if owner != preferred:
                    yield f"{preferred}: {term!r} hoort al bij {owner!r}"
    for preferred, entry in entries.items():
        for terms in ([preferred, *entry["alternatives"], *entry["lay"]], entry["english"]):
            seen: set[tuple[str, ...]] = set()
            for key, term in _keys(terms):
                if not key:
                    yield f"{preferred}: {term!r} bevat geen eigen woord"
                elif key in seen:
                    yield f"{preferred}: {term!r} staat er dubbel"
                seen.add(key)


def _keys(terms: Iterable[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each term behind the spellings by which it is recognised."""
    return ((spellings(term), term) for term in terms)


def _check_relations(entries: Mapping[str, Entry]) -> Iterator[str]:
    """References to concepts that do not exist or to the concept itself, and circles of broader terms."""
    above: dict[str, set[str]] = {preferred: set() for preferred in entries}
    for preferred, name, other in _references(entries):
        if other not in entries:
            yield f"{preferred}: {name} verwijst naar {other!r}, dat niet bestaat"
        elif other == preferred:
            yield f"{preferred}: {name} verwijst naar zichzelf"
        elif name != "related":
            low, high = (preferred, other) if name == "broader" else (other, preferred)
            above[low].add(high)
    yield from (f"{each}: is via broader breder dan zichzelf" for each in above if each in _all_above(each, above))


def _references(entries: Mapping[str, Entry]) -> Iterator[tuple[str, str, str]]:
    """Every reference as written: the concept, the relation and the concept it names."""
    for preferred, entry in entries.items():
        yield from ((preferred, name, other) for name in _RELATIONS for other in entry[name])


def _all_above(preferred: str, above: Mapping[str, set[str]]) -> set[str]:
    """Everything that is broader, at any distance."""
    reached: set[str] = set()
    waiting = list(above[preferred])
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting += above[current]
    return reached


def _complete(entries: Mapping[str, Entry]) -> None:
    """Write the other side of every relation."""
    for preferred, name, other in list(_references(entries)):
        back = entries[other][_INVERSE[name]]
        if preferred not in back:
            back.append(preferred)


def _as_concept(entry: Entry) -> Concept:
    lists = {name: tuple(dict.fromkeys(entry[name])) for name in (*_TERMS, *_RELATIONS)}
    return Concept(entry["preferred"], entry["topic"], entry.get("definition", ""), **lists)
