"""The last word on a sentence: what only other words could have caused is weighed once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.gate.comparing.weighing import signs_of
from assistant.gate.judge import Aliases, Finding, judge
from assistant.gate.premise import Evidence
from assistant.gate.text.reading import read
from assistant.gate.text.vocabulary import Vocabulary
from assistant.gate.thresholds import Thresholds
from assistant.gate.types import Language
from assistant.linear import LinearModel


def decide(
    text: str,
    cited: Sequence[Evidence],
    vocabulary: Vocabulary,
    thresholds: Thresholds,
    *,
    language: Language,
    aliases: Aliases,
    model: LinearModel,
) -> Finding:
    """What a sentence rests on and why it is not kept, if it is not.

    :param model: the probability that evidence carries a sentence, from its signs.
    """
    finding = judge(text, cited, vocabulary, thresholds, language=language, aliases=aliases)
    needed = [thresholds.rescue.get(reason) for reason in finding.reasons]
    if finding.fault is None or not finding.passages or None in needed:
        return finding
    signs = signs_of(read(text, vocabulary), finding.passages, finding.coverage, vocabulary)
    if signs is None:
        return finding
    probability = model.probability(signs)
    surely = all(border is not None and probability >= border for border in needed)
    return replace(finding, fault=None) if surely else finding
