"""The gate itself: takes generated text, at once or as it streams, and lets through what its citations support."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.gate.clean import plain_characters
from assistant.gate.decide import decide
from assistant.gate.explain import is_about_itself, is_foreign, is_refusal, without_secrets
from assistant.gate.judge import Finding
from assistant.gate.marks import known
from assistant.gate.premise import Evidence, Passage, read_slice
from assistant.gate.quoting import is_quote
from assistant.gate.safety import aliases_of, harmless, runs_of
from assistant.gate.split import Splitter
from assistant.gate.text.names import defanged
from assistant.gate.text.vocabulary import Vocabulary
from assistant.gate.thresholds import Thresholds, load_thresholds
from assistant.gate.types import Analyse, Checked, Embed, Fallback, Judgement, Language, Quote, Reason, Sentence, Slice
from assistant.linear import load_model
from assistant.types import Statement
from corpus import Abbreviation
from corpus.terms.thesaurus import Thesaurus

_LONGEST = 1200
_MOST_SENTENCES = 60
# A sentence that shares less than this with its evidence may be in another language.
_FOREIGN = 0.5
# What is no claim, so that its loss says nothing about the answer: an introduction, or what ended too soon.
_NO_CLAIM: frozenset[Reason] = frozenset({"fragment", "duplicate"})


class Gate:
    """Checks one answer; feed it text, then finish it. One gate serves one answer.

    :param evidence: the slices the model was given, with the numbers by which it cites them.
    :param analyse: lemmas of a text, such as ``Analyser.terms`` of the index.
    :param language: of the answer.
    :param refusal: the sentence by which the model says that the passages do not answer.
    :param abbreviations: short and long forms, so that one may stand for the other.
    :param embed: vectors of words, such as ``embed_passages`` of the embedder, for English over Dutch evidence.
    """

    def __init__(
        self,
        evidence: Sequence[Slice],
        *,
        analyse: Analyse,
        language: Language = "nl",
        refusal: str = "",
        abbreviations: Iterable[Abbreviation] = (),
        thesaurus: Thesaurus | None = None,
        thresholds: Thresholds | None = None,
        embed: Embed | None = None,
    ) -> None:
        self._slices = {piece.number: piece for piece in evidence}
        self._read: dict[int, Evidence] = {}
        self._vocabulary = Vocabulary(analyse, thesaurus, embed)
        self._language: Language = language
        self._refusal = refusal
        self._aliases = aliases_of(abbreviations)
        self._thresholds = thresholds or load_thresholds()
        self._splitter = Splitter()
        self._judgements: list[Judgement] = []
        self._quotes: list[Quote] = []
        self._waiting: Sentence | None = None
        self._refused = False

    def feed(self, text: str) -> tuple[Judgement, ...]:
        """Take a piece of text of any size; the judgements of the sentences that are finished now."""
        return self._judge_all(self._splitter.feed(text))

    def finish(self, *, cut: bool = False) -> Checked:
        """The checked answer.

        :param cut: the text was broken off (time-out, cancelled), so its last sentence may be incomplete.
        """
        self._judge_all(self._splitter.finish(cut=cut))
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._judgements.append(self._judge(waiting))
        shown = tuple(Statement(one.text, one.quotes) for one in self._judgements if one.verdict != "dropped")
        return Checked(tuple(self._judgements), tuple(self._quotes), self._fallback(), shown)

    def _judge_all(self, sentences: Iterable[Sentence]) -> tuple[Judgement, ...]:
        first = len(self._judgements)
        for sentence in sentences:
            if self._waiting is not None:
                # An introduction ("De afspraken zijn:") rests on what the first item of its list rests on.
                marks = sentence.marks if sentence.bullet else ()
                waiting, self._waiting = self._waiting, None
                self._judgements.append(self._judge(Sentence(waiting.text, marks)))
            if not sentence.marks and sentence.text.endswith(":"):
                self._waiting = sentence
            else:
                self._judgements.append(self._judge(sentence))
        return tuple(self._judgements[first:])

    def _judge(self, sentence: Sentence) -> Judgement:
        reason = self._unfit(sentence)
        if reason is not None:
            return Judgement(harmless(sentence), "dropped", "", reason=reason)
        if is_about_itself(sentence.text):
            return Judgement(replace(sentence, text="…"), "dropped", "", reason="instruction")
        cited = [self._evidence(mark) for mark in known(sentence.marks, self._slices)]
        for evidence in cited:
            if passages := is_quote(sentence.text, evidence):
                return self._shown(sentence, passages, None)
        finding = decide(
            sentence.text,
            cited,
            self._vocabulary,
            self._thresholds,
            language=self._language,
            aliases=self._aliases,
            model=load_model("gate"),
        )
        if finding.fault is not None and finding.coverage < _FOREIGN and is_foreign(sentence.text):
            return Judgement(harmless(sentence), "dropped", "", reason="language")
        return self._shown(sentence, finding.passages, finding)

    def _unfit(self, sentence: Sentence) -> Reason | None:
        """Why a sentence cannot be held against anything; None when it can."""
        if is_refusal(sentence.text, self._refusal):
            self._refused = True
            return "fragment"
        if len(self._judgements) >= _MOST_SENTENCES or len(sentence.text) > _LONGEST:
            return "too_long"
        if sentence.cut or len(re.findall(r"[^\W\d_]{2,}", sentence.text)) < 2:
            return "fragment"
        if not sentence.marks:
            return "no_citation"
        return None if known(sentence.marks, self._slices) else "unknown_citation"

    def _shown(self, sentence: Sentence, passages: Sequence[Passage], finding: Finding | None) -> Judgement:
        fault = finding.fault if finding else None
        # A document that speaks to the model is not what anyone asked for, whoever repeats it.
        if any(is_about_itself(passage.reading.text) for passage in passages):
            return Judgement(replace(sentence, text="…"), "dropped", "", reason="instruction")
        if finding is None or fault is None:
            numbers = tuple(dict.fromkeys(self._quote(run) for run in runs_of(passages)))
            if any(one.text == sentence.text for one in self._judgements):
                return Judgement(sentence, "dropped", "", reason="duplicate")
            return Judgement(sentence, "kept", sentence.text, numbers)
        sentence = harmless(sentence)
        faulty = Judgement(
            sentence,
            "dropped",
            "",
            reason=fault.reason,
            details=tuple(without_secrets(defanged(one)) for one in fault.details),
        )
        if finding.coverage < self._thresholds.relevant or not passages or sentence.text.endswith(":"):
            return faulty
        run = next(iter(runs_of(passages)))
        text = plain_characters(" ".join(passage.reading.text for passage in run))
        number = self._quote(run)
        if any(number in one.quotes for one in self._judgements):
            return faulty
        return replace(faulty, verdict="repaired", text=text, quotes=(number,))

    def _quote(self, run: Sequence[Passage]) -> int:
        """The number of the quote of neighbouring passages, a new one when it has none yet."""
        first, last = run[0], run[-1]
        place = (first.document, first.start, last.end)
        for quote in self._quotes:
            if (quote.document, quote.start, quote.end) == place:
                return quote.number
        self._quotes.append(Quote(len(self._quotes) + 1, first.source, *place))
        return len(self._quotes)

    def _evidence(self, number: int) -> Evidence:
        if number not in self._read:
            self._read[number] = read_slice(self._slices[number], self._vocabulary)
        return self._read[number]

    def _fallback(self) -> Fallback | None:
        """Why the answer as a whole may not be shown; None when it may."""
        if not self._judgements:
            return "empty"
        shown = [one for one in self._judgements if one.verdict != "dropped"]
        if not shown:
            return "refused" if self._refused else "nothing_left"
        claims = [one for one in self._judgements if one.verdict != "dropped" or one.reason not in _NO_CLAIM]
        kept = sum(one.verdict == "kept" for one in claims)
        return "mostly_unsupported" if kept < self._thresholds.fallback * len(claims) else None
