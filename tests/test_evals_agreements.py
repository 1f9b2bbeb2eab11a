"""The register against its gold: every measure recomputable by hand, every mistake in the gold list named."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from corpus import load_bundled
from corpus.agreements import Deadline, Register
from evals.agreements import GOLD, evaluate_register, load_gold
from evals.agreements.__main__ import main
from evals.agreements.gold import GoldError, check_gold, gold_hash
from evals.agreements.match import judge
from evals.agreements.measures import (
    Tally,
    deadline_values,
    group_recall_values,
    kind_values,
    micro_f1,
    party_tallies,
    precision_values,
    recall_values,
    same_deadline,
)
from evals.agreements.registry import BY_NAME, estimate_all
from evals.agreements.show import error_lines
from evals.agreements.types import Judged
from evals.evaluate import Selection, evaluate
from evals.gate import broken_limits, read_limits
from evals.published import REGISTER_BEGIN, REGISTER_END, baseline_of, publish_register, published_section
from evals.reports.files import write_reports
from evals.session import Session
from evals.summary import summarise
from evals.yaml_files import write_cases
from tests.agreements_double import APRIL, END_2024, LINES, extract, make_document, row, rows
from tests.evals_double import DOCUMENTS, ScriptedAssistant, answered, make_case

DOCUMENT = make_document()
GOLD_FILE = f"""
- id: ag-1
  split: dev
  document: plan
  quotes: ["{LINES[0]}"]
  kinds: [actie, afspraak]
  parties: [[VWS], [VWS, VNG]]
  addressed_to: [[]]
  deadline: {{start: 2020-04-01, end: 2020-04-01, text: "uiterlijk 1 april 2020", inferred: false}}
  important: true
- id: ag-2
  split: dev
  document: plan
  quotes: ["{LINES[1]}"]
  kinds: [afspraak]
  parties: [[VWS, gemeenten]]
  addressed_to: [[]]
  deadline: null
  important: true
  region: null
  group: ""
- id: ag-3
  split: test
  document: plan
  quotes: ["{LINES[2]}"]
  kinds: [voorstel]
  parties: [[]]
  addressed_to: [[gemeenten], [gemeenten, aanbieders]]
  deadline: null
  important: true
- id: ag-4
  split: test
  document: plan
  quotes: ["{LINES[3]}"]
  kinds: [ambitie]
  parties: [[]]
  addressed_to: [[]]
  deadline:
    - {{start: 2024-10-01, end: 2024-12-31, text: "Eind 2024", inferred: false}}
    - {{start: 2024-12-31, end: 2024-12-31, text: "Eind 2024", inferred: false}}
  important: false
  note: een doel
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.yaml").write_text(GOLD_FILE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def gold(folder):
    return load_gold([DOCUMENT], folder=folder)


def judged(made, gold) -> Judged:
    return judge(made, gold, {"plan": DOCUMENT})


def test_gold_is_read_with_alternatives_and_places(gold):
    first, second, third, fourth = gold
    assert first.kinds == ("actie", "afspraak")
    assert first.parties == (frozenset({"VWS"}), frozenset({"VWS", "VNG"}))
    assert first.deadlines == (APRIL,)
    assert second.deadlines == (None,)
    assert second.region is None
    (place,) = second.places  # the line break of the document is a space in the gold
    assert DOCUMENT.text[place.start : place.end] == "Wij zijn overeengekomen dat gemeenten\n  samen inkopen."
    assert (third.split, third.has_deadline) == ("test", False)
    assert [one.start for one in fourth.deadlines] == ["2024-10-01", "2024-12-31"]
    assert not fourth.important


def test_a_perfect_register(gold):
    estimates = estimate_all(judged(rows(DOCUMENT), gold))
    assert set(estimates) == set(BY_NAME)
    ones = {name: one.value for name, one in estimates.items() if "invented" not in name and "false" not in name}
    assert set(ones.values()) == {1.0}
    assert estimates["agreements_invented_deadlines"].value == 0
    assert estimates["agreements_false"].value == 0
    assert estimates["agreements_recall"].n == 3
    assert estimates["agreements_recall_all"].n == 4
    assert estimates["agreements_deadlines"].n == 2
    assert list(error_lines(judged(rows(DOCUMENT), gold))) == []


def test_every_kind_of_mistake_counts_once(gold):
    first, _, third, fourth = rows(DOCUMENT)
    made = [
        replace(first, parties=("VWS", "NJi"), deadline=replace(APRIL, inferred=True)),
        replace(third, kind="afspraak", deadline=END_2024),
        replace(fourth, quote="Eind 2024 zijn er nog 100 plaatsen!"),
        row(DOCUMENT, LINES[4]),
    ]
    found = judged(made, gold)
    assert recall_values(found, important=True) == [1, 0, 1]
    assert recall_values(found, important=False) == [1, 0, 1, 1]
    assert precision_values(found) == [1, 1, 1, 0]
    assert kind_values(found) == [1, 0, 1]
    # VWS right, NJi wrong; gemeenten right; nobody.
    assert party_tallies(found) == [Tally(1, 1, 0), Tally(1, 0, 0), Tally(0, 0, 0)]
    assert deadline_values(found) == [0, 1]
    estimates = estimate_all(found)
    assert estimates["agreements_parties_f1"].value == pytest.approx(4 / 5)
    assert (estimates["agreements_invented_deadlines"].value, estimates["agreements_invented_deadlines"].n) == (1, 1)
    assert (estimates["agreements_false"].value, estimates["agreements_false"].n) == (1, 1)
    assert estimates["agreements_quote_validity"].value == 3 / 4
    lines = [line.plain.splitlines()[0] for line in error_lines(found)]
    assert lines == [
        "gemist: ag-2 afspraak",
        "verzonnen termijn: ag-3 2024-10-01..2024-12-31 “eind 2024”",
        "voorstel als afspraak: ag-3 [stellen voor]",
        f"geen letterlijke passage: plan:{fourth.start}",
        f"zonder goud: plan:{made[3].start} actie [stelt op]",
        "partijen: ag-1 is {VWS} of {VNG, VWS}, gelezen {NJi, VWS}",
        "termijn: ag-1 is 2020-04-01..2020-04-01 “uiterlijk 1 april 2020”, "
        "gelezen 2020-04-01..2020-04-01 afgeleid “uiterlijk 1 april 2020”",
        "soort: ag-3 is voorstel, gelezen afspraak [stellen voor]",
    ]


def test_a_row_counts_for_the_split_of_its_item_or_the_nearest(gold):
    made = [*rows(DOCUMENT), row(DOCUMENT, LINES[4])]
    halves = {split: judged(made, gold).of_split(split) for split in ("dev", "test")}
    assert [one.item.id for one in halves["dev"].items] == ["ag-1", "ag-2"]
    assert precision_values(halves["dev"]) == [1, 1]
    assert precision_values(halves["test"]) == [1, 1, 0]  # the line about 235 places stands behind ag-4


def test_half_of_the_shorter_is_a_match_and_a_chapter_is_not(gold):
    half = row(DOCUMENT, "VWS stelt uiterlijk 1")
    less = row(DOCUMENT, "een plan op.\nWij zijn")  # 12 of 21 characters: more than half
    little = row(DOCUMENT, "op.\nWij zijn over")  # 3 and 13 of 17 characters
    assert [one.item.id for one in judged([half, less, little], gold).rows] == ["ag-1", "ag-1", "ag-2"]
    long = make_document(LINES[0] + "\n" + "Er staat nog meer. " * 60)
    items = [replace(gold[0], places=(replace(gold[0].places[0]),))]
    everything = row(long, long.text)
    assert judge([everything], items, {"plan": long}).rows[0].item is None


def test_a_row_over_two_items_is_about_the_one_it_fits_best(gold):
    both = row(DOCUMENT, DOCUMENT.text[: DOCUMENT.text.index("Deelnemers") - 1])
    found = judged([both], gold)
    assert [one.found for one in found.items] == [True, True, False, False]
    assert found.rows[0].item.id == "ag-2"  # the longer line
    assert found.items[0].own == ()


def test_a_deadline_may_be_said_by_any_row_about_the_item_but_no_other_one(gold):
    first = row(DOCUMENT, "VWS stelt uiterlijk 1 april 2020")
    rest = row(DOCUMENT, "een plan op.")
    right = [replace(first, deadline=APRIL), rest]
    assert deadline_values(judged(right, gold)) == [1]
    assert deadline_values(judged([replace(first, deadline=APRIL), replace(rest, deadline=END_2024)], gold)) == [0]
    assert deadline_values(judged([first, rest], gold)) == [0]
    optional = [replace(gold[0], deadlines=(APRIL, None))]
    assert deadline_values(judged([first, rest], optional)) == [1]


@pytest.mark.parametrize(
    ("given", "expected", "same"),
    [
        (APRIL, replace(APRIL, text="voor 1 april"), True),
        (APRIL, replace(APRIL, end="2020-04-02"), False),
        (APRIL, replace(APRIL, inferred=True), False),
        (APRIL, None, False),
        (Deadline("", "", "halfjaarlijks", False), Deadline("", "", "Halfjaarlijks overleg", False), True),
        (Deadline("", "", "jaarlijks", False), Deadline("", "", "elke maand", False), False),
    ],
)
def test_what_makes_deadlines_the_same(given, expected, same):
    assert same_deadline(given, expected) is same


def test_a_group_is_found_with_one_of_its_items(gold):
    grouped = [replace(one, group="inkoop" if one.id in ("ag-1", "ag-2") else "") for one in gold]
    first = rows(DOCUMENT)[0]
    assert group_recall_values(judged([first], grouped)) == [1, 0]  # the group, ag-3; ag-4 is not important


def test_no_parties_anywhere_is_not_measured():
    assert micro_f1([]) is None
    assert micro_f1([Tally(0, 0, 0)]) is None
    assert micro_f1([Tally(1, 0, 1), Tally(0, 2, 0)]) == 2 / 5


def test_an_empty_register(gold):
    estimates = estimate_all(judged([], gold))
    assert estimates["agreements_recall"].value == 0
    assert estimates["agreements_precision"].value is None
    assert estimates["agreements_invented_deadlines"].value == 0


def test_intervals_are_the_same_every_time(gold):
    once, again = (estimate_all(judged(rows(DOCUMENT)[:2], gold)) for _ in range(2))
    assert once == again
    recall = once["agreements_recall"]
    assert recall.low < recall.value == 2 / 3 < recall.high


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("split: test", "split: proef", "split 'proef' is onbekend; kies uit dev, test"),
        ("kinds: [afspraak]", "kinds: [toezegging]", "kinds 'toezegging' is onbekend"),
        ("kinds: [afspraak]", "kinds: afspraak", "'kinds' is een lijst"),
        ("parties: [[VWS, gemeenten]]", "parties: [VWS, gemeenten]", "'parties' is een lijst van lijsten"),
        ("important: false", "important: misschien", "'important' is true of false"),
        ("  important: false\n", "", "'important' ontbreekt"),
        ("note: een doel", "opmerking: een doel", "onbekende sleutel 'opmerking'"),
        ("start: 2020-04-01", "start: 2020-4-1", "'2020-4-1' is geen dag"),
        ("start: 2020-04-01", "start: 2020-05-01", "eindigt voor hij begint"),
        ('uiterlijk 1 april 2020", inf', 'uiterlijk 2 april 2020", inf', "staan niet in het document"),
        (f'["{LINES[2]}"]', '["Dit staat er niet."]', "deze passage staat niet in plan: “Dit staat er niet.”"),
        (f'["{LINES[2]}"]', f'["{LINES[0]}"]', "deze passage hoort bij ag-1, ag-3, maar staat op 1 plaats(en)"),
        (f'["{LINES[2]}"]', '["e"]', "plaatsen, neem hem langer"),
        ("id: ag-2", "id: ag-1", "deze id staat er al: plan.yaml:2"),
        ("document: plan", "document: brief", "document 'brief' hoort niet in plan.yaml"),
    ],
)
def test_mistakes_in_the_gold_are_named(folder, old, new, message):
    assert old in GOLD_FILE
    (folder / "plan.yaml").write_text(GOLD_FILE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold([DOCUMENT], folder=folder)
    assert message in str(caught.value)
    assert "plan.yaml:" in str(caught.value)


def test_equal_passages_are_items_of_their_own_each_at_its_place(folder):
    document = make_document(f"{DOCUMENT.text}{LINES[3]}\n")
    again = GOLD_FILE[GOLD_FILE.index("- id: ag-4") :].replace("ag-4", "ag-5")
    (folder / "plan.yaml").write_text(GOLD_FILE + again, encoding="utf-8")
    starts = [[place.start for place in item.places] for item in load_gold([document], folder=folder)[3:]]
    first = document.text.index(LINES[3])
    assert starts == [[first], [document.text.index(LINES[3], first + 1)]]


def test_a_group_stands_in_one_half(folder):
    text = GOLD_FILE.replace('group: ""', "group: x").replace("note: een doel", "group: x")
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    _, problems = check_gold([DOCUMENT], folder=folder)
    assert [problem.message for problem in problems] == ["groep 'x' staat in beide delen; zie ag-2"]


def test_gold_about_other_documents_is_left_out(folder):
    assert load_gold([make_document(id="ander")], folder=folder) == []
    assert evaluate_register([make_document(id="ander")], folder=folder, extract=extract) is None


def test_the_hash_follows_the_content(gold):
    assert gold_hash(gold) == gold_hash(list(reversed(gold)))
    assert gold_hash(gold) != gold_hash([replace(gold[0], important=False), *gold[1:]])


def test_splits_and_documents_can_be_chosen(folder):
    whole = evaluate_register([DOCUMENT], folder=folder, extract=extract)
    assert whole is not None
    assert list(whole.estimates) == ["all", "dev", "test"]
    half = evaluate_register([DOCUMENT], folder=folder, split="dev", extract=extract)
    assert half is not None
    assert list(half.estimates) == ["dev"]
    assert len(half.judged.items) == 2
    assert evaluate_register([DOCUMENT], folder=folder, only=["ander"], extract=extract) is None


@pytest.fixture
def measured(folder, tmp_path, monkeypatch):
    """A whole evaluation whose session holds the plan beside the documents of the questions."""
    report = evaluate_register([DOCUMENT], folder=folder, extract=lambda _: Register(rows(DOCUMENT)[:3], ()))
    monkeypatch.setattr("evals.evaluate.evaluate_register", lambda *_, **__: report)
    questions = tmp_path / "vragen"
    questions.mkdir()
    (questions / "vragen.yaml").write_text(write_cases([make_case("c1")]), encoding="utf-8")
    assistant = ScriptedAssistant(lambda question, history: answered("Er zijn 11 aanbieders."))
    session = Session(assistant, tuple(DOCUMENTS), {"threads": 0}, "m", tmp_path / "runs")
    return evaluate(Selection(), questions=questions, session=session)


def test_an_evaluation_measures_the_register_too(measured):
    directory = measured.run.directory
    kept = json.loads((directory / "agreements.json").read_text(encoding="utf-8"))
    assert kept["splits"]["dev"]["agreements_recall"]["value"] == 1
    assert kept["splits"]["test"]["agreements_recall_all"]["value"] == 0.5
    assert "| Belangrijke items gevonden | 1,00 |" in (directory / "report.md").read_text(encoding="utf-8")
    assert "<h2>Afsprakenregister</h2>" in (directory / "report.html").read_text(encoding="utf-8")
    (directory / "agreements.json").write_text("{", encoding="utf-8")
    write_reports(measured.run, measured.summary)  # numbers that cannot be read hide no others
    assert "Afsprakenregister" not in (directory / "report.md").read_text(encoding="utf-8")


def test_the_gate_knows_the_register(measured, tmp_path):
    path = tmp_path / "grens.toml"
    path.write_text(
        "[minimum]\nagreements_recall = 0.9\nagreements_recall_all = 0.8\n[maximum]\nagreements_false = 0\n"
    )
    summary, register = summarise(measured.run.results), measured.register.estimates["all"]
    broken = broken_limits(summary, read_limits(path), register=register)
    assert broken == ["agreements_recall_all is 0.7500, moet minstens 0.8000 zijn"]
    assert len(broken_limits(summary, read_limits(path))) == 3  # not measured keeps no limit
    baseline = tmp_path / "baseline.json"
    baseline.write_text(json.dumps(baseline_of(measured.run)), encoding="utf-8")
    assert broken_limits(summary, read_limits(baseline), register=register) == []
    worse = {**register, "agreements_false": replace(register["agreements_false"], value=1.0)}
    assert len(broken_limits(summary, read_limits(baseline), register=worse)) == 1


def test_publishing_the_register_alone_keeps_the_other_numbers(measured, tmp_path):
    baseline, readme = tmp_path / "baseline.json", tmp_path / "README.md"
    whole = baseline_of(measured.run)
    baseline.write_text(json.dumps({**whole, "agreements": {}}), encoding="utf-8")
    marks = "<!-- evaluation:begin --><!-- evaluation:end -->"
    readme.write_text(f"a {marks} b {REGISTER_BEGIN}oud{REGISTER_END} c", encoding="utf-8")
    numbers = measured.register.to_json()
    assert publish_register(numbers, baseline_path=baseline, readme_path=readme) == [baseline, readme]
    assert json.loads(baseline.read_text(encoding="utf-8")) == whole
    section = published_section(readme.read_text(encoding="utf-8"), begin=REGISTER_BEGIN, end=REGISTER_END)
    assert "has 3 rows where readers marked 4 items" in section
    assert "| Important items found | 1.00 | 1.00 – 1.00 | 1 | 1.00 | 1.00 – 1.00 | 2 |" in section


def test_errors_of_the_other_half_are_not_shown_by_accident(capsys):
    for words in (["--errors"], ["--publish", "--split", "dev"], ["--split", "train"]):
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 2
    assert "--errors needs --split" in capsys.readouterr().err


def test_the_gold_of_this_project_is_in_order():
    documents = load_bundled()
    items, problems = check_gold(documents)
    assert problems == []
    assert {path.stem for path in GOLD.glob("*.yaml")} == {item.document for item in items}
