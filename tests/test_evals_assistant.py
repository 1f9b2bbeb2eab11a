"""A fast subset of the questions against the real assistant: what is promised without exception, and no collapse."""

from __future__ import annotations

import pytest

from assistant.library.workspace import Workspace
from assistant.opening import open_assistant
from assistant.settings import load_settings
from evals.evaluate import Selection, evaluate
from evals.published import read_baseline
from evals.session import Session
from tests.conftest import TEST_DATA

QUESTIONS = 40


@pytest.fixture(scope="module")
def evaluation(prepared_model, tmp_path_factory):
    settings = load_settings(data_dir=TEST_DATA)
    Workspace(settings).ingest()
    assistant = open_assistant(settings)
    folder = tmp_path_factory.mktemp("evaluations")
    session = Session(assistant, tuple(assistant.index.documents.values()), {}, "test", folder)
    return evaluate(Selection(limit=QUESTIONS), session=session)


def test_every_quote_is_a_slice_and_every_answer_is_stable(evaluation):
    measures = evaluation.summary.measures
    assert measures["quote_validity"].value == 1
    assert measures["stability"].value == 1
    assert measures["stability"].n == QUESTIONS


def test_quality_has_not_collapsed(evaluation):
    # A subset of 40 swings by 0.15 either way (two standard errors of a share).
    published = read_baseline()["measures"]
    for name in ("correct", "success_10"):
        assert evaluation.summary.measures[name].value >= published[name]["value"] - 0.16, name


def test_the_reports_are_written(evaluation):
    assert [path.name for path in evaluation.reports] == [
        "report.html",
        "report.md",
        "report.csv",
        "junit.xml",
        "agreements.json",
    ]
    assert evaluation.run.finished
