"""What all tests share."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

import pytest

import index.lexicon
from index.prepare import prepare_model

# Generated once per checkout and kept between runs; git-ignored. A data directory of its own.
TEST_DATA = Path(__file__).resolve().parent.parent / ".testdata"


@pytest.fixture(scope="session", autouse=True)
def _word_lists_are_read_once():
    """Reading the Dutch word lists takes two seconds: once is enough for a run of tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.lexicon, "read_word_lists", lru_cache(index.lexicon.read_word_lists))
        yield


@pytest.fixture(autouse=True)
def _main_stays_itself():
    """A page that is tested takes the place of ``__main__``, which processes that a later test starts look for."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def prepared_model() -> Path:
    """Folder of the default model, prepared when no run did so before; ``TEST_DATA`` is its data directory."""
    return prepare_model(TEST_DATA)


def ingest_test_data() -> None:
    """Bring the index of the bundled documents in ``TEST_DATA`` up to date; processes that test at once take turns."""
    from filelock import FileLock

    from assistant.settings import load_settings
    from assistant.workspace import Workspace

    TEST_DATA.mkdir(exist_ok=True)
    with FileLock(TEST_DATA / "ingest.lock"):
        Workspace(load_settings(data_dir=TEST_DATA)).ingest()


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all browser tests: two of them cannot run in one process."""
    from playwright.sync_api import expect

    from tests.browser_server import chromium

    # Five seconds are few on a machine with two cores that runs server, browser and tests at once.
    expect.set_options(timeout=30_000)
    with chromium() as running:
        yield running
