"""The abbreviations that documents define, without reading those that were read before."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.kept.results import KeptResults, Outcome
from corpus import Document, collect_abbreviations
from corpus.types import Abbreviation


def kept_abbreviations(documents: Mapping[str, Document], results: KeptResults) -> tuple[Abbreviation, ...]:
    """What :func:`corpus.collect_abbreviations` finds in these documents."""
    return tuple(
        Abbreviation(short, long, name, start, end)
        for name, outcome in results.each("abbreviations", documents, _work)
        for short, long, start, end in outcome
    )


def _work(document: Document) -> Outcome:
    return [(one.short, one.long, one.start, one.end) for one in collect_abbreviations([document])]
