"""The nouns of the assistant: an answer made of statements with citations, or an explained refusal."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

RefusalReason = Literal["empty_question", "out_of_scope", "not_found", "false_premise", "too_long", "no_documents"]
Role = Literal["user", "assistant"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A slice of a document: ``quote == canonical_text[start:end]``, always; ``number`` is its mark in the answer.

    ``page`` counts from the first page of the file; ``printed_page`` is the number that is printed on it when that is
    another one ("iv"). ``reading`` is a Dutch sentence when the words of its page may not be what stands there (OCR,
    lost letters).
    """

    number: int
    document: str
    title: str
    section: tuple[str, ...]
    page: int | None
    start: int
    end: int
    quote: str
    reading: str = ""
    printed_page: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or list item of the answer as shown (display text), with the numbers of the citations behind it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: the reason, an explanation in the language of the question, what comes nearest."""

    reason: RefusalReason
    explanation: str
    nearest: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """A half-open range of a canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """What retrieval ranked: the range of a chunk, its fused score, and the range of the best passage in it."""

    document: str
    start: int
    end: int
    score: float
    best: Range


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know about how an answer came about; ``text`` is in the language of the question.

    ``code`` names it for programs: a fault of the language model such as ``timeout``, or ``repaired``.
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """What the citation gate made of one sentence of the language model; ``written`` is how the model wrote it.

    ``shown`` is what the answer has instead ("" when dropped), ``reason`` names why and ``explanation`` says it.
    """

    written: str
    verdict: Literal["kept", "repaired", "dropped"]
    shown: str
    reason: str | None = None
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class GateReport:
    """What the citation gate did: sentences kept, repaired and dropped; ``fallback`` says why quotes came instead."""

    kept: int
    repaired: int
    dropped: int
    fallback: str | None
    sentences: tuple[CheckedSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class TokenUse:
    """What an answer cost in tokens; ``estimated`` when the service did not tell."""

    prompt: int
    completion: int
    estimated: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or a refusal; ``answer`` is the text as shown with marks such as [1].

    ``confidence`` estimates the probability that the documents answer the question (0 to 1). ``generator`` is what
    wrote the text that is shown: ``extractive``, or the name of a language model. ``seconds`` holds wall time per stage
    and ``total``: without a language model the only part that differs between two runs. ``gate`` and ``tokens`` are
    there when a model was asked, ``notices`` when the reader should know what came of it.
    """

    id: str
    question: str
    standalone_question: str
    language: Literal["nl", "en"]
    status: Literal["answered", "refused"]
    refusal: Refusal | None
    answer: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    passages: tuple[RankedPassage, ...]
    confidence: float
    generator: str
    seconds: dict[str, float] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    gate: GateReport | None = None
    tokens: TokenUse | None = None

    def to_json(self) -> dict[str, Any]:
        """The answer as the JSON object of the contract."""
        return asdict(self)
