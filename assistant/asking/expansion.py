"""Other words for what is asked: official terms behind lay and English ones, abbreviations written out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.asking.ordinals import ORDINALS
from corpus import Abbreviation
from corpus.terms.thesaurus import GENERIC, Thesaurus

_ALTERNATIVES = 3
_LONGEST = 60
_WORD = re.compile(r"[^\W_]+")


class Expander:
    """Looks up the words of a question in a thesaurus and among the abbreviations of the documents."""

    def __init__(self, thesaurus: Thesaurus, abbreviations: Iterable[Abbreviation] = ()) -> None:
        self._thesaurus = thesaurus
        self._long: dict[str, str] = {}
        for abbreviation in abbreviations:
            self._long.setdefault(abbreviation.short.casefold(), abbreviation.long)

    def concepts(self, text: str) -> int:
        """How many different concepts of the field the text names, in whatever words."""
        found = (expansion.concept for expansion in self._thesaurus.expand(text))
        return len({concept.preferred for concept in found if concept.topic not in GENERIC})

    def called(self, name: str) -> tuple[str, ...]:
        """What else something of that name is called: written out, as an abbreviation, or by the thesaurus."""
        folded = name.casefold()
        longer = [self._long[folded]] if folded in self._long else []
        shorter = [short for short, long in self._long.items() if long.casefold() == folded]
        concepts = [found.concept for found in self._thesaurus.expand(name)]
        return (*longer, *shorter, *(word for one in concepts for word in (one.preferred, *one.alternatives)))

    def expand(self, text: str) -> str:
        """The preferred term and the first alternatives of each concept named otherwise, abbreviations written out and
        the other way round, and ordinals as numbers; "" when there is none."""
        words: list[str] = []
        for found in self._thesaurus.expand(text):
            concept = found.concept
            if found.how == "preferred" or concept.topic in GENERIC:
                continue
            words += [concept.preferred, *concept.alternatives[:_ALTERNATIVES]]
        folded = text.casefold()
        words += [self._long[word] for word in _WORD.findall(folded) if word in self._long]
        words += [short for short, long in self._long.items() if long.casefold() in folded]
        words += [str(ORDINALS[word] + 1) for word in _WORD.findall(folded) if ORDINALS.get(word, -1) >= 0]
        return " ".join(" ".join(dict.fromkeys(words)).split()[:_LONGEST])
