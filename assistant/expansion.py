"""Other words for what is asked: the official terms behind lay, English and alternative ones, from the thesaurus."""

from __future__ import annotations

from corpus.thesaurus import Thesaurus

# Words of these topics are in every policy document; expanding them adds noise (ablation in docs/answering.md).
_GENERIC = frozenset({"cijfers", "tijd", "documenten", "besluiten"})
_ALTERNATIVES = 3
_LONGEST = 60


class Expander:
    """Looks up the words of a question in a thesaurus."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus

    def expand(self, text: str) -> str:
        """The preferred term and the first alternatives of each concept named otherwise; "" when there is none."""
        words: list[str] = []
        for found in self._thesaurus.expand(text):
            concept = found.concept
            if found.how == "preferred" or concept.topic in _GENERIC:
                continue
            words += [concept.preferred, *concept.alternatives[:_ALTERNATIVES]]
        return " ".join(" ".join(dict.fromkeys(words)).split()[:_LONGEST])
