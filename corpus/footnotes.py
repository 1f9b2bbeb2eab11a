"""Footnotes: where they are defined, and which passages call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lines import Line

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_DEFINITION = re.compile(rf"(?P<superscript>[{_SUPERSCRIPTS}]+)\s*(?=\S)|\[\^(?P<named>\w{{1,20}})\]:\s*(?=\S)")
_BRACKETED = re.compile(r"\[(?P<bracket>\d{1,3})\]:?\s+(?=\S)")
_CALL = re.compile(
    rf"(?<=\S)\s?(?P<superscript>[{_SUPERSCRIPTS}]+)|\[\^(?P<named>\w{{1,20}})\](?!:)|\[(?P<bracket>\d{{1,3}})\]"
)


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The mark that opens a footnote: ``label`` is its number or name, ``length`` includes the space after it."""

    label: str
    text: str
    length: int


def read_footnote(line: Line) -> FootnoteMark | None:
    """The mark of the footnote that ``line`` defines, if it does."""
    match = _DEFINITION.match(line.text) or _BRACKETED.match(line.text)
    if match is None:
        return None
    return FootnoteMark(_label(match), match.group().strip(), match.end())


def find_calls(text: str, start: int, end: int) -> Iterator[str]:
    """Labels of the footnotes called in ``text[start:end]``, in order.

    A superscript behind a unit ("m²") is a call as well by its form; it ties to nothing unless such a note exists.
    """
    for match in _CALL.finditer(text, start, end):
        yield _label(match)


def resolve_call(label: str, position: int, definitions: Sequence[tuple[str, int]]) -> int | None:
    """Index in ``definitions`` (label, offset) of the note meant by a call at ``position``.

    Numbers may start anew in every chapter, so the first definition behind the call wins, then the last one before it.
    """
    same = [index for index, (name, _) in enumerate(definitions) if name == label]
    behind = [index for index in same if definitions[index][1] >= position]
    return behind[0] if behind else (same[-1] if same else None)


def _label(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("superscript"):
        return str(groups["superscript"]).translate(_DIGITS)
    return str(groups.get("named") or groups.get("bracket"))
