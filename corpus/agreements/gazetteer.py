"""The parties that a text names, by canonical name: the gazetteer ``parties.toml`` plus the corpus's abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.agreements.tables import read_table
from corpus.terms.abbreviations import collect_abbreviations, find_short_forms
from corpus.types import Abbreviation, Document

# A word of a long form that says it is an organisation.
_ORGANISATION = re.compile(
    r"(?:ministerie|vereniging|branches?|raad|instituut|instelling(?:en)?|centr(?:um|a)|team|autoriteit|inspectie|"
    r"federatie|associatie|stichting|bond|beraad|platform|dienst|bureau|netwerk|commissie|coalitie|organisaties?|"
    r"gemeenten|koepel|fonds|agentschap|college|verbond|unie|kamer)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s(?![\w-])")
# A part of an organisation, or an organisation that says what it is, by the name that it has.
_UNIT = re.compile(
    r"\b(?:[Tt]eam|[Aa]fdeling|[Dd]ienst|[Cc]luster|[Ss]tichting|[Vv]ereniging|[Cc]oöperatie|[Bb]ureau)\s+[A-ZÀ-Þ][\w’'-]+"
    r"(?:(?:\s+(?:en|&|van|de|het|voor)){0,2}\s+[A-ZÀ-Þ][\w’'-]+){0,4}"
)
# People are called by their family name, as in an action list.
_PERSON = re.compile(
    r"\b(?:[Dd]e heer|[Mm]evrouw|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?)\s+(?:(?:drs|dr|mr|ir|ing|prof)\.\s*)*(?:[A-Z]\.\s?)*"
    r"(?P<name>(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Ee]l|[Aa]l)\s+){0,3}[A-ZÀ-Þ][\w’'-]+)"
)


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party at ``text[start:end]``; a ``joined`` one counts only beside another party: "gemeenten en onderwijs"."""

    name: str
    start: int
    end: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern for a party, matched on text in small letters or, when ``exact``, as written."""

    name: str
    pattern: str
    exact: bool = False
    joined: bool = False


class _Matcher:
    """All patterns in one expression, so that a text is read once; of those that fit the longest one counts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = sorted(entries, key=lambda entry: -len(entry.pattern))
        parts = "|".join(f"(?P<e{number}>{entry.pattern})" for number, entry in enumerate(self.entries))
        self.pattern = re.compile(rf"(?<![\w-])(?:{parts})(?![\w-])") if parts else None

    def find(self, text: str) -> Iterator[PartyMention]:
        """The mentions, from left to right."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            entry = self.entries[int((match.lastgroup or "e0")[1:])]
            yield PartyMention(entry.name, match.start(), match.end(), entry.joined)


class Gazetteer:
    """Canonical names with the patterns that find them: the bundled ones, and short forms that documents define.

    :param names: canonical names by short form.
    :param own: more patterns, for text as it is written.
    :param heard: takes up every short form that is looked for in a text, found or not: with other names for others than
        these, the text would read the same.
    """

    def __init__(self, names: Mapping[str, str], *, heard: set[str] | None = None, own: Sequence[Entry] = ()) -> None:
        self._names = names
        self._heard = heard
        self._small, self._exact = _bundled_matchers()
        self._own = _Matcher(own)

    def with_own(self, entries: Sequence[Entry]) -> Gazetteer:
        """This one with more names, such as those that a document gives to its own parties."""
        return Gazetteer(self._names, heard=self._heard, own=entries)

    def find(self, text: str) -> list[PartyMention]:
        """All parties named in ``text``, in order; of overlapping names the longest ("Jeugdzorg Nederland")."""
        small = text.lower()
        if len(small) != len(text):  # a letter such as "İ" grows, so that offsets would shift
            small = text
        found = [*self._own.find(text), *self._short_forms(text), *self._exact.find(text), *self._small.find(small)]
        found += [PartyMention(one[0][0].upper() + one[0][1:], one.start(), one.end()) for one in _UNIT.finditer(text)]
        found += [PartyMention(one["name"], one.start(), one.end()) for one in _PERSON.finditer(text)]
        found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
        kept: list[PartyMention] = []
        for mention in found:
            if not any(other.start < mention.end and mention.start < other.end for other in kept):
                kept.append(mention)
        return sorted(kept, key=lambda mention: mention.start)

    def _short_forms(self, text: str) -> Iterator[PartyMention]:
        """Looked up word by word, so that it takes no longer with thousands of names than with one."""
        behind = 0
        for start, end in find_short_forms(text):
            short = text[start:end]
            if self._heard is not None:
                self._heard.add(short)
            if start >= behind and short in self._names:
                possessive = _POSSESSIVE.match(text, end)
                behind = possessive.end() if possessive else end
                yield PartyMention(self._names[short], start, behind)


def build_gazetteer(documents: Iterable[Document]) -> Gazetteer:
    """The bundled parties, with the short forms that ``documents`` define for them and for other organisations."""
    return Gazetteer(short_names(collect_abbreviations(documents)))


def short_names(abbreviations: Iterable[Abbreviation]) -> dict[str, str]:
    """The abbreviations that stand for an organisation, each with its canonical name, the first that it was given."""
    names: dict[str, str] = {}
    for abbreviation in abbreviations:
        name = None if abbreviation.short in names else _owner(abbreviation)
        if name:
            names[abbreviation.short] = name
    return names


def party_names() -> tuple[str, ...]:
    """The names of the bundled parties."""
    return tuple(party["name"] for party in read_table("parties")["party"])


@cache
def members(name: str) -> tuple[str, ...]:
    """The parties that belong to a broader one, and those that belong to them: the ministries for "Rijk"."""
    within = [party["name"] for party in read_table("parties")["party"] if name in party.get("part_of", ())]
    deeper = [one for member in within for one in members(member)]
    return tuple(dict.fromkeys((*within, *deeper)))


@lru_cache(maxsize=4096)
def broader(name: str) -> frozenset[str]:
    """The bundled parties that a party with a name of its own is one of: "Woningcorporatie X" is a corporation."""
    if name in party_names():
        return frozenset()
    return frozenset(one.name for one in _bundled_gazetteer().find(name) if one.name in party_names())


def belongs(name: str, wanted: str) -> bool:
    """Whether a party is the one that is asked for, belongs to it, or is one of its kind."""
    return name == wanted or name in members(wanted) or wanted in broader(name)


@cache
def _bundled() -> tuple[Entry, ...]:
    return tuple(
        Entry(party["name"], pattern if field != "exact" else re.escape(pattern), field == "exact", field == "joined")
        for party in read_table("parties")["party"]
        for field in ("patterns", "joined", "exact")
        for pattern in party.get(field, ())
    )


@cache
def _bundled_matchers() -> tuple[_Matcher, _Matcher]:
    small, exact = ([entry for entry in _bundled() if entry.exact == wanted] for wanted in (False, True))
    return _Matcher(small), _Matcher(exact)


@cache
def _bundled_gazetteer() -> Gazetteer:
    return Gazetteer({})


def _owner(abbreviation: Abbreviation) -> str | None:
    """The canonical name behind a short form; its own short form for an unknown organisation, None for other things."""
    for form in (abbreviation.short, abbreviation.long):
        for mention in _bundled_gazetteer().find(form):
            whole = (mention.start, mention.end) == (0, len(form)) and not mention.joined
            if whole and mention.name in party_names():
                return mention.name
    words = abbreviation.long.split()
    is_name = words[0][0].isupper() and abbreviation.short.isupper()
    return abbreviation.short if is_name and any(_ORGANISATION.fullmatch(word) for word in words) else None
