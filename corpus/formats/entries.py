"""Paragraphs with how they look, and headings found by their looks in documents without heading styles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.parsing.markers import read_marker, read_multilevel
from corpus.parsing.pieces import Piece

_LONGEST = 130
_FEW = 60  # pieces; a longer text with a single heading has not used the styles for its chapters
_CLOSED = re.compile(r"[.,;:!…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece and how its words look: all bold, and their size in half points (0 when the format does not say)."""

    piece: Piece
    bold: bool = False
    size: int = 0


def settle(entries: Sequence[Entry]) -> list[Piece]:
    """The pieces of a document; where the author set no headings, those that look like one become one."""
    stated = sum(entry.piece.kind == "heading" and entry.piece.level > 0 for entry in entries)
    if stated > (1 if len(entries) > _FEW else 0):
        return [entry.piece for entry in entries]
    body = _body_size(entries)
    found = {number for number in range(len(entries)) if _looks_like_heading(entries, number, body)}
    sizes = sorted({entries[number].size for number in found if not _depth(entries[number].piece)}, reverse=True)
    ranks = {size: min(rank, 3) for rank, size in enumerate(sizes, 1)}
    return [_heading(entry, ranks) if number in found else entry.piece for number, entry in enumerate(entries)]


def _looks_like_heading(entries: Sequence[Entry], number: int, body: int) -> bool:
    """A short line that closes like no sentence, stands out or is numbered, and has something below it."""
    entry = entries[number]
    piece = entry.piece
    text = f"{piece.marker} {piece.text}".strip()
    if piece.kind not in ("text", "item") or number + 1 >= len(entries) or "\n" in piece.text:
        return False
    if len(text) > _LONGEST or _CLOSED.search(text) or not any(map(str.isalpha, text)) or piece.text[:1].islower():
        return False
    stands_out = entry.bold or entry.size > 1.1 * body or (piece.text.isupper() and len(piece.text) > 3)
    if piece.kind == "item":
        return stands_out and _depth(piece) > 0
    if piece.text.endswith("?"):
        return stands_out
    return stands_out or bool(read_multilevel(text))


def _body_size(entries: Sequence[Entry]) -> int:
    """The size of most characters."""
    sizes: Counter[int] = Counter()
    for entry in entries:
        sizes[entry.size] += len(entry.piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _depth(piece: Piece) -> int:
    """The depth of a chapter number: 1 for "3. Aanpak", 2 for "3.1 Wonen", 0 without."""
    text = f"{piece.marker} {piece.text}".strip()
    parts = read_multilevel(text)
    if parts:
        return len(parts)
    marker = read_marker(text)
    numbered = marker is not None and marker.style == "number" and not marker.bulleted
    return 1 if numbered or re.match(r"\d{1,2}\s+[A-ZÀ-Þ]", text) else 0


def _heading(entry: Entry, ranks: dict[int, int]) -> Piece:
    piece = entry.piece
    text = f"{piece.marker} {piece.text}" if piece.kind == "item" else piece.text
    level = _depth(piece) or ranks.get(entry.size, 1)
    return replace(piece, kind="heading", text=text, level=level, marker="")
