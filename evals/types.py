"""The nouns of the evaluation: a case, its gold, the result of one question, an estimate with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.types import Answer, Turn

Scores = dict[str, float | None]

SPLITS = ("dev", "test")
LANGUAGES = ("nl", "en")
PERSONAS = ("new_staff", "professional", "evaluator")
EXPECTED = ("answered", "refused")
REFUSAL_REASONS = ("not_found", "false_premise", "out_of_scope")
UNANSWERABLE_TYPES = ("unanswerable_near", "unanswerable_off_topic")
TYPES = (
    *("number", "date", "who", "list", "definition", "agreement", "why", "how", "comparison", "temporal", "table"),
    *("paraphrase", "typo", "follow_up", "abbreviation"),
    *UNANSWERABLE_TYPES,
)


class Assistant(Protocol):
    """What is evaluated: anything that answers a question, the real assistant or a scripted double."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        top: int = 10,
        id: str | None = None,
    ) -> Answer:
        """Answer ``question``, or refuse and say why."""
        ...


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """Words that an answer should rest on: a document and a quote from it, runs of white space written as one space."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what a good answer to it is.

    ``gold`` has groups: every group is needed, within a group any one alternative suffices. ``facts`` has for each
    fact its accepted forms; a correct answer holds all facts. Both are empty when ``expected`` is ``refused``.
    """

    id: str
    split: str
    language: str
    persona: str
    type: str
    question: str
    history: tuple[Turn, ...]
    expected: str
    gold: tuple[tuple[GoldQuote, ...], ...]
    facts: tuple[tuple[str, ...], ...]
    note: str = ""
    refusal_reason: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the documents answer the question."""
        return self.expected == "answered"

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of the gold, each once, in order of mention."""
        return tuple(dict.fromkeys(quote.document for group in self.gold for quote in group))


@dataclass(frozen=True, slots=True)
class GoldRange:
    """Where a gold quote stands.

    ``start``/``end`` is the quote itself; ``outer_start``/``outer_end`` widens it to the whole passages (sentences,
    items, rows) that it touches, because an answer can cite nothing smaller.
    """

    document: str
    start: int
    end: int
    outer_start: int
    outer_end: int


Gold = tuple[tuple[GoldRange, ...], ...]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What the assistant made of one case.

    ``scores`` maps the name of a measure to its value, None where the case is not eligible; ``withheld`` has the scores
    of a follow-up asked once more without its history (None for other cases). ``found`` says for each fact whether the
    answer holds it. ``digest`` is the hash of the answer without ``seconds``; ``repeated`` says whether a second run
    gave the same bytes (None: not asked again).
    """

    case: Case
    gold: Gold
    answer: Answer
    scores: Scores
    withheld: Scores | None
    found: tuple[bool, ...]
    digest: str
    repeated: bool | None = None

    @property
    def correct(self) -> bool:
        """Overall correctness: all facts for an answerable question, a refusal for an unanswerable one."""
        return self.scores.get("correct") == 1.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95% bootstrap interval over ``n`` eligible questions; ``value`` is None when nothing counts."""

    value: float | None
    low: float | None
    high: float | None
    n: int

    def to_json(self) -> dict[str, Any]:
        """The estimate rounded to four decimals, as it stands in ``baseline.json``."""
        numbers = {"value": self.value, "low": self.low, "high": self.high}
        return {**{key: None if number is None else round(number, 4) for key, number in numbers.items()}, "n": self.n}
