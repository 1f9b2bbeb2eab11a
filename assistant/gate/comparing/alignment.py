"""Which words of the evidence say what the words of a claim say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.gate.text.reading import Reading, Word
from assistant.gate.text.translate import Translator
from assistant.gate.text.vocabulary import Vocabulary, likeness


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of the evidence say what the words of a claim say.

    ``best`` has for each content word of the claim its highest likeness; ``hits`` the words of the evidence (reading,
    position) that are at least alike, by the position of the word in the claim.
    """

    best: dict[int, float] = field(default_factory=dict)
    hits: dict[int, set[tuple[int, int]]] = field(default_factory=dict)


_ALIKE, _APART = 0.75, 0.9
_REACH = 8
# First parts of verbs that Dutch takes off: "vastleggen" is "legt ... vast" and "vast te leggen".
_SEPARABLE = tuple(
    "aan achter af bij binnen deel door in langs los mee mis na neer om onder op open over plaats samen stand tegen "
    "terecht terug toe uit vast voor voorbij voort vooruit vrij waar weer weg".split()
)


def _apart(word: Word, readings: Sequence[Reading], vocabulary: Vocabulary) -> set[tuple[int, int]]:
    """Where both parts of a separable verb stand near one another in the evidence."""
    for first in _SEPARABLE:
        if not word.folded.startswith(first) or len(word.folded) < len(first) + 4:
            continue
        rest = vocabulary.meaning(word.folded[len(first) :])
        for number, reading in enumerate(readings):
            at = [place for place, other in enumerate(reading.words) if other.folded == first]
            for place, other in enumerate(reading.words):
                if likeness(rest, other.meaning) >= _ALIKE and any(abs(one - place) <= _REACH for one in at):
                    return {(number, place)}
    return set()


_NEAR = 4


def _in_parts(word: Word, readings: Sequence[Reading]) -> set[tuple[int, int]]:
    """Where all parts of a compound stand near one another: "kosten van tolken" for "tolkkosten"."""
    parts = word.meaning.parts
    if len(parts) < 2:
        return set()
    for number, reading in enumerate(readings):
        places = [
            [at for at, other in enumerate(reading.words) if part in other.meaning.forms | other.meaning.parts]
            for part in parts
        ]
        if all(places) and max(map(max, places)) - min(map(min, places)) <= _NEAR:
            return {(number, at) for found in places for at in found}
    return set()


def align(claim: Reading, readings: Sequence[Reading], vocabulary: Vocabulary) -> Alignment:
    """Compare every content word of a claim with every word of the readings."""
    alignment = Alignment()
    for position, word in enumerate(claim.words):
        if not word.content:
            continue
        best = 0.0
        for number, reading in enumerate(readings):
            for place, other in enumerate(reading.words):
                score = _score(word, other)
                best = max(best, score)
                if score >= _ALIKE:
                    alignment.hits.setdefault(position, set()).add((number, place))
        if best < _ALIKE and (found := _apart(word, readings, vocabulary) or _in_parts(word, readings)):
            best = _APART
            alignment.hits[position] = found
        alignment.best[position] = best
    if vocabulary.translator is not None and is_english(claim):
        _translate(claim, readings, alignment, vocabulary.translator)
    return alignment


# Words that tell that a sentence is English.
_ENGLISH = frozenset("the and are that with by has have been from this will its their".split())


def is_english(reading: Reading) -> bool:
    """Whether a text has a word that only English has."""
    return any(word.folded in _ENGLISH for word in reading.words)


def _translate(claim: Reading, readings: Sequence[Reading], alignment: Alignment, translator: Translator) -> None:
    """Find for the English words that no list could place the word of the evidence that they translate."""
    places: dict[str, set[tuple[int, int]]] = {}
    for number, reading in enumerate(readings):
        for place, other in enumerate(reading.words):
            if other.content:
                places.setdefault(other.folded, set()).add((number, place))
    for position, score in alignment.best.items():
        word = claim.words[position]
        # A capital that opens the sentence is no name.
        if score >= _ALIKE or (word.text != word.folded and word.start):
            continue
        found = translator.find(word.folded, list(places), known=bool(word.meaning.dutch))
        if found is not None:
            alignment.best[position] = _APART
            alignment.hits[position] = places[found]


def _score(word: Word, other: Word) -> float:
    if word.folded == other.folded:
        return 1.0
    if word.concepts & other.concepts:
        return 0.9
    return likeness(word.meaning, other.meaning)
