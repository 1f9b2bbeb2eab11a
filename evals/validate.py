"""What must hold of a case beyond its shape: quotes that occur, facts that the gold states, nothing contradictory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from corpus.types import Document
from evals.errors import Problem
from evals.facts import find_fact
from evals.locate import find_quote
from evals.normalise import Word, words
from evals.types import UNANSWERABLE_TYPES, Case

# A quote that occurs more often than this does not point anywhere.
MOST_PLACES = 3


class Entry(NamedTuple):
    """A case with the place it was read from."""

    file: str
    line: int
    case: Case


def validate_cases(entries: Sequence[Entry], documents: Mapping[str, Document]) -> list[Problem]:
    """All problems of all cases, in the order of the files.

    :param documents: the documents by id; quotes are looked up in their canonical texts.
    """
    problems = _duplicates(entries)
    for file, line, case in entries:
        problems += [Problem(file, line, case.id, message) for message in _contradictions(case)]
        problems += [Problem(file, line, case.id, message) for message in _quotes(case, documents)]
        problems += [Problem(file, line, case.id, message) for message in _unsupported_facts(case)]
        problems += [Problem(file, line, case.id, message, "warning") for message in _doubts(case)]
    order = {entry.file: number for number, entry in reversed(list(enumerate(entries)))}
    return sorted(problems, key=lambda problem: (order[problem.file], problem.line, problem.severity))


def _duplicates(entries: Sequence[Entry]) -> list[Problem]:
    problems: list[Problem] = []
    seen: dict[object, Entry] = {}
    for entry in entries:
        asked = (tuple(word.text for word in words(entry.case.question)), entry.case.history)
        for key, what in ((entry.case.id, "id"), (asked, "vraag")):
            first = seen.setdefault(key, entry)
            if first is not entry:
                message = f"deze {what} staat er al: {first.case.id} in {first.file}:{first.line}"
                problems.append(Problem(entry.file, entry.line, entry.case.id, message))
    return problems


def _contradictions(case: Case) -> Iterator[str]:
    if case.type == "follow_up" and not case.history:
        yield "een vervolgvraag (follow_up) heeft 'history' nodig"
    if case.history and case.history[0].role != "user":
        yield "'history' begint met een beurt van de gebruiker (role: user)"
    if case.type in UNANSWERABLE_TYPES and case.answerable:
        yield f"soort {case.type} hoort bij expected: refused"
    if case.answerable:
        if not case.gold:
            yield "expected: answered, maar zonder 'gold'"
        if not case.facts:
            yield "expected: answered, maar zonder 'facts'"
        if case.refusal_reason:
            yield "expected: answered, maar met een 'refusal_reason'"
    elif case.gold or case.facts:
        yield "expected: refused, maar met 'gold' of 'facts'"


def _quotes(case: Case, documents: Mapping[str, Document]) -> Iterator[str]:
    for quote in (quote for group in case.gold for quote in group):
        document = documents.get(quote.document)
        if document is None:
            yield f"document '{quote.document}' bestaat niet; bekend zijn {', '.join(sorted(documents))}"
            continue
        places = find_quote(document.text, quote.quote)
        if not places:
            yield f"dit citaat staat niet in {quote.document}: “{quote.quote}”"
        elif len(places) > MOST_PLACES:
            yield f"dit citaat staat op {len(places)} plaatsen in {quote.document}, neem het langer: “{quote.quote}”"


def _unsupported_facts(case: Case) -> Iterator[str]:
    quotes = [words(quote.quote) for group in case.gold for quote in group]
    for forms in case.facts if quotes else ():
        if not any(_states(quote, forms) for quote in quotes):
            yield f"geen vorm van dit feit staat in het goud: {' | '.join(forms)}"


def _states(quote: Sequence[Word], forms: Sequence[str]) -> bool:
    return bool(find_fact(quote, forms))


def _doubts(case: Case) -> Iterator[str]:
    """A fact should stand in every alternative of some group: whoever cites another alternative cannot state it."""
    groups = [[words(quote.quote) for quote in group] for group in case.gold]
    for forms in case.facts:
        stated = any(_states(quote, forms) for group in groups for quote in group)
        if stated and not any(all(_states(quote, forms) for quote in group) for group in groups):
            yield f"dit feit staat niet in elk alternatief van een groep: {' | '.join(forms)}"
    for number, group in enumerate(case.gold, start=1):
        stated = any(_states(quote, forms) for quote in groups[number - 1] for forms in case.facts)
        if not stated and len(case.gold) > 1:
            yield f"goud-groep {number} bevat geen enkel feit: “{group[0].quote[:60]}”"
