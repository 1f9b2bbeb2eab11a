"""The parties that a text names, by canonical name: the gazetteer ``parties.toml`` plus the corpus's abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.abbreviations import collect_abbreviations
from corpus.agreements.tables import read_table
from corpus.types import Abbreviation, Document

# The last word of a long form that says it is an organisation.
_ORGANISATION = re.compile(
    r"(?:ministerie|vereniging|branches?|raad|instituut|instelling(?:en)?|centr(?:um|a)|team|autoriteit|inspectie|"
    r"federatie|associatie|stichting|bond|beraad|platform|dienst|bureau|netwerk|commissie|coalitie|organisaties?|"
    r"gemeenten|koepel|fonds|agentschap|college|verbond|unie|kamer)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party at ``text[start:end]``."""

    name: str
    start: int
    end: int
    joined: bool = False  # counts only beside another party: "gemeenten en onderwijs"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Canonical names with the patterns that find them."""

    entries: tuple[tuple[str, re.Pattern[str]], ...]
    joined: tuple[tuple[str, re.Pattern[str]], ...] = ()

    def find(self, text: str) -> list[PartyMention]:
        """All parties named in ``text``, in order; of overlapping names the longest ("Jeugdzorg Nederland")."""
        found = [
            PartyMention(name, match.start(), match.end(), joined)
            for joined, entries in ((False, self.entries), (True, self.joined))
            for name, pattern in entries
            for match in pattern.finditer(text)
        ]
        found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
        kept: list[PartyMention] = []
        for mention in found:
            if not any(other.start < mention.end and mention.start < other.end for other in kept):
                kept.append(mention)
        return sorted(kept, key=lambda mention: mention.start)


def build_gazetteer(documents: Iterable[Document]) -> Gazetteer:
    """The bundled parties, with the short forms that ``documents`` define for them and for other organisations."""
    entries: dict[str, list[str]] = {}
    for party in read_table("parties")["party"]:
        patterns = [f"(?i:{pattern})" for pattern in party.get("patterns", ())]
        entries[party["name"]] = [*patterns, *(re.escape(word) for word in party.get("exact", ()))]
    bundled = {name: _whole_words(patterns) for name, patterns in entries.items()}
    for abbreviation in collect_abbreviations(documents):
        name = _owner(abbreviation, bundled)
        if name:
            entries.setdefault(name, []).append(re.escape(abbreviation.short) + r"(?:['’]s)?")
    joined = [
        (party["name"], _whole_words(f"(?i:{pattern})" for pattern in party["joined"]))
        for party in read_table("parties")["party"]
        if "joined" in party
    ]
    return Gazetteer(tuple((name, _whole_words(patterns)) for name, patterns in entries.items()), tuple(joined))


def _owner(abbreviation: Abbreviation, bundled: dict[str, re.Pattern[str]]) -> str | None:
    """The canonical name behind a short form; its own short form for an unknown organisation, None for other things."""
    for name, pattern in bundled.items():
        if pattern.fullmatch(abbreviation.short) or pattern.fullmatch(abbreviation.long):
            return name
    words = abbreviation.long.split()
    is_name = words[0][0].isupper() and abbreviation.short.isupper()
    return abbreviation.short if is_name and any(_ORGANISATION.fullmatch(word) for word in words) else None


def _whole_words(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])")
