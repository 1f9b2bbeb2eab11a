"""The pair model: reads a question with a passage and scores whether the one answers the other.

A cross-encoder sees both texts at once, where an embedder sees one at a time; that is why it is slow, and asked about
the few passages that were found only. It is made from the embedding model with an adapter of its own
(``index/adapter/README.md``).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from index.models.onnx_export import SCORES
from index.models.onnx_session import (
    available_processors,
    clean_text,
    load_session,
    load_tokenizer,
    read_description,
    run_each,
)
from index.models.pair_texts import LONGEST, pair_ids
from index.models.prepare import PAIR_MODEL


class PairModel:
    """Scores pairs with the folder that ``prepare_model`` made; loaded when first asked, safe to share.

    :param threads: how many pairs are read at once; all processors of this process when None.
    """

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        self._folder = folder
        self._threads = threads or available_processors()
        self._loading = threading.Lock()

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The log-odds of each pair of question and passage that the passage answers the question.

        :raises ModelError: when the model cannot be loaded.
        """
        with self._loading:
            tokenizer, session = self._parts
        ids = [
            pair_ids(tokenizer, clean_text(first), clean_text(second), longest=self._longest) for first, second in pairs
        ]
        scores = run_each(session, ids, output=SCORES, dimension=1, threads=self._threads)
        return [float(score) for score in scores[:, 0]]

    @cached_property
    def _parts(self) -> tuple[Any, Any]:
        tokenizer = load_tokenizer(self._folder / "st" / "tokenizer.json", self._longest)
        return tokenizer, load_session(self._folder / PAIR_MODEL)

    @cached_property
    def _longest(self) -> int:
        """No longer than the model has places for."""
        return min(LONGEST, read_description(self._folder).max_tokens)


def find_pair_model(folder: Path, *, threads: int | None = None) -> PairModel | None:
    """The pair model of a prepared folder, the same one each time; None when it has none."""
    return _shared(folder, threads) if (folder / PAIR_MODEL).is_file() else None


@lru_cache(maxsize=1)
def _shared(folder: Path, threads: int | None) -> PairModel:
    """One for all indexes that are opened, since a model takes seventy megabytes and half a second."""
    return PairModel(folder, threads=threads)
