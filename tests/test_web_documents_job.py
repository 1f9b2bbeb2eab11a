"""Changing the library and reading uploads in the background: one at a time, stopped when asked, tidy afterwards."""

import os
import threading
import time

import pytest

from assistant.errors import UserFacingError
from assistant.library.changes import ChangeReport, Remove
from assistant.library.previews import Preview
from assistant.library.reports import BuildReport
from ui.web.documents.job import ChangeJob
from ui.web.documents.reading import FOLDER, STALE, Reading

CHANGES = [Remove("plan")]
REPORT = ChangeReport(tuple(CHANGES), (), BuildReport(0, 0, 0, 0, 0, 0, 0.0, 1, True), 0.0)


def wait_for(condition, *, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert condition()


def finished(job):
    wait_for(lambda: not job.state.running)
    return job.state


def test_a_change_reports_and_opens_the_new_index():
    calls = []
    job = ChangeJob(lambda changes, progress: REPORT, lambda: calls.append("opened"))
    assert job.start(CHANGES, owner="ik", what="x", after=lambda done: calls.append(done))
    state = finished(job)
    assert (state.report, state.owner, state.ended) == (REPORT, "ik", True)
    assert calls == ["opened", True]
    job.forget()
    assert not job.state.ended


def test_only_one_change_at_a_time_and_none_without_changes():
    go = threading.Event()

    def change(changes, progress):
        assert go.wait(20)
        return REPORT

    job = ChangeJob(change, lambda: None)
    assert not job.start([], owner="ik", what="x")
    assert job.start(CHANGES, owner="ik", what="x")
    assert not job.start(CHANGES, owner="ander", what="x")
    job.forget()
    assert job.state.running
    go.set()
    assert (finished(job).owner, job.state.number) == ("ik", 1)
    # What is brought into view once for each change must tell one from the next.
    assert job.start(CHANGES, owner="ik", what="x")
    assert finished(job).number == 2


def test_a_change_that_is_stopped_breaks_off_at_its_next_step():
    told, steps = threading.Event(), []

    def change(changes, progress):
        for number in range(10_000):
            progress("embed", number, 10_000)
            steps.append(number)
            told.set()
            time.sleep(0.005)
        return REPORT

    done = []
    job = ChangeJob(change, lambda: done.append("opened"))
    job.start(CHANGES, owner="ik", what="x", after=done.append)
    assert told.wait(20)
    job.stop()
    state = finished(job)
    assert (state.stopped, state.report, state.stopping) == (True, None, False)
    assert done == [False]
    assert len(steps) < 10_000


@pytest.mark.parametrize(
    ("error", "problem"), [(UserFacingError("Schijf vol.", remedy="Ruim op."), "Schijf vol."), (KeyError("x"), "")]
)
def test_a_change_that_fails_says_why(error, problem):
    def change(changes, progress):
        raise error

    job = ChangeJob(change, lambda: None)
    job.start(CHANGES, owner="ik", what="x")
    state = finished(job)
    assert state.problem is not None
    assert state.problem.problem == problem
    assert bool(state.problem.details) == (problem == "")


def read(path):
    if path.name == "raar.txt":
        raise KeyError("niet voorzien")
    return Preview(path.name, path)


def test_files_are_read_one_after_the_other_and_a_failure_stops_no_other(tmp_path):
    reading = Reading(tmp_path, read)
    for number, name in enumerate(("een.txt", "raar.txt", "../../drie.txt", "een.txt")):
        reading.add(name, b"tekst %d" % number)
        reading.add(name, b"tekst %d" % number)
    assert reading.busy
    reading.start()
    wait_for(lambda: not reading.busy)
    assert [file.state for file in reading.files] == ["read", "failed", "read", "read"]
    assert reading.done == 4
    assert [file.path.name for file in reading.files] == ["een.txt", "raar.txt", "drie.txt", "een.txt"]
    assert all(file.path.is_relative_to(tmp_path / FOLDER) for file in reading.files)
    reading.discard()
    assert list((tmp_path / FOLDER).iterdir()) == []
    assert reading.files == []


def test_stopping_leaves_what_waits_unread(tmp_path):
    begun, go = threading.Event(), threading.Event()

    def slow(path):
        begun.set()
        go.wait(20)
        return Preview(path.name, path)

    reading = Reading(tmp_path, slow)
    for name in ("een.txt", "twee.txt"):
        reading.add(name, b"tekst")
    reading.start()
    assert begun.wait(20)
    reading.stop()
    go.set()
    assert not reading.busy
    time.sleep(0.1)
    assert [(file.state, file.preview) for file in reading.files] == [("stopped", None), ("stopped", None)]
    reading.discard()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
        ("C:\\map\\plan.pdf", "plan.pdf"),
        ("..", "document"),
        ("", "document"),
        ("plan\x00\n?.pdf", "plan.pdf"),
        ("rapport #3, versie.pdf", "rapport #3, versie.pdf"),
    ],
)
def test_names_of_uploads_are_made_safe(tmp_path, name, kept):
    reading = Reading(tmp_path, read)
    reading.add(name, b"x")
    assert reading.files[0].path.name == kept
    reading.discard()


def test_folders_that_were_left_behind_are_removed_after_a_day(tmp_path):
    old, fresh = tmp_path / FOLDER / "oud", tmp_path / FOLDER / "vers"
    for folder in (old, fresh):
        folder.mkdir(parents=True)
    moment = time.time() - STALE - 60
    os.utime(old, (moment, moment))
    reading = Reading(tmp_path, read)
    reading.add("een.txt", b"x")
    assert not old.exists()
    assert fresh.exists()
    reading.discard()
