"""The nouns of the citation gate: the slices a model was given, its sentences, and what became of each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from assistant.types import Range, Statement

if TYPE_CHECKING:
    from index.types import Vectors

Language = Literal["nl", "en"]
Verdict = Literal["kept", "repaired", "dropped"]
Reason = Literal[
    "no_citation",  # a claim without a mark
    "unknown_citation",  # every mark points at a passage that was not given
    "number",  # a number, date, percentage, amount or ordinal that the slices do not contain
    "name",  # a name or abbreviation that the slices do not contain
    "party",  # parties that the slices have in other roles
    "negation",  # "not", "no" or "only" appeared or went
    "modality",  # what is proposed, wanted or possible became fact or duty, or the other way round
    "scope",  # "all" for "some", "only" added, a bound such as "at most" changed
    "opposite",  # the source has the opposite of one of its words
    "mixed",  # words that the source has, but about something else
    "condition",  # a condition, or a limit to some, was lost
    "cause",  # a cause or consequence that the source does not give
    "words",  # too few of its words occur in the slices
    "language",  # neither Dutch nor English
    "fragment",  # no sentence: cut off, or only marks and punctuation
    "instruction",  # talks about its instructions, prompt or key instead of the documents
    "duplicate",  # says or quotes what was said already
    "too_long",  # longer than a sentence can be
]
Fallback = Literal["nothing_left", "mostly_unsupported", "refused", "empty"]
# The lemmas of a text in order, function words included or not: ``index.dutch.analyse`` has the one to pass in.
Analyse = Callable[[str], Sequence[str]]
# Unit vectors of texts, shape (texts, dimension): ``embed_passages`` of the embedder that the index uses.
Embed = Callable[[list[str]], "Vectors"]


@dataclass(frozen=True, slots=True)
class Slice:
    """A numbered piece of a document that the model was given: ``text == canonical_text[start:end]``.

    :param number: the mark by which the model cites it, such as 1 for "[1]".
    :param sentences: ranges in the canonical text of the citable passages in it, in reading order; empty: it is one.
    :param notes: for each of ``sentences`` what introduces it or heads its columns ("" for nothing); empty: for none.
    :param blocks: for each of ``sentences`` the paragraph or list item it belongs to: only neighbours of one block may
        support a statement together; empty: all are of one.
    :param context: what stands above it all, a line each: title, date, section headings from the outermost to the
        nearest; names, dates and words may be supported by it, but it is never quoted.
    """

    number: int
    document: str
    start: int
    end: int
    text: str
    sentences: tuple[Range, ...] = ()
    notes: tuple[str, ...] = ()
    blocks: tuple[int, ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A slice chosen within the slice ``source`` that supports a statement; ``number`` is its mark in the answer."""

    number: int
    source: int
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finished sentence or list item as the model wrote it, cleaned, without its marks; ``marks`` in its order.

    ``cut`` says that the text ended in the middle of it; ``bullet`` that it is a list item.
    """

    text: str
    marks: tuple[int, ...]
    bullet: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one sentence.

    :param text: what is shown; the display text of the quote when repaired, "" when dropped.
    :param quotes: numbers of ``Checked.quotes`` behind it; empty when dropped.
    :param reason: why it is not shown as written; None when kept.
    :param details: the words, numbers or names at fault, as written.
    """

    sentence: Sentence
    verdict: Verdict
    text: str
    quotes: tuple[int, ...] = ()
    reason: Reason | None = None
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked answer: what is shown, the quotes behind it, and every judgement.

    ``fallback`` says why the answer as a whole must not be shown, and the quotes answer instead; None: show it.
    """

    judgements: tuple[Judgement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    fallback: Fallback | None = None
    statements: tuple[Statement, ...] = field(default=())

    @property
    def kept(self) -> tuple[Judgement, ...]:
        """Sentences shown as the model wrote them."""
        return tuple(one for one in self.judgements if one.verdict == "kept")

    @property
    def repaired(self) -> tuple[Judgement, ...]:
        """Sentences replaced by the quote of the best cited slice."""
        return tuple(one for one in self.judgements if one.verdict == "repaired")

    @property
    def dropped(self) -> tuple[Judgement, ...]:
        """Sentences that are not shown."""
        return tuple(one for one in self.judgements if one.verdict == "dropped")


# What ``assistant.gate`` offers, to code against:
#   check_answer(text: str, evidence: Sequence[Slice], *, analyse: Analyse, language: Language = "nl",
#                refusal: str = "", thresholds: Thresholds | None = None) -> Checked
#   Gate(evidence, *, analyse, language, refusal, thresholds): feed(text) -> tuple[Judgement, ...] (those now finished),
#                finish(*, cut: bool = False) -> Checked
#   explain(judgement, language) -> str; explain_fallback(checked, language) -> str
#   slice_of(document, number, first, last) -> Slice, for passages first (included) to last (excluded)
#   parts(checked, documents) -> list[Part]: the statements as parts to assemble
