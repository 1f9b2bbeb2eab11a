"""Questions to a small index, from words to the JSON of the contract: answers, refusals, follow-ups, odd input."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from assistant.answering import Assistant
from assistant.types import Turn
from corpus import Document
from index import build_index, open_index
from tests.assistant_double import Pieces
from tests.builders import HashedWords

KEYS = {
    *("id", "question", "standalone_question", "language", "status", "refusal", "answer", "statements", "citations"),
    *("passages", "confidence", "generator", "seconds"),
}
CITATION_KEYS = {"number", "document", "title", "section", "page", "start", "end", "quote"}
LIST = "Wat zijn de drie taken van het ministerie?"
ITEMS = ["De tarieven vaststellen.", "De gebouwen betalen.", "Een voortgangsrapportage schrijven."]


def documents() -> list[Document]:
    """Three documents with 18 sections, so that there are more chunks than an answer lists."""
    plan = Pieces("plan", title="Uitvoeringsplan", kind="plan", date="2022-12-07")
    plan.heading("Taken").add("Het ministerie heeft drie taken:")
    for item in ITEMS:
        plan.item(item, under=1)
    plan.heading("Geld").add("Voor de vastgoedtransitie is **50 miljoen** euro\nbeschikbaar in 2024.")
    for name in ("Amersfoort", "Breda", "Coevorden", "Delft", "Enschede", "Franeker", "Gouda", "Hoorn"):
        plan.heading(f"Locatie {name}").add(f"In {name} sluit de leefgroep aan de gracht.")
    letter = Pieces("letter", title="Brief van het instituut", date="2021-03")
    for subject in ("leefgroepen", "begeleiders", "scholing", "onderwijs"):
        letter.heading(f"Advies over {subject}").add(f"Het instituut adviseert kleine {subject} met vaste gezichten.")
    notes = Pieces("notes", title="Verslag", kind="verslag", date="2020")
    for subject in ("tarieven", "wachttijden", "ouders", "rechters"):
        notes.heading(f"Tafel over {subject}").add(f"Aanbieders vragen aandacht voor {subject} van gemeenten.")
    return [plan.paged(5), letter.build(), notes.build()]


class Words(HashedWords):
    """So many places that the words of these documents hardly share one."""

    dimension = 256


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    directory = tmp_path_factory.mktemp("index")
    build_index(documents(), directory, Words())
    index = open_index(directory, Words())
    yield index
    index.close()


@pytest.fixture(scope="module")
def eager(index):
    """Answers whenever it finds anything: what it shows then does not hang on the fitted weights of the confidence."""
    return Assistant(index, maximum=300, threshold=0.0)


@pytest.fixture(scope="module")
def wary(index):
    """Refuses everything that the evidence decides."""
    return Assistant(index, maximum=300, threshold=1.1)


def check(answer, index):
    """What holds for every answer; returns it as the JSON object of the contract."""
    made = json.loads(json.dumps(answer.to_json()))
    assert set(made) >= KEYS
    nearest = made["refusal"]["nearest"] if made["refusal"] else []
    for citation in (*made["citations"], *nearest):
        document = index.documents[citation["document"]]
        assert set(citation) >= CITATION_KEYS
        assert citation["quote"] == document.text[citation["start"] : citation["end"]] != ""
        assert citation["title"] == document.metadata.title
        assert citation["page"] == document.page_at(citation["start"])
    numbers = [citation["number"] for citation in made["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [number for statement in made["statements"] for number in statement["citations"]] == numbers
    assert re.findall(r" \[(\d+)\]$", made["answer"], re.MULTILINE) == [str(number) for number in numbers]
    for passage in made["passages"]:
        assert set(passage) >= {"document", "start", "end", "score"}
        assert 0 <= passage["start"] < passage["end"] <= len(index.documents[passage["document"]].text)
        assert passage["start"] <= passage["best"]["start"] < passage["best"]["end"] <= passage["end"]
    scores = [passage["score"] for passage in made["passages"]]
    assert scores == sorted(scores, reverse=True)
    assert 0 <= made["confidence"] <= 1
    assert made["generator"] == "extractive"
    assert all(value >= 0 for value in made["seconds"].values())
    assert made["seconds"]["total"] > 0
    assert made["language"] in ("nl", "en")
    answered = made["status"] == "answered"
    assert (made["refusal"] is None, bool(made["statements"]), bool(made["citations"])) == (answered,) * 3
    if not answered:
        assert made["status"] == "refused"
        assert made["answer"] == made["refusal"]["explanation"] != ""
    return made


def test_a_fact_is_quoted_with_its_place(eager, index):
    made = check(eager.ask("Hoeveel euro is er voor de vastgoedtransitie?"), index)
    assert made["statements"][0] == {
        "text": "Voor de vastgoedtransitie is 50 miljoen euro beschikbaar in 2024.",
        "citations": [1],
    }
    first = made["citations"][0]
    assert first["quote"] == "Voor de vastgoedtransitie is **50 miljoen** euro\nbeschikbaar in 2024."
    assert (first["document"], first["section"], first["page"]) == ("plan", ["Geld"], 2)
    assert made["answer"].startswith("Voor de vastgoedtransitie is 50 miljoen euro beschikbaar in 2024. [1]")
    assert made["question"] == made["standalone_question"] == "Hoeveel euro is er voor de vastgoedtransitie?"
    assert set(made["seconds"]) > {"total"}


def test_an_english_question_is_told_that_the_answer_is_dutch(eager, index):
    made = check(eager.ask("What are the drie taken of the ministerie?"), index)
    assert made["language"] == "en"
    assert made["answer"].split("\n")[0] == "The documents say, in Dutch:"


@pytest.mark.parametrize("question", ["Wie adviseert over scholing?", "xyzzy", "Wat sluit er?"])
def test_ten_passages_when_there_are_as_many(eager, wary, index, question):
    for assistant in (eager, wary):
        for top in (1, 10):
            assert len(check(assistant.ask(question, top=top), index)["passages"]) == 10
        assert len(assistant.ask(question, top=14).passages) == 14


def test_a_list_is_shown_whole(eager, index):
    made = check(eager.ask(LIST), index)
    assert [statement["text"] for statement in made["statements"]] == ["Het ministerie heeft drie taken:", *ITEMS]
    assert made["answer"].split("\n")[1:] == [f"- {item} [{number}]" for number, item in enumerate(ITEMS, start=2)]


@pytest.mark.parametrize(
    ("follow_up", "item"),
    [("En de tweede?", 1), ("de eerste", 0), ("En de laatste dan?", 2), ("En nummer 3?", 2)],
)
def test_an_ordinal_picks_the_item_of_the_list_before_it(eager, index, follow_up, item):
    history = [Turn("user", LIST), Turn("assistant", eager.ask(LIST).answer)]
    made = check(eager.ask(follow_up, history=history), index)
    assert made["standalone_question"] == f"{LIST} {follow_up}"
    assert made["question"] == follow_up
    assert made["answer"] == f"{ITEMS[item]} [1]"


def test_an_ordinal_beyond_the_list_picks_nothing(eager, index):
    made = check(eager.ask("En de zevende?", history=[Turn("user", LIST)]), index)
    assert len(made["statements"]) != 1 or made["statements"][0]["text"] not in ITEMS


def test_a_follow_up_searches_for_what_it_leans_on(eager, index):
    history = [Turn("user", "Wanneer sluit de leefgroep in Delft?"), Turn("assistant", "Onbekend.")]
    made = check(eager.ask("En waarom?", history=history), index)
    assert made["citations"][0]["quote"] == "In Delft sluit de leefgroep aan de gracht."
    assert check(eager.ask("En waarom?"), index)["standalone_question"] == "En waarom?"


@pytest.mark.parametrize("question", [LIST, "Wat zegt de brief over scholing?", "xyzzy", ""])
def test_the_same_question_gives_the_same_bytes(index, question):
    """Also from another assistant on the same index, with another question in between."""
    first, second = Assistant(index), Assistant(index)
    history = (Turn("user", "Wie betaalt?"),)
    once = replace(first.ask(question, history=history), seconds={})
    second.ask("Hoeveel miljoen?")
    again = replace(second.ask(question, history=history), seconds={})
    assert json.dumps(once.to_json()) == json.dumps(again.to_json())


def test_an_id_tells_what_was_asked_apart(eager):
    asked = [
        eager.ask("Wie betaalt?"),
        eager.ask("Wie betaalt wat?"),
        eager.ask("Wie betaalt?", documents=["plan"]),
        eager.ask("Wie betaalt?", history=[Turn("user", "Wat?")]),
        eager.ask("Wie betaalt?", history=[Turn("assistant", "Wat?")]),
    ]
    assert len({answer.id for answer in asked}) == len(asked)
    assert eager.ask("Wie betaalt?").id == asked[0].id
    assert eager.ask("Wie betaalt?", id="mijn-id").id == "mijn-id"


@pytest.mark.parametrize("chosen", [["letter"], ["letter", "notes"], ["letter", "onbekend"]])
def test_only_the_chosen_documents_are_searched(eager, wary, index, chosen):
    for assistant in (eager, wary):
        made = check(assistant.ask("Wat doet het ministerie met de gebouwen?", documents=chosen), index)
        places = [*made["passages"], *made["citations"], *(made["refusal"] or {"nearest": []})["nearest"]]
        assert places
        assert {place["document"] for place in places} <= set(chosen)


@pytest.mark.parametrize(
    ("question", "documents", "reason"),
    [
        ("Wie betaalt?", ["onbekend"], "no_documents"),
        ("", [], "empty_question"),
        ("", ["onbekend"], "empty_question"),
        (" \t\n\u00a0", [], "empty_question"),
        ("😀🎉", [], "empty_question"),
        ("?!", [], "empty_question"),
        ("Hallo!", [], "empty_question"),
        ("Dank je wel, top", [], "empty_question"),
        ("\x00\x1b\u200b\ufeff", [], "empty_question"),
        ("\ud800", [], "empty_question"),
        ("woord " * 60, [], "too_long"),
        ("x" * 301, [], "too_long"),
        ("woord " * 9_000, [], "too_long"),
    ],
)
def test_barred_questions(eager, index, question, documents, reason):
    made = check(eager.ask(question, documents=documents), index)
    assert made["refusal"]["reason"] == reason
    assert made["refusal"]["nearest"] == made["passages"] == []
    assert made["confidence"] == 0
    assert made["question"] == question


def test_the_longest_question_is_still_answered(eager):
    assert eager.ask("wie betaalt " + "x" * 288).status == "answered"


@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script> <b>wie</b> betaalt?",
        "'; DROP TABLE chunks; -- wie betaalt?",
        "wie\x00 be\x1btaalt\u202e?\ud83d",
        "{searched} {0} %s %(x)s \\1",
        "(((( [a-z]+ *** \\ $^ Zeeland.* VNG+",
        "https://voorbeeld.nl/?q=wie&r=1#betaalt",
        "Wie betaalt 😀 de 🏠?",
        "من يدفع؟ 谁付钱？ кто платит?",
        "1", "é", "1e100 -0 NaN",
        "a" * 300,
        "Wat is het verschil tussen de brief van het instituut en het verslag?",
        "Wie betaalt de gebouwen, en wanneer sluit Gouda, en waarom is dat zo?",
    ],
)  # fmt: skip
def test_odd_questions_are_explained_and_never_raise(eager, wary, index, question):
    for assistant in (eager, wary):
        made = check(assistant.ask(question, history=[Turn("user", question), Turn("assistant", question)]), index)
        assert made["question"] == question
        assert made["answer"]
    assert check(wary.ask(question), index)["status"] == "refused"


@pytest.mark.parametrize("content", ["woord " * 9_000, "\x00\ud800\u202ewie", "", "😀"])
def test_odd_history_is_cleaned_as_a_question_is(eager, index, content):
    history = [Turn("user", content), Turn("assistant", content)]
    made = check(eager.ask("En waarom?", history=history), index)
    assert len(made["standalone_question"]) <= 300 + len(" En waarom?")
    made["standalone_question"].encode("utf-8")
    assert not re.search(r"[\x00\u202e]", made["standalone_question"])


def test_a_refusal_shows_what_comes_nearest(wary, index):
    made = check(wary.ask("Hoeveel euro is er voor de vastgoedtransitie?"), index)
    assert made["refusal"]["reason"] in ("not_found", "false_premise", "out_of_scope")
    nearest = made["refusal"]["nearest"]
    assert nearest[0]["quote"].startswith("Voor de vastgoedtransitie")
    assert [one["number"] for one in nearest] == list(range(1, len(nearest) + 1))
    assert len(made["passages"]) == 10
    assert "3 documenten" in made["answer"]


def test_a_refusal_names_what_is_missing(wary):
    answer = wary.ask("Hoeveel miljoen is er in 2031 voor de vastgoedtransitie van Zeeland beschikbaar?")
    if answer.refusal.reason != "out_of_scope":  # how foreign this tiny index finds it is for the model to say
        assert "“Zeeland”" in answer.answer
        assert "“2031”" in answer.answer


def test_a_comparison_quotes_the_named_documents_by_date(eager, index):
    made = check(eager.ask("Wat is het verschil tussen de brief van het instituut en het verslag?"), index)
    assert [citation["document"] for citation in made["citations"]] == ["notes", "letter"]


def test_without_vectors(tmp_path):
    build_index(documents(), tmp_path, None)
    index = open_index(tmp_path, None)
    assistant = Assistant(index, threshold=0.0)
    made = check(assistant.ask("Hoeveel euro is er voor de vastgoedtransitie?"), index)
    assert made["citations"][0]["quote"].startswith("Voor de vastgoedtransitie")
    nothing = check(assistant.ask("Qwxyz bcdfg?"), index)
    assert (nothing["refusal"]["reason"], nothing["passages"]) == ("not_found", [])
    index.close()


def test_an_empty_index_has_no_documents(tmp_path):
    build_index([], tmp_path, Words())
    index = open_index(tmp_path, Words())
    assert Assistant(index).ask("Wie betaalt?").refusal.reason == "no_documents"
    index.close()


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Wat is het qwxyz per 1 januari 2024?", 1.0),  # that the documents know the date says nothing of what is asked
        ("Is er een qwxyz in Breda?", 0.5),
        ("Wat is er in januari 2024?", 0.0),
    ],
)
def test_words_that_no_document_knows_are_counted_without_the_date(eager, text, share):
    asked = eager.understand(text)
    features = eager.finder.features(asked, eager.finder.find(asked))
    assert features["unknown_share"] == pytest.approx(share)
