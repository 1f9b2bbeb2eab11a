"""Small steps of the gate that stand by themselves: harmless copies, neighbouring passages, abbreviations both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.gate.explain import without_secrets
from assistant.gate.premise import Passage
from assistant.gate.text.names import defanged
from assistant.gate.types import Sentence
from corpus import Abbreviation
from index.dutch.lexicon import fold


def harmless(sentence: Sentence) -> Sentence:
    """The sentence without addresses and keys, since what was written may be shown beside what became of it."""
    return replace(sentence, text=without_secrets(defanged(sentence.text)))


def runs_of(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Passages as runs of neighbours in one slice."""
    runs: list[list[Passage]] = []
    for passage in passages:
        if runs and runs[-1][-1].source == passage.source and runs[-1][-1].end <= passage.start:
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return runs


def aliases_of(abbreviations: Iterable[Abbreviation]) -> Mapping[str, Sequence[str]]:
    """Folded short forms with their long forms, and long forms with their short ones."""
    found: dict[str, list[str]] = {}
    for one in abbreviations:
        found.setdefault(fold(one.short), []).append(fold(one.long))
        found.setdefault(fold(one.long), []).append(fold(one.short))
    return found
