"""Whether a small-letter word stands in a Dutch or English dictionary: what tells a word from a name."""

from __future__ import annotations

from functools import cache


@cache
def is_dictionary_word(word: str) -> bool:
    """Whether ``word``, in small letters and with its accents, is a word of either language; names are in neither.

    The dictionaries are read at the first call (a second of computing).
    """
    import simplemma

    return any(simplemma.is_known(word, language) for language in ("nl", "en"))
