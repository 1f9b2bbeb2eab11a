"""Which passages form a list: items and what introduces them, lists in lists, numbered headings that are items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import Document, Passage

_ANNOUNCES = re.compile(r"\b(?:onderstaande?|hieronder|(?:het|de) volgende|following|below)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^\W*(?:[A-Z]|[ivx]+|\d+)[.):](?:\s|$)|^\W*\w+ (?:[A-Z]|[IVX]+|\d+)\b"
    r"|^\W*(?:eerste|tweede|derde|vierde|vijfde|ten \w+e)\b",
    re.IGNORECASE,
)


def items_below(document: Document, passage: Passage) -> tuple[Passage, ...]:
    """The list items directly below a passage, in order; () when it introduces none."""
    found = _children(document, passage, passage.index)
    if not found and _announces_next(document, passage):
        found = _children(document, passage, passage.parent)
    return found


def _children(document: Document, after: Passage, parent: int | None) -> tuple[Passage, ...]:
    """The items and rows below a parent that follow a passage in its section."""
    found: list[Passage] = []
    for below in document.passages[after.index + 1 :]:
        if below.section != after.section:
            break
        if below.parent == parent and below.kind in ("item", "row"):
            found.append(below)
    return tuple(found)


def _announces_next(document: Document, passage: Passage) -> bool:
    """Whether a list item only announces the items after it ("De volgende voorbeelden zijn genoemd:")."""
    if passage.kind != "item" or passage.parent is None:
        return False
    text = document.quote(passage).rstrip()
    return text.endswith((":", ";")) and _ANNOUNCES.search(text[:-1]) is not None


def introduction(document: Document, item: Passage) -> Passage | None:
    """What introduces the list that an item stands in: an item before it that announces it, or else its parent."""
    if item.parent is None:
        return None
    for before in reversed(document.passages[item.parent + 1 : item.index]):
        if before.parent == item.parent and _announces_next(document, before):
            return before if not _children(document, before, before.index) else document.passages[item.parent]
    return document.passages[item.parent]


def list_items(document: Document, head: Passage) -> tuple[Passage, ...]:
    """What a passage introduces: the items below it, or else the numbered headings below it; () for neither."""
    return items_below(document, head) or sub_headings(document, head)


def sub_headings(document: Document, head: Passage) -> tuple[Passage, ...]:
    """Headings that are the items of a list: those one level below the section that a passage opens or announces.

    They count when they are numbered ("A. ...", "Oplossingsrichting 2"), all of them, or when the passage is the
    sentence right above them that announces them ("onderstaande uitgangspunten").
    """
    section = document.sections[head.section]
    below = [one for one in document.sections if one.parent == section.index and one.heading is not None]
    found = tuple(document.passages[one.heading] for one in below if one.heading is not None)
    if len(found) < 2:
        return ()
    if head.kind != "heading":
        text = document.quote(head)
        announces = text.endswith(":") or _ANNOUNCES.search(text) is not None
        announces = announces and found[0].index == head.index + 1
        return found if announces else ()
    return found if all(_NUMBERED.search(document.quote(one)) for one in found) else ()


def _announcer(document: Document, heading: Passage) -> Passage | None:
    """What introduces the list that a heading is an item of; None when it is no item."""
    parent = document.sections[heading.section].parent
    if parent is None or heading.kind != "heading":
        return None
    above = document.sections[parent].heading
    first = next((one.heading for one in document.sections if one.parent == parent and one.heading is not None), 0)
    for index in (first - 1, above):
        if index is not None and index >= 0 and document.passages[index].section == parent:
            candidate = document.passages[index]
            if heading in sub_headings(document, candidate):
                return candidate
    return None


def list_heads(document: Document, passage: Passage) -> tuple[Passage, ...]:
    """What introduces the lists that a passage belongs to, innermost first: itself when it introduces one, then the
    introduction of the list it is an item of, and of the lists around that."""
    heads: list[Passage] = [passage] if list_items(document, passage) else []
    announcer = _announcer(document, passage)
    if announcer is not None:
        heads.append(announcer)
    first = item_start(document, passage)
    while first.kind in ("item", "row"):
        above = introduction(document, first)
        if above is None:
            break
        heads.append(above)
        first = item_start(document, above)
    return tuple(heads)


def item_start(document: Document, passage: Passage) -> Passage:
    """The first passage of the list item that a passage belongs to; the passage itself outside lists."""
    if passage.kind == "sentence" and passage.depth > 0 and passage.parent is not None:
        return document.passages[passage.parent]
    return passage


def item_passages(document: Document, first: Passage) -> tuple[Passage, ...]:
    """All sentences of a list item, without the items nested below it."""
    return (first, *_following(document, first))


def _following(document: Document, first: Passage) -> Iterator[Passage]:
    for passage in document.passages[first.index + 1 :]:
        if passage.block != first.block or passage.kind != "sentence":
            return
        yield passage
