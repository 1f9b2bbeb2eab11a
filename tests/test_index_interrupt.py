"""Builds are atomic: killed or out of space at any moment, the previous index answers and the next build works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index import IndexLocked, IndexWriteError, Query, build_index, current_generation, open_index
from index.storage.generations import build_lock
from tests.builders import DocumentBuilder, HashedWords, generations, small_corpus

PROJECT = Path(__file__).parent.parent


def test_two_builds_at_once_are_refused(tmp_path):
    with build_lock(tmp_path), pytest.raises(IndexLocked, match=f"proces {os.getpid()}"):
        build_index(small_corpus(), tmp_path, None)
    build_index(small_corpus(), tmp_path, None)


def test_ctrl_c_keeps_what_was_embedded(tmp_path):
    build_index(small_corpus()[:1], tmp_path, HashedWords())

    def interrupt(stage, done, total):
        if (stage, done) == ("write", 2):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(small_corpus(), tmp_path, HashedWords(), progress=interrupt)
    assert (current_generation(tmp_path), generations(tmp_path)) == (1, [1])
    embedder = HashedWords()
    assert build_index(small_corpus(), tmp_path, embedder).generation == 2
    assert embedder.embedded == []
    assert list((tmp_path / "cache").iterdir()) == []


def test_an_embedder_that_answers_wrongly_is_named(tmp_path):
    class Short(HashedWords):
        def embed_passages(self, texts):
            return super().embed_passages(texts)[:-1]

    with pytest.raises(ValueError, match="short-one"):
        build_index(small_corpus(), tmp_path, Short("short-one"))


BUILD = """
import os, resource, signal, sys
from pathlib import Path
from index import IndexWriteError, build_index
from tests.builders import HashedWords
from tests.test_index_interrupt import many_documents
directory, stage, place = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
def progress(name, done, total):
    if name == stage and done >= place:
        os.kill(os.getpid(), signal.SIGKILL)
if stage == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (place, place))
try:
    build_index(many_documents(), directory, HashedWords(), progress=progress)
except IndexWriteError as error:
    sys.exit(str(error))
"""


def many_documents():
    builders = [DocumentBuilder(f"doc{number}") for number in range(3)]
    for number, builder in enumerate(builders):
        for line in range(60):
            builder.add(f"Zin {line} van document {number} gaat over onderwerp{line * 7 + number}.")
    return [builder.build() for builder in builders]


def run_build(directory, stage, place):
    command = [sys.executable, "-c", BUILD, str(directory), stage, str(place)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize(
    ("stage", "place"), [("embed", 64), ("embed", 128), ("write", 0), ("write", 1), ("write", 3), ("write", 4)]
)
def test_killed_at_any_moment(tmp_path, stage, place):
    build_index(small_corpus(), tmp_path, HashedWords())
    assert run_build(tmp_path, stage, place).returncode == -signal.SIGKILL
    index = open_index(tmp_path, HashedWords())
    assert index.search(Query("vastgoedtransitie"))[0].chunk.document == "plan"
    index.close()
    embedder = HashedWords()
    report = build_index(many_documents(), tmp_path, embedder)
    # Whole batches of the killed build are not embedded again.
    total = report.embedded + report.reused
    assert report.embedded == len(embedder.embedded) == (total - place if stage == "embed" else 0)
    assert generations(tmp_path) == [1, report.generation]
    assert len(open_index(tmp_path, HashedWords()).documents) == 3


@pytest.mark.parametrize("limit", [2_000, 100_000])
def test_a_full_disk_leaves_the_previous_index(tmp_path, limit):
    build_index(small_corpus(), tmp_path, HashedWords())
    result = run_build(tmp_path, "limit", limit)
    assert "Controleer de vrije schijfruimte" in result.stderr
    assert result.returncode == 1
    assert generations(tmp_path) == [1]
    assert open_index(tmp_path, HashedWords()).search(Query("vastgoedtransitie"))
    assert build_index(many_documents(), tmp_path, HashedWords()).changed


def test_a_directory_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexWriteError, match="Controleer"):
        build_index(small_corpus(), tmp_path / "file" / "index", None)
