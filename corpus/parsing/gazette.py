"""Official gazettes (Gemeenteblad, Staatscourant, ...): what they print around the document that they publish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.dutch.vocabulary import MONTHS
from corpus.parsing.lines import Line
from corpus.types import Document

MASTHEAD = "masthead"
_NAMES = (
    r"(?:staatscourant|staatsblad|tractatenblad|gemeenteblad|provinciaal\s?blad|waterschapsblad|"
    r"blad\s(?:van\s)?(?:de\s)?gemeenschappelijke\sregeling(?:en)?)"
)
_DATE = rf"\d{{1,2}}\s+(?:{MONTHS})(?:\s+(?:19|20)\d\d)?"
_NUMBER = r"(?:nr\.?|nummer)\s?\d[\d.-]{0,9}"
_TITLE = re.compile(rf"{_NAMES}(?:\s+van\s+[^.]{{2,80}})?", re.IGNORECASE)
_IMPRINT = re.compile(r"offici[eë]le uitgave van (?:de |het )?(?P<who>\S.{1,120})", re.IGNORECASE)
# What else stands in a masthead: number, date, year, or several of them on one line.
_PART = re.compile(
    rf"(?:(?>{_NAMES}|{_NUMBER}|{_DATE}|(?:19|20)\d\d|jaargang\s(?:19|20)\d\d)[\s,|•·–]*)+",  # atomic: linear
    re.IGNORECASE,
)
# The line below every page: name, year, number, date and page.
_RUNNING = re.compile(
    rf"{_NAMES}\s+(?:19|20)\d\d,?\s+(?:{_NUMBER}|\d[\d-]{{0,9}}),?\s+{_DATE}(?:\s+\d{{1,4}})?", re.IGNORECASE
)
# The foot of the first page of a parliamentary paper: its number, the serial number of the series, place and year.
_PAPER = r"(?:kst|blg|ah-[te]k|h-[te]k|stb|stcrt)-[\w-]*\d[\w-]*"
_SERIAL = r"ISSN\s?\d{4}\s?[-–]\s?\d{3}[\dX]"
_PLACE = r"[’'‘]s[-\s]Gravenhage,?\s(?:19|20)\d\d"
_COLOPHON = re.compile(rf"(?:{_PAPER}|{_SERIAL}|{_PLACE})(?:\s+(?:{_PAPER}|{_SERIAL}|{_PLACE}))*")
_IDENTIFIES = re.compile(rf"{_PAPER}|{_SERIAL}")
_LONGEST, _MOST_LINES = 200, 8
_BODIES = re.compile(
    r"(?:gemeente|provincie|waterschap|hoogheemraadschap|veiligheidsregio|ministerie)\b", re.IGNORECASE
)


def find_mastheads(lines: Sequence[Line], noise: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Number and reason of the lines that are the gazette's, not the document's.

    A masthead is the line that says of whom this is the official gazette, with the name, number and date right above
    and below it. Without that line nothing is a masthead: elsewhere a number or a date is what somebody wrote.
    """
    filled = [line for line in lines if not line.blank and line.number not in noise]
    for index, line in enumerate(filled):
        if len(line.text) > _LONGEST:
            continue
        if _RUNNING.fullmatch(line.text):
            yield line.number, "page footer"
        elif _IMPRINT.fullmatch(line.text):
            above = _parts(filled[max(0, index - _MOST_LINES) : index][::-1])
            below = _parts(filled[index + 1 : index + 1 + _MOST_LINES])
            if any(_TITLE.fullmatch(each.text) for each in (*above, *below)):
                yield from ((each.number, MASTHEAD) for each in (*above, line, *below))
        elif _COLOPHON.fullmatch(line.text):
            around = filled[max(0, index - 2) : index + 3]
            if any(_COLOPHON.fullmatch(each.text) and _IDENTIFIES.search(each.text) for each in around):
                yield line.number, MASTHEAD


def is_gazette(title: str) -> bool:
    """True for the name of a gazette, which is no title of what stands in it."""
    return _TITLE.fullmatch(title.strip()) is not None


def running_lines(document: Document) -> tuple[str, ...]:
    """What stands above and below the pages of a document, and the masthead of a gazette as one line."""
    ranges = [(noise.start, noise.end, noise.reason) for noise in document.noise]
    masthead = " ".join(document.text[start:end] for start, end, reason in ranges if reason == MASTHEAD)
    running = [document.text[start:end] for start, end, reason in ranges if reason in ("page header", "page footer")]
    return tuple(" ".join(line.split()) for line in (masthead, *running) if line)


def gazette_publisher(running: Iterable[str]) -> tuple[str, ...]:
    """The public body whose gazette this is, by the imprint among these lines; empty when they name none."""
    for text in running:
        found = _IMPRINT.search(text)
        if found and _BODIES.match(found["who"]):
            name = re.split(rf"[.,|]|\s(?:{_NAMES}|{_NUMBER}|{_DATE})", found["who"], flags=re.IGNORECASE)[0]
            return (name[0].upper() + name[1:].strip(),)
    return ()


def _parts(lines: Sequence[Line]) -> list[Line]:
    """The first lines that are parts of a masthead, up to one that is not."""
    found: list[Line] = []
    for line in lines:
        if len(line.text) > _LONGEST or not (_PART.fullmatch(line.text) or _TITLE.fullmatch(line.text)):
            break
        found.append(line)
    return found
