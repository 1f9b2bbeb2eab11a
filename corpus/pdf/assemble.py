"""Pages as extracted -> canonical text: sentences go on over page borders, notes and running lines stand aside."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.dutch.vocabulary import CONJUNCTIONS
from corpus.dutch.words import Words
from corpus.parsing.lines import Line, is_full, split_lines
from corpus.parsing.markers import read_marker
from corpus.pdf.furniture import Furniture, find_furniture
from corpus.pdf.hyphens import join_hyphens, keeps_hyphen
from corpus.pdf.letters import bare_letters, clean_letters
from corpus.pdf.notes import NoteFinder
from corpus.pdf.outline import Headings, mark_headings
from corpus.pdf.printed import Occurrence
from corpus.pdf.raw import CELL
from corpus.types import Noise, Page

_BREAK = re.compile(r"(?P<before>[^\W_]+)(?P<hyphen>-|\u00ad)$")
_TITLE_WITHIN, _TITLE_LINES = 40, 6  # lines of the first page among which a title begins, and that it may take
_FIRST_WORD = re.compile(r"(?P<word>[^\W_][\w’'-]*)[^\s]*\s*")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The canonical text with its page ranges, the running lines in it, and the text of each page without those."""

    text: str
    pages: tuple[Page, ...]
    noise: tuple[Noise, ...]
    bodies: tuple[str, ...]


@dataclass(slots=True)
class _Sheet:
    """One page on its way: lines of text, notes and running lines; ``after`` is what separates it from the next."""

    lines: list[str]
    aside: list[Furniture]
    running: list[str]
    notes: list[str] = field(default_factory=list)
    after: str = "\n\n"


def assemble(
    texts: Sequence[str],
    labels: Sequence[str],
    headings: Headings,
    title: str = "",
    running: Sequence[Collection[Occurrence]] = (),
) -> Assembled:
    """The canonical text of a document.

    :param texts: of each page as extracted, "" for pages without.
    :param labels: the printed page numbers, as many as there are pages.
    :param headings: what is known of the headings of the file.
    :param running: of each page the lines that stand at the same height in the margin of another one.
    :param title: what the first page shows in its largest letters, "" when nothing stands out.
    """
    cleaned = [clean_letters(text) for text in texts]
    words = Words(cleaned)
    sheets = _without_furniture([text.split("\n") for text in cleaned], title, running)
    bodies = tuple("\n".join(sheet.lines).strip("\n") for sheet in sheets)
    if sheets:
        _set_title_apart(sheets[0].lines, title)
    for sheet in sheets:
        sheet.lines = join_hyphens("\n".join(sheet.lines), words).split("\n")
    mark_headings([sheet.lines for sheet in sheets], headings)
    finder = NoteFinder([sheet.lines for sheet in sheets])
    for number, sheet in enumerate(sheets):
        text, sheet.notes = finder.split(number, sheet.lines)
        sheet.lines = clean_letters("\n".join(text)).split("\n")
    _join_pages(sheets, words)
    return _write(sheets, labels, bodies)


def _without_furniture(pages: list[list[str]], title: str, running: Sequence[Collection[Occurrence]]) -> list[_Sheet]:
    """Pages whose running lines are blank; the lines themselves are kept beside them."""
    sheets = []
    for lines, furniture in zip(pages, find_furniture(pages, title, running), strict=True):
        aside = [lines[each.line] for each in furniture]
        for each in furniture:
            lines[each.line] = ""
        sheets.append(_Sheet(lines, furniture, aside))
    return sheets


def _set_title_apart(lines: list[str], title: str) -> None:
    """Put a blank line behind the title of the first page where its large letters end with a line, before a new start.

    Extraction loses that space, and a title that runs on into its subtitle or a date is a worse one.
    """
    wanted = bare_letters(title)
    letters = [bare_letters(line) for line in lines]
    for first, start in enumerate(letters[:_TITLE_WITHIN] if wanted else []):
        for behind in range(first + 1, min(first + _TITLE_LINES, len(lines) - 1) + 1) if start else ():
            if "".join(letters[first:behind]) == wanted:
                above, below = split_lines(lines[behind - 1])[0], split_lines(lines[behind])[0]
                if not above.unfinished and below.opens_upper:
                    lines.insert(behind, "")
                return


def _join_pages(sheets: Sequence[_Sheet], words: Words) -> None:
    """Find out between which pages a sentence or a word goes on."""
    filled = [sheet for sheet in sheets if any(sheet.lines)]
    widths = sorted(len(line) for sheet in filled for line in sheet.lines if line)
    width = widths[int(len(widths) * 0.8)] if len(widths) > 10 else None
    for sheet, following in pairwise(sheets):
        if not any(sheet.lines) or not any(following.lines):
            continue
        broken = _BREAK.search(sheet.lines[-1])
        first = _FIRST_WORD.match(following.lines[0])
        if broken and first and first["word"].lower() not in CONJUNCTIONS:
            soft = broken["hyphen"] != "-"
            keeps = keeps_hyphen(broken["before"], first["word"], words, soft=soft)
            sheet.lines[-1] = sheet.lines[-1][:-1] + ("-" if keeps else "")
            rest = following.lines[0][first.end() :]
            following.lines[:1] = [first.group().rstrip(), *([rest] if rest else [])]
            sheet.after = ""
        elif _runs_on(sheet.lines, following.lines, width):
            sheet.after = "\n"


def _runs_on(lines: Sequence[str], following: Sequence[str], width: int | None) -> bool:
    """True when the last sentence of a page goes on at the top of the next one."""
    above, below = split_lines(lines[-1])[0], split_lines(following[0])[0]
    if above.closed or above.text.startswith("#") or below.text.startswith("#") or read_marker(below.text):
        return False
    if above.unfinished or below.opens_lower or above.text.endswith(","):
        return True
    return width is not None and len(above.text) > 0.7 * width and is_full(above, below, width)


def _write(sheets: Sequence[_Sheet], labels: Sequence[str], bodies: tuple[str, ...]) -> Assembled:
    """One text of all pages; what stands aside is put where it interrupts no sentence."""
    pieces: list[str] = []
    pages: list[Page] = []
    noise: list[Noise] = []
    position = 0
    before = "\n\n"
    for number, (sheet, label) in enumerate(zip(sheets, labels, strict=True), 1):
        start = position
        cut = _cut(sheet, before)
        # What is put aside may not share a line with the half of a word that follows it.
        before = sheet.after or ("\n" if cut == len(sheet.lines) and (sheet.notes or sheet.running) else "")
        parts = [(line, "") for line in sheet.lines[:cut]]
        if sheet.notes:
            parts += [("", ""), *((line, "") for line in sheet.notes)]
        if sheet.running:
            parts.append(("", ""))
            parts += [(line, each.reason) for line, each in zip(sheet.running, sheet.aside, strict=True)]
        if cut < len(sheet.lines):
            parts += [("", ""), *((line, "") for line in sheet.lines[cut:])]
        after = before if number < len(sheets) else ""
        for index, (line, reason) in enumerate(parts):
            if reason:
                noise.append(Noise(position, position + len(line), reason))
            piece = line + ("\n" if index + 1 < len(parts) else after)
            pieces.append(piece)
            position += len(piece)
        pages.append(Page(number, label, start, position))
    return Assembled("".join(pieces).replace(CELL, "\t"), tuple(pages), tuple(noise), bodies)


def _cut(sheet: _Sheet, before: str) -> int:
    """How many lines of a page stand before what is put aside: up to the last end of a sentence or paragraph.

    On a page without one, that is none of them, unless a sentence of the page before goes on here.
    """
    if sheet.after == "\n\n" or not (sheet.notes or sheet.running):
        return len(sheet.lines)
    parsed: list[Line] = split_lines("\n".join(sheet.lines))
    for index in range(len(sheet.lines) - 2, -1, -1):
        if parsed[index].blank or parsed[index].closed:
            return index + 1
    return 0 if before == "\n\n" else len(sheet.lines)
