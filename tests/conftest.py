"""What all tests share."""

from __future__ import annotations

from functools import lru_cache

import pytest

import index.lexicon


@pytest.fixture(scope="session", autouse=True)
def _word_lists_are_read_once():
    """Reading the Dutch word lists takes two seconds: once is enough for a run of tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.lexicon, "read_word_lists", lru_cache(index.lexicon.read_word_lists))
        yield
