"""Whether a line at the head of a document says that the document itself, and no other one, was adopted."""

from __future__ import annotations

import re

_ADOPTED = re.compile(r"\bvastgesteld\s+(?:op|door|d\.d\.|in\s+(?:de|het|zijn|haar|hun))\b", re.IGNORECASE)
# What may stand before it without naming another document: "Versie 1.2, definitief, vastgesteld op".
_OWN_WORDS = frozenset("aldus en versie v status datum definitief definitieve concept nr document stuk".split())
_ITSELF = re.compile(
    r"\W*(?:(?:dit|deze|het|de)\s(?:onderhavige\s)?|onderhavige?\s)(?P<what>[\w-]+(?:\s[\w-]+){0,2})\s(?:is|zijn|werd|werden)\b"
    r"(?:\s(?:op|door|in|d\.d\.|tijdens|unaniem|ongewijzigd|gewijzigd)\b[^;:]*)?\W*",
    re.IGNORECASE,
)
_THIS = re.compile(r"\W*(?:dit|deze|onderhavige?|(?:het|de) onderhavige)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:die|dat|zoals|welke)\b", re.IGNORECASE)
_BELOW_TITLE = re.compile(
    r"[\s(]+(?:aldus\s+)?(?:vastgesteld\s+(?:op|door|d\.d\.|in\s)|d\.d\.\s*\d)[^.]*(?:\d|\))$",
    re.IGNORECASE,
)
_LEAST_TITLE = 8  # characters
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_LINE = 160


def without_adoption(title: str) -> str:
    """A title without the line below it that says when it was adopted; all of it when too little would be left."""
    found = _BELOW_TITLE.search(title)
    return title[: found.start()].rstrip(" ,;:–-") if found and found.start() >= _LEAST_TITLE else title


def is_own_adoption(line: str, title: str) -> bool:
    """Whether a line says that the document with this title was adopted."""
    found = _ADOPTED.search(line) if len(line) <= _LONGEST_LINE else None
    return found is not None and is_about_itself(line, found.start(), title)


def is_about_itself(line: str, at: int, title: str) -> bool:
    """Whether what a line says at an offset ("vastgesteld op") is said of the document that it stands in.

    Before it there stands nothing, a version, the title of the document, or "deze nota is door de raad"; any other
    words name something else that was adopted once. A small letter at the start of the line goes on with a sentence.
    """
    before = line[:at]
    words = {word.lower() for word in _WORD.findall(before)}
    if not words:
        return line.strip("*_#> \t(")[:1].isupper() or "(" in before
    own = words <= _OWN_WORDS.union(word.lower() for word in _WORD.findall(title))
    subject = _ITSELF.fullmatch(before)
    if subject is None:
        return own
    return own or (_THIS.match(before) is not None and _RELATIVE.search(before) is None)
