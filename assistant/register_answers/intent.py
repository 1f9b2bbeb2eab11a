"""Whether a question asks for rows of the register, and which: the sort of rows, the parties, the period, the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.register_answers.period import asked_period
from assistant.register_answers.phrases import (
    ABOUT_THAT,
    ASKS,
    BETWEEN,
    BODIES,
    CARRIES_ON,
    EACH_OTHER,
    EVERYTHING,
    IN,
    OPENS,
    PARTED,
    PARTICLES,
    PLANNED,
    POINTS,
    PROPOSALS,
    SOME,
    SORT_WORDS,
    SORTS,
    SUBJECT,
    TOWARDS,
    WITH,
    Sort,
)
from assistant.register_answers.rest import is_plain, topic_of, without_accents
from corpus.agreements.gazetteer import Gazetteer, PartyMention

__all__ = ["Sort", "Wanted", "asks_everything", "carries_on", "points_back", "read_intent"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows that are asked for: ``first`` and ``last`` are ISO days, "" for no period; ``topic`` words as written.

    Any of ``parties`` commits (or is asked, for requests); each of ``named`` must be named in the row as well.
    ``planned``: only what stands in a planning.
    """

    sort: Sort
    parties: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    topic: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()
    planned: bool = False

    @property
    def until(self) -> bool:
        """Whether the period is everything up to a day."""
        return self.first == date.min.isoformat()

    def is_clear(self, *, one_document: bool = False) -> bool:
        """Whether it says enough: a party, a period, for agreements also a topic or a document.

        What is overdue needs no more.
        """
        if self.sort == "overdue":
            return True
        if one_document and self.sort not in ("requests", "duties", "partners", "ambitions"):
            return True
        if self.sort in ("advice", "requests", "duties", "partners", "ambitions"):
            return bool(self.parties)
        return bool(
            self.parties or self.first or (self.sort in ("tasks", "commitments") and (self.topic or self.named))
        )

    @property
    def is_bare(self) -> bool:
        """Whether it asks for all there is: nobody's, of no time and about nothing in particular."""
        return not (self.parties or self.first or self.topic or self.named)


def may_ask(text: str) -> bool:
    """Whether a question opens and asks as one for rows does, whoever it names."""
    plain = without_accents(text)
    return OPENS.match(plain) is not None and any(pattern.search(plain) for _, pattern in SORTS)


def points_back(text: str) -> bool:
    """Whether a question holds a word that stands for something said before: "daarover", "daarvan", "die"."""
    return POINTS.search(text) is not None


def asks_everything(text: str) -> bool:
    """Whether a question asks for all of something in so many words."""
    return EVERYTHING.search(text) is not None


def carries_on(text: str) -> bool:
    """Whether a question goes on about what was said before: it points back, or opens as what is said next does."""
    return CARRIES_ON.match(text) is not None or points_back(text)


def read_intent(
    text: str, gazetteer: Gazetteer, *, earlier: str = "", one_document: bool = False, clear: bool = True
) -> Wanted | None:
    """What a question asks of the register; None when it asks something else, or not clearly.

    :param earlier: what was asked before, when the question follows on that: what it leaves out is taken from there.
    :param one_document: it or ``earlier`` named the document to look in, and these are the rest of them.
    :param clear: whether it must say enough to look rows up by.
    """
    written, text = text, without_accents(text)
    if not OPENS.match(text):
        return None
    sort = next((name for name, pattern in SORTS if pattern.search(text)), None)
    parted = PARTED.match(text) if sort == "advice" else None
    if sort is None or (parted is not None and not PARTICLES[str(parted.lastgroup)].search(text, parted.end())):
        return None
    mentions = [one for one in gazetteer.find(written) if not (one.joined or _is_subject(text[: one.start], one.name))]
    towards = [one for one in mentions if sort == "commitments" and TOWARDS.search(text[: one.start])]
    parties = _names([one for one in mentions if one not in towards])
    together = parties if len(parties) > 1 and _together(text, mentions) else ()
    first, last = asked_period(text)
    named = tuple(dict.fromkeys((*together, *_names(towards))))
    topic = topic_of(written, mentions) - SORT_WORDS.get(sort, frozenset())
    wanted = Wanted(sort, parties, first, last, topic, named, PLANNED.search(text) is not None)
    # Of duties the documents tell more than the register, as soon as a question asks for some of them.
    if clear and sort == "duties" and (not parties or wanted.topic or not (earlier or is_plain(text, mentions))):
        return None
    if earlier and not wanted.topic:
        about = bool(parties) or ABOUT_THAT.search(text) is not None
        wanted = _with_earlier(wanted, earlier, gazetteer, about=about)
    known = not clear or wanted.is_clear(one_document=one_document) or _asks_all(wanted, text)
    return wanted if known or _asks_proposals(wanted, text) else None


def _asks_all(wanted: Wanted, text: str) -> bool:
    """Whether a question asks for all agreements, and not for some in words that are no topic."""
    if not wanted.is_bare or wanted.sort not in ("commitments", "deadlines", "tasks"):
        return False
    return is_plain(text) and not points_back(text) and SOME.search(text) is None


def _asks_proposals(wanted: Wanted, text: str) -> bool:
    """Whether a question asks for the proposals about a topic, whoever made them."""
    return wanted.sort == "advice" and bool(wanted.topic) and PROPOSALS.match(text) is not None


def _with_earlier(wanted: Wanted, earlier: str, gazetteer: Gazetteer, *, about: bool) -> Wanted:
    """The same on what was asked before; ``about``: a party named there is what it is about, and does not commit."""
    mentions = [one for one in gazetteer.find(earlier) if not one.joined]
    theirs = [
        one for one in mentions if one.name in wanted.parties or not (about or SUBJECT.search(earlier[: one.start]))
    ]
    topic = topic_of(ASKS.sub(lambda word: " " * len(word.group()), earlier), theirs)
    # "VWS" is too short for a topic: then it is about those who are bound.
    parties = wanted.parties or _names(theirs if topic or theirs else mentions)
    return replace(wanted, topic=topic, parties=parties)


def _is_subject(before: str, name: str) -> bool:
    """Whether a party is what a question is about, or where something was decided, and not who does something."""
    return SUBJECT.search(before) is not None or (name in BODIES and IN.search(before) is not None)


def _names(mentions: Sequence[PartyMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in mentions))


def _together(text: str, mentions: Sequence[PartyMention]) -> bool:
    """Whether what is asked for is between the parties: "tussen X en Y", "X met Y", "X en Y afgesproken"."""
    if any(pattern.search(text[: one.start]) for one in mentions for pattern in (BETWEEN, WITH)):
        return True
    first, last = mentions[0], mentions[-1]
    either = re.search(r"\b(?:of|or)\b", text[first.end : last.start], re.IGNORECASE)
    return either is None and EACH_OTHER.search(text) is not None
