"""What all tests share."""

from __future__ import annotations

import os
import shutil
import sys
from functools import lru_cache
from pathlib import Path

import pytest

import index.building.terms
import index.dutch.lexicon
from index.models.prepare import is_prepared, model_folder, prepare_model

# Generated once per checkout and kept between runs; git-ignored. A data directory of its own.
TEST_DATA = Path(__file__).resolve().parent.parent / ".testdata"
# Where `make setup-dev` prepares the model.
SET_UP = TEST_DATA.parent / ".wegwijzer"
# Files of browser tests that use :func:`words_server`, or a small server; the others use :func:`model_server`.
ON_WORDS_SERVER = ("test_browser_documents", "test_browser_sessions", "test_browser_escape")


def pytest_collection_modifyitems(items):
    """What takes minutes begins first, so that no process is left with it when the others are done."""
    items.sort(key=lambda item: not (item.get_closest_marker("browser") or item.get_closest_marker("slow")))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Of several processes each gets whole files, and the files that share a server go to one together."""
    from xdist.scheduler import LoadFileScheduling

    class Sharing(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            name = Path(file).stem
            if name in ON_WORDS_SERVER:
                return "words server"
            return "model server" if name.startswith("test_browser_") else file

    return Sharing(config, log)


@pytest.fixture(scope="session", autouse=True)
def _word_lists_are_read_once():
    """Reading the Dutch word lists takes two seconds: once is enough for a run of tests, in any folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.dutch.lexicon, "read_word_lists", lru_cache(index.dutch.lexicon.read_word_lists))
        patch.setattr(index.building.terms, "kept_word_lists", lambda directory: index.dutch.lexicon.read_word_lists())
        yield


@pytest.fixture(scope="session", autouse=True)
def _terms_of_the_same_documents_are_collected_once():
    """Each test of a page opens it anew over the bundled documents, whose terms take most of a second to collect."""
    import assistant.glossary.marking

    collect, kept = assistant.glossary.marking.explain_terms, {}

    def explain(documents, **others):
        given = tuple(documents.values() if hasattr(documents, "values") else documents)
        same = tuple(map(id, given))  # they stay in ``kept``, so no others get their identity
        if same not in kept:
            kept[same] = given, collect(documents if hasattr(documents, "values") else given, **others)
        return kept[same][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assistant.glossary.marking, "explain_terms", explain)
        yield


@pytest.fixture(autouse=True)
def _main_stays_itself():
    """A page that is tested takes the place of ``__main__``, which processes that a later test starts look for."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def prepared_model() -> Path:
    """Folder of the default model; ``TEST_DATA`` is its data directory.

    Preparing takes a minute of both processors, which the set-up of the project has spent already.
    """
    from filelock import FileLock

    TEST_DATA.mkdir(exist_ok=True)
    with FileLock(TEST_DATA / "model.lock"):
        if is_prepared(SET_UP) and not is_prepared(TEST_DATA):
            shutil.rmtree(model_folder(TEST_DATA), ignore_errors=True)
            shutil.copytree(model_folder(SET_UP), model_folder(TEST_DATA), copy_function=os.link)
        return prepare_model(TEST_DATA)


def ingest_test_data() -> None:
    """Bring the index of the bundled documents in ``TEST_DATA`` up to date; processes that test at once take turns."""
    from filelock import FileLock

    from assistant.library.workspace import Workspace
    from assistant.settings import load_settings

    TEST_DATA.mkdir(exist_ok=True)
    with FileLock(TEST_DATA / "ingest.lock"):
        Workspace(load_settings(data_dir=TEST_DATA)).ingest()


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all browser tests: two of them cannot run in one process."""
    from playwright.sync_api import expect

    from tests.browser_pages import PATIENCE
    from tests.browser_server import chromium

    # The five seconds of the library are few on a machine with two cores that runs server, browser and tests at once.
    expect.set_options(timeout=PATIENCE)
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def model_data(prepared_model, tmp_path_factory):
    """A data directory for the server of :func:`model_server`: the index of the tests, and nothing else yet."""
    ingest_test_data()
    folder = tmp_path_factory.mktemp("model")
    (folder / "models").symlink_to(TEST_DATA / "models")
    shutil.copytree(TEST_DATA / "index", folder / "index")
    return folder


@pytest.fixture(scope="session")
def model_server(model_data):
    """Address of the product with its embedding model, for all browser tests that do not change the documents."""
    from tests.browser_server import product_server

    with product_server("model", model_data) as address:
        yield address


@pytest.fixture(scope="session")
def words_workspace(tmp_path_factory):
    """A data directory with a lexical index, where tests take in and remove documents; they leave the bundled ones."""
    from assistant.library.workspace import Workspace
    from assistant.settings import load_settings

    made = Workspace(load_settings(data_dir=tmp_path_factory.mktemp("words"), embedding_model="none"))
    made.ingest()
    return made


@pytest.fixture(scope="session")
def words_server(words_workspace, tmp_path_factory):
    """Address of the product that searches by words alone, with a text recognition that reads one sentence."""
    from tests.browser_server import words_only_server
    from tests.scanned import install_recognition

    programs = install_recognition(tmp_path_factory.mktemp("programs"))
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    with words_only_server("words", words_workspace.settings.data_dir, PATH=path) as address:
        yield address


@pytest.fixture
def open_page(browser, address):
    """A function that opens a page of the server ``address``, which each file names, as another person would."""
    from tests.browser_pages import people

    with people(browser, address) as open_one:
        yield open_one
