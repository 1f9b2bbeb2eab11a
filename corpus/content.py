"""What every reader hands on, and the error of a file that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.parsing.pieces import Placed
from corpus.quality import UNJUDGED, Quality
from corpus.types import Noise, Page

Progress = Callable[[int, int], None]

_REMEDIES = {
    "empty": "Kies een bestand met tekst.",
    "unsupported": "Bewaar het document als .docx, .odt, .pdf, .html, .md of .txt en voeg het opnieuw toe.",
    "garbled": "Bewaar het bestand als UTF-8-tekst en voeg het opnieuw toe.",
    "damaged": "Open en bewaar het opnieuw in het programma waarmee het is gemaakt, of vraag een nieuwe kopie op.",
    "too_large": "Splits het document in delen en voeg die toe.",
    "changing": "Wacht tot het bestand af is en voeg het opnieuw toe.",
}


class UnreadableDocument(CorpusError):
    """A file that cannot be taken in; ``reason`` is a code such as ``locked``, ``damaged`` or ``no_text``."""

    def __init__(self, reason: str, problem: str, *, path: Path, remedy: str = "") -> None:
        self.reason = reason
        super().__init__(problem, value=str(path), remedy=remedy or _REMEDIES.get(reason, "Controleer het bestand."))


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader hands on: the canonical text, its pages (empty without), and what the user should know.

    ``layout`` holds the pieces of formats that state their structure, ``properties`` what the file says about itself:
    ``title``, ``author``, ``publisher``, ``date`` (ISO), ``language``, ``status``, ``kind``, ``letterhead`` (the
    lines above its pages). ``noise`` are lines that the reader knows to be no content, ``quality`` is how well each
    page could be read.
    """

    text: str
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()
    layout: tuple[Placed, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    noise: tuple[Noise, ...] = ()
    quality: Quality = UNJUDGED
