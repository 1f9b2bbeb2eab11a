"""Words of which a text must hold one for a pattern to fit: a test so cheap that most patterns need not be tried."""

from __future__ import annotations

# The parser of the standard library; it has no public name, so the tests compare what it gives with the patterns.
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Needed = frozenset[str]
NOTHING: Needed = frozenset()
_SHORTEST = 3


def needed_words(pattern: str) -> Needed:
    """Letters in a row of which every text that ``pattern`` fits holds at least one; none when that cannot be said."""
    return _of_sequence(_parser.parse(pattern))


def _of_sequence(items: Any) -> Needed:  # noqa: ANN401 - the parser's own lists
    """The best of what the parts need: of which the shortest word is longest."""
    found: list[Needed] = []
    run = ""
    for operation, value in items:
        if str(operation) == "LITERAL":
            run += chr(value)
            continue
        found.append(frozenset((run,)))
        run = ""
        found.append(_of_part(str(operation), value))
    found.append(frozenset((run,)))
    usable = [words for words in found if words and min(map(len, words)) >= _SHORTEST]
    return max(usable, key=lambda words: (min(map(len, words)), -len(words)), default=NOTHING)


def _of_part(operation: str, value: Any) -> Needed:  # noqa: ANN401 - the parser's own values
    if operation == "BRANCH":
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else NOTHING
    if operation == "SUBPATTERN":
        return _of_sequence(value[3])
    if operation in ("MAX_REPEAT", "MIN_REPEAT") and value[0] >= 1:
        return _of_sequence(value[2])
    return NOTHING
