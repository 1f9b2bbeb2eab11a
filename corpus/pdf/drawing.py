"""How much is drawn on a page besides its text: a scan, or letters that were turned into lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

_MOST_OBJECTS = 300
_DEEPEST = 4
_PAINTS = re.compile(rb"(?:^|[\s\])>])(?:Do|Tj|TJ|'|\"|f\*?|F|S|s|B\*?|b\*?|sh|EI)(?=\s|$)")


def measure_drawing(page: PageObject) -> tuple[int, int]:
    """Bytes of drawing commands, and pixels of the largest picture, on a page and in the forms that it uses."""
    contents = page.get_contents()
    commands = contents.get_data() if contents is not None else b""
    drawing = len(commands) if _PAINTS.search(commands) else 0  # settings alone leave a page blank
    raster = 0
    waiting: list[tuple[Any, int]] = [(page.get("/Resources"), 0)]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_OBJECTS:
        resources, depth = waiting.pop()
        for thing in _objects(resources):
            if id(thing) in seen:
                continue
            seen.add(id(thing))
            if thing.get("/Subtype") == "/Image":
                raster = max(raster, int(thing.get("/Width", 0)) * int(thing.get("/Height", 0)))
            elif depth < _DEEPEST:
                drawing += len(thing.get_data())
                waiting.append((thing.get("/Resources"), depth + 1))
    return drawing, raster


def _objects(resources: Any) -> list[Any]:  # noqa: ANN401 - whatever stands in the file
    """The pictures and forms that resources name."""
    held = resources.get_object() if resources is not None else {}
    named = held.get("/XObject")
    return [each.get_object() for each in named.get_object().values()] if named is not None else []
