"""Labels and their values on title pages and letterheads ("DATUM" ... "9 maart 2020"), whatever their layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.dutch.vocabulary import MONTHS
from corpus.parsing.block import Block
from corpus.parsing.markup import Span

_WORDS = (
    "aan|afzender|afdeling|auteurs?|behandeld door|bestemd voor|betreft|bijlagen?|contactpersoon|datum|e-mail|"
    "onderwerp|kenmerk|ons kenmerk|uw kenmerk|klant|opdrachtgever|opsteller|plaats|status|telefoon|van|versie|"
    "versienummer|zaaknummer|vergaderdatum|portefeuillehouder|date|subject|author|version"
)
LABEL = re.compile(rf"(?:{_WORDS})\s*:?", re.IGNORECASE)
_LABEL_ROW = re.compile(rf"(?:(?:{_WORDS})(?:\s*:\s*|\s+|$)){{2,}}", re.IGNORECASE)
_PAIR = re.compile(r"(?P<label>[A-Z][\w./() -]{1,30}?)\s*:\s+(?P<value>\S.*)")
_DATE_AT_END = re.compile(
    rf"(?<=\s)\d{{1,2}}\s+(?:{MONTHS})\s+\d{{4}}$",
    re.IGNORECASE,
)
_MARKS = "*_"


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of a title block: a label on its own (``label`` None) or a value with the range of its label."""

    start: int
    end: int
    value: Span
    label: Span | None


def read_fields(source: str, blocks: Sequence[Block]) -> dict[int, list[Field]]:
    """Fields by the offset at which the block that holds them starts; a block with fields has no sentences."""
    found: dict[int, list[Field]] = {}
    texts = [block for block in blocks if block.kind == "text"]
    for block, following in zip(texts, [*texts[1:], None], strict=False):
        if block.start in found:
            continue
        labels = list(_label_lines(source, block))
        if labels and following is not None and len(following.lines) == len(labels):
            found[block.start] = [Field(*span, span, None) for span in labels]
            values = [_stripped(source, line.start, line.end) for line in following.lines]
            found[following.start] = [Field(*value, value, label) for value, label in zip(values, labels, strict=True)]
        elif following is not None and len(block.lines) == 1 and _LABEL_ROW.fullmatch(block.lines[0].text):
            found.update(_letter_columns(block, following))
        else:
            pairs = list(_pairs(block))
            if len(pairs) >= 2 and len(pairs) == len(block.lines):
                found[block.start] = pairs
    return found


def _label_lines(source: str, block: Block) -> Iterator[Span]:
    """The lines of a block that is a column of labels; nothing for any other block."""
    spans = [_stripped(source, line.start, line.end) for line in block.lines]
    words = [source[start:end] for start, end in spans]
    short = all(0 < len(word) <= 30 and not word.endswith((".", ",", ";")) for word in words)
    known = sum(LABEL.fullmatch(word) is not None for word in words)
    if 2 <= len(spans) <= 15 and short and (known == len(words) or (known >= 2 and all(map(str.isupper, words)))):
        yield from spans


def _letter_columns(block: Block, following: Block) -> Iterator[tuple[int, list[Field]]]:
    """Two columns read as one: "Betreft: Datum" above a subject whose first line ends in the date."""
    line, first = block.lines[0], following.lines[0]
    date = _DATE_AT_END.search(first.text)
    label = re.search(r"datum|date", line.text, re.IGNORECASE)
    if date is None or label is None:
        return
    dated = (line.start + label.start(), line.start + label.end())
    subject = (line.start, line.start + len(line.text.split(":")[0].split()[0]))
    cut = first.start + date.start()
    pieces = [(first.start, first.start + len(first.text[: date.start()].rstrip())), (cut, first.end)]
    if len(following.lines) > 1:
        pieces.append((following.lines[1].start, following.end))
    yield block.start, [Field(line.start, line.end, (line.start, line.end), None)]
    yield following.start, [Field(*piece, piece, dated if piece[0] == cut else subject) for piece in pieces]


def _pairs(block: Block) -> Iterator[Field]:
    """Lines of the form "Datum: 9 maart 2020"."""
    for line in block.lines:
        match = _PAIR.fullmatch(line.text)
        if match and len(line.text) <= 150:
            label = (line.start + match.start("label"), line.start + match.end("label"))
            yield Field(line.start, line.end, (line.start + match.start("value"), line.end), label)


def _stripped(source: str, start: int, end: int) -> Span:
    """The range without white space and emphasis marks at its ends, paired or not."""
    while start < end and (source[start].isspace() or source[start] in _MARKS):
        start += 1
    while start < end and (source[end - 1].isspace() or source[end - 1] in _MARKS):
        end -= 1
    return start, end
