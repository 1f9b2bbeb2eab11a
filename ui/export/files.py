"""The formats of exported conversations by name, and a file name that every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from ui.export.markdown import to_markdown
from ui.export.pdf import to_pdf
from ui.export.report import Report
from ui.export.word import to_word


@dataclass(frozen=True, slots=True)
class Format:
    """How a report is written, and what a browser is told of it."""

    write: Callable[[Report], bytes]
    mime: str


FORMATS = {
    "docx": Format(to_word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": Format(to_pdf, "application/pdf"),
    "md": Format(to_markdown, "text/markdown"),
}


def file_name(title: str, suffix: str) -> str:
    """``Hoeveel plekken?`` -> ``wegwijzer-hoeveel-plekken.docx``."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")
    return f"wegwijzer-{words or 'gesprek'}.{suffix}"
