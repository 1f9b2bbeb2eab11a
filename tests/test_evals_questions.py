"""The questions themselves: all valid, and as many of each kind as the evaluation promises."""

from __future__ import annotations

import pytest

from corpus import load_bundled
from evals.cases import QUESTIONS, check_questions
from evals.coverage import coverage_rows, measure_coverage
from evals.types import LANGUAGES, PERSONAS, SPLITS, TYPES


@pytest.fixture(scope="module")
def documents():
    return list(load_bundled())


@pytest.fixture(scope="module")
def checked(documents):
    return check_questions(documents)


@pytest.fixture(scope="module")
def cases(checked):
    return [entry.case for entry in checked[0]]


def test_nothing_is_wrong_with_them(checked):
    assert [str(problem) for problem in checked[1]] == []


def test_nothing_is_wrong_with_those_that_were_written_later_and_none_is_for_testing(documents, cases):
    entries, problems = check_questions(documents, folder=QUESTIONS.parent / "later")
    assert [problem for problem in problems if problem.severity == "error"] == []
    later = [entry.case for entry in entries]
    assert len(later) == 328
    assert {case.split for case in later} == {"dev"}
    plain = {case.question.casefold() for case in cases if not case.history}
    assert not plain & {case.question.casefold() for case in later if not case.history}


def test_there_are_enough_of_every_kind(cases, documents):
    coverage = measure_coverage(cases, documents)
    assert coverage.total >= 300
    assert coverage.unanswerable >= 60
    assert {kind: coverage.of_type(kind) for kind in TYPES if coverage.of_type(kind) < 12} == {}
    assert {case.persona for case in cases} == set(PERSONAS)
    assert {case.language for case in cases} == set(LANGUAGES)
    assert 0.10 <= sum(case.language == "en" for case in cases) / len(cases) <= 0.20


def test_both_splits_have_their_share_of_every_kind_and_document(cases, documents):
    coverage = measure_coverage(cases, documents)
    for counts in (coverage.types, coverage.documents):
        for name in {name for name, _ in counts}:
            dev, test = (counts.get((name, split), 0) for split in SPLITS)
            assert 0.35 <= dev / (dev + test) <= 0.65, name


def test_nearly_every_section_is_touched(cases, documents):
    untouched = measure_coverage(cases, documents).untouched
    sections = sum(len(document.sections) for document in documents)
    assert len(untouched) <= sections * 0.05, untouched


def test_the_table_of_counts_adds_up(cases, documents):
    rows = coverage_rows(measure_coverage(cases, documents))
    assert rows[0] == ("", "dev", "test", "samen")
    assert sum(int(row[3]) for row in rows[1 : 1 + len(TYPES)]) == len(cases)
