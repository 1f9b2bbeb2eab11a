"""A turn that only names something else of a sort the question before it named: "en in 2022?" after "... in 2021?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asking.asked_party import with_party
from assistant.asking.question import find_names, names_together
from corpus.dutch.vocabulary import FINITE, MONTHS

_OPENING = re.compile(r"^(?:(?:en|maar|oké|ok|and|but|so|what about|how about|of)\b[, ]*)+", re.IGNORECASE)
_CLOSING = re.compile(r"(?: (?:dan|precies|eigenlijk|ook|nog|wel|then|exactly))*[ ?!.]*$", re.IGNORECASE)
# "hoeveel waren dat er in 2020?": the question that was asked before, in words that name nothing.
_AGAIN = re.compile(
    r"^(?P<asks>hoeveel|wie|wat|welke?|hoe|how many|how much|who|what)"
    r"(?: (?:is|was|zijn|waren|dat|die|het|er|dan|were|there|that|it|they))* (?=(?:in|eind|begin|medio|at|by)\b)",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d{2}"
_WHEN = re.compile(
    rf"(?:\b(?P<when>(?:(?:in|op|per|over|aan|by|at) )?(?:het )?"
    r"(?:eind(?:e)?|begin|medio|the (?:end|start))(?: van| of)?"
    rf"|in(?: het jaar| the year)?|by|per|over|voor|van|sinds|tot|na|since|until|for|of|het jaar) )?\b{_YEAR}\b",
    re.IGNORECASE,
)
_ARTICLE = r"(?:de|het|een|the|'t) "
_NAMED = r"(?:[^\W\d_][\w&'’-]*)"
_PREPOSITION = r"in|van|bij|voor|door|uit|met|namens|tot|naar|aan|at|of|by|for|from|with"
_PLACING = frozenset("in van bij at of from".split())
# After these a party may stand that is no name ("van de gemeenten"); after "in" or "voor" it is as often a subject.
_OF_PARTIES = frozenset("van bij door namens by".split())
_PHRASE = re.compile(
    rf"^(?P<preposition>{_PREPOSITION}) (?P<article>{_ARTICLE})?(?P<rest>{_NAMED}(?: {_NAMED}){{0,3}})$", re.IGNORECASE
)
_ACCORDING = re.compile(
    rf"\b(?:volgens|according to) (?:{_ARTICLE})?{_NAMED}(?: (?:van|of) (?:{_ARTICLE})?[A-Z][\w&'’-]*)?", re.IGNORECASE
)
_IN_PLACE = re.compile(r"\bin (?P<place>[^\W\d_][^\W\d_-]{2,})(?=\W*$)", re.IGNORECASE)
# What may stand there instead of a place.
_NO_PLACES = frozenset(
    "totaal procenten percentages euro cijfers aantallen detail details grote hoofdlijnen praktijk theorie "
    "werkelijkheid principe feite beginsel vergelijking eerste welke die dat dit deze zomer winter najaar voorjaar "
    "herfst lente total percentages figures practice theory general detail which that this".split()
) | frozenset(MONTHS.split("|"))
_ALONE = re.compile(rf"^(?P<article>{_ARTICLE})?(?P<rest>{_NAMED}(?: {_NAMED}){{0,2}})$", re.IGNORECASE)
_PLURAL = re.compile(r"[^\W\d_]{3,}(?:en|['’]?s)")
# What is counted, when "er" or a place or time behind the verb shows that it is the subject.
_COUNTED = re.compile(
    rf"^(?P<asks>(?:en |maar )?hoeveel )(?P<what>(?:[^\W\d_]+ ){{0,2}}?[^\W\d_]+)"
    rf"(?= (?:[^\W\d_]+ er|(?:{'|'.join(sorted(FINITE))}) (?:in|bij|op|eind|begin|medio))\b)",
    re.IGNORECASE,
)
# Words that end as a plural does and add to a question instead of naming what to count.
_NO_NOUN = frozenset(
    "anders dus eens soms samen sinds steeds tijdens trouwens overigens onlangs intussen ondertussen morgen gisteren "
    "allen anderen beiden sommigen velen binnen buiten boven beneden tussen tegen deden jongstleden".split()
)


def substituted(earlier: str, text: str) -> str | None:
    """The earlier question with what the turn names in the place of the one thing of that sort that it named.

    None when the turn says more than that, or when the earlier question names no such thing, or several: what is meant
    cannot be told then.
    """
    fragment = _CLOSING.sub("", _OPENING.sub("", text.strip()))
    again = _AGAIN.match(fragment)
    if again is not None and re.search(rf"\b{again['asks']}\b", earlier, re.IGNORECASE):
        fragment = fragment[again.end() :]
    ways: tuple[Callable[[str, str], str | None], ...] = (
        _year,
        _according,
        _phrase,
        _place,
        _name,
        with_party,
        _counted,
    )
    return next((found for way in ways if (found := way(earlier, fragment)) is not None), None) if fragment else None


def _year(earlier: str, fragment: str) -> str | None:
    if _WHEN.fullmatch(fragment) is None:
        return None
    found = list(_WHEN.finditer(earlier))
    if fragment.isdecimal():
        # It keeps the words that stand before the other one: "eind 2021" becomes "eind 2022".
        return _instead(earlier, [(one.end() - 4, one.end()) for one in found], fragment)
    # In "12 december 2021" the year is no phrase of its own.
    return _instead(earlier, [one.span() for one in found], fragment) if all(one["when"] for one in found) else None


def _according(earlier: str, fragment: str) -> str | None:
    if _ACCORDING.fullmatch(fragment) is None:
        return None
    return _instead(earlier, [one.span() for one in _ACCORDING.finditer(earlier)], fragment)


def _phrase(earlier: str, fragment: str) -> str | None:
    """ "bij ZuidWest" for "in Brabant"; after the same preposition also what is no name: "van de gemeenten"."""
    asked = _PHRASE.match(fragment)
    if asked is None:
        return None
    preposition, named = asked["preposition"].casefold(), _is_name(asked["rest"])
    if not named and preposition not in _OF_PARTIES:
        return None
    alike = {preposition} | (_PLACING if preposition in _PLACING and named else frozenset())
    found = [
        (before.start(), end)
        for start, end in _names(earlier)
        if (before := re.search(rf"\b({_PREPOSITION}) (?:{_ARTICLE})?$", earlier[:start], re.IGNORECASE))
        and before[1].casefold() in alike
    ]
    return _instead(earlier, found, fragment)


def _place(earlier: str, fragment: str) -> str | None:
    """ "in brabant" for "in ZuidWest": where a place stood, a lone word in small letters is one too."""
    asked = _IN_PLACE.fullmatch(fragment)
    if asked is None or asked["place"].casefold() in _NO_PLACES:
        return None
    names = [(start, end) for start, end in _names(earlier) if re.search(r"\bin $", earlier[:start], re.IGNORECASE)]
    small = [one.span("place") for one in _IN_PLACE.finditer(earlier) if one["place"].casefold() not in _NO_PLACES]
    place = asked["place"]
    return _instead(earlier, names or small[-1:], place[0].upper() + place[1:])


def _name(earlier: str, fragment: str) -> str | None:
    """A name for a name. Behind a preposition both have an article or both have none, as names of one sort do: what is
    asked there may be a subject, and the turn name a party."""
    asked = _ALONE.match(fragment)
    if asked is None or not _is_name(asked["rest"]):
        return None
    names = _names(earlier)
    if len(names) != 1:
        return None
    start, end = names[0]
    article = re.search(rf"\b{_ARTICLE}$", earlier[:start], re.IGNORECASE)
    start = article.start() if article else start
    behind = re.search(rf"\b(?:{_PREPOSITION}|over|tussen|als|dan|about) $", earlier[:start], re.IGNORECASE)
    if behind and (article is None) != (asked["article"] is None):
        return None
    return _instead(earlier, [(start, end)], fragment)


def _counted(earlier: str, fragment: str) -> str | None:
    fragment = re.sub(r"^hoeveel ", "", fragment, flags=re.IGNORECASE)
    counted, words = _COUNTED.match(earlier), fragment.split()
    if counted is None or not 1 <= len(words) <= 3 or not all(word.isalpha() for word in words):
        return None
    nouns = (words[-1], counted["what"].split()[-1])
    if not all(_PLURAL.fullmatch(noun) and noun.casefold() not in _NO_NOUN | FINITE for noun in nouns):
        return None
    if re.match(rf"(?:{_PREPOSITION}|de|het|die|deze|over|the) ", fragment, re.IGNORECASE):
        return None
    return _instead(earlier, [counted.span("what")], fragment)


def _instead(earlier: str, found: list[tuple[int, int]], fragment: str) -> str | None:
    if len(found) != 1:
        return None
    start, end = found[0]
    return f"{earlier[:start]}{fragment}{earlier[end:]}"


def _is_name(words: str) -> bool:
    """Whether a name stands there and nothing else ("ZuidWest", "Veilig Thuis")."""
    return [(0, len(words))] == [(start - 3, end - 3) for start, end in _names(f"en {words}")]


def _names(text: str) -> list[tuple[int, int]]:
    return names_together(text, find_names(text))
