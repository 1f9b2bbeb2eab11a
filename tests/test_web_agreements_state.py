"""The page of agreements: its address and back, its words, its charts, and what a form means."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from assistant.agreements import Deadline, Filter
from assistant.agreements.register import curate
from tests.agreements_double import APRIL, END_2024, extract, make_document
from ui.web.agreements.charts import dated_rows, party_counts, party_spec, timeline_spec, timeline_values
from ui.web.agreements.correct import read_deadline
from ui.web.agreements.group import differences
from ui.web.agreements.remarks import count_line
from ui.web.agreements.state import View, from_parameters, known_only, to_parameters
from ui.web.agreements.texts import deadline_text, load_texts
from ui.web.words import LANGUAGES, load_words

NL = load_texts("nl")
DOCUMENT = make_document()
REGISTER = curate(extract([DOCUMENT]), (), {"plan": DOCUMENT})
FULL = View(
    chosen=Filter(
        documents=("plan",),
        parties=("VWS", "GI's"),
        role="commits",
        kinds=("actie", "afspraak"),
        text="plan & meer",
        topic="kop",
        first="2020-01-01",
        last="2020-12-31",
        overdue_on="2021-01-01",
        reviews=("confirmed",),
    ),
    face="timeline",
    order="deadline",
    page=3,
    row="1a2b3c4d",
)


def plain(parameters):
    return {name: [value] if isinstance(value, str) else value for name, value in parameters.items()}


@pytest.mark.parametrize("view", [View(), FULL, View(row="x"), View(face="parties", page=2)])
def test_an_address_says_all_of_a_view(view):
    assert from_parameters(plain(to_parameters(view))) == view


def test_an_address_is_empty_when_nothing_is_chosen():
    assert to_parameters(View()) == {}


@pytest.mark.parametrize(
    "given",
    [
        {"soort": ["iets", ""], "stand": ["mooi"], "rol": ["x"], "weergave": ["x"], "volgorde": ["x"]},
        {"verlopen": ["31-12-2020"], "van": ["2020-02-30"], "tot": ["²"], "bladzijde": ["-1"]},
        {"bladzijde": ["9999999999999"], "partij": [""], "zoek": ["  "]},
        {"run": ["meting"], "bladzijde": ["²"]},
    ],
)
def test_what_cannot_be_is_left_out_of_an_address(given):
    assert from_parameters(given) == View()


def test_a_party_that_is_gone_is_named_and_left_out():
    view, gone = known_only(FULL, parties=("VWS",), documents=())
    assert gone == ("GI's", "plan")
    assert view.chosen == replace(FULL.chosen, parties=("VWS",), documents=())


def test_another_choice_begins_on_the_first_page():
    assert FULL.filtered(FULL.chosen).page == 3
    assert FULL.filtered(Filter()).page == 1


@pytest.mark.parametrize(
    ("known", "start", "end", "none", "expected"),
    [
        (APRIL, date(2020, 4, 1), date(2020, 4, 1), False, APRIL),
        (APRIL, date(2020, 4, 1), date(2020, 4, 1), True, None),
        (APRIL, None, None, False, None),
        (None, None, date(2024, 5, 1), False, Deadline("2024-05-01", "2024-05-01", "2024-05-01", False)),
        (
            APRIL,
            date(2020, 4, 1),
            date(2020, 6, 30),
            False,
            Deadline("2020-04-01", "2020-06-30", "2020-04-01 t/m 2020-06-30", False),
        ),
        (Deadline("", "", "halfjaarlijks", False), None, None, False, Deadline("", "", "halfjaarlijks", False)),
    ],
)
def test_a_deadline_keeps_its_words_until_its_days_change(known, start, end, none, expected):
    assert read_deadline(known, start, end, none=none) == expected


def test_deadlines_in_words():
    assert deadline_text(None, NL) == "–"
    assert deadline_text(APRIL, NL) == "uiterlijk 1 april 2020"
    assert deadline_text(END_2024, NL) == "eind 2024 (1 oktober 2024 t/m 31 december 2024)"
    inferred = Deadline("2020-08-30", "2020-08-30", "30 augustus", True)
    assert deadline_text(inferred, NL) == "30 augustus (30 augustus 2020, jaar afgeleid)"


def test_counts_name_kinds_deadlines_and_what_is_overdue():
    line = count_line(REGISTER.rows, day="2022-01-01", texts=NL)
    assert line == (
        "**4 regels uit 1 document** · 1 afspraak · 1 actie · 1 ambitie · 1 voorstel · 2 met een termijn · "
        "1 verlopen op 1 januari 2022"
    )


def test_the_time_line_runs_from_the_first_to_the_last_day():
    rows = dated_rows(REGISTER.rows)
    values = timeline_values(rows, NL)
    assert [(one["name"], one["start"][:10], one["end"][:10]) for one in values] == [
        ("1. VWS", "2020-04-01", "2020-04-02"),
        ("2. –", "2024-10-01", "2025-01-01"),
    ]
    day = timeline_spec(values, day="2022-01-01", texts=NL)["layer"][2]["data"]["values"][0]
    assert day == {"day": "2022-01-01T00:00:00", "said": "1 januari 2022"}


def test_a_row_counts_for_each_of_its_parties():
    either = party_counts(REGISTER.rows, role="either")
    assert {name: dict(own) for name, own in either.items()} == {
        "gemeenten": {"afspraak": 1, "voorstel": 1},
        "VWS": {"actie": 1, "afspraak": 1},
    }
    assert dict(party_counts(REGISTER.rows, role="asked")["gemeenten"]) == {"voorstel": 1}
    assert list(party_counts(REGISTER.rows, role="either", only=("VWS",))) == ["VWS"]
    values = party_spec(either, NL)["data"]["values"]
    assert sum(one["count"] for one in values) == 4


def test_members_of_a_group_show_what_differs():
    first, second, proposal, _ = REGISTER.rows
    assert differences(first, first, NL) == ["soort, partijen en termijn zijn gelijk"]
    assert differences(first, second, NL) == ["soort: Afspraak", "wie: VWS, gemeenten", "termijn: –"]
    assert "gevraagd aan: gemeenten" in differences(first, proposal, NL)


def _entries(language):
    own = load_texts(language).entries
    return {key: value for key, value in own.items() if key not in load_words(language).entries}


def test_both_languages_have_the_same_words():
    dutch, english = (_entries(language) for language in LANGUAGES)
    assert dutch.keys() == english.keys()
    for key, text in dutch.items():
        if isinstance(text, dict):
            assert text.keys() == english[key].keys(), key
        elif isinstance(text, str):
            assert _places(text) == _places(english[key]), key


def _places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_word_is_used():
    folder = Path(__file__).resolve().parents[1] / "ui"
    code = "\n".join(
        path.read_text("utf-8")
        for path in [*folder.glob("web/agreements/*.py"), folder / "web/page_parts.py", folder / "streamlit_app.py"]
    )
    literals = set(re.findall(r"""["']([a-z_]+)["']""", code))
    made = {"period_first", "period_last", "deadline_start", "deadline_end", "origin_moved", "origin_kept"}
    made |= {f"parties_explained_{role}" for role in ("either", "commits", "asked")}
    made |= {f"column_{name}" for name in ("what", "kind", "who", "document", "review", "deadline")}
    made |= {f"{name}_help" for name in ("confirm", "reject", "restore")}
    made |= {f"noun_{kind}" for kind in load_texts("nl").entries["kinds"]}
    assert set(_entries("nl")) - literals - made == set()
