"""Tables of words as text: one column behind the other, a word a line; quicker to read and write than JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_BETWEEN = "\0"


def join_columns(*columns: Iterable[str]) -> str:
    """Columns as text; no word holds a line break or a NUL."""
    return _BETWEEN.join("\n".join(column) for column in columns)


def split_columns(text: str, count: int) -> list[list[str]]:
    """What :func:`join_columns` made of ``count`` columns; one with a single empty word comes back without any.

    :raises ValueError: when the text has another number of columns.
    """
    columns = text.split(_BETWEEN)
    if len(columns) != count:
        raise ValueError(f"{len(columns)} columns where {count} were expected")
    return [column.split("\n") if column else [] for column in columns]


def words_to_columns(lemmas: Mapping[str, str], zipf: Mapping[str, float]) -> str:
    """Lemmas and frequencies, both sorted, so that equal lists give equal text."""
    forms, words = sorted(lemmas), sorted(zipf)
    return join_columns(forms, (lemmas[form] for form in forms), words, (repr(zipf[word]) for word in words))


def words_from_columns(text: str) -> tuple[dict[str, str], dict[str, float]]:
    """What :func:`words_to_columns` was given.

    :raises ValueError: when it is not what that wrote.
    """
    forms, lemmas, words, frequencies = split_columns(text, 4)
    return dict(zip(forms, lemmas, strict=True)), dict(zip(words, map(float, frequencies), strict=True))
