"""Reports: every number with its n, everything escaped, one page that loads nothing; README and baseline agree."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from evals.compare import compare_runs
from evals.errors import EvaluationError
from evals.fingerprint import run_record
from evals.numbers import number, seconds
from evals.published import BEGIN, END, baseline_of, publish, published_section, read_baseline, readme_section
from evals.reports.charts import Bar, bar_chart, reliability_chart, risk_chart
from evals.reports.comparison import comparison_tables, verdict
from evals.reports.csv_table import result_rows
from evals.reports.files import export_results, write_reports
from evals.reports.marking import fact_ranges, mark, mark_facts, mark_shared_words, shared_word_ranges
from evals.reports.terminal import summary_text
from evals.runner import run_into
from evals.session import without_secrets
from evals.spreadsheet import read_table
from evals.summary import summarise
from tests.evals_double import DOCUMENTS, ScriptedAssistant, answered, make_case, refused, unanswerable

EVIL = "<script>alert('x')</script> | **vet** \x0b & ]]>"
CASES = [
    make_case("c1"),
    make_case("c2", question=EVIL, note=EVIL, split="test"),
    unanswerable("u1", question=f"cup {EVIL}"),
]


def script(question, history):
    if "cup" in question:
        return refused()
    text = f"{EVIL} twaalf [1]" if "script" in question else "Er zijn 11 aanbieders. [1]"
    return answered("Er zijn 11 aanbieders.", text=text)


@pytest.fixture
def run(tmp_path):
    record = run_record(settings={}, model="m", cases=CASES, documents=DOCUMENTS, selection={"repeat": True})
    return run_into(tmp_path / "run <b>", record, CASES, DOCUMENTS, lambda: ScriptedAssistant(script))


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_html_page_is_safe_and_self_contained(run):
    html = write_reports(run, summarise(run.results))[0].read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(html)
    names = [tag for tag, _ in tags.found]
    assert names.count("script") == 1
    assert "<script>alert" not in html
    assert not {"link", "img", "iframe"} & set(names)
    assert not [attrs for _, attrs in tags.found if {"src", "href"} & set(attrs)]
    assert "default-src 'none'" in html
    assert names.count("svg") == 4
    assert len([attrs for tag, attrs in tags.found if tag == "details"]) == 3
    assert "<mark>11</mark>" in html
    assert "(ontbreekt)" in html


def test_junit_counts_and_escapes(run):
    root = ElementTree.fromstring(write_reports(run, summarise(run.results))[3].read_text(encoding="utf-8"))
    suites = {suite.get("name"): (suite.get("tests"), suite.get("failures")) for suite in root}
    assert suites == {"number": ("2", "1"), "unanswerable_off_topic": ("1", "0")}
    (failure,) = root.iter("failure")
    assert failure.get("message") == "verwacht answered, gegeven answered; gemist: 11"


def test_markdown_shows_n_and_the_failures(run):
    text = write_reports(run, summarise(run.results))[1].read_text(encoding="utf-8")
    assert "| Goed, alles samen | 0,67 | " in text
    assert "\\<script\\>" in text
    assert "| c2 | " in text
    assert "<script>" not in text


def test_csv_and_excel_have_a_row_a_question(run, tmp_path):
    export_results(run, tmp_path / "uitslag.xlsx")
    rows = read_table(tmp_path / "uitslag.xlsx", sheet="uitslag")
    assert [(row["id"], row["goed"]) for row in rows] == [("c1", "ja"), ("c2", "nee"), ("u1", "ja")]
    assert (rows[0]["gevonden feiten"], rows[1]["gemiste feiten"]) == ("11 | elf aanbieders",) * 2
    assert rows[2]["success_1"] == ""
    assert result_rows(run)[0]["citaten"] == "alpha | Er zijn 11 aanbieders."


def test_the_terminal_table_has_every_measure(run):
    summary = summarise(run.results)
    text = summary_text(summary)
    assert all(name in text for name in summary.measures)
    assert str(summary) == text
    assert "0 vragen" in summary_text(summarise([]))


def test_a_comparison_in_words(run):
    compared = compare_runs(run, run)
    assert verdict(compared) == (
        "Goed geworden: 0, fout geworden: 0 (McNemar exact, p = 1,00). 3 van 3 antwoorden zijn gelijk gebleven."
    )
    assert len(comparison_tables(compared)) == 4


@pytest.mark.parametrize(
    ("text", "ranges", "expected"),
    [
        ("a<b>c", [(1, 2)], "a<mark>&lt;</mark>b&gt;c"),
        ("abcdef", [(3, 5), (0, 2), (1, 4)], "<mark>abcde</mark>f"),
        ("", [], ""),
    ],
)
def test_marking_escapes_everything(text, ranges, expected):
    assert mark(text, ranges) == expected


def test_facts_and_shared_words_are_marked():
    assert mark_facts("Er zijn elf & meer.", [["11"]]) == "Er zijn <mark>elf</mark> &amp; meer."
    assert mark_shared_words("De gemeenten in 2015", "gemeenten de 2015") == (
        "De <mark>gemeenten</mark> in <mark>2015</mark>"
    )


def test_charts_survive_nothing():
    assert bar_chart([], title='"leeg"').startswith("<svg")
    assert "&lt;b&gt;" in bar_chart([Bar("<b>", None, None, None, 0)], title="t")
    assert "polyline" not in risk_chart([], title="t")
    assert "circle" not in reliability_chart([None] * 10, title="t")


def test_numbers_are_dutch():
    assert [number(value) for value in (None, 0.666, 17.25, 0)] == ["-", "0,67", "17.2".replace(".", ","), "0,00"]
    assert [seconds(0.0123), seconds(1.5)] == ["12 ms", "1,50 s"]


def test_secrets_never_reach_a_record():
    settings = {"llm_api_key": "sk-1", "llm_base_url": "https://me:pw@host/v1", "threads": 2, "other_token": ""}
    assert without_secrets(settings) == {
        "llm_api_key": "***",
        "llm_base_url": "https://***@host/v1",
        "threads": 2,
        "other_token": "",
    }


def test_publishing_writes_baseline_and_readme(run, tmp_path):
    readme, baseline = tmp_path / "README.md", tmp_path / "baseline.json"
    readme.write_text(f"Voor\n{BEGIN}\noud\n{END}\nNa\n", encoding="utf-8")
    paths = {"readme_path": readme, "baseline_path": baseline}
    assert publish(run, baseline=True, readme=True, **paths) == [baseline, readme]
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("Voor\n")
    assert text.endswith("\nNa\n")
    assert published_section(text) == readme_section(read_baseline(baseline))
    assert re.search(r"\| Correct overall \| 0\.00 \| .* \| 1 \| 1\.00 \| 2 \|", text)
    assert publish(run, baseline=False, readme=True, **paths) == [readme]
    assert readme.read_text(encoding="utf-8") == text
    assert publish(run, baseline=False, readme=False, **paths) == []


def test_a_part_of_the_questions_is_no_baseline(run):
    for selection in ({"split": "dev", "repeat": True}, {"repeat": False}, {"limit": 3, "repeat": True}):
        run.record["selection"] = selection
        with pytest.raises(EvaluationError, match="Alleen een hele"):
            baseline_of(run)


def test_a_readme_without_marks_is_named():
    with pytest.raises(EvaluationError, match="plek voor de tabel"):
        published_section(f"{END} {BEGIN}")


def test_the_places_of_marks_are_to_be_had_without_html():
    assert fact_ranges("Er zijn elf & elf.", [["11"]]) == [(8, 11), (14, 17)]
    assert fact_ranges("op 7 december 2022", [["7 december 2022"], ["december 2022"]]) == [(3, 18)]
    assert shared_word_ranges("De <gemeenten> in 2015", "gemeenten de 2015") == [(4, 13), (18, 22)]
    assert shared_word_ranges("", "x") == fact_ranges("", [["x"]]) == []
