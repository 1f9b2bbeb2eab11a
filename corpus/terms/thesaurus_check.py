"""What can be wrong with the entries of a thesaurus: shape, topics, terms that clash, relations that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corpus.terms.thesaurus_words import spellings

TEXTS = ("preferred", "topic", "definition")
TERMS = ("alternatives", "lay", "english")
RELATIONS = ("broader", "narrower", "related")

# One [[concept]] as TOML gives it; after :func:`check_shape` its fields have the right types.
Entry = dict[str, Any]


def check_entries(topics: Mapping[str, str], entries: Mapping[str, Entry]) -> Iterator[str]:
    """Everything that is wrong between the entries, which are keyed by preferred term and have all lists filled in."""
    yield from _check_topics(topics, entries)
    yield from _check_terms(entries)
    yield from _check_relations(entries)


def check_shape(entry: Entry) -> Iterator[str]:
    """Unknown fields and values of the wrong type in one entry."""
    yield from (f"{key}: onbekend veld" for key in entry if key not in (*TEXTS, *TERMS, *RELATIONS))
    if not str(entry.get("preferred", "")).strip():
        yield "preferred: ontbreekt"
    for name in TEXTS:
        if not isinstance(entry.get(name, ""), str):
            yield f"{name}: moet tekst zijn"
    for name in (*TERMS, *RELATIONS):
        values = entry.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            yield f"{name}: moet een lijst van woorden zijn"


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
    for preferred, name, other in references(entries):
        if other not in entries:
            yield f"{preferred}: {name} verwijst naar {other!r}, dat niet bestaat"
        elif other == preferred:
            yield f"{preferred}: {name} verwijst naar zichzelf"
        elif name != "related":
            low, high = (preferred, other) if name == "broader" else (other, preferred)
            above[low].add(high)
    yield from (f"{each}: is via broader breder dan zichzelf" for each in above if each in _all_above(each, above))


def references(entries: Mapping[str, Entry]) -> Iterator[tuple[str, str, str]]:
    """Every reference as written: the concept, the relation and the concept it names."""
    for preferred, entry in entries.items():
        yield from ((preferred, name, other) for name in RELATIONS for other in entry[name])


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
