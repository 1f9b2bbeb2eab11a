"""The evaluation page follows the address, and asks the questions of an uploaded file."""

from __future__ import annotations

import pytest

from evals.cases import read_question_file
from evals.errors import QuestionFileError
from tests.web_double import make_services
from ui.web.evaluation.source import keep_questions
from ui.web.evaluation.state import Browsing, browsing_from_parameters, go_to

OPEN = {"run": "een", "question": "q1"}
QUESTION = """- id: eigen-001
  split: dev
  language: nl
  persona: evaluator
  type: number
  question: Hoeveel gesloten plekken mogen er eind 2024 zijn?
  history: []
  expected: answered
  gold:
    - - document: ambitiedocument-zuidwest
        quote: "naar maximaal 100 eind 2024"
  facts:
    - ["100"]
"""


@pytest.mark.parametrize(
    ("acted", "returned", "parameters", "expected"),
    [
        (False, False, OPEN, OPEN),  # nothing happened
        (False, False, {"run": "een"}, {"run": "een"}),  # the back button
        (False, False, {}, {}),  # the back button to the list
        (True, False, {"run": "een"}, OPEN),  # a click goes before an address that is not there yet
        (False, True, {}, OPEN),  # from another page: on where it was
        (False, True, {"run": "twee"}, {"run": "twee"}),  # from another page, by a link
    ],
)
def test_a_click_moves_the_page_and_the_back_button_too(acted, returned, parameters, expected):
    browsing = browsing_from_parameters(OPEN)
    browsing.acted = acted
    go_to(browsing, parameters, returned=returned)
    assert browsing.to_parameters() == expected
    assert not browsing.acted


def test_opening_counts_as_a_click():
    browsing = Browsing()
    browsing.open_run("een")
    go_to(browsing, {}, returned=False)
    assert browsing.to_parameters() == {"run": "een"}


def test_an_uploaded_file_is_kept_once_under_its_content(monkeypatch, tmp_path):
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    services = make_services()
    first = keep_questions("Mijn vragen.yaml", QUESTION.encode(), services)
    assert keep_questions("anders.yaml", QUESTION.encode(), services) == first
    assert [path.name for path in first.iterdir()] == ["vragen.yaml"]
    assert read_question_file(first / "vragen.yaml")[0][0].case.id == "eigen-001"
    assert keep_questions("x.yaml", QUESTION.replace("eigen", "ander").encode(), services) != first


def test_a_table_that_is_no_question_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    with pytest.raises(QuestionFileError):
        keep_questions("vragen.csv", b"id,vraag,soort\na,Wie?,bestaat niet\n", make_services())
