"""One build at a time, whoever asks for it."""

import threading

from tests.test_web_page import wait_until_idle
from ui.web.build_job import BuildJob


def test_a_second_start_joins_the_build_that_runs():
    go, calls = threading.Event(), []

    def build(progress):
        calls.append(1)
        assert go.wait(20)

    job = BuildJob(build)
    job.start()
    job.start()
    assert job.state.running
    go.set()
    wait_until_idle(job)
    assert calls == [1]
    assert job.state.problem is None
    job.start()
    wait_until_idle(job)
    assert calls == [1, 1]
