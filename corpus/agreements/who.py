"""Who a passage is about, given where it stands: the roles in its words, in its introduction and in its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.agreements.gazetteer import Gazetteer
from corpus.agreements.roles import Roles, read_roles
from corpus.agreements.seen import Decision
from corpus.agreements.setting import Setting
from corpus.agreements.stances import Place
from corpus.agreements.verbs import has_finite_verb

# "De partijen", in what they agreed together, are all of them.
_ALL_PARTIES = re.compile(r"\b(?:(?:de|alle|beide|iedere|elke)\s+)?partij(?:en)?\b", re.IGNORECASE)
_BEFORE_SUBJECT = 40  # characters in which a sentence comes to "partijen" as its subject
_ADDRESSED = re.compile(r"\b(?:aan|voor)\s+(?:de|het|alle)?\s*(?P<who>.{3,60})$", re.IGNORECASE)
_BEHIND = re.compile(r"\((?:actie|door|trekker)?:?\s*(?P<who>[^()]{2,40})\)\W*$", re.IGNORECASE)
_ARTICLE = 4  # letters before a name: "de " and "het "
_PREPOSITION = re.compile(
    r"\b(?:van|aan|door|tussen|voor|met|bij|namens|onder|andere|overige|een)\s+(?:de\s+|alle\s+|beide\s+)?$",
    re.IGNORECASE,
)


def roles_at(
    text: str,
    place: Place,
    setting: Setting,
    gazetteer: Gazetteer,
    *,
    introduced: Mapping[int, Roles],
    before: Roles,
    path: Sequence[str],
) -> Roles:
    """The roles in a passage; those of its introduction or heading where it names nobody itself.

    :param introduced: the roles of the passages before it, by index.
    :param before: the roles of the sentence before it, for "zij".
    :param path: the headings that it stands below.
    """
    authors = () if setting.mode == "discussie" else setting.authors
    above = Roles()
    goes_on = place.item and text[:1].islower()
    if place.lead is not None and place.item and (goes_on or not has_finite_verb(text)):
        above = introduced.get(place.lead, Roles())
    if place.word is not None and place.lead is None and place.word.lead:
        above = read_roles(place.word.sentence, gazetteer, authors=authors)
    if above.asked and not above.parties and place.stance == "actie":
        above = Roles(above.asked)  # "Van gemeenten vraagt dit:" lists what they will do
    if setting.mode == "advies" and not (above.parties or above.asked):
        above = Roles((), _addressed(path, gazetteer))
    if goes_on and place.lead is not None:
        return above  # goes on with the words of its introduction
    if setting.contract and _all_parties(text):
        return Roles(authors)
    found = read_roles(text, gazetteer, authors=authors, before=before, above=above)
    named = _in_brackets(text, gazetteer) if place.item and found == above and _lists_steps(setting) else ()
    return Roles(named, above.asked) if named else found


def settled_roles(roles: Roles, decision: Decision, setting: Setting) -> Roles:
    """Who commits when nobody is named: the author; in an advice the author proposes and the subject is asked."""
    authors = setting.authors
    if setting.mode == "advies" and decision.kind in ("voorstel", "randvoorwaarde"):
        if set(authors) & set(roles.asked):
            return roles  # tells that the author was asked
        others = [name for name in (*roles.parties, *roles.asked) if name not in authors]
        return Roles(authors, tuple(dict.fromkeys(others)))
    if roles.parties or setting.mode not in ("plan", "regels"):
        return roles
    return Roles(authors, roles.asked)


def _lists_steps(setting: Setting) -> bool:
    return setting.minutes or setting.mode == "plan"


def _in_brackets(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Who stands behind an item of a list: "Verlichting nakijken (wethouder Smit)"; not "(met dank aan de GGD)"."""
    match = _BEHIND.search(text)
    names = gazetteer.find(match["who"]) if match else []
    return tuple(dict.fromkeys(one.name for one in names)) if names and names[0].start <= _ARTICLE else ()


def _addressed(path: Sequence[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """To whom a heading is addressed: "Aanbevelingen aan het college"."""
    for title in reversed(path):
        match = _ADDRESSED.search(title)
        names = tuple(mention.name for mention in gazetteer.find(match["who"])) if match else ()
        if names:
            return names
    return ()


def _all_parties(text: str) -> bool:
    """Whether "partijen" are who acts: the first words of a sentence, or right behind its verb."""
    match = _ALL_PARTIES.search(text[:_BEFORE_SUBJECT])
    return match is not None and _PREPOSITION.search(text[: match.start()]) is None
