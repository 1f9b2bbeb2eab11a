"""Lines with pieces of web pages that are made to be clicked, run or hidden, not to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.parsing.lines import Line

# Elements of which no word is text. A form itself holds paragraphs and labels, which are.
_ELEMENTS = "script|style|button|select|textarea|datalist|svg|template|noscript"
_UNSEEN = re.compile(
    r"""\s(?:aria-hidden\s*=\s*["']?true|style\s*=\s*["'][^"'<>]{0,200}?(?:display\s*:\s*none|visibility\s*:\s*hidden))""",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BARE_HIDDEN = re.compile(r"\shidden(?=[\s/=]|$)", re.IGNORECASE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]{0,30})(?P<rest>(?:\s[^<>]{0,1000})?)>|(?P<open><!--)|-->")
_MACHINERY = re.compile(_ELEMENTS, re.IGNORECASE)
_CLOSERS = re.compile(r"(?:[ \t]*</[a-zA-Z][a-zA-Z0-9-]{0,30}>)*")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def find_machinery(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The lines of scripts, styles, buttons, choices, hidden parts and comments within a text, as noise."""
    if "<" not in text:
        return
    spans = list(_spans(text))
    position = 0
    for line in lines:
        while position < len(spans) and spans[position][1] <= line.start:
            position += 1
        inside = position < len(spans) and spans[position][0] <= line.start and line.end <= spans[position][1]
        if inside and not line.blank:
            yield line.number, "html"


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """From each opening at the start of a line to what closes it; linear, whatever is left open."""
    name, start, depth = "", 0, 0
    for match in _TAG.finditer(text):
        kind = (match["name"] or "--").lower()
        if name:
            depth += _step(match, name, kind)
            if depth == 0:
                closers = _CLOSERS.match(text, match.end())
                yield start, closers.end() if closers else match.end()
                name = ""
        elif not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip():
            if match["open"] or (not match["end"] and match["name"] and kind not in _VOID and _is_machinery(match)):
                name, start, depth = kind, match.start(), 1
            elif match["name"] and "\n" in match.group():
                yield match.start(), match.end()  # a tag that is spread over lines


def _is_machinery(opening: re.Match[str]) -> bool:
    closed = opening["rest"].endswith("/")
    hidden = _UNSEEN.search(opening["rest"]) or _BARE_HIDDEN.search(_QUOTED.sub("", opening["rest"]))
    return not closed and (hidden is not None or _MACHINERY.fullmatch(opening["name"]) is not None)


def _step(match: re.Match[str], name: str, kind: str) -> int:
    """How much deeper in elements of this name a tag leads: 1, 0 or -1. Comments do not nest."""
    if kind != name:
        return 0
    if name == "--":
        return 0 if match["open"] else -1
    return -1 if match["end"] else 0 if match["rest"].endswith("/") else 1
