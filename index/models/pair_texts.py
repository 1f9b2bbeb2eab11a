"""How two texts become one sequence of pieces for the pair model; training and use must agree on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# The linear head that says whether the passage answers the question.
HEAD = "answers"
_FIRST, _SECOND = "query: ", "passage: "
# The longest pair in pieces.
LONGEST = 160
# Of a pair that is too long, the second text keeps at least this share.
_LEAST = 0.5


def pair_ids(tokenizer: Tokenizer, first: str, second: str, *, longest: int) -> list[int]:
    """The ids of both texts, each between its own marks of begin and end, cut to ``longest`` in all.

    The first text is cut only where it would take more than its half.
    """
    ids = tokenizer.encode(_FIRST + first).ids
    other = tokenizer.encode(_SECOND + second).ids
    room = max(longest - len(other), int(longest * (1 - _LEAST)))
    ids = _cut(ids, room)
    return ids + _cut(other, longest - len(ids))


def _cut(ids: list[int], room: int) -> list[int]:
    """At most ``room`` ids, the last of them the mark of the end."""
    return ids if len(ids) <= room else [*ids[: room - 1], ids[-1]]
