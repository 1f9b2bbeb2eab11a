"""Turns what the gate let through into an answer: statements, citations with their place, what became of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.asking.language import Language, is_foreign
from assistant.gate import citations, explain
from assistant.gate.types import Checked, Judgement
from assistant.generation.wording import repair_notice
from assistant.types import Answer, CheckedSentence, GateReport, Statement
from corpus import Document


def generated(answer: Answer, checked: Checked, documents: Mapping[str, Document], *, generator: str) -> Answer:
    """The answer that a model wrote, with the quotes behind it as citations."""
    shown = [one for one in checked.judgements if one.text]
    report = answer.gate
    changed = report is not None and report.repaired + report.dropped > 0
    notices = (repair_notice(report.repaired, report.dropped, answer.language),) if report and changed else ()
    return replace(
        answer,
        answer=shown_text(shown),
        statements=tuple(Statement(one.text, one.quotes) for one in shown),
        citations=citations(checked, documents),
        generator=generator,
        notices=(*answer.notices, *notices),
    )


def shown_text(judgements: Iterable[Judgement]) -> str:
    """The sentences that are shown, one a line, list items with a bullet, each with its marks."""
    return "\n".join(
        f"{'- ' if one.sentence.bullet else ''}{one.text} {''.join(f'[{number}]' for number in one.quotes)}".rstrip()
        for one in judgements
        if one.text
    )


def gate_report(checked: Checked, language: Language) -> GateReport:
    """What the gate did, for people and for the evaluation."""
    fallback: str | None = checked.fallback
    if fallback in ("nothing_left", "mostly_unsupported") and is_foreign(
        " ".join(one.sentence.text for one in checked.judgements)
    ):
        fallback = "language"
    return GateReport(
        kept=len(checked.kept),
        repaired=len(checked.repaired),
        dropped=len(checked.dropped),
        fallback=fallback,
        sentences=tuple(
            CheckedSentence(
                written=one.sentence.text,
                verdict=one.verdict,
                shown=one.text,
                reason=one.reason,
                explanation=explain(one, language) if one.verdict != "kept" else "",
            )
            for one in checked.judgements
        ),
    )
