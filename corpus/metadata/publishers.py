"""Who publishes a document, as it says itself: by its letterhead, its first lines, its author, or its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:(?:\s+(?:en|van|de|den|der|het|op|aan|&)){0,3}\s+[A-ZÀ-Þ][\w'’-]+){0,4}"
_PUBLISHERS = (
    re.compile(rf"\bMinisterie van {_NAME}(?:,\s+{_NAME})?(?:\s+en\s+{_NAME})?"),
    re.compile(r"\bVereniging van Nederlandse Gemeenten(?: \(VNG\))?"),
    re.compile(r"\bNederlands Jeugdinstituut(?: \(NJi\))?"),
    re.compile(rf"\b(?:Gemeente|Provincie|Waterschap|Veiligheidsregio|Jeugdregio|GGD|Inspectie(?: van)?) {_NAME}"),
    re.compile(
        r"\b(?:Rijksdienst|Inspectie|Raad|Autoriteit|Stichting|Vereniging|Instituut) (?:voor|van) (?:de |het )?" + _NAME
    ),
)
_BODY = r"(?P<what>[Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap|[Vv]eiligheidsregio)"
# Whose document it is, in its title: "Verordening afval gemeente Ergens".
_OF_PUBLISHER = re.compile(rf"\b{_BODY} (?P<name>{_NAME})")
# Who decides or writes: "Het college van burgemeester en wethouders van (de gemeente) Ergens".
_AUTHORITY = re.compile(
    r"\b(?:(?P<municipal>[Bb]urgemeester en [Ww]ethouders|B&W|[Gg]emeenteraad)"
    r"|(?P<provincial>(?:[Gg]edeputeerde|[Pp]rovinciale) [Ss]taten)|[Rr]aad|[Bb]estuur|[Cc]ollege)"
    r"\s+van\s+(?:(?:de|het)\s+)?"
    rf"(?:{_BODY}\s+)?(?P<name>{_NAME})"
)
# What signs its own letterhead or cover: a line that begins with its name.
_SENDER = re.compile(
    rf"(?:Stichting|Vereniging|Coöperatie|Woningstichting|Woningcorporatie|Bureau|Instituut|Adviesraad|Rekenkamer|"
    rf"Cliëntenraad|Wijkraad|Dorpsraad) {_NAME}(?=$|,| \|)"
)
_ADDRESSEE = re.compile(
    r"\W{0,3}(?:aan|ter attentie van|cc|to|geachte|beste|bestemd voor)\b|.{0,60}\bt\.\s?a\.\s?v\.", re.IGNORECASE
)
_ATTENTION = re.compile(r"\W{0,3}(?:t\.\s?a\.\s?v\.|ter attentie van)", re.IGNORECASE)
_ADDRESS_LINES, _COVER = 4, 8
_LONGEST = 120


def find_publisher(lines: Sequence[str], title: str, *, letterhead: Iterable[str] = (), author: str = "") -> str:
    """The name of the organisation that publishes; "" when the document does not say.

    :param lines: its first lines; those that say to whom it is addressed do not count.
    :param letterhead: what stands above its pages.
    :param author: who wrote it, as the file states.
    """
    own = [line for line in _without_addressee(lines) if len(line) <= _LONGEST]
    if own and (sender := _SENDER.match(own[0])):
        return sender[0]
    for source in (list(letterhead), own, [author]):
        for pattern in _PUBLISHERS:
            found = [match[0].strip() for line in source if (match := pattern.search(line))]
            if found:
                return max(found[:3], key=len)
    decides = next((name for line in own if (name := _authority(line))), "")
    sends = next((match[0] for line in own[:_COVER] if (match := _SENDER.match(line))), "")
    of = _OF_PUBLISHER.search(title)
    return decides or sends or (f"{of['what'].capitalize()} {of['name']}" if of else "")


def is_organisation(text: str) -> bool:
    """True for a text that is the name of an organisation and says nothing else."""
    return any(pattern.fullmatch(text.strip()) for pattern in (*_PUBLISHERS, _SENDER))


def _authority(line: str) -> str:
    found = _AUTHORITY.search(line)
    if found is None:
        return ""
    stated = found["what"] or (found["municipal"] and "gemeente") or (found["provincial"] and "provincie")
    return f"{stated.capitalize()} {found['name']}" if stated else ""


def _without_addressee(lines: Sequence[str]) -> list[str]:
    """The lines without those that say to whom a letter goes; below a lone "Aan" stands its address."""
    kept: list[str] = []
    skip = 0
    for line in lines:
        if _ADDRESSEE.match(line):
            if kept and _ATTENTION.match(line):  # the organisation stands above the person
                kept.pop()
            skip = _ADDRESS_LINES if len(line.strip(" *_:")) <= 4 else 0
        elif skip and not re.search(r":\s|\d{4}$|^\W*(?:datum|onderwerp|betreft|van)\b", line, re.IGNORECASE):
            skip -= 1
        else:
            skip = 0
            kept.append(line)
    return kept
