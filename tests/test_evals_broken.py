"""Assistants that are broken on purpose get the scores they deserve."""

from __future__ import annotations

import random

import pytest

from evals import run_cases, summarise
from evals.types import GoldQuote
from tests.evals_double import (
    ALPHA,
    BETA,
    DOCUMENTS,
    TEXTS,
    ScriptedAssistant,
    answered,
    make_case,
    refused,
    unanswerable,
)

LINES = [*ALPHA.split("\n"), *BETA.split("\n")]
CASES = [
    make_case("c1"),
    make_case("c2", question="Sinds wanneer geldt de wet?", gold=((GoldQuote("beta", LINES[3]),),), facts=(("2015",),)),
    make_case("c3", question="Wie koopt in?", gold=((GoldQuote("beta", LINES[4]),),), facts=(("gemeenten",),)),
    make_case("c4", question="Wie betaalt wat?", gold=((GoldQuote("alpha", LINES[2]),),), facts=(("VNG",), ("25%",))),
    unanswerable("u1"),
    unanswerable("u2", question="Hoe laat is het?"),
]
GOLD = {case.question: case.gold[0][0].quote for case in CASES if case.gold}


def values(script):
    summary = summarise(run_cases(ScriptedAssistant(script), CASES, DOCUMENTS))
    return {name: estimate.value for name, estimate in summary.measures.items()}


def perfect(question, history):
    return answered(GOLD[question]) if question in GOLD else refused()


def test_a_perfect_assistant():
    scores = values(perfect)
    ones = ("correct", "cited_correct", "citation_precision", "citation_recall", "gold_share", "success_1", "ndcg_10")
    assert {scores[name] for name in ones} == {1.0}
    assert scores["refusal_f1"] == scores["auroc"] == scores["quote_validity"] == 1
    assert scores["false_refusal"] == scores["risk_coverage_area"] == 0


def test_always_refusing():
    scores = values(lambda question, history: refused(confidence=0.5))
    assert scores["correct"] == pytest.approx(2 / 6)
    assert scores["refusal_recall"] == 1
    assert scores["refusal_precision"] == pytest.approx(2 / 6)
    assert scores["false_refusal"] == 1
    assert scores["strict"] == scores["fact_recall"] == scores["citation_recall"] == scores["success_10"] == 0
    assert scores["citation_precision"] is scores["answer_words"] is scores["risk_coverage_area"] is None
    assert scores["auroc"] == 0.5


def test_random_passages():
    generator = random.Random(3)

    def script(question, history):
        return answered(*generator.sample(LINES, 2), confidence=generator.random())

    summary = summarise(run_cases(ScriptedAssistant(script), CASES * 20, DOCUMENTS))
    scores = {name: estimate.value for name, estimate in summary.measures.items()}
    # Two of six lines: a third of the questions gets its line, half of the time as the first of the two.
    assert scores["strict"] == pytest.approx(1 / 3, abs=0.12)
    assert scores["success_1"] == pytest.approx(1 / 6, abs=0.12)
    assert scores["citation_precision"] == pytest.approx(1 / 6, abs=0.08)
    assert scores["auroc"] == pytest.approx(0.5, abs=0.15)
    assert scores["refusal_recall"] == 0
    assert scores["quote_validity"] == 1


def test_whole_documents_as_answers():
    scores = values(lambda question, history: answered(*TEXTS.values()))
    assert scores["strict"] == 1
    assert scores["correct"] == pytest.approx(4 / 6)
    assert scores["citation_precision"] == 0
    assert scores["citation_recall"] == 1
    assert scores["gold_share"] == pytest.approx(sum(map(len, GOLD.values())) / 4 / sum(map(len, TEXTS.values())))
    assert scores["answer_words"] > 20


def test_right_facts_with_wrong_citations():
    wrong = "Kinderen wonen thuis."
    scores = values(lambda question, history: answered(wrong, text=GOLD[question]) if question in GOLD else refused())
    assert scores["strict"] == scores["correct"] == 1
    assert scores["cited_correct"] == scores["citation_precision"] == scores["citation_recall"] == 0
    assert scores["success_10"] == scores["gold_share"] == 0


def test_empty_answers_without_citations():
    scores = values(lambda question, history: answered(text=""))
    assert scores["correct"] == scores["citation_recall"] == scores["success_10"] == 0
    assert scores["citation_precision"] is scores["gold_share"] is scores["quote_validity"] is None
    assert scores["answer_words"] is None
