"""The README claims what the baseline holds, and the baseline is about the questions and documents that are here."""

from __future__ import annotations

from corpus import load_bundled
from evals.cases import load_cases
from evals.measures.registry import BY_NAME
from evals.published import BASELINE, README, published_section, questions_hash, read_baseline, readme_section


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
