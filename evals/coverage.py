"""What the questions cover: how many of each kind and split, and which sections no question touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import Document
from evals.locate import resolve_gold
from evals.types import SPLITS, TYPES, Case


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts by (type, split) and by (document, split), and the untouched sections as (document, path)."""

    total: int
    unanswerable: int
    types: dict[tuple[str, str], int]
    documents: dict[tuple[str, str], int]
    untouched: tuple[tuple[str, str], ...]

    def of_type(self, kind: str) -> int:
        """The number of questions of a type, all splits together."""
        return sum(self.types.get((kind, split), 0) for split in SPLITS)


def measure_coverage(cases: Sequence[Case], documents: Sequence[Document]) -> Coverage:
    """Count the cases; a section is touched when gold lies in it or in a section below it."""
    return Coverage(
        total=len(cases),
        unanswerable=sum(not case.answerable for case in cases),
        types=dict(Counter((case.type, case.split) for case in cases)),
        documents=dict(Counter((document, case.split) for case in cases for document in case.documents)),
        untouched=tuple(_untouched(cases, documents)),
    )


def _untouched(cases: Sequence[Case], documents: Sequence[Document]) -> list[tuple[str, str]]:
    by_id = {document.id: document for document in documents}
    gold = [found for case in cases for group in resolve_gold(case, by_id) for found in group]
    missing = []
    for document in documents:
        ranges = [(one.start, one.end) for one in gold if one.document == document.id]
        for section in document.sections:
            has_text = any(
                section.start <= passage.start < section.end and passage.kind != "heading"
                for passage in document.passages
            )
            if has_text and not any(start < section.end and end > section.start for start, end in ranges):
                missing.append((document.id, " › ".join(document.section_path(section.index)) or "(begin)"))
    return missing


def coverage_rows(coverage: Coverage) -> list[tuple[str, ...]]:
    """The counts as rows of a table, headings first: kind or document, one column a split, total."""
    rows: list[tuple[str, ...]] = [("", *SPLITS, "samen")]
    for names, counts in ((TYPES, coverage.types), (sorted({d for d, _ in coverage.documents}), coverage.documents)):
        for name in names:
            numbers = [counts.get((name, split), 0) for split in SPLITS]
            rows.append((name, *map(str, numbers), str(sum(numbers))))
    return rows
