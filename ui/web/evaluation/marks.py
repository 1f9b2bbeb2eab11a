"""What was expected of a question and what was given, as plain data with the matching words marked.

Everything here is a pure function of a result; the browser only builds elements from it, as text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ui.web.evaluation.texts import decimal, name_of
from ui.web.places import citation_place, shorten

if TYPE_CHECKING:
    from evals.types import CaseResult
    from ui.web.backend import Citation, Display
    from ui.web.words import Words

Json = dict[str, Any]
Ranges = Sequence[tuple[int, int]]
TitleOf = Callable[[str], str]


def runs(text: str, ranges: Ranges) -> list[Json]:
    """``text`` cut into runs ``{"text", "mark"}``; ``ranges`` are in order and do not overlap."""
    cut: list[Json] = []
    position = 0
    for start, end in ranges:
        cut += [{"text": text[position:start], "mark": False}, {"text": text[start:end], "mark": True}]
        position = end
    return [run for run in [*cut, {"text": text[position:], "mark": False}] if run["text"]]


def expected_blocks(
    result: CaseResult, citations: Sequence[Citation], *, title_of: TitleOf, display: Display, texts: Words
) -> list[Json]:
    """The expected status, facts and quotes; words of a quote that are shown or cited on the other side are marked."""
    from evals.facts import answer_text
    from evals.reports.marking import shared_word_ranges

    case = result.case
    blocks: list[Json] = [_note(name_of(texts, "statuses", case.expected))]
    if case.refusal_reason:
        blocks.append(_note(texts("evaluation_reason", reason=name_of(texts, "reasons", case.refusal_reason))))
    if case.facts:
        blocks.append(_heading(texts("evaluation_facts")))
        for forms, found in zip(case.facts, result.found, strict=True):
            verdict = texts("evaluation_fact_found" if found else "evaluation_fact_missed")
            blocks.append({"kind": "fact", "text": " | ".join(forms), "found": found, "verdict": verdict})
    if case.gold:
        blocks.append(_heading(texts("evaluation_gold")))
    given = " ".join([answer_text(result.answer), *(citation.quote for citation in citations)])
    for group, alternatives in enumerate(case.gold):
        for place, quote in enumerate(alternatives):
            known = group < len(result.gold) and place < len(result.gold[group])
            title = shorten(title_of(quote.document))
            shown = texts("evaluation_alternative", place=title) if place else title
            words = display(quote.quote)
            drawn = runs(words, shared_word_ranges(words, given))
            blocks.append(_quote(drawn, shown, f"gold {group} {place}" if known else "", texts))
    if case.note:
        blocks += [_heading(texts("evaluation_note")), _note(case.note)]
    return blocks


def given_blocks(result: CaseResult, citations: Sequence[Citation], *, display: Display, texts: Words) -> list[Json]:
    """The answer with the expected facts marked, or the refusal; then what it cites, with words of the gold marked."""
    from evals.reports.marking import fact_ranges, shared_word_ranges

    answer = result.answer
    state = name_of(texts, "statuses", answer.status)
    blocks = [_note(texts("evaluation_given_state", state=state, confidence=decimal(answer.confidence, texts)))]
    if answer.refusal is not None:
        blocks.append(_note(texts("evaluation_reason", reason=name_of(texts, "reasons", answer.refusal.reason))))
        blocks.append(_text(answer.refusal.explanation, (), answer.language))
    else:
        blocks.append(_text(answer.answer, fact_ranges(answer.answer, result.case.facts), ""))
    if citations:
        blocks.append(_heading(texts("evaluation_nearest" if answer.refusal else "evaluation_citations")))
    gold = " ".join(quote.quote for group in result.case.gold for quote in group)
    for position, citation in enumerate(citations):
        place = citation_place(citation, texts)
        words = display(citation.quote)
        drawn = runs(words, shared_word_ranges(words, gold))
        blocks.append(_quote(drawn, f"[{citation.number}] {place}", f"citation {position}", texts))
    return blocks


def _heading(text: str) -> Json:
    return {"kind": "heading", "text": text}


def _note(text: str) -> Json:
    return {"kind": "note", "text": text}


def _text(text: str, ranges: Ranges, language: str) -> Json:
    return {"kind": "text", "runs": runs(text, ranges), "language": language}


def _quote(drawn: list[Json], place: str, target: str, texts: Words) -> Json:
    label = texts("evaluation_open_place", place=place)
    return {"kind": "quote", "runs": drawn, "place": place, "open": target, "label": label}
