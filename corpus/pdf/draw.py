"""The process that draws a page: ``python -m corpus.pdf.draw`` (started by :mod:`corpus.pdf.pictures`).

It takes one line of JSON (what, page, width, size in bytes) and the bytes of the file; it answers with a PNG or with
the letters of a page and their boxes as JSON, and ends.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from typing import TYPE_CHECKING, Any

from corpus.pdf.limits import MEGABYTE, limit_memory

if TYPE_CHECKING:
    from corpus.pdf.pdfium import Drawer

_MEMORY = 3072 * MEGABYTE


def main() -> None:
    """Answer one request."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    request: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read(int(request["size"]))
    limit_memory(_MEMORY + 4 * len(data))
    from corpus.pdf.pdfium import Drawer

    with answers:
        answers.write(answer(Drawer(data), request))


def answer(drawer: Drawer, request: dict[str, Any]) -> bytes:
    """What was asked for, as bytes."""
    if request["what"] == "picture":
        return drawer.picture(int(request["page"]), int(request["width"]))
    found = list(drawer.letters(int(request["page"])))
    record = {"letters": "".join(letter for letter, _ in found), "boxes": [box for _, box in found]}
    return json.dumps(record).encode()


if __name__ == "__main__":
    main()
