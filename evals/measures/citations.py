"""Citations: do they point at gold, do they cover it, and are they true slices of the documents?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.types import Citation
from evals.measures.overlap import LONGEST_CITATION, SHARED, Range, characters, outer_places, points_at
from evals.types import Gold, GoldRange


def citation_precision(citations: Sequence[Range], gold: Gold) -> float | None:
    """Citations that support the answer / citations; None without gold or when nothing is cited.

    A citation supports when it points at a gold quote (``points_at``) and is no longer than ``LONGEST_CITATION``, or
    when at least half of it is gold, the quotes being widened to whole passages. Citing a whole document supports
    nothing. The judge-free, id-based form of ALCE's citation precision (Gao et al. 2023).
    """
    if not gold or not citations:
        return None
    golden = characters(outer_places(gold))
    return sum(_supports(citation, gold, golden) for citation in citations) / len(citations)


def _supports(citation: Range, gold: Gold, golden: set[tuple[str, int]]) -> bool:
    if any(points_at(citation, one, longest=LONGEST_CITATION) for group in gold for one in group):
        return True
    return len(characters([citation]) & golden) >= SHARED * max(1, citation.end - citation.start)


def citation_recall(citations: Sequence[Range], gold: Gold) -> float | None:
    """Gold groups that the citations cover / gold groups; None without gold, 0 when nothing is cited.

    A group is covered when at least half of the characters of one of its alternatives are cited, by all citations
    together. The judge-free form of ALCE's citation recall (Gao et al. 2023).
    """
    if not gold:
        return None
    cited = characters(citations)
    return sum(any(_covered(alternative, cited) for alternative in group) for group in gold) / len(gold)


def _covered(gold: GoldRange, cited: set[tuple[str, int]]) -> bool:
    return len(characters([gold]) & cited) >= SHARED * (gold.end - gold.start)


def gold_share(citations: Sequence[Range], gold: Gold) -> float | None:
    """The share of the answer that is gold: cited characters that are gold / cited characters.

    Characters cited twice count once; gold quotes are widened to whole passages. None without gold or citations.
    """
    cited = characters(citations)
    if not gold or not cited:
        return None
    return len(cited & characters(outer_places(gold))) / len(cited)


def quote_validity(citations: Sequence[Citation], texts: Mapping[str, str]) -> float | None:
    """Quotes that equal the canonical slice they claim to be / quotes; None when nothing is quoted.

    Must be exactly 1: a quote is sliced, never typed. An unknown document or an empty or reversed range is invalid.
    """
    if not citations:
        return None
    valid = [
        0 <= citation.start < citation.end
        and citation.document in texts
        and texts[citation.document][citation.start : citation.end] == citation.quote
        for citation in citations
    ]
    return sum(valid) / len(valid)
