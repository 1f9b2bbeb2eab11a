"""``wegwijzer evaluate``: what an evaluator does from the terminal, from a spreadsheet to a comparison."""

from __future__ import annotations

import json

import pytest

from evals.cases import load_cases
from evals.evaluate import Selection, evaluate
from evals.exchange import export_cases
from evals.session import Session
from evals.store import list_runs, load_run
from evals.yaml_files import write_cases
from tests.evals_double import DOCUMENTS, ScriptedAssistant, answered, make_case, refused, unanswerable
from ui import cli

CASES = [make_case("c1"), make_case("c2", question="Hoeveel precies?", type="who"), unanswerable("u1")]


def script(question, history):
    return refused() if "cup" in question else answered("Er zijn 11 aanbieders.")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with questions and an empty folder for runs; the assistant is a double."""
    (tmp_path / "vragen.yaml").write_text(write_cases(CASES), encoding="utf-8")
    runs = tmp_path / "runs"

    def open_double():
        return Session(ScriptedAssistant(script), tuple(DOCUMENTS), {"threads": 0}, "m", runs)

    monkeypatch.setattr("evals.evaluate.open_session", open_double)
    monkeypatch.setattr("evals.session.question_documents", lambda: tuple(DOCUMENTS))
    monkeypatch.setattr("evals.session.runs_folder", lambda: runs)
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


def command(*words, folder=None):
    options = ["--questions", str(folder)] if folder else []
    return cli.run(["evaluate", *map(str, words), *options])


def test_a_run_prints_numbers_and_leaves_reports(folder, capsys):
    assert command("--type", "number", "--type", "who", folder=folder) == 0
    output = capsys.readouterr()
    assert "2 vragen" in output.out
    assert "Vragen stellen: 4 van 4" in output.err
    (run,) = list_runs(folder / "runs")
    assert {path.name for path in run.iterdir()} == {
        *("run.json", "results.jsonl", "repeats.jsonl", "report.html", "report.md", "report.csv", "junit.xml")
    }
    assert load_run(run).record["selection"]["types"] == ["number", "who"]


def test_the_way_of_an_evaluator(folder, capsys):
    sheet, result = folder / "vragen.xlsx", folder / "uitslag.csv"
    assert command("export", sheet, folder=folder) == 0
    failing = make_case("mijn-1", question="Wie betaalt?", facts=(("VNG",),))
    failing_gold = make_case("mijn-1", question="Wie betaalt?", facts=(("11",), ("aanbieders",)), type="list")
    export_cases([*CASES, failing], sheet)
    assert command("import", sheet, "--name", "mijn", folder=folder) == 1
    assert "geen vorm van dit feit staat in het goud: VNG" in capsys.readouterr().err
    export_cases([*CASES, failing_gold], sheet)
    assert command("import", sheet, "--name", "mijn", folder=folder) == 0
    assert "toegevoegd: mijn-1" in capsys.readouterr().out
    assert len(load_cases(DOCUMENTS, folder=folder)) == 4
    assert command("--type", "list", folder=folder) == 0
    assert command("export", result, "--run", "laatste") == 0
    assert "mijn-1;list" in result.read_text(encoding="utf-8-sig")


def test_nothing_is_overwritten_unasked(folder, capsys):
    (folder / "x.csv").write_text("mijn werk")
    assert command("export", folder / "x.csv", folder=folder) == 2
    assert (folder / "x.csv").read_text() == "mijn werk"
    assert command("export", folder / "x.csv", "--force", folder=folder) == 0


def test_check_lists_problems_and_coverage(folder, capsys):
    assert command("check", folder=folder) == 0
    output = capsys.readouterr()
    assert "number" in output.out
    assert "3 vragen, waarvan 1 zonder antwoord in de documenten; 0 fout(en)." in output.err
    (folder / "stuk.yaml").write_text("- id: c1\n", encoding="utf-8")
    assert command("check", folder=folder) == 1
    assert "fout: stuk.yaml:1 c1: 'split' ontbreekt of is leeg" in capsys.readouterr().out


def test_runs_report_and_compare(folder, capsys):
    for name in ("een", "twee"):
        assert command("--out", folder / "runs" / name, folder=folder) == 0
    capsys.readouterr()
    assert command("runs") == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["NAAM", "VRAGEN", "GOED", "AF"]
    (folder / "runs" / "kapot").mkdir()
    (folder / "runs" / "kapot" / "run.json").write_text("{")
    assert command("runs") == 0
    assert "beschadigd" in capsys.readouterr().out
    assert command("--limit", "1", folder=folder) == 0
    assert command("compare", "een", "twee") == 0
    assert "Goed geworden: 0, fout geworden: 0" in capsys.readouterr().out
    assert command("report", "een") == 0
    assert "3 vragen" in capsys.readouterr().out
    assert command("report", "drie") == 1
    assert "Hier staat geen meting" in capsys.readouterr().err


def test_the_gate_decides_the_exit_status(folder, capsys):
    gate = folder / "grens.toml"
    gate.write_text("[minimum]\ncorrect = 1.0\n")
    assert command("--fail-under", gate, folder=folder) == 0
    gate.write_text("[minimum]\nrefusal_reason = 1.0\n")
    assert command("--fail-under", gate, folder=folder) == 1
    assert "Onder de grens: refusal_reason is niet gemeten" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["--type", "raadsel"], 1, "Deze soort vraag is er niet."),
        (["--document", "omega"], 1, "Geen enkele vraag past bij deze keuze."),
        (["--split", "train"], 2, "'train' is geen deel; kies dev of test"),
        (["--limit", "0"], 2, "0 ligt niet tussen 1 en 100000"),
        (["--fail-under", "weg.toml"], 1, "niet te lezen"),
    ],
)
def test_wrong_choices_are_explained(folder, capsys, words, status, message):
    assert command(*words, folder=folder) == status
    assert message in capsys.readouterr().err


def test_an_interrupted_run_tells_how_to_go_on(folder, capsys, monkeypatch):
    def interrupted(question, history):
        if "cup" in question:
            raise KeyboardInterrupt
        return script(question, history)

    session = Session(ScriptedAssistant(interrupted), tuple(DOCUMENTS), {"threads": 0}, "m", folder / "runs")
    with monkeypatch.context() as patch:
        patch.setattr("evals.evaluate.open_session", lambda: session)
        assert command(folder=folder) == 130
    assert "gaat verder waar het was" in capsys.readouterr().err
    (run,) = list_runs(folder / "runs")
    assert len(load_run(run).results) == 2
    assert command(folder=folder) == 0
    assert list_runs(folder / "runs") == [run]
    assert load_run(run).finished


def test_a_run_can_be_stopped_from_outside(folder):
    done = []
    half = evaluate(Selection(), questions=folder, progress=done.append, stopped=lambda: len(done) == 1)
    assert not half.run.finished
    assert half.reports == ()
    whole = evaluate(Selection(), questions=folder, progress=done.append)
    assert whole.run.directory == half.run.directory
    assert json.loads((whole.run.directory / "run.json").read_text())["finished"]
