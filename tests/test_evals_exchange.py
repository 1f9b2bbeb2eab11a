"""Questions out to Excel and CSV and back: lossless, validated first, nothing overwritten unasked."""

from __future__ import annotations

import csv

import pytest
from openpyxl import load_workbook

from assistant.types import Turn
from evals.cases import load_cases
from evals.errors import EvaluationError, QuestionFileError
from evals.exchange import export_cases, import_cases
from evals.sheet import HEADINGS, from_row, to_row
from evals.spreadsheet import read_table, write_table
from evals.types import GoldQuote
from tests.evals_double import DOCUMENTS, make_case, unanswerable

AWKWARD = make_case(
    "awk-1",
    question="=1+1; wie \"betaalt\"?\n- en 'waarom'?",
    type="follow_up",
    history=(Turn("user", "Wat: is dit?"), Turn("assistant", "Een plan; zie [1].")),
    gold=(
        (GoldQuote("alpha", "Er zijn 11 aanbieders."), GoldQuote("beta", "Gemeenten kopen hulp in.")),
        (GoldQuote("beta", "De wet geldt sinds 2015."),),
    ),
    facts=(("11", "gemeenten"), ("2015",)),
    note="-- let op\ntweede regel",
)
CASES = [AWKWARD, unanswerable("u1", refusal_reason="out_of_scope", note="'=x")]


@pytest.mark.parametrize("name", ["vragen.xlsx", "vragen.csv"])
def test_round_trip(tmp_path, name):
    export_cases(CASES, tmp_path / name)
    folder = tmp_path / "questions"
    folder.mkdir()
    done = import_cases(tmp_path / name, DOCUMENTS, folder=folder, name="Terug gekomen")
    assert done.added == ("awk-1", "u1")
    assert done.files == (folder / "terug-gekomen.yaml",)
    assert load_cases(DOCUMENTS, folder=folder) == CASES
    again = import_cases(tmp_path / name, DOCUMENTS, folder=folder)
    assert (again.added, again.replaced, again.unchanged, again.files) == ((), (), 2, ())


def test_the_cells_read_as_documented():
    row = to_row(AWKWARD)
    assert row["goud"].split("\n") == [
        "alpha | Er zijn 11 aanbieders.",
        "of beta | Gemeenten kopen hulp in.",
        "beta | De wet geldt sinds 2015.",
    ]
    assert row["feiten"] == "11 | gemeenten\n2015"
    assert row["geschiedenis"] == "gebruiker: Wat: is dit?\nassistent: Een plan; zie [1]."
    assert from_row(row)["gold"][0][1] == {"document": "beta", "quote": "Gemeenten kopen hulp in."}


def test_no_cell_is_a_formula(tmp_path):
    path = tmp_path / "x.xlsx"
    write_table(path, {"a": [{"=kop": "=1+1", "b": "@x"}]})
    assert {cell.data_type for row in load_workbook(path)["a"].iter_rows() for cell in row} == {"s"}
    write_table(tmp_path / "x.csv", {"a": [{"kop": "=1+1", "b": "-3"}]})
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";"))[1] == ["'=1+1", "'-3"]
    assert read_table(tmp_path / "x.csv") == [{"kop": "=1+1", "b": "-3"}]


def new_row(**changes):
    row = dict.fromkeys(HEADINGS.values(), "")
    row |= {"soort": "number", "vraag": "Hoeveel?", "goud": "alpha | Er zijn 11 aanbieders.", "feiten": "11"}
    return {**row, **changes}


def test_empty_cells_have_a_meaning(tmp_path):
    path = tmp_path / "Mijn vragen.csv"
    blank = dict.fromkeys(HEADINGS.values(), "")
    refusal = new_row(vraag="Wat kost het?", goud="", feiten="", soort="unanswerable_near")
    write_table(path, {"vragen": [new_row(), blank, refusal]})
    import_cases(path, DOCUMENTS, folder=tmp_path)
    first, second = load_cases(DOCUMENTS, folder=tmp_path)
    assert (first.id, first.split, first.language, first.persona) == ("mijn-vragen-001", "dev", "nl", "evaluator")
    assert (second.id, second.expected) == ("mijn-vragen-002", "refused")


def test_numbers_and_dates_that_excel_made_of_text(tmp_path):
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["id", "vraag", "feiten", "goud"])
    book.active.append([7, "x", 2030, datetime(2022, 12, 7)])
    book.active.append([7.5, None, 11.0, True])
    book.save(tmp_path / "x.xlsx")
    rows = read_table(tmp_path / "x.xlsx")
    assert rows[0] == {"id": "7", "vraag": "x", "feiten": "2030", "goud": "2022-12-07"}
    assert rows[1] == {"id": "7.5", "vraag": "", "feiten": "11", "goud": "True"}


def test_all_problems_at_once_and_nothing_written(tmp_path):
    path = tmp_path / "nieuw.csv"
    rows = [
        new_row(id="a", soort="raadsel"),
        new_row(id="b", goud="alpha | Er zijn 12 aanbieders."),
        new_row(id="c", vraag="Hoeveel??", antwoord="11"),
    ]
    headings = list(rows[2])
    write_table(path, {"vragen": [{heading: row.get(heading, "") for heading in headings} for row in rows]})
    with pytest.raises(QuestionFileError) as caught:
        import_cases(path, DOCUMENTS, folder=tmp_path)
    found = [(problem.line, problem.case) for problem in caught.value.problems]
    assert {(2, "a"), (3, "b"), (4, "c")} <= set(found)
    assert list(tmp_path.glob("*.yaml")) == []


def test_changed_questions_need_replace(tmp_path):
    path = tmp_path / "nieuw.csv"
    write_table(path, {"vragen": [new_row(id="a")]})
    import_cases(path, DOCUMENTS, folder=tmp_path, name="eerste")
    write_table(path, {"vragen": [new_row(id="a", vraag="Hoeveel zijn het er?")]})
    with pytest.raises(QuestionFileError, match=r"staat al anders in eerste\.yaml"):
        import_cases(path, DOCUMENTS, folder=tmp_path)
    done = import_cases(path, DOCUMENTS, folder=tmp_path, replace=True)
    assert (done.replaced, done.files) == (("a",), (tmp_path / "eerste.yaml",))
    assert [case.question for case in load_cases(DOCUMENTS, folder=tmp_path)] == ["Hoeveel zijn het er?"]


def test_an_existing_file_is_kept(tmp_path):
    path = tmp_path / "nieuw.csv"
    write_table(path, {"vragen": [new_row(id="a")]})
    import_cases(path, DOCUMENTS, folder=tmp_path)
    write_table(path, {"vragen": [new_row(id="b", vraag="Nog een?")]})
    with pytest.raises(EvaluationError, match="bestaat al"):
        import_cases(path, DOCUMENTS, folder=tmp_path)
    import_cases(path, DOCUMENTS, folder=tmp_path, replace=True)
    assert [case.id for case in load_cases(DOCUMENTS, folder=tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.txt", b"", "geen Excel- of CSV-bestand"),
        ("x.xlsx", b"PK nonsense", "niet te lezen"),
        ("x.csv", b"\xff\xfe\x00", "niet te lezen"),
        ("x.csv", b"id;vraag\r\n", "geen rijen"),
        ("x.csv", b"id;id\r\na;b\r\n", "De kop id komt twee keer voor"),
        ("leeg.csv", b"", "geen rijen"),
    ],
)
def test_files_that_are_no_use(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(EvaluationError, match=message):
        read_table(tmp_path / name)


def test_a_missing_file_and_a_cell_that_is_too_long(tmp_path):
    with pytest.raises(EvaluationError, match="bestaat niet"):
        read_table(tmp_path / "weg.csv")
    with pytest.raises(EvaluationError, match="past niet in een cel"):
        write_table(tmp_path / "x.xlsx", {"a": [{"kop": "x" * 40_000}]})
    with pytest.raises(EvaluationError, match="niet te schrijven"):
        write_table(tmp_path / "nergens" / "x.csv", {"a": [{"kop": "x"}]})
