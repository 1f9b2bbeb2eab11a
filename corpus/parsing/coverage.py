"""What no passage covers: every remaining character that is not white space becomes noise with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.parsing.block import Block
from corpus.parsing.lines import Line
from corpus.parsing.passages import Draft
from corpus.parsing.quotations import quote_length
from corpus.types import Noise

_MARK_ONLY = re.compile(r"[\W_]*")


def find_rest(
    text: str, drafts: Sequence[Draft], lines: Sequence[Line], line_noise: dict[int, str], blocks: Sequence[Block]
) -> list[Noise]:
    """Everything outside the passages that is not white space, one range a line, with its reason."""
    markers = {block.lines[0].start for block in blocks if block.marker is not None}
    notes = {block.lines[0].start for block in blocks if block.note is not None}
    found: list[Noise] = []
    position = 0
    for line in lines:
        cursor = line.start
        while position < len(drafts) and drafts[position].end <= cursor:
            position += 1
        ahead = position
        while cursor < line.end:
            draft = drafts[ahead] if ahead < len(drafts) else None
            stop = min(line.end, draft.start) if draft else line.end
            piece = text[cursor:stop]
            if piece.strip():
                start = cursor + len(piece) - len(piece.lstrip())
                behind = start + quote_length(piece.strip())
                reason = line_noise.get(line.number) or _reason(behind, piece.strip(), markers, notes)
                found.append(Noise(start, cursor + len(piece.rstrip()), reason))
            if draft is None or draft.start >= line.end:
                break
            cursor, ahead = max(cursor, draft.end), ahead + 1
    return found


def _reason(start: int, piece: str, markers: set[int], notes: set[int]) -> str:
    if start in notes:
        return "note mark"
    if start in markers:
        return "list marker"
    if piece.startswith("|") and len(piece) > 2:
        return "table rule"
    if piece.startswith("<"):
        return "html"
    if re.fullmatch(r"[eoO]", piece):
        return "list marker"  # a bullet read as a letter
    return "mark" if _MARK_ONLY.fullmatch(piece) else "residue"
