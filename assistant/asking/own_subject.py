"""Does a question name a subject of its own? Then it stands alone, however short it is: "Wie evalueert diftar?"."""

from __future__ import annotations

import re

from assistant.asking.leaning import may_stand_alone
from index.dutch.lexicon import Lexicon, fold

_WORD = re.compile(r"[^\W\d_]{3,}")
# Whose view is asked, and not of what: that was said before.
_VIEW = re.compile(
    r"^(?:en |maar )?(?:wat|hoe) (?:vind|vond|zeg|zei|denk|dacht|wil|adviseer|reageer)\w*\b"
    r"(?!.*\b(?:van|over|op|met|aan)\b)"
)


# On the Zipf scale (log10 of occurrences per 10^9 words): "restwarmte" has 2.66, "randvoorwaarden" 2.75.
# Chosen by looking at such words of 70 made-up conversations.
_RARE = 2.7


class OwnSubject:
    """Tells whether a whole question that points at nothing names its subject.

    A word does that which the documents hold and which is rare in Dutch: "woningtekort", "diftar". A common word names
    something of what was spoken of: "wat is het doel?", "wat zijn de bezwaren?".

    :param lexicon: the frequencies of Dutch words, and the words of the documents.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, text: str) -> bool:
        """Whether a turn names what it asks about."""
        if not may_stand_alone(text) or _VIEW.search(text.casefold().strip()):
            return False
        return any(self._is_rare(fold(word)) for word in _WORD.findall(text))

    def _is_rare(self, word: str) -> bool:
        known = (self._lexicon.zipf.get(form, 0.0) for form in (word, self._lexicon.lemma(word)))
        return word in self._lexicon.vocabulary and max(known) < _RARE
