"""What a question finds in the register: its rows, and the places it asks about that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.agreements.gazetteer import members

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, RegisterRow
    from assistant.register_answers.intent import Wanted
    from assistant.register_answers.rows import Fitting
    from assistant.register_answers.topics import Topics
    from corpus import Document
    from corpus.agreements import Unread


@dataclass(frozen=True, slots=True)
class RegisterFound:
    """The rows that answer a question, with the register they are from and the day on which it was asked (ISO).

    ``searched`` are the ids of the documents that were looked in, ``unread`` the places in them that could not be read
    and are about what is asked.
    """

    wanted: Wanted
    fitting: Fitting
    register: CuratedRegister
    searched: frozenset[str]
    day: str
    unread: tuple[Unread, ...] = ()

    @property
    def rows(self) -> tuple[RegisterRow, ...]:
        """The rows, best first."""
        return self.fitting.rows


def unread_places(
    places: Iterable[Unread],
    wanted: Wanted,
    *,
    documents: Mapping[str, Document],
    topics: Topics,
    named_in: Callable[[str], Collection[str]],
) -> tuple[Unread, ...]:
    """The places that hold the topic that is asked for and name the parties; all when none are asked for.

    A warning below every answer is read below none.
    """
    if wanted.sort == "advice":  # what could not be read are tables of planning
        return ()
    parties = {one for name in wanted.parties for one in (name, *members(name))}
    found = []
    for place in places:
        text = " . ".join((*place.section[-1:], documents[place.document].text[place.start : place.end]))
        if topics.text_is_about(text, wanted.topic) and not (parties and parties.isdisjoint(named_in(text))):
            found.append(place)
    return tuple(found)
