"""Parts of a web page that fold open: their headings are buttons, and what is folded in is content all the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.formats.html_parts import is_hidden

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt")
_CONTROLS = ("button", "a", "summary")
_CONTROL_ROLES = frozenset(("button", "tab"))


def unfold(main: Element, *, in_main: bool) -> None:
    """Change ``main`` to what a reader sees who folds everything open.

    A button that is the whole heading becomes its words, one around a heading becomes that heading. What it shows and
    hides, and what else a control of the page says to show and hide, is no longer hidden. Menus and dialogs are left
    as they are.

    :param in_main: the page marks this as its main part; elsewhere controls without a heading may open a menu.
    """
    panels: list[Element] = []
    names: set[str] = set()
    for button in [each for each in main.iter("button") if next(each.iter(*_HEADINGS), None) is not None]:
        button.tag = "div"
        names.update(_controlled(button))
        panels += _below(button)
    for heading in list(main.iter(*_HEADINGS)):
        buttons = list(heading.iter("button"))
        names.update(name for button in buttons for name in _controlled(button))
        if buttons:
            panels += _below(heading)
        if not "".join(heading.xpath(".//text()[not(ancestor::button)]")).strip():
            for button in buttons:
                button.tag = "span"
    names.update(name for control in _controls(main, in_main=in_main) for name in _controlled(control))
    panels += [each for each in main.iter() if names and each.get("id") in names]
    _name_panels(main)
    for panel in panels:
        if is_hidden(panel):
            for attribute in ("hidden", "aria-hidden", "style"):
                panel.attrib.pop(attribute, None)


def _name_panels(main: Element) -> None:
    """Put the words of a tab above its panel, as one reads them; the row of tabs itself is no content."""
    tabs = {each.get("id"): each for each in main.iter() if (each.get("role") or "").lower() == "tab"}
    for panel in [each for each in main.iter() if (each.get("role") or "").lower() == "tabpanel"]:
        tab = tabs.get(panel.get("aria-labelledby") or "")
        words = " ".join("".join(tab.itertext()).split()) if tab is not None else ""
        first = next(iter(panel.iter("h2", "h3", "h4", "h5", "h6")), None)
        if words and (first is None or " ".join("".join(first.itertext()).split()) != words):
            title = panel.makeelement("summary", {}, None)
            title.text, title.tail, panel.text = words, panel.text, None
            panel.insert(0, title)


def _below(title: Element) -> Iterator[Element]:
    """What stands directly below a title, unless that is another one."""
    panel = title.getnext()
    if panel is not None and panel.tag not in (*_HEADINGS, "button"):
        yield panel


def _controls(main: Element, *, in_main: bool) -> Iterator[Element]:
    for element in main.iter():
        role = (element.get("role") or "").lower()
        if role == "tab" or (in_main and (element.tag in _CONTROLS or role in _CONTROL_ROLES)):
            yield element


def _controlled(control: Element) -> list[str]:
    """The names of what a control shows and hides; one that pops something up shows no content of the page."""
    pops_up = (control.get("aria-haspopup") or "false").lower() != "false"
    return [] if pops_up else (control.get("aria-controls") or "").split()
