"""An evaluation question made from feedback: checked, written behind the others, asked at once, found by evaluate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.authoring import (
    add_case,
    candidate_quotes,
    draft_case,
    fact_forms,
    gold_groups,
    known_ids,
    new_case_id,
    passages_with,
    place_of,
    try_case,
)
from evals.cases import load_cases
from evals.errors import QuestionFileError
from evals.types import GoldQuote
from tests.web_double import LOCAL, PLACES, make_services

SERVICES = make_services()
DOCUMENTS = SERVICES.documents
QUOTE = GoldQuote("ambitiedocument-zuidwest", "naar maximaal 100 eind 2024")
ENTRY = {
    "id": "eigen-plekken",
    "language": "nl",
    "persona": "professional",
    "type": "number",
    "question": PLACES,
    "history": [],
    "expected": "answered",
    "refusal_reason": "",
    "gold": [[{"document": QUOTE.document, "quote": QUOTE.quote}]],
    "facts": [["100"]],
    "note": "Uit terugkoppeling.",
}


@pytest.fixture
def bundled(tmp_path):
    folder = tmp_path / "meegeleverd"
    folder.mkdir()
    return folder


def add(tmp_path, bundled, **changes):
    case = draft_case({**ENTRY, **changes})
    add_case(case, DOCUMENTS.values(), folder=tmp_path / "questions", bundled=bundled)
    return case


def test_what_is_written_is_what_evaluate_reads(tmp_path, bundled):
    one = add(tmp_path, bundled)
    two = add(tmp_path, bundled, id="eigen-2", question="Hoeveel plekken mogen er nog zijn?")
    assert load_cases(DOCUMENTS.values(), folder=bundled, also=tmp_path / "questions") == [one, two]
    assert load_cases(DOCUMENTS.values(), folder=bundled) == []
    assert load_cases(DOCUMENTS.values(), folder=bundled, also=tmp_path / "niets") == []
    assert one.split == "dev"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"question": "  "}, "'question' ontbreekt"),
        ({"type": ""}, "'type' ontbreekt"),
        ({"gold": []}, "zonder 'gold'"),
        ({"facts": []}, "zonder 'facts'"),
        ({"facts": [["99"]]}, "geen vorm van dit feit staat in het goud"),
        ({"gold": [[{"document": QUOTE.document, "quote": "staat er niet"}]]}, "dit citaat staat niet in"),
        ({"type": "follow_up"}, "heeft 'history' nodig"),
        ({"expected": "refused"}, "maar met 'gold' of 'facts'"),
    ],
)
def test_a_faulty_question_is_explained_and_not_written(tmp_path, bundled, changes, said):
    with pytest.raises(QuestionFileError, match=said):
        add(tmp_path, bundled, **changes)
    assert not (tmp_path / "questions" / "terugkoppeling.yaml").exists()


def test_a_question_that_is_there_already_is_not_added_twice(tmp_path, bundled):
    add(tmp_path, bundled)
    with pytest.raises(QuestionFileError, match="deze vraag staat er al"):
        add(tmp_path, bundled, id="eigen-anders")
    assert known_ids(DOCUMENTS.values(), folder=tmp_path / "questions", bundled=bundled) == {"eigen-plekken"}


def test_a_damaged_file_is_left_alone(tmp_path, bundled):
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "terugkoppeling.yaml").write_text("geen: lijst", encoding="utf-8")
    with pytest.raises(QuestionFileError, match="één lijst"):
        add(tmp_path, bundled)
    assert (folder / "terugkoppeling.yaml").read_text(encoding="utf-8") == "geen: lijst"


def test_it_passes_when_the_answer_is_right_and_fails_when_it_is_not():
    right = draft_case(ENTRY)
    assert try_case(right, SERVICES.assistant, DOCUMENTS).correct
    wrong = replace(right, facts=(("235",), ("2025",)))
    assert try_case(wrong, SERVICES.assistant, DOCUMENTS).found == (True, False)
    refused = draft_case({**ENTRY, "question": "Hoeveel plekken zijn er in Groningen?"})
    assert not try_case(refused, SERVICES.assistant, DOCUMENTS).correct
    unanswerable = draft_case(
        {**ENTRY, "question": "Wat kost een fiets?", "type": "unanswerable_off_topic", "expected": "refused"}
        | {"gold": [], "facts": []}
    )
    assert try_case(unanswerable, SERVICES.assistant, DOCUMENTS).correct


def test_candidates_are_what_was_cited_or_came_nearest_each_once():
    answer = SERVICES.assistant.ask(LOCAL)
    quotes = candidate_quotes(answer, DOCUMENTS)
    assert [one.quote for one in quotes] == [" ".join(one.quote.split()) for one in answer.citations]
    refusal = SERVICES.assistant.ask("Wat kost een fiets?")
    assert len(candidate_quotes(refusal, DOCUMENTS)) == 1
    assert candidate_quotes(answer, {}) == []


def test_passages_are_found_by_their_words():
    (found, *_) = passages_with("midgaard 36", DOCUMENTS)
    assert "Midgaard" in found.quote
    start, end = place_of(found, DOCUMENTS)
    assert " ".join(DOCUMENTS[found.document].text[start:end].split()) == found.quote
    assert passages_with("  ", DOCUMENTS) == []
    assert len(passages_with("de", DOCUMENTS, most=3)) == 3
    assert place_of(GoldQuote("weg", "x"), DOCUMENTS) is None


def test_gold_is_all_of_them_or_any():
    two = (QUOTE, GoldQuote("nji-brief", "y"))
    assert gold_groups(two, all_needed=True) == ((two[0],), (two[1],))
    assert gold_groups(two, all_needed=False) == (two,)
    assert gold_groups((), all_needed=False) == ()


def test_facts_are_typed_one_a_line():
    assert fact_forms(" 100 | honderd \n\n | \n2024") == (("100", "honderd"), ("2024",))


@pytest.mark.parametrize(
    ("question", "taken", "made"),
    [
        ("Hoeveel plekken?", set(), "eigen-hoeveel-plekken"),
        ("Hoeveel plekken?", {"eigen-hoeveel-plekken"}, "eigen-hoeveel-plekken-2"),
        ("?!", set(), "eigen"),
        ("een twee drie vier vijf zes zeven", set(), "eigen-een-twee-drie-vier-vijf-zes"),
    ],
)
def test_ids_are_readable_and_free(question, taken, made):
    assert new_case_id(question, taken) == made
