"""When and why an answer is refused, in which words; which documents a question names; what it asks at once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from assistant.asking.focus import sub_questions
from assistant.asking.naming import DocumentNames
from assistant.asking.question import understand
from assistant.composing.wording import frame, refusal_text
from assistant.evidence.refusal import (
    Confidence,
    confidence_features,
    estimate_confidence,
    missing_words,
    refusal_reason,
)
from assistant.types import RefusalReason
from index import Chunk, Hit, PassageScore
from index.searching.known import NOTHING_ASKED, Asked
from tests.assistant_double import Pieces, candidate, plain_views, split_terms

ASKED = Asked(NOTHING_ASKED.passages, nearest=0.7, unanswered=0.5, shares=NOTHING_ASKED.shares)
COVERED, BARE = {"coverage_all": 0.9}, {"coverage_all": 0.0}


@pytest.mark.parametrize(
    ("features", "confidence", "missing", "expected"),
    [
        (COVERED, Confidence(0.95, 0.5), [], None),
        (BARE, Confidence(0.95, 0.5), ["Breda"], None),
        (BARE, Confidence(0.87, 0.99), ["Breda"], "out_of_scope"),  # however sure the answer
        (COVERED, Confidence(0.87, 0.99), [], "not_found"),  # the documents speak of all of it
        (COVERED, Confidence(0.88, 0.49), [], "not_found"),
        (BARE, Confidence(0.95, 0.49), ["Breda"], "not_found"),
        (COVERED, Confidence(0.95, 0.49), ["Breda"], "false_premise"),
    ],
)
def test_reason(features, confidence, missing, expected):
    assert refusal_reason(features, confidence, missing, threshold=0.5) == expected


def test_a_threshold_of_zero_refuses_nothing():
    assert refusal_reason(BARE, Confidence(0.0, 0.0), ["Breda"], threshold=0) is None


def test_an_answer_is_never_more_likely_than_that_the_question_is_about_the_documents():
    for features in ({}, {"similarity": 0.9}, {"similarity": 0.1, "unknown_share": 1.0}):
        found = estimate_confidence(features)
        assert 0 <= found.answer <= found.scope <= 1


@pytest.fixture
def plan():
    made = Pieces("plan", title="Plan voor ZuidWest", date="2022-12-07")
    made.heading("Acties in Breda").add("De VNG tekent.").add("Iedereen komt.").add("Tot 2024.").add(
        "Heel ver: Almere."
    )
    return made.build()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat doet de VNG?", ()),
        ("Wat doet de VNG in Breda?", ()),  # in the heading
        ("Wat doet ZuidWest in 2022?", ()),  # in title and date
        ("Wat gebeurt er tot 2024?", ()),  # two passages on
        ("Wat doet Almere?", ("Almere",)),  # three passages on
        ("Wat doet Zeeland in 2030 met de VNG?", ("Zeeland", "2030")),
        ("Wat doet dit?", ()),
        ("Wat zei Vng?", ()),  # in whatever letters
        ("Wat doet Edam?", ("Edam",)),  # not the middle of a word
    ],
)
def test_missing_words(plan, question, expected):
    assert missing_words(understand(question), [candidate(plan, 1, 1.0)]) == expected


def test_only_the_first_five_candidates_are_looked_at(plan):
    far = candidate(plan, 4, 0.0)
    near = candidate(plan, 1, 1.0)
    assert missing_words(understand("Wat doet Almere?"), [*[near] * 4, far]) == ()
    assert missing_words(understand("Wat doet Almere?"), [*[near] * 5, far]) == ("Almere",)


def test_confidence_features_by_hand(plan):
    chunk = Chunk("id", "plan", 1, 0, 4, 0, 40, "")
    hits = [
        Hit(chunk, 1.0, similarity, 0.8, 0.0, (PassageScore(1, 0.8),), 1, has_known=True) for similarity in (0.6, 0.8)
    ]
    candidates = [candidate(plan, 1, 2.0, similarity=0.7), candidate(plan, 2, 1.0, similarity=0.9)]
    candidates[0] = replace(candidates[0], features={"type_fit": -0.5, "known": 0.2}, known=0.6)
    views = plain_views()
    views.rarity = lambda term: 4.0 if term == "zeeland" else 1.0
    question = understand("De VNG in Zeeland")
    found = confidence_features(question, candidates, hits, ASKED, views)
    # Weights: de 1, vng 1, in 1, zeeland 4. The heading above has "in", no passage has "Zeeland".
    expected = {
        "evidence": 2.0,
        "evidence_second": 1.0,
        "evidence_fifth": 1.0,
        "similarity": 0.9,
        "similarity_top": 0.7,
        "chunk_similarity": 0.8,
        "chunk_similarity_mean": 0.7,
        "known": 0.3,
        "known_unanswered": 0.5,
        "known_unanswered_near": 0.15,
        "known_unanswered_evident": 1.0,  # half of the score
        "known_top": 0.2,
        "coverage_top": 3 / 7,
        "coverage_own": 2 / 7,
        "coverage_all": 3 / 7,
        "coverage_english": 0,
        "rare_missing": 1,
        "names_missing": 1 / 2,
        "has_names": 1,
        "type_fit": -0.5,
        "terms": 4,
        "english": 0,
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected)
    # Known questions about another document that was found say nothing of the one that is quoted.
    candidates[0] = replace(candidates[0], features={"type_fit": -0.5})
    without = confidence_features(question, candidates, hits, ASKED, views)
    assert set(found) - set(without) == {
        *("known", "known_unanswered", "known_unanswered_near", "known_unanswered_evident", "known_top")
    }


def test_confidence_features_of_one_candidate_and_no_words(plan):
    chunk = Chunk("id", "plan", 1, 0, 4, 0, 40, "")
    hit = Hit(chunk, 1.0, 0.6, 0.8, 0.0, (PassageScore(1, 0.8),), 1)
    found = confidence_features(understand(""), [candidate(plan, 1, 2.0)], [hit], NOTHING_ASKED, plain_views())
    assert (found["evidence_second"], found["evidence_fifth"]) == (2.0, 2.0)
    assert (found["coverage_all"], found["rare_missing"], found["names_missing"], found["terms"]) == (0, 0, 0, 0)


REASONS = get_args(RefusalReason)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("missing", [(), ("Breda", "2030"), ("{0}", "{searched}")])
@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_explained(reason, language, missing):
    text = refusal_text(reason, language, searched=5, missing=missing)
    assert len(text.split()) >= 8
    shown = text
    for word in missing:
        shown = shown.replace(f"“{word}”", "")
    assert not re.search(r"[{}]|None|  ", shown)


def test_reasons_differ_and_so_do_languages():
    texts = {refusal_text(reason, language, searched=5) for reason in REASONS for language in ("nl", "en")}
    assert len(texts) == 2 * len(REASONS)


@pytest.mark.parametrize(
    ("language", "searched", "expected"),
    [("nl", 1, "1 document."), ("nl", 5, "5 documenten."), ("en", 1, "1 document."), ("en", 5, "5 documents.")],
)
def test_how_much_was_searched(language, searched, expected):
    for reason in ("not_found", "out_of_scope", "false_premise"):
        assert expected in refusal_text(reason, language, searched=searched)


def test_what_is_missing_is_named():
    assert "Niet gevonden bij dit onderwerp: “Breda”, “2030”." in refusal_text(
        "false_premise", "nl", searched=2, missing=("Breda", "2030")
    )
    assert "Not found on this subject: “Breda”." in refusal_text("not_found", "en", searched=2, missing=("Breda",))


def test_only_english_questions_are_told_that_the_answer_is_dutch():
    assert frame("nl") == ""
    assert "Dutch" in frame("en")


def names():
    """Four documents: all of kind "nota", three with a publisher in common, two with a region."""
    made = {
        "alfa-nota": ("Toekomst", ("VWS",), "Zeeland"),
        "beta-nota": ("Verklaring", ("VNG", "VWS"), "Zeeland"),
        "gamma-nota": ("Brief", ("NJi", "VWS"), ""),
        "delta-nota": ("Plan", ("Rijk",), ""),
    }
    metadata = [
        replace(Pieces(id, title=title, kind="nota").build().metadata, publishers=publishers, region=region)
        for id, (title, publishers, region) in made.items()
    ]
    return DocumentNames(metadata, split_terms)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat zegt de VNG over geld?", {"beta-nota": 1}),  # publisher
        ("Wat zegt het plan?", {"delta-nota": 1}),  # title
        ("Wat staat er in gamma?", {"gamma-nota": 1}),  # id
        ("En het NJi en het plan?", {"gamma-nota": 1, "delta-nota": 1}),
        ("Wat geldt in Zeeland?", {"alfa-nota": 1 / 2, "beta-nota": 1 / 2}),  # two documents share it
        ("Wat zegt de VNG over Zeeland?", {"beta-nota": 1, "alfa-nota": 1 / 2}),  # never above 1
        ("Wat wil VWS met deze nota?", {}),  # in more than half of the names
        ("Hoeveel kost het?", {}),
        ("", {}),
    ],
)
def test_documents_that_a_question_names(question, expected):
    assert dict(names().named(question)) == expected


def test_one_document_is_named_by_any_of_its_words():
    (metadata,) = [Pieces("plan", title="Plan", kind="nota").build().metadata]
    assert dict(DocumentNames([metadata], split_terms).named("Wat zegt de nota?")) == {"plan": 1}
    assert dict(DocumentNames([], split_terms).named("Wat zegt de nota?")) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Wanneer sluit de instelling, en wie betaalt de kosten?",
            ("Wanneer sluit de instelling", "wie betaalt de kosten?"),
        ),
        ("Wie betaalt de bouw? Wanneer begint de sloop?", ("Wie betaalt de bouw", "Wanneer begint de sloop?")),
        ("Who pays the costs and when does it start?", ("Who pays the costs", "when does it start?")),
        (
            "Wat is het doel maar wat kost het en wie betaalt het dan?",
            ("Wat is het doel", "wat kost het", "wie betaalt het dan?"),
        ),
        ("Wie betaalt de bouw en de sloop?", ()),  # joins no two questions
        ("Wat doen gemeenten en aanbieders?", ()),
        ("Wie en wanneer?", ()),  # too short to stand alone
        ("Wanneer sluit de instelling, en wie dan?", ()),
        ("Wie betaalt de bouw?", ()),
        ("", ()),
    ],
)
def test_sub_questions(text, expected):
    assert sub_questions(text) == expected


def test_at_most_four_questions_are_answered_at_once():
    assert len(sub_questions(" en ".join(["wie betaalt dit nu"] * 9))) == 4
