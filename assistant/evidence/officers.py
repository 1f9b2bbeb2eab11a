"""Who holds an office: a question that asks for a person is not answered by what only speaks of the office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate

_ASKS = re.compile(
    r"^(?:en )?(?:wie (?:is|was|zijn|waren|wordt)|hoe heet(?:te)?|wat is de naam van)\b"
    r"(?: (?:er|nu|toen|dan|op dit moment|momenteel|eigenlijk|precies))* (?:(?:de|het|een|onze) )?"
    r"(?P<office>[\w-]*(?:minister|staatssecretaris|voorzitter|directeur|wethouder|burgemeester|griffier|secretaris|bestuurder"
    r"|projectleider|programmaleider|programmamanager|manager|contactpersoon|ambassadeur|woordvoerder|gedeputeerde"
    r"|penningmeester|notulist|portefeuillehouder|steller|behandelend ambtenaar))\b",
    re.IGNORECASE,
)
# Initials or a first name, and a surname; an organisation in that place is given the benefit of the doubt.
_PERSON = r"(?:(?:[A-Z]\.\s?){1,4}|[A-Z][a-zà-ÿ]+ )(?:(?:van|de|der|den|ten|ter|te|el|al) ){0,3}[A-Z][\w'’-]+"
_BETWEEN = r"\s*[,(|:–]\s*"
_IS = r" (?:is|was|wordt|werd)(?: (?:sinds|vanaf|per|tot) [^.;,|]{0,30}?)? "
# What may stand before a name: another office ("Portefeuillehouder: wethouder J. Smit") or a form of address.
_TITLES = (
    r"(?:(?i:wethouder|burgemeester|gedeputeerde|de heer|mevrouw|dhr\.|mw\.|mevr\.|drs\.|dr\.|mr\.|ir\.|prof\.) ){0,3}"
)
_LOOK_AT = 5


def lacks_holder(question: Question, candidates: Sequence[Candidate]) -> bool:
    """Whether a question asks who holds an office, and no passage near the top has that office and a person.

    :param candidates: best first.
    """
    asked = _ASKS.search(question.standalone)
    if asked is None:
        return False
    office = asked["office"].casefold()
    held = re.compile(rf"{held_by_name(office).pattern}|(?i:{re.escape(office)}) [A-Z][a-zà-ÿ]+")  # "minister Smit"
    return not any(held.search(one.text) for one in candidates[:_LOOK_AT])


def held_by_name(office: str) -> re.Pattern[str]:
    """What says who holds an office, with initials or a first name before the surname.

    "Jan Smit, minister", "minister Jan Smit", "de minister van X, Jan Smit", "minister is Jan Smit", "Jan Smit is sinds
    1 mei de minister".
    """
    named = rf"(?i:\b{re.escape(office)}\b)"
    return re.compile(
        rf"{_PERSON}(?:{_BETWEEN}|{_IS})(?:(?:de|het|onze) )?(?:[\w-]+ ){{0,2}}{named}"
        rf"|{named} {_TITLES}{_PERSON}|{named}"
        rf"(?: (?:van|voor|der) [^.;|]{{0,60}}?)?(?:{_BETWEEN}|{_IS}){_TITLES}{_PERSON}"
    )
