"""How a citation and a document are named in one line: title, section, page; publisher, date, status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.web.backend import Citation, Metadata
    from ui.web.words import Words

LONGEST_TITLE = 60


def shorten(text: str, *, longest: int = LONGEST_TITLE) -> str:
    """``text``, cut at a word border with an ellipsis when it is longer than ``longest`` characters."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"


def section_words(title: str, section: Sequence[str]) -> str:
    """The section path in one line, without a part that only repeats the title of the document."""
    return " › ".join(part for part in section if _letters(part) != _letters(title))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def citation_detail(citation: Citation, words: Words) -> str:
    """``innermost section · p. 3``, without what is not known."""
    innermost = section_words(citation.title, citation.section[-1:])
    parts = [shorten(innermost)] if innermost else []
    if citation.printed_page:
        parts.append(words("page_printed", printed=citation.printed_page, page=citation.page))
    elif citation.page is not None:
        parts.append(words("page_short", page=citation.page))
    return " · ".join(parts)


def citation_place(citation: Citation, words: Words) -> str:
    """``title › innermost section · p. 3``."""
    return " › ".join(part for part in (shorten(citation.title), citation_detail(citation, words)) if part)


def document_line(metadata: Metadata, words: Words) -> str:
    """``publishers · 7 december 2022 · status: vastgesteld``, without what is not known."""
    parts = [", ".join(metadata.publishers)]
    if metadata.date and metadata.date_precision != "unknown":
        parts.append(words.date(metadata.date))
    if metadata.status:
        parts.append(words("status_label", status=metadata.status))
    return " · ".join(part for part in parts if part)
