"""Asks an assistant the questions of a list of cases and scores its answers: the fast way in, nothing on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.types import Answer
from corpus.types import Document
from evals.locate import resolve_gold
from evals.scoring import answer_digest, score_answer
from evals.types import Assistant, Case, CaseResult


def run_cases(assistant: Assistant, cases: Sequence[Case], documents: Iterable[Document]) -> list[CaseResult]:
    """Ask every case once (follow-ups a second time without history) and score the answers.

    :param documents: the documents that the gold quotes stand in.
    """
    return list(iterate_cases(assistant, cases, documents))


def iterate_cases(assistant: Assistant, cases: Iterable[Case], documents: Iterable[Document]) -> Iterator[CaseResult]:
    """The results one by one, in the order of the cases."""
    by_id = {document.id: document for document in documents}
    for case in cases:
        yield run_case(assistant, case, by_id)


def run_case(assistant: Assistant, case: Case, documents: dict[str, Document]) -> CaseResult:
    """Ask and score one case.

    Errors of the assistant pass through, with a note that names the case.
    """
    answer = ask_case(assistant, case)
    gold = resolve_gold(case, documents)
    texts = {id: document.text for id, document in documents.items()}
    scores, found = score_answer(case, gold, answer, texts)
    withheld = None
    if case.type == "follow_up":
        withheld, _ = score_answer(case, gold, ask_case(assistant, replace(case, history=())), texts)
    return CaseResult(case, gold, answer, scores, withheld, found, answer_digest(answer))


def ask_case(assistant: Assistant, case: Case) -> Answer:
    """The answer to a case, its history included."""
    try:
        return assistant.ask(case.question, history=case.history, id=case.id)
    except Exception as error:
        error.add_note(f"bij het stellen van vraag {case.id}")
        raise
