"""One PDF from bytes to content: extract, have scans read, judge, assemble; or refuse with a plain reason."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.content import Content, Progress, UnreadableDocument
from corpus.display import display_text
from corpus.dutch.words import main_language
from corpus.errors import CorpusError
from corpus.pdf.assemble import Assembled, assemble
from corpus.pdf.extract import extract
from corpus.pdf.judge import judge_page
from corpus.pdf.letters import bare_letters, clean_letters
from corpus.pdf.limits import Limits
from corpus.pdf.ocr import find_ocr, read_scans
from corpus.pdf.outline import Headings
from corpus.pdf.printed import running_lines
from corpus.pdf.process import Refused
from corpus.pdf.raw import RawPdf
from corpus.pdf.styled import printed_headings
from corpus.quality import PageStatus, Quality

_REFUSALS = {
    "locked": ("De PDF is beveiligd met een wachtwoord.", "Bewaar een kopie zonder wachtwoord en voeg die toe."),
    "damaged": ("De PDF is beschadigd en niet te openen.", "Vraag een nieuwe kopie op."),
    "too_slow": (
        "De PDF kost te veel rekentijd om te lezen.",
        "Bewaar hem opnieuw als PDF vanuit een ander programma, of splits hem in delen.",
    ),
    "too_large": (
        "De PDF kost te veel geheugen om te lezen.",
        "Bewaar hem opnieuw als PDF vanuit een ander programma, of splits hem in delen.",
    ),
    "garbled": (
        "De PDF bevat tekens in plaats van leesbare tekst: het lettertype zegt niet welke letters het zijn.",
        "Vraag een andere versie op, of maak de PDF opnieuw doorzoekbaar met tekstherkenning (OCR).",
    ),
    "no_text": (
        "De PDF bevat geen tekst, waarschijnlijk alleen beelden van bladzijden.",
        "Maak de PDF doorzoekbaar met tekstherkenning (OCR) en voeg hem opnieuw toe.",
    ),
    "empty": ("De PDF bevat alleen lege bladzijden.", "Controleer het bestand."),
}
_OCR_REMEDY = "Voeg hem toe met: wegwijzer ingest --ocr BESTAND"
_BROKEN_FILE = "Het bestand is beschadigd en zo goed mogelijk gelezen; er kan tekst ontbreken."
_UNREAD: tuple[PageStatus, ...] = ("garbled", "no_text", "picture", "damaged", "too_slow", "too_large", "empty")
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_TITLE_PAGES = 2


def read_pdf(
    data: bytes, path: Path, *, progress: Progress | None = None, ocr: bool = False, limits: Limits | None = None
) -> Content:
    """The text of all pages that can be read, and how well each could be.

    :param progress: called with the pages done and their number; an exception it raises ends the reading.
    :param ocr: have pages without text read by Tesseract, where it is installed.
    :raises UnreadableDocument: ``not_a_pdf``, ``locked``, ``damaged``, ``empty``, ``no_text``, ``garbled``,
        ``too_slow`` or ``too_large``, when no page gives anything to cite.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument("not_a_pdf", "Het bestand is geen PDF.", path=path, remedy="Controleer het bestand.")
    try:
        raw = extract(data, limits=limits, progress=progress)
    except Refused as error:
        raise _refusal(error.reason, path) from error
    made, quality = _make(raw)
    if ocr:
        scans = quality.having("no_text", "picture", "garbled")
        raw = read_scans(data, raw, scans, progress=progress)
        made, quality = _make(raw)
    _check(raw, made, quality, path)
    warnings = (*((_BROKEN_FILE,) if raw.opened.repaired else ()), *quality.warnings())
    return Content(
        made.text, made.pages, warnings, properties=_properties(raw, made), noise=made.noise, quality=quality
    )


def _make(raw: RawPdf) -> tuple[Assembled, Quality]:
    """The text of the pages that hold language, and the judgement on all of them."""
    numbers = range(1, raw.opened.pages + 1)
    labels = raw.opened.labels or tuple(map(str, numbers))
    title = raw.pages[0].title if raw.pages else ""
    printed = [page.printed for page in raw.pages]
    headings, running = Headings(raw.opened.outline, printed_headings(printed)), running_lines(printed)
    made = assemble([page.text for page in raw.pages], labels, headings, title, running)
    quality = Quality(tuple(judge_page(page, body) for page, body in zip(raw.pages, made.bodies, strict=True)))
    garbled = set(quality.having("garbled"))
    if garbled:  # their signs are no text to search or to cite
        texts = ["" if page.number in garbled else page.text for page in raw.pages]
        made = assemble(texts, labels, headings, title, running)
    return made, quality


def _check(raw: RawPdf, made: Assembled, quality: Quality, path: Path) -> None:
    """Refuse a document of which nothing can be cited, with the reason that holds for most of its pages."""
    if any(letter.isalnum() for letter in made.text):
        return
    counts = {status: len(quality.having(status)) for status in _UNREAD}
    most = max(_UNREAD, key=lambda status: counts[status])
    if not raw.pages:
        raise UnreadableDocument("empty", "De PDF heeft geen bladzijden.", path=path, remedy=_REFUSALS["damaged"][1])
    if most == "empty" and any(page.drawing or page.raster for page in raw.pages):
        most = "no_text"
    raise _refusal("no_text" if most == "picture" else most, path)


def _refusal(reason: str, path: Path) -> CorpusError:
    problem, remedy = _REFUSALS[reason]
    if reason in ("no_text", "garbled") and find_ocr() is not None:
        remedy = _OCR_REMEDY
    return UnreadableDocument(reason, problem, path=path, remedy=remedy)


def _properties(raw: RawPdf, made: Assembled) -> tuple[tuple[str, str], ...]:
    """What the file says about itself, as far as it can be believed: many titles are those of a template.

    ``shown`` is the title that its first page shows in large letters.
    """
    said = dict(raw.opened.properties)
    found = {"author": said.get("author", ""), "language": main_language(made.text)}
    first = bare_letters("".join(made.bodies[:_TITLE_PAGES]))
    shown = display_text(clean_letters(raw.pages[0].title)) if raw.pages else ""
    if shown and bare_letters(shown) in first:
        found["shown"] = shown
    if len(bare_letters(said.get("title", ""))) > 3 and bare_letters(said["title"]) in first:
        found["title"] = said["title"]
    created = _CREATED.match(said.get("created", ""))
    if created:
        found["date"] = "-".join(created.groups())
    return tuple((name, value) for name, value in found.items() if value)
