"""Cues: the wording in a sentence that says what kind of row it is, from ``cues.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.agreements.needed import NOTHING, Needed, needed_words
from corpus.agreements.tables import read_table
from corpus.agreements.verbs import CLAUSE, GAP, active_verb, names_verb

CueKind = Literal["afspraak", "actie", "ambitie", "randvoorwaarde", "voorstel", "planning", "geen", "voorbehoud"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording: ``strong`` ones make a row wherever they stand, the others only in a fitting place.

    The other fields are explained at the head of ``cues.toml``.
    """

    kind: CueKind
    strong: bool
    firm: bool
    label: bool
    ongoing: bool
    performative: bool
    must: bool
    verbs: bool
    in_plan: CueKind
    pattern: re.Pattern[str]
    needed: Needed
    why: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue as it stands in a sentence: ``words`` are the document's."""

    cue: Cue
    words: str
    start: int

    @property
    def strong(self) -> bool:
        """Whether the cue makes a row wherever it stands."""
        return self.cue.strong


@cache
def all_cues() -> tuple[Cue, ...]:
    """The cues of the table, compiled, in its order."""
    return tuple(
        Cue(
            entry["kind"],
            entry.get("strength", "sterk") == "sterk",
            entry.get("firm", False),
            entry.get("label", False),
            entry.get("ongoing", False),
            entry.get("performative", False),
            entry.get("must", False),
            "<VERB>" in entry["pattern"],
            entry.get("in_plan", entry["kind"]),
            _compile(entry["pattern"]),
            NOTHING if "<VERB>" in entry["pattern"] else needed_words(_written_out(entry["pattern"])),
            entry["why"],
        )
        for entry in read_table("cues")["cue"]
    )


@cache
def _all_needed() -> tuple[str, ...]:
    return tuple(sorted({word for cue in all_cues() for word in cue.needed}))


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(_written_out(pattern))


def _written_out(pattern: str) -> str:
    return pattern.replace("…", GAP).replace("<CLAUSE>", CLAUSE).replace("<VERB>", active_verb().pattern)


def find_hits(text: str, *, plan: bool) -> dict[CueKind, Hit]:
    """For every kind the first cue of the table that matches ``text``, strong ones before weak ones.

    :param plan: the document is a plan of those who act, so that cues count by their ``in_plan`` kind.
    """
    found: dict[CueKind, Hit] = {}
    small = text.lower() if len(text.lower()) == len(text) else text  # patterns are in small letters: quicker
    has_verb = names_verb(small)
    present = {word for word in _all_needed() if word in small}
    for cue in all_cues():
        kind = cue.in_plan if plan else cue.kind
        known = found.get(kind)
        if known is not None and (known.strong or not cue.strong):
            continue
        if cue.verbs and not has_verb:
            continue  # the long list of verbs is searched only where one of them stands
        if cue.needed and cue.needed.isdisjoint(present):
            continue
        match = cue.pattern.search(small)
        if match is not None:
            found[kind] = Hit(cue, _shown(text[match.start() : match.end()]), match.start())
    return found


def _shown(words: str) -> str:
    """The words of a cue, short enough to show in a table."""
    words = " ".join(words.split()).strip(" ,:;.")
    return words if len(words) <= 60 else f"{words[:40].rsplit(' ', 1)[0]} … {words[-18:].split(' ', 1)[-1]}"
