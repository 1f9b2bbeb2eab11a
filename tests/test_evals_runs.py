"""Runs on disk: continued after an interruption, asked twice, compared with numbers recomputed by hand."""

from __future__ import annotations

import json
from functools import partial

import pytest

from assistant.types import Turn
from evals.bootstrap import mean_estimate
from evals.compare import compare_runs, mcnemar
from evals.errors import EvaluationError
from evals.fingerprint import fingerprint, run_record
from evals.gate import broken_limits, read_limits
from evals.runner import default_directory, run_into
from evals.store import list_runs, load_run
from evals.summary import summarise
from tests.evals_double import DOCUMENTS, ScriptedAssistant, answered, make_case, refused, unanswerable

RIGHT, WRONG = "Er zijn 11 aanbieders.", "Kinderen wonen thuis."
CASES = [
    *(make_case(f"c{n}", question=f"Vraag {n}") for n in range(4)),
    unanswerable("u1"),
    make_case("f1", question="En nu?", type="follow_up", history=(Turn("user", "Hoeveel aanbieders?"),)),
]


def script(question, history, *, wrong=()):
    if "cup" in question:
        return refused()
    return answered(WRONG if question in wrong or (question == "En nu?" and not history) else RIGHT)


def open_double(wrong=()):
    return ScriptedAssistant(partial(script, wrong=wrong))


def record(**settings):
    return run_record(settings=settings, model="m", cases=CASES, documents=DOCUMENTS, selection={})


def test_a_run_keeps_everything_and_sees_history_withheld(tmp_path):
    run = run_into(tmp_path / "a", record(), CASES, DOCUMENTS, open_double)
    assert run.finished
    assert [result.case for result in run.results] == CASES
    assert run == load_run(tmp_path / "a")
    measures = summarise(run.results).measures
    assert measures["follow_up_correct"].value == 1
    assert measures["withheld_correct"].value == 0
    assert measures["stability"].value == 1
    assert measures["correct"].n == 6
    assert {"code", "versions", "git", "documents", "questions", "model"} <= set(run.record)


def test_an_interrupted_run_is_continued(tmp_path):
    done = []
    doubles = []

    def open_counted():
        doubles.append(open_double())
        return doubles[-1]

    arguments = (tmp_path / "a", record(), CASES, DOCUMENTS, open_counted)
    partly = run_into(*arguments, progress=done.append, stopped=lambda: len(done) >= 2)
    assert (len(partly.results), partly.finished) == (2, False)
    with (tmp_path / "a" / "results.jsonl").open("a") as file:
        file.write('{"case": {"id": "c2", "spl')
    assert len(load_run(tmp_path / "a").results) == 2
    whole = run_into(*arguments, progress=done.append)
    assert whole.finished
    assert [result.case.id for result in whole.results] == [case.id for case in CASES]
    assert doubles[1].asked.count("Vraag 0") == 1  # only the second time
    assert (done[-1].done, done[-1].total) == (12, 12)
    run_into(*arguments)
    assert len(doubles) == 2


def test_unstable_answers_are_seen(tmp_path):
    double = open_double()
    changing = ScriptedAssistant(lambda question, history: answered(RIGHT, confidence=len(double.asked) / 100))

    class Drifting:
        def ask(self, question, **options):
            double.ask(question)
            return changing.ask(question, **options)

    run = run_into(tmp_path / "a", record(), CASES, DOCUMENTS, Drifting)
    assert summarise(run.results).measures["stability"].value < 1


def test_several_processes_give_the_same_results(tmp_path):
    one = run_into(tmp_path / "one", record(), CASES, DOCUMENTS, open_double, repeat=False)
    two = run_into(tmp_path / "two", record(), CASES, DOCUMENTS, open_double, jobs=2, repeat=False)
    assert one.results == two.results


def test_another_run_is_not_overwritten(tmp_path):
    run_into(tmp_path / "a", record(), CASES, DOCUMENTS, open_double)
    with pytest.raises(EvaluationError, match="andere vragen, instellingen of code"):
        run_into(tmp_path / "a", record(threads=2), CASES, DOCUMENTS, open_double)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "thesis.txt").touch()
    with pytest.raises(EvaluationError, match="niet leeg"):
        run_into(tmp_path / "b", record(), CASES, DOCUMENTS, open_double)


@pytest.mark.parametrize("content", ["{", "[]", '{"case": 1}'])
def test_a_damaged_run_is_named(tmp_path, content):
    (tmp_path / "run.json").write_text("{}")
    (tmp_path / "results.jsonl").write_text(content + "\n")
    with pytest.raises(EvaluationError, match="beschadigd"):
        load_run(tmp_path)


def test_no_run_at_all(tmp_path):
    with pytest.raises(EvaluationError, match="Hier staat geen meting"):
        load_run(tmp_path)


def test_the_unfinished_run_is_found_again(tmp_path):
    same = record()
    first = default_directory(tmp_path, same)
    run_into(first, same, CASES, DOCUMENTS, open_double, stopped=lambda: True)
    assert default_directory(tmp_path, same) == first
    run_into(first, same, CASES, DOCUMENTS, open_double)
    assert list_runs(tmp_path) == [first]
    finished = json.loads((first / "run.json").read_text())
    assert finished["finished"]
    (tmp_path / "x").mkdir()
    assert default_directory(tmp_path, {**same, "fingerprint": "f" * 64}).name.endswith("ffffffff")


def test_the_fingerprint_ignores_only_what_cannot_move_an_answer():
    base = record(data_dir="/a")
    assert fingerprint({**base, "git": None, "jobs": 9, "machine": {}}) == base["fingerprint"]
    assert record(data_dir="/b")["fingerprint"] == base["fingerprint"]
    assert record(data_dir="/a", threads=1)["fingerprint"] != base["fingerprint"]
    assert fingerprint({**base, "versions": {}}) != base["fingerprint"]


def test_compare_by_hand(tmp_path):
    one = run_into(tmp_path / "one", record(), CASES, DOCUMENTS, lambda: open_double(("Vraag 0",)))
    two = run_into(tmp_path / "two", record(threads=1), CASES, DOCUMENTS, lambda: open_double(("Vraag 1", "Vraag 2")))
    compared = compare_runs(one, two)
    assert (compared.won, compared.lost, compared.n) == (("c0",), ("c1", "c2"), 6)
    # Three questions changed sides, one of them for the better: 2 * (C(3,0) + C(3,1)) / 2^3 = 1.
    assert compared.probability == 1
    correct = next(one for one in compared.differences if one.measure.name == "correct")
    assert (correct.first, correct.second) == (pytest.approx(5 / 6), pytest.approx(4 / 6))
    assert correct.change == pytest.approx(-1 / 6)
    assert correct.low < -1 / 6 < correct.high
    assert set(compared.changed_answers) == {"c0", "c1", "c2"}
    assert compared.depends_on == ("settings.threads: - -> 1",)


def test_comparing_a_run_with_itself_and_with_nothing_in_common(tmp_path):
    run = run_into(tmp_path / "one", record(), CASES, DOCUMENTS, open_double)
    same = compare_runs(run, run)
    assert (same.won, same.lost, same.probability, same.left_out) == ((), (), 1.0, ())
    assert all(difference.change == 0 and difference.probability == 1 for difference in same.differences)
    other = run_into(tmp_path / "two", record(), CASES[:1], DOCUMENTS, open_double)
    assert compare_runs(run, other).left_out == ("c1", "c2", "c3", "f1", "u1")


@pytest.mark.parametrize(
    ("won", "lost", "expected"),
    [(0, 0, 1), (1, 0, 1), (5, 0, 2 / 32), (6, 1, 2 * (1 + 7) / 128), (1, 6, 2 * (1 + 7) / 128), (3, 3, 1)],
)
def test_mcnemar_by_hand(won, lost, expected):
    assert mcnemar(won, lost) == pytest.approx(expected)


def test_intervals_are_seeded_and_leave_out_what_is_not_eligible():
    one = mean_estimate([1.0, 0.0, None, 1.0, 0.0])
    assert (one.value, one.n) == (0.5, 4)
    assert one == mean_estimate([1.0, 0.0, 1.0, 0.0])
    assert one.low < 0.5 < one.high
    assert mean_estimate([1.0] * 3).low == mean_estimate([1.0] * 3).high == 1
    assert mean_estimate([None]).n == 0


def test_the_gate(tmp_path):
    run = run_into(tmp_path / "a", record(), CASES, DOCUMENTS, lambda: open_double(("Vraag 0",)))
    summary = summarise(run.results)
    path = tmp_path / "gate.toml"
    path.write_text("[minimum]\ncorrect = 0.8\nstability = 1.0\n[maximum]\nanswer_words = 4\nfalse_refusal = 0\n")
    assert broken_limits(summary, read_limits(path)) == []
    path.write_text("[minimum]\ncorrect = 0.9\nrefusal_reason = 0.1\n")
    broken = broken_limits(summary, read_limits(path))
    assert broken == [
        "correct is 0.8333, moet minstens 0.9000 zijn",
        "refusal_reason is niet gemeten, moet minstens 0.1000 zijn",
    ]
    baseline = {"measures": {name: estimate.to_json() for name, estimate in summary.measures.items()}}
    (tmp_path / "baseline.json").write_text(json.dumps(baseline))
    assert broken_limits(summary, read_limits(tmp_path / "baseline.json")) == []
    worse = run_into(tmp_path / "b", record(), CASES, DOCUMENTS, lambda: open_double(("Vraag 0", "Vraag 1")))
    assert broken_limits(summarise(worse.results), read_limits(tmp_path / "baseline.json"))


@pytest.mark.parametrize("content", ["[minimum]\ntypo = 1\n", "", "nonsense"])
def test_gate_files_that_are_no_use(tmp_path, content):
    path = tmp_path / "gate.toml"
    path.write_text(content)
    with pytest.raises(EvaluationError, match="grenzen"):
        read_limits(path)
