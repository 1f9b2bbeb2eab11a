"""Which documents the library shows, and in which order: a pure function of the documents and the choices."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.library.facts import DocumentFacts
    from ui.web.backend import Metadata

Order = Literal["newest", "oldest", "title"]
ORDERS: tuple[Order, ...] = ("newest", "oldest", "title")
PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Shelved:
    """One document of the library."""

    metadata: Metadata
    facts: DocumentFacts


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen; an empty choice lets everything through, several in one field mean any of them."""

    words: str = ""
    kinds: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    readability: tuple[str, ...] = ()
    order: Order = "newest"

    @property
    def narrowed(self) -> int:
        """How many fields are filled in."""
        fields = (self.words, self.kinds, self.publishers, self.statuses, self.languages, self.readability)
        return sum(1 for field in fields if field)


def choose(documents: Sequence[Shelved], choices: Choices) -> list[Shelved]:
    """The documents that fit, in order; those without a date come last in both orders of date."""
    wanted = _plain(choices.words).split()
    found = [document for document in documents if _fits(document, choices, wanted)]
    found.sort(key=lambda one: _plain(one.metadata.title))
    if choices.order != "title":
        found.sort(key=lambda one: one.metadata.date, reverse=choices.order == "newest")
        found.sort(key=lambda one: not one.metadata.date)
    return found


def values_of(documents: Sequence[Shelved]) -> Mapping[str, list[str]]:
    """What can be chosen in each field, in alphabetical order."""
    fields: dict[str, set[str]] = {
        "kinds": {one.metadata.kind for one in documents},
        "publishers": {name for one in documents for name in one.metadata.publishers},
        "statuses": {one.metadata.status for one in documents},
        "languages": {one.metadata.language for one in documents},
        "readability": {one.facts.readability for one in documents},
    }
    return {name: sorted(values - {""}, key=_plain) for name, values in fields.items()}


def _fits(document: Shelved, choices: Choices, words: Sequence[str]) -> bool:
    metadata = document.metadata
    fields = (
        (choices.kinds, (metadata.kind,)),
        (choices.publishers, metadata.publishers),
        (choices.statuses, (metadata.status,)),
        (choices.languages, (metadata.language,)),
        (choices.readability, (document.facts.readability,)),
    )
    if any(chosen and not set(chosen) & set(values) for chosen, values in fields):
        return False
    said = _plain(
        " ".join((metadata.title, metadata.kind, *metadata.publishers, metadata.region, metadata.date, metadata.id))
    )
    return all(word in said for word in words)


def _plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
