"""Lists whose numbers the author typed, in formats that have lists of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.formats.entries import Entry
from corpus.parsing.markers import Marker, read_marker
from corpus.parsing.pieces import tidy

_LONGEST = 1500
_SENTENCE = re.compile(r"[.;,:!?…][\"'”’)\]*_]*$")


def with_lists(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, with items for two paragraphs or more below each other that count on from 1 or a.

    One of them reads as part of a sentence, or a colon stands above them: numbered lines may be headings as well.
    """
    made: list[Entry] = []
    run: list[tuple[Entry, Marker]] = []
    for entry in entries:
        marker = _marker(entry)
        if marker is None or not _goes_on(run, marker):
            made += _settled(run, made)
            run = []
        if marker is not None and (run or marker.ordinal == 1):
            run.append((entry, marker))
        else:
            made.append(entry)
    return made + _settled(run, made)


def _marker(entry: Entry) -> Marker | None:
    """The number or letter that a paragraph begins with."""
    text = tidy(entry.piece.text)
    marker = read_marker(text) if entry.piece.kind == "text" and "\n" not in text and len(text) <= _LONGEST else None
    return None if marker is None or marker.bulleted or not marker.ordinal else marker


def _goes_on(run: Sequence[tuple[Entry, Marker]], marker: Marker) -> bool:
    if not run:
        return False
    above = run[-1][1]
    return marker.style == above.style and marker.ordinal == above.ordinal + 1


def _settled(run: Sequence[tuple[Entry, Marker]], above: Sequence[Entry]) -> list[Entry]:
    """The paragraphs of a run as items when they are a list, else as they were."""
    texts = [tidy(entry.piece.text) for entry, _ in run]
    announced = bool(above) and tidy(above[-1].piece.text).endswith(":")
    said = any(
        _SENTENCE.search(text) or text[marker.length :][:1].islower()
        for text, (_, marker) in zip(texts, run, strict=True)
    )
    if len(run) < 2 or all(entry.bold for entry, _ in run) or not (announced or said):
        return [entry for entry, _ in run]
    outer = above[-1].piece.level if above and above[-1].piece.kind == "item" else 0
    return [_item(entry, marker, outer + 1) for entry, marker in run]


def _item(entry: Entry, marker: Marker, level: int) -> Entry:
    text = tidy(entry.piece.text)[marker.length :]
    return replace(entry, piece=replace(entry.piece, kind="item", text=text, level=level, marker=marker.text))
