"""Verbs of doing: is there an active one in a sentence, is it an imperative, is a phrase a bare infinitive?"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from corpus.agreements.tables import read_table

GAP = r"[^.;:?!]{0,120}?"  # "…": at most a clause in between
# "<CLAUSE>": in between without the start of a subordinate clause.
CLAUSE = (
    r"(?:(?!(?<!om )(?<!in )(?<!met )(?<!van )(?<!op )(?<!bij )(?<!voor )\b(?:die|dat)\b)"
    r"(?!\b(?:waar\w*|wanneer|als|zodat|omdat|indien|om|maar)\b(?! die| dat))[^.;:?!]){0,120}?"
)
_LABEL = re.compile(r"^(?:[\"'“‘«„(\s]*)(?:[^\s:.?!]+\s){0,5}?[^\s:.?!]+:\s+(?=\S)")
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|heeft|hebben|kan|kunnen|moet|moeten|mag|mogen|zal|zullen|zou|zouden|gaat|"
    r"komt|komen|blijft|blijven|wil|willen|leidt|leiden|bestaat|bestaan|staat|staan|ligt|liggen|speelt|lijkt|lijken|"
    r"krijgt|krijgen|vraagt|vindt|vinden|gebeurt|ontbreekt|zit|zien|ziet|geldt|heb|hebt|geeft|zegt|zeggen)\b",
    re.IGNORECASE,
)


@cache
def active_verb() -> re.Pattern[str]:
    """A verb of doing in the present tense, singular or plural; separable ones with their particle."""
    plural = "|".join(row[0] for row in _plain())
    # A plural is an infinitive behind "te" and "het", at the start of a sentence and at the end of a clause.
    alternatives = [rf"(?<!te )(?<!het )(?<!^)(?:{plural})(?=\s+\w)(?!\s+van\b)", "|".join(row[1] for row in _plain())]
    for many, one, _, particles in _separable():
        alternatives.append(rf"(?<!te )(?:{many}|{one})\b{GAP}\b(?:{'|'.join(particles)})")
    for root, particles in [*((row[2], []) for row in _plain()), *((row[2], row[3]) for row in _separable())]:
        further = rf"\b{GAP}\b(?:{'|'.join(particles)})" if particles else ""
        alternatives.append(rf"(?:(?<=\bik ){root}|{root}(?=\s+ik\b)){further}")
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


@cache
def _forms() -> frozenset[str]:
    plain = {form for plural, singular, _ in _plain() for form in (plural, singular)}
    parted = {form for plural, singular, _, _ in _separable() for form in (plural, singular)}
    return frozenset(plain | parted)


def names_verb(text: str) -> bool:
    """True when a form of a verb of doing stands in ``text`` (small letters); quick, and no more than a hint."""
    words = re.findall(r"[^\W\d_]+", text)
    return not _forms().isdisjoint(words) or ("ik" in words and not _imperatives().isdisjoint(words))


@cache
def _imperatives() -> frozenset[str]:
    roots = {root for *_, root in _plain()} | {root for _, _, root, _ in _separable()}
    return frozenset(roots) | frozenset(read_table("verbs")["imperatives"].split())


@cache
def _joined_infinitives() -> frozenset[str]:
    """Separable verbs written as one word, which no main clause does."""
    return frozenset(particle + plural for plural, _, _, particles in _separable() for particle in particles)


@cache
def _infinitives() -> frozenset[str]:
    plain = {plural for plural, _, _ in _plain()}
    return frozenset(plain) | _joined_infinitives() | frozenset(read_table("verbs")["infinitives"].split())


_NOUNS = frozenset(("start",))
_SUBORDINATE = re.compile(
    r"(?<=\w)[ ,]+\(?(?:(?<!om )(?<!in )(?<!met )(?<!van )(?<!op )(?<!bij )(?<!voor )(?:die|dat)|waar\w*|wanneer|als|"
    r"zodat|omdat|indien|om(?! die| dat)|terwijl|zoals|doordat|opdat|hoe|welke?)\b",
    re.IGNORECASE,
)


def main_clause(text: str) -> str:
    """The sentence up to its first subordinate clause, without what stands in brackets."""
    bare = re.sub(r"\([^()]*\)", " ", text)
    start = _SUBORDINATE.search(bare)
    return bare[: start.start()] if start else bare


def starts_as_imperative(text: str) -> bool:
    """True when the sentence, or what follows its label ("Leren:"), begins with a verb that orders or invites."""
    bare = re.sub(r"^(?:en|maar|ook|dus)\s+", "", _without_label(text), flags=re.IGNORECASE)
    words = re.findall(r"[^\W\d_]+", bare[:60].lower())
    if not words or words[0] not in _imperatives():
        return False
    return len(words) < 2 or words[1] not in ("is", "zijn", "was", "van", "en")  # "Zorg is duur", "Start van"


def is_infinitive_phrase(text: str) -> bool:
    """True for a phrase about doing without finite verb: "wonen en zorg scheiden", "Het inrichten van een team"."""
    bare = _without_label(text)
    if re.match(r"(?:\d+\W+)?het\s?\w+en(?:/\w+en)?(?:\s+\w+){0,2}\s(?:van|voor)\b", bare, re.IGNORECASE):
        return True
    bare = re.sub(r"\([^()]*\)", " ", bare)
    clause = re.split(r"[,;:.]|\s(?:die|dat|waar\w*|zodat|omdat|als|om|door|maar|en)\s", bare, maxsplit=1)[0]
    if _FINITE.search(clause):
        return False
    words = re.findall(r"[^\W\d_]+", clause.lower())
    if not words or not _singulars().isdisjoint(words):
        return False
    # A plural is an infinitive only at the edge of its clause or behind "te"; "opstellen" is one anywhere.
    edges = {words[0], words[-1], *(after for before, after in pairwise(words) if before == "te")}
    return not edges.isdisjoint(_infinitives()) or not _joined_infinitives().isdisjoint(words)


@cache
def _singulars() -> frozenset[str]:
    """Forms that are finite wherever they stand; "start" is a noun as well."""
    plain = [singular for _, singular, _ in _plain()]
    return frozenset([*plain, *(singular for _, singular, _, _ in _separable())]) - _NOUNS


def has_finite_verb(text: str) -> bool:
    """True when the first clause has one of the common finite verbs."""
    clause = re.split(r"[;:]", main_clause(text), maxsplit=1)[0]
    return _FINITE.search(clause) is not None


def _without_label(text: str) -> str:
    label = _LABEL.match(text)
    return (text[label.end() :] if label else text).lstrip("\"'“‘«„( 0123456789.A–-")


@cache
def _plain() -> list[tuple[str, str, str]]:
    rows = [line.split() for line in read_table("verbs")["verbs"].strip().splitlines()]
    return [(row[0], row[1], row[2]) for row in rows]


@cache
def _separable() -> list[tuple[str, str, str, list[str]]]:
    rows = [line.split() for line in read_table("verbs")["separable"].strip().splitlines()]
    return [(row[0], row[1], row[2], row[4:]) for row in rows]
