"""Links to a passage that outlive a change of the document: made from a citation, resolved to where it stands now.

A link names the document, the hash of the text it was made on, the range, and the first words of the quote, so that
it can be resolved on another machine too. ``?doc=nji-brief&hash=0f3a5b7c9d1e&range=120-180&text=Maak+kleine``
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.orientation.nearest import find_quote, nearest_passage
from assistant.types import Citation
from corpus import Document

__all__ = [
    "Link",
    "Outcome",
    "Resolution",
    "link_from_parameters",
    "link_to",
    "resolve_citation",
    "resolve_link",
]

HASH_DIGITS = 12
LARGEST_OFFSET = 10**9
MOST_WORDS = 12
LONGEST_WORDS = 100

Outcome = Literal["same", "moved", "nearest", "lost", "whole", "unknown"]


@dataclass(frozen=True, slots=True)
class Link:
    """A range of the text whose SHA-256 begins with ``sha256``; an empty range means the document as a whole.

    ``words`` are the first words of the quote, white space made single; "" when not known.
    """

    document: str
    sha256: str
    start: int
    end: int
    words: str = ""

    def to_parameters(self) -> dict[str, str]:
        """``{"doc", "hash", "range", "text"}`` for an address, without what is not known."""
        if self.end <= self.start:
            return {"doc": self.document}
        parameters = {"doc": self.document, "hash": self.sha256, "range": f"{self.start}-{self.end}"}
        return {**parameters, "text": self.words} if self.words else parameters


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a link points now.

    ``outcome``: "same" (the text has not changed), "moved" (the same words, elsewhere or in a changed text),
    "nearest" (the passage most like it), "lost" (nothing like it is left), "whole" (the link names no passage) or
    "unknown" (no such document). ``start`` and ``end`` are the range to mark, empty for the last three; ``quote`` is
    what the link quoted, as far as known; ``likeness`` is the share of words in common (1 for the same words).
    """

    outcome: Outcome
    start: int = 0
    end: int = 0
    quote: str = ""
    likeness: float = 0.0

    @property
    def changed(self) -> bool:
        """True when the text is no longer the one the link was made on."""
        return self.outcome in ("moved", "nearest", "lost")


def link_to(document: Document, start: int, end: int) -> Link:
    """The link to a range of a document as it is now."""
    words = " ".join(document.text[start:end].split()[:MOST_WORDS])
    return Link(document.id, document.sha256[:HASH_DIGITS], start, end, words[:LONGEST_WORDS])


def link_from_parameters(parameters: Mapping[str, str]) -> Link | None:
    """The link in an address; None without a document. A hash or range that makes no sense means the whole document."""
    document = parameters.get("doc", "")
    if not document:
        return None
    sha256 = parameters.get("hash", "").lower()
    start, end = _range(parameters.get("range", ""))
    words = " ".join(parameters.get("text", "")[: LONGEST_WORDS * 2].split())
    return Link(document, sha256 if _is_hash(sha256) else "", start, end, words)


def resolve_link(link: Link, document: Document | None, *, earlier: str | None = None) -> Resolution:
    """Where the link points now.

    :param document: the document as it is now, None when there is none with that id.
    :param earlier: the text that the link was made on, when it was kept
        (:class:`assistant.library.earlier.EarlierTexts`).
    """
    if document is None:
        return Resolution("unknown")
    if link.end <= link.start:
        return Resolution("whole")
    if link.sha256 and document.sha256.startswith(link.sha256):
        if link.end > len(document.text):
            return Resolution("whole")
        return Resolution("same", link.start, link.end, document.text[link.start : link.end], 1.0)
    known = earlier is not None and link.end <= len(earlier)
    quote = earlier[link.start : link.end] if earlier is not None and known else link.words
    if not quote.strip():
        return Resolution("lost")
    at = link.start / max(1, len(earlier) if earlier is not None else link.end)
    return _find(document, quote, near=at, whole=known)


def resolve_citation(citation: Citation, document: Document | None) -> Resolution:
    """Where a citation of an earlier answer stands now; its quote is known, so that no earlier text is needed."""
    if document is None:
        return Resolution("unknown")
    if document.text[citation.start : citation.end] == citation.quote:
        return Resolution("same", citation.start, citation.end, citation.quote, 1.0)
    return _find(document, citation.quote, near=citation.start / max(1, len(document.text)), whole=True)


def _find(document: Document, quote: str, *, near: float, whole: bool) -> Resolution:
    """The quote in a text that changed; ``whole`` is False when only its first words are known."""
    found = find_quote(document, quote, near=near, whole=whole)
    if found is not None:
        return Resolution("moved", *found, quote, 1.0)
    passage = nearest_passage(document, quote, near=near, part=not whole)
    if passage is None:
        return Resolution("lost", quote=quote)
    return Resolution("nearest", passage.start, passage.end, quote, passage.likeness)


def _range(value: str) -> tuple[int, int]:
    """``"120-180"`` -> (120, 180); (0, 0) for anything else."""
    first, _, last = value.partition("-")
    if not all(part.isascii() and part.isdigit() and len(part) <= 10 for part in (first, last)):
        return 0, 0
    start, end = min(int(first), LARGEST_OFFSET), min(int(last), LARGEST_OFFSET)
    return (start, end) if end > start else (0, 0)


def _is_hash(value: str) -> bool:
    return 8 <= len(value) <= 64 and all(character in "0123456789abcdef" for character in value)
