"""Markup around a piece of text: what may be cut off its ends without touching a word."""

from __future__ import annotations

import re

Span = tuple[int, int]
# The elements of HTML. What else stands between these brackets is text: "Beste <naam bewoner>", "a<b en c>d".
_NAMES = "|".join(
    "abbr acronym address article aside audio bdi bdo big blockquote body br button canvas caption center cite code "
    "col colgroup datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer "
    "form frame frameset h[1-6] head header hgroup hr html iframe img input ins kbd label legend li main mark menu "
    "meter nav noscript ol optgroup option output p picture pre progress q rp rt ruby s samp script search section "
    "select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th "
    "thead time title tr track tt u ul var video wbr b i nobr".split()
)
# Without attributes these say nothing in a page, while a person may mean something by them: "klik op <link>".
_BARE = "a|area|base|circle|data|g|line|link|map|meta|object|param|path|polygon|rect|use"
_SWITCHES = "open|hidden|checked|disabled|selected|required|reversed|controls|nowrap|noshade|async|defer|multiple"
_ATTRIBUTE = r"\s{1,40}[\w:@.-]{1,40}\s{0,40}=[^<>]{0,400}"
HTML_NAME = rf"(?i:{_NAMES}|{_BARE})"
HTML_TAG = (
    rf"<(?:/{HTML_NAME}\s{{0,40}}|(?i:(?:{_NAMES})(?:\s{{1,40}}(?:{_SWITCHES})){{0,3}}(?:{_ATTRIBUTE})?"
    rf"|(?:{_BARE}){_ATTRIBUTE})\s{{0,40}}/?)>"
)
_LEADING = re.compile(rf"(?:\s|{HTML_TAG}|#{{1,6}}\s|[eoO•]\s+(?=\S))+")
# Before a number or an amount this mark says "more than"; not before the number of a list item ("> 1. Bel ons").
MORE_THAN = re.compile(r">\s{0,8}(?!\d{1,3}[.)]\s)[\d€$£]")
_WRAPPED = re.compile(r"(\*\*\*|\*\*|\*|__|_|`)")
_HTML_END = re.compile(rf"(?:\s|</{HTML_NAME}\s{{0,40}}>|<br\s{{0,40}}/?>|\\)+$")


def trim_markup(source: str, start: int, end: int) -> Span:
    """The range without white space, HTML tags, heading marks, OCR bullets and emphasis that wraps all of it."""
    changed = True
    while changed and start < end:
        before = (start, end)
        lead = _LEADING.match(source, start, end)
        start = lead.end() if lead else start
        if start < end and is_quote_mark(source, start):
            start += 1
        end = _trim_end(source, start, end)
        mark = _WRAPPED.match(source, start, end)
        if mark and end - start > 2 * len(mark[1]) and source.endswith(mark[1], start, end):
            inner = source[start + len(mark[1]) : end - len(mark[1])]
            if mark[1] not in inner:
                start, end = start + len(mark[1]), end - len(mark[1])
        changed = (start, end) != before
    return start, end


def is_quote_mark(source: str, position: int) -> bool:
    """True for a ">" that opens a line of a quotation; before a number only when the line beside it is quoted as well.

    Behind a list marker or other words it is a sign of the author.
    """
    above, below = source.rfind("\n", 0, position) + 1, source.find("\n", position) + 1
    behind = source[position + 1 : position + 2]
    if source[position : position + 1] != ">" or not (behind.isspace() or behind == ">" or behind.isalpha()):
        return False
    if source[above:position].strip(" \t>"):
        return False
    beside = (source.rfind("\n", 0, max(above - 1, 0)) + 1 if above else None, below or None)
    return MORE_THAN.match(source, position) is None or any(
        line is not None and source.startswith(">", line) and MORE_THAN.match(source, line) is None for line in beside
    )


def _trim_end(source: str, start: int, end: int) -> int:
    """``end`` without white space and closing tags whose opening tag is not within the range."""
    while end > start and (source[end - 1].isspace() or source[end - 1] == "\\"):
        end -= 1
    tail = _HTML_END.search(source, max(start, end - 80), end)
    if tail and tail.start() > start:
        name = re.match(r"</([a-zA-Z0-9]+)", tail.group())
        if name is None or f"<{name[1]}" not in source[start : tail.start()]:
            return tail.start()
    return end
