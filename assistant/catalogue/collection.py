"""Questions about the collection itself: which documents there are, how many, and which is the newest or the oldest."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.asking.question import Question
from assistant.composing.assemble import answered
from assistant.composing.wording import collection_opening
from assistant.parts import part_of
from assistant.register_answers.wording import day_words
from assistant.types import Answer
from corpus import Document, Passage, display_text
from index.storage.documents import metadata_of

Which = Literal["all", "newest", "oldest"]

_THINGS = r"(?:documenten|document|stukken|stuk|bronnen|bestanden|rapporten|documents?|files|sources|papers)"
_HERE = r"(?: (?:hier|hierin|erin|allemaal|dan|nu|in|beschikbaar|in wegwijzer|here|available))*"
_ASKED = rf"(?:welke|wat voor|hoeveel|which|what|how many) {_THINGS}"
_KNOWS = (
    r"(?:heb|hebt|hebben|ken|kent|gebruik|gebruikt|doorzoek|doorzoekt|lees|leest) (?:je|jij|u|jullie|we)"
    r"|(?:zijn|zitten|staan)(?: er)?|(?:kan|kun) (?:ik|je|u) (?:hier )?(?:doorzoeken|raadplegen|vinden|lezen)"
    r"|do you (?:have|know|use|search)|are there|can i (?:search|read|find)"
)
_MAY_ASK = (
    r"(?:waarover|waar) kan ik (?:(?:je|u|hier) )?(?:iets vragen|vragen stellen|iets over vragen|vragen over stellen)"
    r"|what can i ask(?: you)?(?: about)?"
)
_EXTREME = r"nieuwste?|recentste|meest recente|laatste|oudste?|newest|latest|most recent|oldest"
_ALL = re.compile(rf"(?:{_ASKED} (?:{_KNOWS})|{_MAY_ASK}){_HERE}\W*", re.IGNORECASE)
_ONE = re.compile(
    rf"(?:wat|welk|welke|which|what)(?: {_THINGS})? (?:is|zijn) (?:(?:het|de|the) )?(?P<which>{_EXTREME})"
    rf"(?: {_THINGS})?{_HERE}\W*",
    re.IGNORECASE,
)
_OLD = ("oud", "oldest")
# A title stands at the top, in so many of the first passages, and takes one line or a few.
_OPENING = 12
_TITLE = (1, 2, 3)
_ALIKE = 0.25
_MOST = 15
# The catalogue is certain of what it holds.
_CONFIDENCE = 1.0


@dataclass(frozen=True, slots=True)
class Listed:
    """The documents that answer the question, best first, and of how many."""

    which: Which
    documents: tuple[Document, ...]
    searched: int


def find_listed(asked: Question, documents: Mapping[str, Document], *, chosen: Collection[str] = ()) -> Listed | None:
    """The documents that a question about the collection asks for; None for any other question.

    :param documents: those of the index, by id.
    :param chosen: ids to choose from; () for all.
    """
    which = _which(asked.text.strip())
    if which is None:
        return None
    found = [metadata_of(documents, one) for one in documents if not chosen or one in chosen]
    found.sort(key=lambda one: (one.date, one.id), reverse=which != "oldest")
    if which != "all":
        dated = [one for one in found if one.date]
        meant = [one for one in dated if one.date == dated[0].date]
    else:
        meant = found
    # Of many documents only those that are shown are read.
    read = (documents[one.id] for one in meant[:_MOST])
    shown = tuple(one for one in read if one.passages)
    return Listed(which, shown, len(found)) if shown else None


def _which(text: str) -> Which | None:
    if _ALL.fullmatch(text):
        return "all"
    one = _ONE.fullmatch(text)
    if one is None or not re.search(_THINGS, text, re.IGNORECASE):
        return None
    return "oldest" if one["which"].casefold().startswith(_OLD) else "newest"


def listing_answer(base: Answer, listed: Listed) -> Answer:
    """The answer: how many there are or from when it is, and of each document the line of its own that names it."""
    parts = [replace(part_of(one, title_lines(one)), bullet=listed.which == "all") for one in listed.documents]
    answer = answered(base, parts)
    newest = listed.documents[0].metadata.date
    opening = collection_opening(
        base.language,
        listed.which,
        count=listed.searched,
        shown=len(listed.documents),
        day=day_words(base.language, newest) if len(newest) == len("2022-12-07") else newest,
    )
    lines = answer.answer.splitlines()[-len(parts) :]
    return replace(answer, answer="\n".join([opening, *lines]), confidence=_CONFIDENCE)


def title_lines(document: Document) -> list[Passage]:
    """The lines at the top of a document that are most like its title in the catalogue; the first one when none is."""
    wanted = _words(document.metadata.title)

    def likeness(lines: list[Passage]) -> float:
        words = {word for line in lines for word in _words(display_text(document.quote(line)))}
        return len(words & wanted) / max(1, len(words | wanted))

    opening = document.passages[:_OPENING]
    runs = [list(opening[start : start + length]) for length in _TITLE for start in range(len(opening) - length + 1)]
    best = max(runs, key=lambda lines: (likeness(lines), -len(lines), -lines[0].index))
    return best if likeness(best) >= _ALIKE else [opening[0]]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
