"""What of a web page is its content: encoding, the part that holds the document, and what surrounds it."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.formats.plain import decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DROPPED = frozenset(
    "script style noscript template nav iframe object embed svg canvas audio video button select option textarea input "
    "datalist dialog map menu head title meta link picture img progress meter applet rp rt del s strike".split()
)
_DROPPED_ROLES = frozenset(
    "navigation menubar menu banner contentinfo search dialog alertdialog tablist toolbar doc-toc complementary".split()
)
_SURROUNDINGS = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|kruimelpad|skip-?(?:link|nav|to)\w*|sr-only|visually-?hidden|share-?bar|"
    r"social-?(?:media|share|links)|pagination|nieuwsbrief|newsletter)(?:$|[\s_-])|cookie-?(?:banner|melding|notice|bar|wall)",
    re.IGNORECASE,
)
# What names a frame only as a whole word, with buttons or links and few words in it: each can be a subject as well.
_SHORT = re.compile(r"share|sharing|deel-?deze-?pagina|feedback|rating|print(?:-?(?:button|link|knop))?", re.IGNORECASE)
_FRAME = re.compile(
    r"(?:main|top|sub|side|hoofd|mobile)?-?(?:menu|nav|navbar|navigation|navigatie)|side-?bar|(?:page|site)?-?footer|logo|"
    r"copyright|skip-?links?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:foot|end)?note[s_:-]*\d+|_?(?:fn|ftn|edn|voetnoot)[_:-]*\d+", re.IGNORECASE)
_LITTLE, _FRAMED = 200, 1500  # characters
_LINK_HOLDERS = frozenset("a ul ol li div nav form img input button svg script style".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_WESTERN = frozenset(("iso8859-1", "ascii", "cp1252", "iso8859-15"))
_PROLOGUE = re.compile(r"\s*<\?xml[^>]*\?>")
_LEAST = 200  # characters that the marked main part must hold to be taken for the document


def decode_page(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    """The characters of a page: by its mark, else by what it declares when that fits, else as plain text is read."""
    declared = None if data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")) else _declared(data)
    if declared == "cp1252" and _is_unicode(data):
        declared = "utf-8"
    if declared is not None:
        try:
            return _without_prologue(data.decode(declared)), ()
        except UnicodeDecodeError:
            pass
    text, warnings = decode(data, path)
    return _without_prologue(text), () if data.startswith(codecs.BOM_UTF8) else warnings


def _declared(data: bytes) -> str | None:
    """The codec that the page names; browsers read Latin-1 as Windows-1252, so that is what authors mean by it."""
    found = _XML.match(data[:1024]) or _DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    if name.startswith("utf-16"):  # a page that can say so in ASCII is not in UTF-16
        return "utf-8"
    return "cp1252" if name in _WESTERN else name


def _is_unicode(data: bytes) -> bool:
    """True for bytes that make sense as UTF-8: a page that was saved anew keeps what it declared before."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _without_prologue(text: str) -> str:
    return _PROLOGUE.sub("", text.replace("\x00", ""), count=1)


def find_main(body: Element) -> tuple[Element, bool]:
    """The element that holds the document, and whether the page marks it as such."""
    marked = [each for each in body.iter("main") if not is_hidden(each)]
    marked += [each for each in body.iter() if each.get("role") == "main" and each.tag != "main"]
    articles = list(body.iter("article"))
    if not marked and len(articles) == 1:
        marked = articles
    for element in marked:
        if _length(element) >= min(_LEAST, _length(body) // 2):
            return element, True
    return body, False


def is_left_out(element: Element, *, in_main: bool) -> bool:
    """True for what is no content: scripts, menus, hidden parts, cookie notices, the frame around the main part."""
    tag = element.tag
    if not isinstance(tag, str) or tag in DROPPED or is_hidden(element):
        return True
    if (element.get("role") or "").lower() in _DROPPED_ROLES:
        return True
    if tag in ("footer", "aside") and not in_main:
        return True
    if tag in ("html", "body", "main", "article"):
        return False
    if _is_frame(element, in_main=in_main):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _SURROUNDINGS.search(names) is not None and next(element.iter("main", "article"), None) is None


def _is_frame(element: Element, *, in_main: bool) -> bool:
    """True for what is named as buttons for the reader or, outside the main part, as a menu, side bar or footer."""
    names = [*(element.get("class") or "").split(), element.get("id") or ""]
    if re.fullmatch(r"h[1-6]", element.tag):  # the name of a heading is what it says
        return False
    if any(map(_SHORT.fullmatch, names)):
        return next(element.iter("a", "button", "form", "input"), None) is not None and _length(element) <= _LITTLE
    framed = not in_main and any(map(_FRAME.fullmatch, names))
    return framed and next(element.iter("h1"), None) is None and _length(element) <= _FRAMED


def drop_links_above(body: Element) -> None:
    """Take links that stand by themselves above the title out of a page that marks no main part: a menu or logo.

    A page without a title keeps all of them.
    """
    title = next(body.iter("h1"), None)
    apart: dict[Element, bool] = {}
    above: list[Element] = []
    for element in body.iter():
        if element is title:
            break
        parent = element.getparent()
        if element.tag == "a" and parent is not None and title not in element.iterdescendants("h1"):
            apart[parent] = _holds_only_links(parent) if parent not in apart else apart[parent]
            above += [element] if apart[parent] else []
    for element in above if title is not None else ():
        tail = element.tail
        element.clear()
        element.tail = tail


def _holds_only_links(element: Element) -> bool:
    """True when no words stand beside the links and lists in an element."""
    if (element.text or "").strip():
        return False
    return all(each.tag in _LINK_HOLDERS and not (each.tail or "").strip() for each in element)


def is_hidden(element: Element) -> bool:
    """True for an element that a reader of the page does not see."""
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    return _HIDDEN.search(element.get("style") or "") is not None


def _length(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def is_note(element: Element) -> bool:
    """True for what the page marks as a note."""
    if (element.get("role") or "") in ("doc-footnote", "doc-endnote"):
        return True
    return element.tag in ("li", "p", "div", "aside") and _NOTE.fullmatch(element.get("id") or "") is not None


def visible_words(element: Element) -> str:
    """The visible words of an element on one line."""
    parts = [element.text or ""]
    for each in element:
        if not is_left_out(each, in_main=True):
            parts.append(" " if each.tag == "br" else visible_words(each))
        parts.append(each.tail or "")
    return "".join(parts)
