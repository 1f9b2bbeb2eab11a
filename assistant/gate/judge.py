"""Decides whether a sentence is supported by cited slices, and finds the quote that is nearest to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.gate.comparing.alignment import Alignment, align
from assistant.gate.comparing.company import misplaced_figures
from assistant.gate.comparing.conditions import changed_causes, changed_conditions
from assistant.gate.comparing.denial import changed_negation, changed_restriction
from assistant.gate.comparing.foreign import foreign_words
from assistant.gate.comparing.frames import changed_roles
from assistant.gate.comparing.homes import homes
from assistant.gate.comparing.limits import added_causes, lost_conditions
from assistant.gate.comparing.modality import changed_force
from assistant.gate.comparing.partials import widened_parts
from assistant.gate.comparing.parties import swapped_parties
from assistant.gate.comparing.polarity import opposed, widened
from assistant.gate.comparing.relations import turned
from assistant.gate.premise import Evidence, Passage, Premise
from assistant.gate.text.figures import changed_bounds, missing_figures
from assistant.gate.text.names import missing_names
from assistant.gate.text.reading import Reading, read
from assistant.gate.text.units import units
from assistant.gate.text.vocabulary import Vocabulary
from assistant.gate.thresholds import Thresholds
from assistant.gate.types import Language, Reason

# As many windows of a slice as are tried, the most promising first.
_TRIED = 4
_MISSING = 0.5
# Where most words of a claim stand in a passage that says otherwise, another must have clearly more of them.
_MOSTLY, _MORE = 0.7, 0.2
_CONTRADICTIONS: frozenset[Reason] = frozenset(
    {"negation", "scope", "modality", "party", "opposite", "mixed", "condition", "cause"}
)
Aliases = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a sentence is not supported: the reason and the words at fault."""

    reason: Reason
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sentence rests on: ``passages`` that support it, or with a ``fault`` those that come nearest.

    :param coverage: share of its content words that they have, 0 to 1.
    :param reasons: of all that is at fault, of which ``fault`` is the first.
    """

    fault: Fault | None
    passages: tuple[Passage, ...]
    coverage: float
    reasons: frozenset[Reason]


def judge(
    text: str,
    cited: Sequence[Evidence],
    vocabulary: Vocabulary,
    thresholds: Thresholds,
    *,
    language: Language,
    aliases: Aliases,
) -> Finding:
    """Hold one sentence against the slices it cites, each alone first, then all together."""
    claim = read(text, vocabulary)
    given = tuple(one for evidence in cited for passage in evidence.passages for one in (passage.reading, passage.note))
    if misplaced := misplaced_figures(claim, given, align(claim, given, vocabulary)):
        nearest = max(
            (window for one in cited for window in one.windows()),
            key=lambda window: _promise(claim, window, vocabulary),
        )
        coverage = _coverage(align(claim, nearest.everything(), vocabulary))
        return Finding(Fault("number", misplaced), nearest.passages, coverage, frozenset({"number"}))
    best: Finding | None = None
    tops: list[Premise] = []
    for evidence in cited:
        ranked = sorted(evidence.windows(), key=lambda window: -_promise(claim, window, vocabulary))
        tops += ranked[:1]
        for premise in ranked[:_TRIED]:
            finding = _hold(claim, premise, vocabulary, thresholds, language, aliases)
            if best is not None and _hides(best, finding, premise):
                continue
            if finding.fault is None:
                return finding
            best = best if best is not None and best.coverage >= finding.coverage else finding
    if len(tops) > 1:
        joined = tops[0]
        for other in tops[1:]:
            joined = joined.joined(other)
        finding = _hold(claim, joined, vocabulary, thresholds, language, aliases)
        if finding.fault is None and not (best is not None and _hides(best, finding, joined)):
            return finding
    return best or Finding(Fault("words", ()), (), 0.0, frozenset({"words"}))


def _hides(best: Finding, finding: Finding, premise: Premise) -> bool:
    """Whether passages that contradict a claim weigh more than others; wider ones have looked at them too."""
    if set(best.passages) <= set(premise.passages):
        return False
    return _contradicts(best) and finding.coverage < best.coverage + _MORE


def _contradicts(finding: Finding) -> bool:
    """Whether the evidence has the words of a claim but says otherwise; looking further must not hide that."""
    return finding.fault is not None and finding.fault.reason in _CONTRADICTIONS and finding.coverage >= _MOSTLY


def _promise(claim: Reading, window: Premise, vocabulary: Vocabulary) -> float:
    """How likely a window supports a claim: shared words and figures, less a little for every further passage."""
    alignment = align(claim, window.readings(), vocabulary)
    missing = missing_figures(claim, window.readings(), ())
    return sum(alignment.best.values()) - 1.5 * len(missing) - 0.4 * (len(window.passages) - 1)


def _hold(
    claim: Reading,
    premise: Premise,
    vocabulary: Vocabulary,
    thresholds: Thresholds,
    language: Language,
    aliases: Aliases,
) -> Finding:
    alignment = align(claim, premise.readings(), vocabulary)
    support = align(claim, premise.everything(), vocabulary)
    coverage = _coverage(support)
    faults = list(_faults(claim, premise, alignment, support, vocabulary, thresholds, language, aliases))
    reasons = frozenset(fault.reason for fault in faults)
    return Finding(faults[0] if faults else None, premise.passages, coverage, reasons)


def _faults(
    claim: Reading,
    premise: Premise,
    alignment: Alignment,
    support: Alignment,
    vocabulary: Vocabulary,
    thresholds: Thresholds,
    language: Language,
    aliases: Aliases,
) -> Iterator[Fault]:
    yield from _changes(claim, premise, alignment, vocabulary, aliases)
    lacking = tuple(claim.words[at].text for at, score in support.best.items() if score < _MISSING)
    if not support.best and not claim.facts:
        yield Fault("fragment", ())
    enough, most, longest = thresholds.for_words(english=language == "en")
    # A long word that the evidence lacks is seldom a way of putting it: it names something else.
    specific = any(len(word) >= longest for word in lacking)
    if _coverage(support) < enough or len(lacking) > most or specific or _unsaid_clause(claim, support):
        yield Fault("words", lacking)


def _changes(
    claim: Reading, premise: Premise, alignment: Alignment, vocabulary: Vocabulary, aliases: Aliases
) -> Iterator[Fault]:
    """What the claim says otherwise than its evidence."""
    readings = premise.readings()
    headings = {word.folded for reading in premise.around for word in reading.words}
    places = homes(claim, readings, alignment)
    found: list[tuple[Reason, tuple[str, ...]]] = [
        ("number", missing_figures(claim, readings, premise.around)),
        ("name", missing_names(claim, premise.everything(), vocabulary, aliases)),
        ("scope", changed_bounds(claim, readings)),
        ("party", swapped_parties(claim, premise.passages, premise.around, alignment, places)),
        ("negation", changed_negation(claim, readings, alignment, places)),
        ("scope", changed_restriction(claim, readings, alignment, places)),
        ("modality", changed_force(claim, premise.passages, alignment, places)),
        ("scope", widened(claim, readings, alignment, places)),
        ("opposite", opposed(claim, readings, places)),
        ("mixed", foreign_words(claim, readings, alignment, places, headings)),
        ("party", changed_roles(claim, readings, alignment, places)),
        ("condition", lost_conditions(claim, readings, alignment, places)),
        ("opposite", turned(claim, readings, alignment, places)),
        ("cause", added_causes(claim, readings, places)),
        ("condition", changed_conditions(claim, readings, alignment)),
        ("cause", changed_causes(claim, readings, alignment)),
        ("scope", widened_parts(claim, readings, alignment, places)),
    ]
    yield from (Fault(reason, details) for reason, details in found if details)


def _unsaid_clause(claim: Reading, support: Alignment) -> bool:
    """Whether the evidence lacks most of the words of some clause: "omdat het geld op was"."""
    for clause in units(claim):
        scores = [support.best[at] for at in range(clause.first, clause.last) if at in support.best]
        if scores and sum(scores) < _MISSING * len(scores):
            return True
    return False


def _coverage(alignment: Alignment) -> float:
    """Share of the content words of a claim that the evidence has; 1 for a claim that has none."""
    return sum(alignment.best.values()) / len(alignment.best) if alignment.best else 1.0
