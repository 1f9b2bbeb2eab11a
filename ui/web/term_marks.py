"""Gives the words of an answer that a reader may not know their meaning, for the components that show it on hover."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ui.web.page_texts import load_page_texts
from ui.web.prepared import prepare, value_of

if TYPE_CHECKING:
    from assistant.glossary.glossary import Term
    from assistant.glossary.marking import TermMarker
    from ui.web.backend import Services
    from ui.web.words import Words

Json = dict[str, Any]
MOST_IN_A_TEXT = 5


def marker_of(services: Services) -> TermMarker | None:
    """What finds terms in a text; None while the list of terms is still being made: an answer does not wait for it."""
    return value_of(prepare(services).marker, wait=0)


def with_meanings(
    lines: Sequence[Json], words: Words, *, marker: TermMarker | None, explained: set[str] | None = None
) -> list[Json]:
    """The lines (each with "text") with "parts" where one holds a term; each term once in all lines together.

    :param marker: without one the lines come back as they are.
    :param explained: names of terms that need no meaning again, to which those of these lines are added.
    """
    if marker is None:
        return list(lines)
    texts = load_page_texts("terms", words.language)
    known = set() if explained is None else explained
    most = len(known) + MOST_IN_A_TEXT
    return [{**line, "parts": _parts(line["text"], marker, known, most, texts)} for line in lines]


def _parts(text: str, marker: TermMarker, explained: set[str], most: int, texts: Words) -> list[Json]:
    """``text`` in pieces, those that name a term with its meaning; [] when none does."""
    parts: list[Json] = []
    done = 0
    for found in marker.mark(text, most=most - len(explained), without=explained):
        explained.add(found.term.name)
        if found.start > done:
            parts.append({"text": text[done : found.start]})
        parts.append({"text": text[found.start : found.end], "meaning": meaning(found.term, texts)})
        done = found.end
    if parts and done < len(text):
        parts.append({"text": text[done:]})
    return parts


def meaning(term: Term, texts: Words) -> str:
    """What a term means in one or two sentences, saying whose words they are."""
    said = [term.long] if term.long else []
    if term.definition:
        said.append(texts("meaning_of_wegwijzer", definition=term.definition.rstrip(".")))
    return ". ".join(part.rstrip(".") for part in said) + "." if said else term.name
