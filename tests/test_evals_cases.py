"""Question files: read, validated with all problems at once, written back the same."""

from __future__ import annotations

import pytest

from assistant.types import Turn
from evals.cases import check_questions, load_cases, read_question_file, select_cases
from evals.errors import QuestionFileError
from evals.locate import find_quote, resolve_gold
from evals.types import GoldQuote
from evals.yaml_files import write_cases
from tests.evals_double import ALPHA, DOCUMENTS, make_case, make_document, unanswerable

GOOD = """
- id: a-1
  split: dev
  language: nl
  persona: new_staff
  type: number
  question: Hoeveel aanbieders zijn er?
  history: []
  expected: answered
  gold:
    - - document: alpha
        quote: "Er zijn
          11 aanbieders."
  facts:
    - [11, "elf aanbieders"]
  note: ""
"""


def problems(tmp_path, text):
    (tmp_path / "q.yaml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in check_questions(DOCUMENTS, folder=tmp_path)[1]]


def test_a_good_file(tmp_path):
    (tmp_path / "q.yaml").write_text(GOOD, encoding="utf-8")
    (case,) = load_cases(DOCUMENTS, folder=tmp_path)
    assert case == make_case("a-1")
    assert case.documents == ("alpha",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("split: dev", "split: train", "split 'train' is onbekend; kies uit dev, test"),
        ("split: dev", "splitt: dev", "onbekende sleutel 'splitt'"),
        ("split: dev", "", "'split' ontbreekt of is leeg"),
        ("type: number", "type: follow_up", "een vervolgvraag (follow_up) heeft 'history' nodig"),
        ("type: number", "type: unanswerable_near", "hoort bij expected: refused"),
        ("history: []", "history: [{role: assistant, content: x}]", "'history' begint met een beurt van de gebruiker"),
        ("history: []", "history: [{role: boss, content: x}]", "elke beurt van 'history' is"),
        ("history: []", "history: vorige", "'history' moet een lijst zijn"),
        ("11 aanbieders.", "12 aanbieders.", "dit citaat staat niet in alpha: “Er zijn 12 aanbieders.”"),
        ("document: alpha", "document: omega", "document 'omega' bestaat niet; bekend zijn alpha, beta"),
        ('[11, "elf aanbieders"]', "[twaalf]", "geen vorm van dit feit staat in het goud: twaalf"),
        ('[11, "elf aanbieders"]', '["11 | 12"]', "mag geen '|' bevatten"),
        ('[11, "elf aanbieders"]', "[]", "elk feit is een lijst van een of meer vormen"),
        ("expected: answered", "expected: refused", "expected: refused, maar met 'gold' of 'facts'"),
        ("expected: answered", "expected: answered\n  refusal_reason: not_found", "maar met een 'refusal_reason'"),
        ("type: number", "type: number\n  type: date", "de sleutel 'type' staat er twee keer"),
        ("- id", "id", "geen geldige YAML"),
    ],
)
def test_problems_are_named(tmp_path, old, new, message):
    assert old in GOOD
    assert any(message in problem for problem in problems(tmp_path, GOOD.replace(old, new)))


def test_all_problems_at_once(tmp_path):
    wrong = GOOD + GOOD.replace("alpha", "omega") + "- los\n"
    found = problems(tmp_path, wrong)
    assert len([problem for problem in found if "staat er al: a-1 in q.yaml:2" in problem]) == 2
    assert any("omega" in problem for problem in found)
    assert any("elke vraag moet uit sleutels" in problem for problem in found)
    assert found[0].startswith("q.yaml:")
    with pytest.raises(QuestionFileError, match="omega"):
        load_cases(DOCUMENTS, folder=tmp_path)


def test_gold_is_needed_for_an_answer_and_a_whole_list_for_a_file(tmp_path):
    bare = GOOD[: GOOD.index("  gold")]
    found = problems(tmp_path, bare)
    assert any("zonder 'gold'" in problem for problem in found)
    assert any("zonder 'facts'" in problem for problem in found)
    assert problems(tmp_path, "id: x")[0].endswith("het bestand moet één lijst met vragen zijn")
    assert problems(tmp_path, "") == []


def test_a_fact_that_one_alternative_lacks_is_a_warning(tmp_path):
    text = GOOD.replace("  facts", "      - document: beta\n        quote: Kinderen wonen thuis.\n  facts")
    assert [problem for problem in problems(tmp_path, text) if "niet in elk alternatief" in problem]
    (tmp_path / "q.yaml").write_text(text, encoding="utf-8")
    assert len(load_cases(DOCUMENTS, folder=tmp_path)) == 1


def test_quotes_are_found_over_white_space_and_bold_marks():
    text = "Wij **spreken\n  uit:** dat\tdit *zo* is. Wij spreken uit: nee."
    assert [text[start:end] for start, end in find_quote(text, "spreken uit:")] == ["spreken\n  uit:", "spreken uit:"]
    assert find_quote(text, "dit zo is.") == [(text.index("dit"), text.index("is.") + 3)]
    assert find_quote(text, " ") == []


def test_gold_is_widened_to_whole_passages_and_found_everywhere():
    document = make_document("d", "Een twee drie.\nVier een twee.")
    gold = resolve_gold(make_case(gold=((GoldQuote("d", "een twee"),),)), {"d": document})
    assert [(one.start, one.outer_start, one.outer_end) for one in gold[0]] == [(20, 15, 29)]


def test_writing_and_reading_gives_the_same_cases(tmp_path):
    awkward = make_case(
        *("no",),
        question='Hoe: "zo"?\n- of zo #1',
        type="follow_up",
        history=(Turn("user", "Wat: 'x'?"), Turn("assistant", "[1] ja")),
        facts=(("11", "1.0"), ("null", "ja", "2020-04-01")),
        note="regel één\nregel twee",
    )
    cases = [awkward, unanswerable("u1", refusal_reason="out_of_scope")]
    path = tmp_path / "q.yaml"
    path.write_text(write_cases(cases), encoding="utf-8")
    entries, wrong = read_question_file(path)
    assert wrong == []
    assert [entry.case for entry in entries] == cases
    assert write_cases([entry.case for entry in entries]) == path.read_text(encoding="utf-8")


def test_a_file_that_is_no_text(tmp_path):
    (tmp_path / "q.yaml").write_bytes(b"\xff\xfe")
    assert "geen UTF-8-tekst" in str(check_questions(DOCUMENTS, folder=tmp_path)[1][0])


def test_selection():
    other = make_case("c2", gold=((GoldQuote("beta", "Kinderen wonen thuis."),),), split="test", type="how")
    cases = [make_case("c1"), other, unanswerable("u1")]
    assert [case.id for case in select_cases(cases, split="dev")] == ["c1", "u1"]
    assert select_cases(cases, documents=["beta"]) == select_cases(cases, types=["how"]) == [other]
    assert [case.id for case in select_cases([make_case(str(n)) for n in range(10)], limit=3)] == ["0", "3", "6"]
    assert select_cases(cases, limit=0) == []


def test_the_alpha_quote_stands_once():
    assert len(find_quote(ALPHA, "Er zijn 11 aanbieders.")) == 1
