"""The README claims what the baseline holds, and the baseline is about the questions and documents that are here."""

from __future__ import annotations

from corpus import load_bundled
from evals.agreements.gold import gold_hash, load_gold
from evals.agreements.registry import BY_NAME as REGISTER_BY_NAME
from evals.cases import load_cases
from evals.measures.registry import BY_NAME
from evals.published import (
    BASELINE,
    README,
    REGISTER_BEGIN,
    REGISTER_END,
    published_section,
    questions_hash,
    read_baseline,
    readme_section,
    register_section,
)


def test_readme_and_baseline_agree():
    section = published_section(README.read_text(encoding="utf-8"))
    assert section == readme_section(read_baseline()), "run `make evaluate`"


def test_the_baseline_is_about_these_questions_and_documents():
    baseline = read_baseline()
    documents = list(load_bundled())
    cases = load_cases(documents)
    assert baseline["about"]["documents"] == {document.id: document.sha256 for document in documents}
    assert baseline["about"]["questions"] == questions_hash(cases), f"{BASELINE.name} is older than the questions"
    assert baseline["questions"] == len(cases)
    assert set(baseline["measures"]) == set(BY_NAME)


def test_what_is_promised_without_exception_holds():
    measures = read_baseline()["measures"]
    assert measures["quote_validity"]["value"] == 1
    assert measures["stability"]["value"] == 1


def test_readme_and_baseline_agree_on_the_register():
    section = published_section(README.read_text(encoding="utf-8"), begin=REGISTER_BEGIN, end=REGISTER_END)
    assert section == register_section(read_baseline()["agreements"]), "run `python -m evals.agreements --publish`"


def test_the_numbers_of_the_register_are_about_this_gold():
    register = read_baseline()["agreements"]
    assert register["gold"] == gold_hash(load_gold(load_bundled())), f"{BASELINE.name} is older than the gold list"
    assert set(register["splits"]) == {"all", "dev", "test"}
    assert all(set(measures) == set(REGISTER_BY_NAME) for measures in register["splits"].values())
