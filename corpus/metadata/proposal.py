"""What a new document says about itself: title, kind, publisher, date, status, region and language, as proposals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.content import Content
from corpus.display import display_text
from corpus.dutch.language import document_language
from corpus.metadata.adoption import is_own_adoption, without_adoption
from corpus.metadata.closing import Closing, closing_words
from corpus.metadata.document_kinds import document_kind, kind_in
from corpus.metadata.printed_dates import PrintedDate, printed_date, stated_date
from corpus.metadata.publishers import find_publisher, is_organisation
from corpus.metadata.subjects import is_addressee, names_only_a_kind, subject_line
from corpus.parsing.gazette import gazette_publisher, is_gazette, running_lines
from corpus.types import Document, Metadata

# Formats in which authors, not programs, fill in what a file states about itself.
_AUTHORED = (".md", ".markdown", ".html", ".htm", ".xhtml")
_HEAD = 4000  # characters from the start in which a document introduces itself
_LINES = 60
_NO_TITLE = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:inhoud(?:sopgave)?|samenvatting|managementsamenvatting|voorwoord|colofon|inleiding|introductie|"
    r"leeswijzer|aanleiding|(?:voorgesteld |ontwerp)?besluit|beslispunten|actie(?:punten|lijst)|"
    r"introduction|summary|contents|document\s?\d*|titel|title|untitled|naamloos|presentatie\s?\d*|"
    r"hoofdstuk \d+|bijlagen?|deel [a-z\d]+|microsoft word.*|powerpoint.*|.*\.(?:docx?|indd|pdf|odt|xlsx?|pptx?))",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"\d+(?:\.\d+)*\.?\s|(?:hoofdstuk|artikel|bijlage|vraag)\s+\d", re.IGNORECASE)
_STATUS = r"(?P<status>concept|ontwerp|definitief|vastgesteld|vertrouwelijk concept)"
_STATUS_LABEL = re.compile(rf"\bstatus\W{{1,4}}{_STATUS}\b", re.IGNORECASE)
_STATUS_LINE = re.compile(rf"\W*{_STATUS}(?:e?\s?versie\b.*|\W+(?:versie\b.*|v?\d.*|d\.d\..*)|\W*)", re.IGNORECASE)
_STATUS_NAME = re.compile(rf"(?<![^\W_]){_STATUS}(?:e|versie)?(?![^\W_])", re.IGNORECASE)
_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:(?:\s+(?:en|van|de|den|der|het|op|aan|&)){0,3}\s+[A-ZÀ-Þ][\w'’-]+){0,4}"
_ABOUT = re.compile(r"\b(?:op|over|bij|van|tegen)\s+(?:het|de|ons|onze|uw)\s+$", re.IGNORECASE)
_REGION = re.compile(
    rf"\b(?P<what>[Ll]andsdeel|(?:[Jj]eugd(?:hulp)?)?[Rr]egio|[Pp]rovincie|[Gg]emeente) (?P<name>{_NAME})"
)
_NATIONAL = re.compile(r"\bMinisterie van|\bVereniging van Nederlandse Gemeenten|\bRijks[a-z]+\b|\bRijksoverheid\b")


def propose(metadata: Metadata, document: Document, content: Content, path: Path) -> Metadata:
    """``metadata`` with what the document seems to say about itself; what it does not say stays empty.

    :param document: the document, parsed with provisional metadata.
    """
    stated = dict(content.properties)
    lines, cells = _head_lines(document)
    title = _title(document, content, stated, path, lines)
    running = running_lines(document)
    closing = closing_words(document)
    printed = printed_date(lines, title, path.stem, cells=cells, running=running, closing=closing.when)
    when = _date(stated, printed, path)
    publishers = _publishers(lines, stated, title) or gazette_publisher(running)
    return replace(
        metadata,
        title=title,
        kind=document_kind(title, path.stem, lines, stated),
        publishers=publishers,
        date=when.iso,
        date_precision=when.precision,
        status=_status(lines, title, path.stem, stated, closing=closing),
        region=_region(title, lines, publishers),
        language=document_language(document.text),
    )


def _head_lines(document: Document) -> tuple[list[str], frozenset[int]]:
    """The first lines with content, as people read them, and the numbers of those that are cells of a row."""
    covered = sorted((noise.start, noise.end) for noise in document.noise if noise.start < _HEAD)
    lines: list[str] = []
    cells: set[int] = set()
    position = 0
    for line in document.text[:_HEAD].split("\n"):
        inside = any(start <= position and position + len(line.rstrip()) <= end for start, end in covered)
        if line.strip() and not inside:
            parts = [words for part in line.split("\t") if (words := display_text(part).strip())]
            cells.update(range(len(lines), len(lines) + len(parts)) if len(parts) > 1 else ())
            lines += parts
        position += len(line) + 1
    return lines[:_LINES], frozenset(cells)


def _title(document: Document, content: Content, stated: dict[str, str], path: Path, lines: Sequence[str]) -> str:
    named = next((placed for placed in content.layout[:20] if placed.kind == "heading" and not placed.level), None)
    own = display_text(content.text[named.start : named.end]) if named else ""
    sections = [section for section in document.sections if section.level]
    top = min((section.level for section in sections), default=1)
    first = next((one.title for one in sections if one.level == top and _plausible(one.title)), "")
    first = "" if _CHAPTER.match(first) else first
    opening = sections[0].title if sections and not _CHAPTER.match(sections[0].title) else ""
    front = stated.get("title", "") if path.suffix.lower() in (".md", ".markdown") else ""
    # What the first page of a PDF shows in large letters is a title, whatever heading is found first.
    shown = (stated.get("title", ""), stated["shown"]) if stated.get("shown") else ()
    subject, place = subject_line(lines)
    above = opening if opening in lines[:place] else ""
    candidates = (front, own, *shown, above, subject, opening, stated.get("title", ""), first, _first_line(lines))
    plausible = [title for title in candidates if _plausible(title)]
    # Above a subject stands what it is or who sends it.
    found = next(
        (title for title in plausible if not (subject and (names_only_a_kind(title) or is_organisation(title)))), ""
    )
    return without_adoption(found) or _from_name(path.stem)


def _first_line(lines: Sequence[str]) -> str:
    """The first line, where it names a kind of document and is no sentence: a title that nothing sets apart."""
    line = lines[0].strip() if lines else ""
    titled = 8 <= len(line) <= 120 and line[:1].isupper() and line[-1] not in ".,;:!" and bool(kind_in(line))
    return line if titled else ""


def _plausible(title: str) -> bool:
    return (
        3 < len(title) <= 200
        and not title.rstrip().endswith("?")
        and sum(map(str.isalpha, title)) > 2
        and not _NO_TITLE.fullmatch(title.strip())
        and not is_gazette(title)
        and not is_addressee(title)
    )


def _from_name(stem: str) -> str:
    """A file name as a title: with spaces, when it has none."""
    return stem if " " in stem else re.sub(r"[-_]+", " ", stem).strip() or stem


def _date(stated: dict[str, str], printed: PrintedDate, path: Path) -> PrintedDate:
    """The date that the author gave a page, else the printed one, else that of the file as its program states it."""
    given = stated_date(stated["date"]) if stated.get("date") else PrintedDate()
    first, second = (given, printed) if path.suffix.lower() in _AUTHORED else (printed, given)
    exacter = first.iso and second.iso.startswith(first.iso)
    return second if exacter or not first.iso else first


def _status(lines: Sequence[str], title: str, stem: str, stated: dict[str, str], *, closing: Closing) -> str:
    """What the document is called: by a label, its name, a line that says nothing else, or the words that close it."""
    found = next((match for line in lines if (match := _STATUS_LABEL.search(line))), None)
    found = found or _STATUS_NAME.search(stated.get("status", "")) or _named_status(f"{title} {stem}")
    found = found or next((match for line in lines if (match := _STATUS_LINE.fullmatch(line))), None)
    if found:
        word = found["status"].lower()
        return "concept" if word in ("ontwerp", "vertrouwelijk concept") else word
    adopted = closing.adopted or any(is_own_adoption(line, title) for line in lines)
    return "vastgesteld" if adopted else ""


def _named_status(name: str) -> re.Match[str] | None:
    """The status in a title or file name, unless it is that of what it is about: "Reactie op het concept-plan"."""
    found = _STATUS_NAME.search(name)
    return None if found is None or _ABOUT.search(name[: found.start()]) else found


def _publishers(lines: Sequence[str], stated: dict[str, str], title: str) -> tuple[str, ...]:
    if _plausible(stated.get("publisher", "")):
        return (stated["publisher"],)
    letterhead = [line.strip() for line in stated.get("letterhead", "").split("\n") if line.strip()]
    found = find_publisher(lines, title, letterhead=letterhead, author=stated.get("author", ""))
    return (found,) if found else ()


def _region(title: str, lines: Sequence[str], publishers: Sequence[str]) -> str:
    for text in (title, *publishers, *(line for line in lines[:10] if len(line) <= 80)):
        found = _REGION.search(text)
        if found:
            name = found["name"]
            return f"gemeente {name}" if found["what"].lower() == "gemeente" else name
    named = " ".join((title, *publishers))
    return "landelijk" if _NATIONAL.search(named) else ""
