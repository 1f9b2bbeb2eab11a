"""Lines without content: page marks, letterheads, running headers, rules, contents, front matter, HTML remains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.parsing.gazette import find_mastheads
from corpus.parsing.lines import Line
from corpus.parsing.markdown import find_link_definitions
from corpus.parsing.markup import HTML_TAG
from corpus.types import Page

_PAGE_MARK = re.compile(
    r"(?:pagina|page|pag\.?|blz\.?|bladzijde)\s*\d+(?:\s*(?:van|of|/)\s*\d+)?|\d{1,4}\s*/\s*\d{1,4}|[-–]\s*\d{1,4}\s*[-–]",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
_WHOLE_LINE = (
    ("page mark", _PAGE_MARK),
    ("html", re.compile(rf"(?:<!--.*?-->|{HTML_TAG}|\s)+")),
    ("picture", re.compile(r"!\[[^\]]*\]\([^)]*\)")),
    # Fences of code, of boxes ("::: info") and commands to the program that shows the page ("{% include x %}").
    ("mark", re.compile(r"(?:```|~~~).*|:{3,}\s?[\w-]*(?:\s?\{[^{}]*\})?|\{%[^{}]*%\}")),
    (
        "mark",
        re.compile(
            r"[-_]{2,}\s*(?:oorspronkelijk|doorgestuurd|original|forwarded)[\w ]{0,20}\s*[-_]{2,}", re.IGNORECASE
        ),
    ),
    ("contents", re.compile(r"\[\[_?toc_?\]\]|\[toc\]", re.IGNORECASE)),
    ("contents", re.compile(r".*(?:\.{4,}|(?:\s\.){4,}|…{2,})\s*\d{1,4}")),
)
_GARBAGE = re.compile(r"\w?[^\w\s]{3,}\w?")
_CONTENTS_TITLE = re.compile(r"(?:#{1,6}\s*)?\W{0,2}inhoud(?:sopgave)?\W{0,2}", re.IGNORECASE)
_CONTENTS_ENTRY = re.compile(r"(?=.{0,80}[^\W\d_]).{2,140}\s\d{1,3}")
_EDGE = 3
_MESSAGE = re.compile(
    r"\W*(?:disclaimer\b\W*)?(?:(?:de|the)\s(?:informatie|inhoud|information|contents?)\s(?:\w+\s){0,3})?"
    r"(?:dit|deze|this)\s(?:\w+\s)?(?:e-?mail\w*|bericht|message)\b",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(
    r"bestemd\s(?:is\s)?voor\sde\s(?:ge|be)adresseerde|ten\sonrechte\s(?:\w+\s)?ontv|intended\s(?:\w+\s)?for\sthe",
    re.IGNORECASE,
)
_LONGEST_DISCLAIMER = 15  # lines
_FRONT_MATTER_LINES = 60


def find_noise(lines: Sequence[Line], pages: Sequence[Page] = ()) -> dict[int, str]:
    """Reason by line number for every line that is noise as a whole."""
    noise = dict(_front_matter(lines))
    for line in lines:
        if line.blank or line.number in noise:
            continue
        reason = _reason(line.text)
        if reason:
            noise[line.number] = reason
    noise.update((number, "link") for number in find_link_definitions(lines))
    noise.update(_contents(lines, noise))
    noise.update(_disclaimers(lines))
    noise.update(_letterheads(lines, noise))
    noise.update(_page_furniture(lines, pages))
    noise.update(find_mastheads(lines, noise))
    return noise


def _reason(text: str) -> str:
    if not any(character.isalnum() for character in text):
        if text.startswith("|"):
            return ""  # the rule below the headings of a table
        return "rule" if len(text) >= 3 and len(set(text.replace(" ", ""))) == 1 else "mark"
    if len(text) > 400 and "<" not in text[:1]:
        return ""
    return next((reason for reason, pattern in _WHOLE_LINE if pattern.fullmatch(text)), "")


def _front_matter(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The block of fields that may open a markdown file, in YAML or TOML."""
    filled = [line for line in lines[: _FRONT_MATTER_LINES * 2] if not line.blank][:_FRONT_MATTER_LINES]
    if not filled or filled[0].text not in ("---", "+++"):
        return
    closing = next((line.number for line in filled[1:] if line.text == filled[0].text), None)
    if closing is not None and re.match(r"[\w-]+:" if filled[0].text == "---" else r"[\w.-]+\s*=|\[", filled[1].text):
        yield from ((line.number, "front matter") for line in lines[: closing + 1] if not line.blank)


def _contents(lines: Sequence[Line], noise: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Entries of a table of contents without leaders: the lines below its title, each ending in a page number."""
    entries: list[Line] = []
    waiting: list[Line] = []
    inside = False
    for line in lines:
        if line.blank or noise.get(line.number, "contents") != "contents":
            continue
        if _CONTENTS_TITLE.fullmatch(line.text):
            inside, entries, waiting = True, [], []
        elif inside and (line.number in noise or _CONTENTS_ENTRY.fullmatch(line.text)):
            entries += [*waiting, line]
            waiting = []
        elif inside:
            waiting.append(line)
            if len(waiting) > 1 or len(line.text) > 120:
                inside = False
                yield from ((entry.number, "contents") for entry in entries if len(entries) > 2)
                entries = []
    yield from ((entry.number, "contents") for entry in entries if len(entries) > 2)


def _disclaimers(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The paragraph below a message that says for whom it is, with the word "disclaimer" above it."""
    paragraph: list[Line] = []
    for line in [*lines, Line(len(lines), 0, 0, "", 0, (0, 0))]:
        if not line.blank and len(paragraph) < _LONGEST_DISCLAIMER:
            paragraph.append(line)
            continue
        text = " ".join(part.text for part in paragraph)
        if _MESSAGE.match(text) and _CONFIDENTIAL.search(text):
            yield from ((part.number, "disclaimer") for part in paragraph)
        paragraph = []


def _letterheads(lines: Sequence[Line], noise: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Short blocks at the top of a page in which a logo was read as punctuation."""
    block: list[Line] = []
    blanks = 2
    before = blanks
    for line in [*lines, Line(len(lines), 0, 0, "", 0, (0, 0))]:
        if not line.blank and line.number not in noise:
            if not block:
                before = blanks
            block.append(line)
            continue
        if block and before >= 2 and _is_letterhead(block):
            yield from ((part.number, "letterhead") for part in block)
        if block:
            blanks = 0
        block = []
        blanks = blanks + 1 if line.blank else 2


def _is_letterhead(block: Sequence[Line]) -> bool:
    if len(block) > 3 or any(len(line.text) > 45 for line in block):
        return False
    words = [word for line in block for word in line.text.split()]
    return len(words) <= 8 and any(_GARBAGE.fullmatch(word) for word in words)


def _page_furniture(lines: Sequence[Line], pages: Sequence[Page]) -> Iterator[tuple[int, str]]:
    """Lines at the edge of a page that come back on other pages, and lone page numbers there."""
    edges = list(_page_edges(lines, pages))
    shapes = Counter(shape for _, shape in {(page, _shape(line.text)) for page, line, _ in edges})
    needed = max(3, len(pages) * 2 // 5)
    for _, line, where in edges:
        if _LONE_NUMBER.fullmatch(line.text):
            yield line.number, "page mark"
        elif shapes[_shape(line.text)] >= needed:
            yield line.number, f"page {where}"


def _page_edges(lines: Sequence[Line], pages: Sequence[Page]) -> Iterator[tuple[int, Line, str]]:
    position = 0
    for page in pages:
        filled: list[Line] = []
        while position < len(lines) and lines[position].start < page.end:
            if not lines[position].blank:
                filled.append(lines[position])
            position += 1
        for line in filled[:_EDGE]:
            yield page.number, line, "header"
        for line in filled[_EDGE:][-_EDGE:]:
            yield page.number, line, "footer"


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)
