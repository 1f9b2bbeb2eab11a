"""Doubles for the evaluation tests: two tiny documents, cases over them, and assistants that follow a script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256

from assistant.types import Answer, Citation, Range, RankedPassage, Refusal, Statement, Turn
from corpus.types import Document, Metadata, Passage
from evals.types import Case, GoldQuote

ALPHA = "Er zijn 11 aanbieders.\nHet plan is vastgesteld op 7 december 2022.\nDe VNG betaalt 25% van de kosten."
BETA = "De wet geldt sinds 2015.\nGemeenten kopen hulp in.\nKinderen wonen thuis."

# The documents go on after the lines that matter, as real ones do.
MORE = "\n".join(f"Regel {number} gaat over iets heel anders." for number in range(40))


def make_document(id: str, text: str) -> Document:
    """A document in which every line is a passage."""
    passages, start = [], 0
    for index, line in enumerate(text.split("\n")):
        passages.append(Passage(index, start, start + len(line), "sentence", 0, index))
        start += len(line) + 1
    metadata = Metadata(id, id.title(), "plan", (), "2022", "year", "", "", "nl", f"{id}.txt", "")
    return Document(metadata, text, sha256(text.encode()).hexdigest(), (), (), tuple(passages), ())


DOCUMENTS = [make_document("alpha", f"{ALPHA}\n{MORE}"), make_document("beta", f"{BETA}\n{MORE}")]
TEXTS = {document.id: document.text for document in DOCUMENTS}


def make_case(id: str = "c1", **changes: object) -> Case:
    """An answerable case about the number of providers, with changes."""
    case = Case(
        *(id, "dev", "nl", "new_staff", "number", "Hoeveel aanbieders zijn er?", (), "answered"),
        gold=((GoldQuote("alpha", "Er zijn 11 aanbieders."),),),
        facts=(("11", "elf aanbieders"),),
    )
    return replace(case, **changes)


def unanswerable(id: str = "u1", question: str = "Wie won de cup?", **changes: object) -> Case:
    """A case that no document answers."""
    fixed = {"type": "unanswerable_off_topic", "question": question, "expected": "refused", "gold": (), "facts": ()}
    return make_case(id, **{**fixed, **changes})


def cite(quote: str, *, number: int = 1) -> Citation:
    """A citation of the first place where the quote stands in the two documents."""
    document = next(document for document in DOCUMENTS if quote in document.text)
    start = document.text.index(quote)
    return Citation(number, document.id, document.metadata.title, (), None, start, start + len(quote), quote)


def ranked(*quotes: str) -> tuple[RankedPassage, ...]:
    """A ranking of those quotes, best first."""
    cited = [cite(quote) for quote in quotes]
    return tuple(
        RankedPassage(one.document, one.start, one.end, 1 / rank, Range(one.start, one.end))
        for rank, one in enumerate(cited, start=1)
    )


def answered(*quotes: str, ranking: Sequence[str] = (), text: str | None = None, confidence: float = 0.9) -> Answer:
    """An answer that consists of the quotes; ``text`` replaces its words."""
    citations = tuple(cite(quote, number=number) for number, quote in enumerate(quotes, start=1))
    statements = tuple(Statement(one.quote, (one.number,)) for one in citations)
    words = " ".join(f"{one.quote} [{one.number}]" for one in citations) if text is None else text
    return Answer(
        *("", "", "", "nl", "answered", None, words, statements, citations),
        *(ranked(*(ranking or quotes)), confidence, "extractive", {"total": 0.02, "search": 0.01}),
    )


def refused(*, ranking: Sequence[str] = (), confidence: float = 0.1, reason: str = "not_found") -> Answer:
    """A refusal."""
    refusal = Refusal(reason, "Dat staat niet in de documenten.")  # type: ignore[arg-type]
    return Answer(
        *("", "", "", "nl", "refused", refusal, "Dat staat niet in de documenten.", (), ()),
        *(ranked(*ranking), confidence, "extractive", {"total": 0.01, "search": 0.01}),
    )


class ScriptedAssistant:
    """Answers by a function of the question and its history; counts what it was asked."""

    def __init__(self, script: Callable[[str, Sequence[Turn]], Answer]) -> None:
        self.script = script
        self.asked: list[str] = []

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        top: int = 10,
        id: str | None = None,
    ) -> Answer:
        """The scripted answer, under the id asked for."""
        self.asked.append(question)
        return replace(self.script(question, history), id=id or "", question=question)
