"""One question of the HTML report: expected beside given, with the words that match marked."""

from __future__ import annotations

from html import escape

from evals.facts import answer_text
from evals.measures.registry import MEASURES
from evals.numbers import number
from evals.reports.marking import mark_facts, mark_shared_words
from evals.types import CaseResult


def question_block(result: CaseResult) -> str:
    """A foldable block; everything from question, documents and answer is escaped."""
    case = result.case
    verdict, word = ("right", "goed") if result.correct else ("wrong", "fout")
    head = (
        f'<summary><span class="verdict">{word}</span> {escape(case.question)} '
        f'<span class="soft">{escape(case.id)} · {escape(case.type)}</span></summary>'
    )
    sides = f'<div class="sides"><div>{_expected(result)}</div><div>{_given(result)}</div></div>'
    body = f"{_history(result)}{sides}{_scores(result)}"
    return f'<details class="question {verdict}" data-kind="{escape(case.type, quote=True)}">{head}{body}</details>'


def _history(result: CaseResult) -> str:
    turns = (f"<p class='soft'>{escape(turn.role)}: {escape(turn.content)}</p>" for turn in result.case.history)
    return "".join(turns)


def _expected(result: CaseResult) -> str:
    case = result.case
    parts = [f"<h3>Verwacht: {_status(case.expected)}</h3>"]
    answer = answer_text(result.answer) + " ".join(citation.quote for citation in result.answer.citations)
    for group in case.gold:
        for place, quote in enumerate(group):
            alternative = "of " if place else ""
            parts.append(f"<blockquote>{mark_shared_words(quote.quote, answer)}</blockquote>")
            parts.append(f'<p class="soft">{alternative}{escape(quote.document)}</p>')
    if case.facts:
        items = []
        for forms, found in zip(case.facts, result.found, strict=True):
            text = escape(" | ".join(forms))
            items.append(f"<li>{text}</li>" if found else f'<li class="missed">{text} (ontbreekt)</li>')
        parts.append(f"<p>Feiten:</p><ul>{''.join(items)}</ul>")
    if case.refusal_reason:
        parts.append(f'<p class="soft">reden: {escape(case.refusal_reason)}</p>')
    if case.note:
        parts.append(f'<p class="soft">{escape(case.note)}</p>')
    return "".join(parts)


def _given(result: CaseResult) -> str:
    answer = result.answer
    gold = " ".join(quote.quote for group in result.case.gold for quote in group)
    parts = [
        f"<h3>Gegeven: {_status(answer.status)} <span class='soft'>zekerheid {number(answer.confidence)}</span></h3>"
    ]
    if answer.refusal:
        parts.append(f"<p>{escape(answer.refusal.reason)}: {escape(answer.refusal.explanation)}</p>")
    else:
        parts.append(f'<p class="given">{mark_facts(answer.answer, result.case.facts)}</p>')
    nearest = answer.refusal.nearest if answer.refusal else ()
    for citation in (*answer.citations, *nearest):
        place = " › ".join((citation.document, *citation.section))
        parts.append(f"<blockquote>{mark_shared_words(citation.quote, gold)}</blockquote>")
        parts.append(f'<p class="soft">[{citation.number}] {escape(place)} ({citation.start}–{citation.end})</p>')
    return "".join(parts)


def _status(status: str) -> str:
    return {"answered": "een antwoord", "refused": "een weigering"}.get(status, escape(status))


def _scores(result: CaseResult) -> str:
    values = ((measure.name, measure.one(result)) for measure in MEASURES if measure.whole is None)
    shown = [f"<code>{escape(name)} {number(value)}</code>" for name, value in values if value is not None]
    return f'<p class="soft">{" · ".join(shown)}</p>'
