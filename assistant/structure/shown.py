"""Where the words of an earlier answer stand: a reader points at what was shown, not at what a new search finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.asking.said import ShownLine
from assistant.parts import Part, part_of
from assistant.structure.nesting import item_passages, item_start, items_below
from corpus import Document, Passage, display_text

# What a heading is explained with: so many words of the text below it, at least a sentence.
_EXPLANATION = 80
# The first letters that are shown stand so near the start of a passage, behind marks that are not shown.
_OPENING = re.compile(r"\w{1,3}")
_NEAR = 60


def quoted_again(lines: Iterable[ShownLine], documents: Sequence[Document]) -> list[Part]:
    """The parts that earlier lines showed, as they were shown; [] unless all of them are found again."""
    parts: list[Part] = []
    for line in lines:
        found = next((run for one in documents for run in _runs(one, line.text)), None)
        if found is None:
            return []
        document, passages = found
        parts.append(part_of(document, passages, bullet=line.bullet, depth=line.depth))
    return parts


def shown_item(
    lines: Sequence[ShownLine], wanted: int, documents: Sequence[Document], *, explained: bool
) -> list[Part]:
    """An item of the list that an earlier answer showed, whole, with the items below it; [] when it showed no such one.

    :param explained: also quote what stands below an item that is a heading.
    """
    items = [place for place, line in enumerate(lines) if line.bullet and not line.depth]
    if not -len(items) <= wanted < len(items):
        return []
    head = lines[items[0] - 1].text if items[0] else ""
    for document in documents:
        introduced = next((run[-1].index for _, run in _runs(document, head)), -1) if head else -1
        runs = [run for _, run in _runs(document, lines[items[wanted]].text)]
        if runs:
            # The same words may stand elsewhere: the item is the first one behind what introduced the list.
            best = next((run for run in runs if run[0].index > introduced), runs[0])
            return whole_item(document, best, explained=explained)
    return []


def whole_item(document: Document, run: Sequence[Passage], *, explained: bool) -> list[Part]:
    """The passages with the items below the first of them.

    :param explained: also quote what stands below a heading.
    """
    first = item_start(document, run[0])
    passages = item_passages(document, first) if first.kind == "item" and first == run[0] else run
    parts = [part_of(document, passages)]
    below = items_below(document, first)
    if explained and first.kind == "heading":
        return [*parts, *_text_below(document, first)]
    return [*parts, *(part_of(document, item_passages(document, one), bullet=True) for one in below)]


def _text_below(document: Document, heading: Passage) -> Iterator[Part]:
    """What stands first below a heading: its sentences, and whole list items."""
    words = 0
    for passage in document.passages[heading.index + 1 :]:
        if passage.kind == "sentence" and item_start(document, passage) != passage:
            continue  # shown with the first passage of its item
        part = part_of(document, item_passages(document, passage) if passage.kind == "item" else [passage])
        words += len(part.text.split())
        if passage.kind == "heading" or (words > _EXPLANATION and passage.index > heading.index + 1):
            return
        yield replace(part, bullet=passage.kind == "item", depth=max(passage.depth - 1, 0))


def _runs(document: Document, text: str) -> Iterator[tuple[Document, list[Passage]]]:
    """The consecutive passages that are shown as this text."""
    opening = _OPENING.search(text)
    for passage in document.passages:
        # Cheaper than what a passage is shown as, and true of few.
        if opening is not None and opening.group() not in document.text[passage.start : passage.start + _NEAR]:
            continue
        run, shown = [passage], display_text(document.quote(passage))
        while shown and len(shown) < len(text) and text.startswith(f"{shown} "):
            following = document.passages[run[-1].index + 1 : run[-1].index + 2]
            if not following:
                break
            run.append(following[0])
            shown = f"{shown} {display_text(document.quote(following[0]))}"
        if shown == text:
            yield document, run
