"""Which questions of a run are listed: failed ones, kinds, documents, languages, roles, words in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evals.types import CaseResult


@dataclass(frozen=True, slots=True)
class Filter:
    """What a listed question has; an empty field leaves everything in. ``text`` may stand in id, question or answer."""

    failed: bool = False
    types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    text: str = ""

    def keeps(self, result: CaseResult) -> bool:
        """Whether the question is listed; every word of ``text`` must occur somewhere."""
        case = result.case
        searched = f"{case.id} {case.question} {result.answer.answer}".casefold()
        return (
            not (self.failed and result.correct)
            and (not self.types or case.type in self.types)
            and (not self.documents or bool(set(self.documents) & set(case.documents)))
            and (not self.languages or case.language in self.languages)
            and (not self.personas or case.persona in self.personas)
            and all(word in searched for word in self.text.casefold().split())
        )


def filtered(results: Iterable[CaseResult], chosen: Filter) -> list[CaseResult]:
    """The results that the filter keeps, in their order."""
    return [result for result in results if chosen.keeps(result)]


def values(results: Sequence[CaseResult], taken: Callable[[CaseResult], Iterable[str]]) -> list[str]:
    """The values that occur, sorted: the choices of a filter."""
    return sorted({value for result in results for value in taken(result)})


def neighbours(ids: Sequence[str], identity: str) -> tuple[str, str]:
    """The ids before and after one, "" at the ends and for an id that is not listed."""
    if identity not in ids:
        return "", ""
    at = list(ids).index(identity)
    return (ids[at - 1] if at else ""), (ids[at + 1] if at + 1 < len(ids) else "")
