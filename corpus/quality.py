"""How well a document could be read, page by page, and how to say so in plain Dutch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

PageStatus = Literal[
    "readable", "empty", "no_text", "picture", "damaged_letters", "garbled", "damaged", "too_slow", "too_large", "ocr"
]  # fmt: skip
_PAGES_NAMED = 8
_SURE = 0.8  # of a page read by OCR; below it the words are worth a look
# In the order in which they are told. "readable" and "empty" (a blank page) need no words.
_TOLD: dict[PageStatus, str] = {
    "damaged": "is beschadigd en niet gelezen",
    "too_slow": "kost te veel rekentijd en is niet gelezen",
    "too_large": "kost te veel geheugen en is niet gelezen",
    "no_text": "bevat alleen beeld, geen tekst; wat daar staat, is niet te vinden",
    "picture": "bevat vooral beeld en weinig tekst; woorden in dat beeld zijn niet te vinden",
    "garbled": "bevat tekens in plaats van leesbare tekst",
    "damaged_letters": "mist letters in woorden (tekst beschadigd)",
    "ocr": "is gelezen met tekstherkenning (OCR); controleer citaten op de bladzijde zelf",
}
_PLURAL = {"is": "zijn", "bevat": "bevatten", "mist": "missen", "kost": "kosten"}


@dataclass(frozen=True, slots=True)
class PageQuality:
    """How one page was read.

    ``example`` is a word as it came out, for damaged letters and garbled text; ``confidence`` (0 to 1) is the
    certainty of the words for a page that was read by OCR, None for all others.
    """

    page: int
    status: PageStatus
    example: str = ""
    confidence: float | None = None

    @property
    def weak(self) -> bool:
        """True when what is cited from this page deserves a look at the page itself."""
        return self.status in ("garbled", "damaged_letters") or (
            self.status == "ocr" and (self.confidence is None or self.confidence < _SURE)
        )

    @property
    def words(self) -> str:
        """What is the matter, as words that follow "Bladzijde 3"; "" when nothing is."""
        told = _TOLD.get(self.status, "")
        if self.confidence is not None:
            told += f" (zekerheid {self.confidence:.0%})"
        return told + (f", bijvoorbeeld “{self.example}”" if told and self.example else "")


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a document was read; ``pages`` is empty for formats without pages."""

    pages: tuple[PageQuality, ...] = ()

    def page(self, number: int | None) -> PageQuality | None:
        """The record of one page, None when there is none."""
        if number is None or not 0 < number <= len(self.pages):
            return None
        return self.pages[number - 1]

    def note(self, number: int | None) -> str:
        """A sentence to show beside a quote from this page when its words may not be what stands there, else ""."""
        page = self.page(number)
        doubtful = page is not None and page.status in ("damaged_letters", "ocr")
        return f"Bladzijde {page.page} {page.words}." if page is not None and doubtful else ""

    def having(self, *statuses: PageStatus) -> tuple[int, ...]:
        """Numbers of the pages with one of these statuses."""
        return tuple(page.page for page in self.pages if page.status in statuses)

    @property
    def without_text(self) -> tuple[int, ...]:
        """Numbers of the pages of which what stands there cannot be cited, or hardly any of it."""
        return self.having("no_text", "picture", "damaged", "too_slow", "too_large")

    def warnings(self) -> tuple[str, ...]:
        """One Dutch sentence for every kind of trouble, naming its pages."""
        return tuple(_sentence(status, pages) for status in _TOLD if (pages := self._with(status)))

    def _with(self, status: PageStatus) -> list[PageQuality]:
        return [page for page in self.pages if page.status == status]


UNJUDGED = Quality()


def name_pages(numbers: Iterable[int]) -> str:
    """Page numbers in words, runs joined: "3", "3 en 5", "3-6, 9 en nog 12 andere"."""
    ordered = sorted(set(numbers))
    runs: list[list[int]] = []
    for number in ordered:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = [f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs[:_PAGES_NAMED]]
    left = sum(len(run) for run in runs[_PAGES_NAMED:])
    words = ", ".join(named)
    if left:
        return f"{words} en nog {left} andere"
    head, separator, last = words.rpartition(", ")
    return f"{head} en {last}" if separator else words


def _sentence(status: PageStatus, pages: list[PageQuality]) -> str:
    told = _TOLD[status]
    if len(pages) > 1:
        verb, rest = told.split(" ", 1)
        told = f"{_PLURAL[verb]} {rest.replace(' en is niet', ' en zijn niet')}"
    sure = [page.confidence for page in pages if page.confidence is not None]
    told += f" (zekerheid {sum(sure) / len(sure):.0%})" if sure else ""
    example = next((page.example for page in pages if page.example), "")
    told += f", bijvoorbeeld “{example}”" if example else ""
    return f"{'Bladzijden' if len(pages) > 1 else 'Bladzijde'} {name_pages(page.page for page in pages)} {told}."
