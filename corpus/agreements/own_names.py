"""Names that a document gives to its own parties: those that made a covenant together, and who published it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.agreements.gazetteer import Entry, Gazetteer
from corpus.agreements.tablerows import names_in_lists
from corpus.display import display_text
from corpus.types import Document, Passage

_PARTIES = re.compile(
    r"^(?:\W|\d)*(?:de\s+)?(?:partijen|ondergetekenden|contractpartijen|deelnemende partijen)\s*:?$", re.IGNORECASE
)
_HEREAFTER = re.compile(
    r"\b(?:hierna|verder|nader)\b(?!\s+gezamenlijk)[^():;,.]{0,40}?[:\s]\s*[\"'“‘„]?(?:de\s+|het\s+)?"
    r"(?P<name>[A-Z][\w&’'-]*(?:\s[A-Z][\w-]+)?)"
)
# Where the name in a list of parties ends: by whom it is represented, where it is, how it is called hereafter.
_NAME_ENDS = re.compile(
    r"[,;:(]|\.(?=\s|$)|\s(?:vertegenwoordigd|gevestigd|hierna|verder|te\s+[A-Z]|ten\s+deze|namens|zijnde)\b"
)
_FIRST = re.compile(r"^(?:[\W\d]|[a-z]\))*(?:(?:de|het)\s+)?", re.IGNORECASE)
_LEGAL_FORM = re.compile(r"\s+(?:N\.?V|B\.?V|U\.?A)\.?$")
# "Woningcorporatie Thuisland": a noun that says what it is, and the name that it goes by.
_NOUN_AND_NAME = re.compile(
    r"(?P<noun>(?i:[\w-]*(?:gemeente|provincie|waterschap|vereniging|stichting|corporatie|beheerder|bedrijf|bureau|dienst|"
    r"raad|instituut|instelling|centrum|team|fonds|school|groep|coöperatie|maatschappij|organisatie|platform|netwerk|"
    r"eenheid|haven|bank|regio|unie|college|universiteit)))\s+(?P<name>(?:(?:van|de|het|voor)\s+){0,2}[A-ZÀ-Þ].*)"
)
_LONGEST = 8  # words: a longer "name" is a sentence
_SEARCHED = 60  # passages in which a document says who its parties are


def own_entries(document: Document, gazetteer: Gazetteer) -> list[Entry]:
    """Patterns for the names that only this document uses for its parties; [] when it has none of its own.

    :param gazetteer: the parties that are known without it, which keep the names that they have there.
    """
    patterns: dict[str, str] = {}
    for text in _presented(document):
        for pattern, name in _named(text, gazetteer):
            patterns.setdefault(pattern, name)
    for name in names_in_lists(document, gazetteer):
        parted = _NOUN_AND_NAME.fullmatch(name)
        patterns.setdefault(re.escape(name), name)
        if parted:
            patterns.setdefault(_either_case(parted["noun"].lower()), name)
    return [Entry(name, pattern, exact=True) for pattern, name in patterns.items()]


def entries_for(names: Iterable[str], gazetteer: Gazetteer) -> list[Entry]:
    """Patterns for parties that are known by a name of their own, as people write these in a question.

    :param gazetteer: the parties that are known without it.
    """
    patterns: dict[str, str] = {}
    for name in names:
        if any((one.start, one.end, one.name) == (0, len(name), name) for one in gazetteer.find(name)):
            continue
        parted = _NOUN_AND_NAME.fullmatch(name)
        # A single word can be a common one as well ("Bakker"): it counts as it is written.
        patterns.setdefault(f"(?i:{re.escape(name)})" if " " in name else re.escape(name), name)
        if parted:
            patterns.setdefault(re.escape(parted["name"]), name)
            if not gazetteer.find(parted["noun"]):
                patterns.setdefault(_either_case(parted["noun"].lower()), name)
    return [Entry(name, pattern, exact=True) for pattern, name in patterns.items()]


def signatories(document: Document, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The names of those in the list of parties of a covenant, in its order; () without such a list.

    :param gazetteer: with the names of :func:`own_entries`.
    """
    found = [gazetteer.find(_full_name(display_text(document.quote(one)))) for one in _list_of_parties(document)]
    return tuple(dict.fromkeys(mentions[0].name for mentions in found if mentions))


def _presented(document: Document) -> Iterator[str]:
    for passage in _list_of_parties(document):
        yield display_text(document.quote(passage))
    yield from document.metadata.publishers


def _list_of_parties(document: Document) -> Iterator[Passage]:
    within = False
    for passage in document.passages[:_SEARCHED]:
        if passage.kind in ("heading", "sentence"):
            within = _PARTIES.match(display_text(document.quote(passage))) is not None
        elif within and passage.kind == "item" and passage.depth <= 1:
            yield passage


def _full_name(text: str) -> str:
    """The name that a text begins with, without article and legal form."""
    bare = _FIRST.sub("", text)
    ends = _NAME_ENDS.search(bare)
    return _LEGAL_FORM.sub("", bare[: ends.start()] if ends else bare).strip(" .")


def _named(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Patterns for a party with its name: "Netbeheerder Regionet N.V." is also "Regionet"."""
    full = _full_name(text)
    if not 1 <= len(full.split()) <= _LONGEST or not full[:1].isalpha():
        return
    mentions = gazetteer.find(full)
    parted = _NOUN_AND_NAME.fullmatch(full)
    # "gemeente Waterdam" is known as a municipality; "Netbeheerder Regionet" is more than one of the network operators.
    known = mentions[0].name if mentions and (not parted or not _own_kind(mentions[0].name)) else ""
    called = [match["name"] for match in _HEREAFTER.finditer(text)]
    name = known or full
    for other in called:
        yield re.escape(other), name
    if not any((one.start, one.end) == (0, len(full)) for one in mentions):
        yield _either_case(full), name
    if parted:
        # A place is its municipality where it opens a sentence: "Sportbedrijf Hoogwoud" is something else.
        yield ("(?<!\\w )" if known else "") + re.escape(parted["name"]), name
        if not known:
            yield _either_case(parted["noun"].lower()), name


def _own_kind(name: str) -> bool:
    """Whether each of these has a name of its own that says more: one housing association is not all of them."""
    return name not in ("gemeenten", "provincies", "waterschappen", "politie") and name[:1].islower()


def _either_case(words: str) -> str:
    return f"[{re.escape(words[0].upper())}{re.escape(words[0].lower())}]{re.escape(words[1:])}"
