"""Choosing rows and taking them along: filters, CSV, Excel and calendar, each read back by something else."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from assistant.agreements import Curation, Filter, apply_filter, came_along
from assistant.agreements.calendar import calendar_rows, register_calendar
from assistant.agreements.register import curate
from assistant.agreements.sheet import HEADINGS, field_words, register_csv, register_excel
from assistant.spreadsheet import SpreadsheetError, csv_bytes, excel_bytes, guard, unguard
from corpus.agreements import Deadline, Register
from tests.agreements_double import APRIL, END_2024, extract, make_document, row

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
PLAN = make_document()


def register_of(*documents, extraction=extract):
    documents = documents or (PLAN,)
    return curate(extraction(documents), (), {document.id: document for document in documents})


REGISTER = register_of()
VWS, TOGETHER, PROPOSAL, AMBITION = REGISTER.rows


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(), [VWS, TOGETHER, PROPOSAL, AMBITION]),
        (Filter(documents=("plan",), kinds=("actie", "ambitie")), [VWS, AMBITION]),
        (Filter(documents=("ander",)), []),
        (Filter(parties=("vws",)), [VWS, TOGETHER]),
        (Filter(parties=("Gemeenten",)), [TOGETHER, PROPOSAL]),
        (Filter(parties=("gemeenten",), role="commits"), [TOGETHER]),
        (Filter(parties=("gemeenten",), role="asked"), [PROPOSAL]),
        (Filter(parties=("gemeenten", "VWS")), [VWS, TOGETHER, PROPOSAL]),
        (Filter(text="INKOPEN samen"), [TOGETHER]),
        (Filter(text="gemeenten samen inkopen"), [TOGETHER]),
        (Filter(text="stéúnen"), []),
        (Filter(text="tarièven"), [PROPOSAL]),
        (Filter(topic="afspraken", text="100"), [AMBITION]),
        (Filter(topic="inkoop"), []),
        (Filter(before="2020-04-01"), []),
        (Filter(before="2020-04-02"), [VWS]),
        (Filter(before="2024-12-31"), [VWS]),
        (Filter(before="2025-01-01"), [VWS, AMBITION]),
        (Filter(first="2020-04-02"), [AMBITION]),
        (Filter(first="2024-12-31", last="2025-06-01"), [AMBITION]),
        (Filter(last="2024-09-30"), [VWS]),
        (Filter(overdue_on="2020-04-01"), []),
        (Filter(overdue_on="2020-04-02"), [VWS]),
        (Filter(overdue_on="2030-01-01", parties=("VWS",)), [VWS]),
        (Filter(reviews=("confirmed",)), []),
        (Filter(reviews=("extracted",), kinds=("voorstel",)), [PROPOSAL]),
    ],
)
def test_filters(chosen, expected):
    assert apply_filter(REGISTER.rows, chosen) == expected


def test_a_broader_party_brings_those_that_belong_to_it_along():
    assert apply_filter(REGISTER.rows, Filter(parties=("Rijk",))) == [VWS, TOGETHER]
    assert came_along(REGISTER.rows, ("Rijk", "gemeenten")) == {"Rijk": ("VWS",)}
    assert came_along(REGISTER.rows, ("Rijk", "VWS")) == {}


def test_nobody_is_overdue_with_a_proposal_a_rejected_row_or_a_deadline_without_day():
    proposal = replace(VWS, agreement=replace(VWS.agreement, kind="voorstel"))
    often = replace(VWS, agreement=replace(VWS.agreement, deadline=Deadline("", "", "jaarlijks", False)))
    rows = [proposal, replace(VWS, review="rejected"), often, VWS]
    assert apply_filter(rows, Filter(overdue_on="2030-01-01")) == [VWS]
    assert len(apply_filter(rows, Filter(before="2030-01-01"))) == 3


def table(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file as Excel would see them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_is_what_dutch_excel_opens():
    content = register_csv(REGISTER.rows, REGISTER)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = table(content)
    assert len(rows) == 4
    first = rows[0]
    assert tuple(first) == HEADINGS
    assert (first["soort"], first["partijen"], first["gevraagd aan"]) == ("actie", "VWS", "")
    assert (first["termijn van"], first["termijn tot en met"], first["jaar afgeleid"]) == (
        "2020-04-01",
        "2020-04-01",
        "",
    )
    assert (first["document"], first["titel"], first["begin"], first["einde"]) == ("plan", "Het plan", "0", "45")
    assert first["beoordeling"] == "niet nagekeken"
    assert rows[1]["citaat"] == "Wij zijn overeengekomen dat gemeenten samen inkopen."
    nothing = register_csv([], REGISTER).decode("utf-8-sig")
    assert nothing == ";".join(HEADINGS) + "\r\n"


def test_excel_has_the_rows_and_what_could_not_be_read(tmp_path):
    book = load_workbook(io.BytesIO(register_excel(REGISTER.rows, REGISTER)))
    assert book.sheetnames == ["afspraken", "niet gelezen"]
    lines = list(book["afspraken"].iter_rows(values_only=True))
    assert lines[0] == HEADINGS
    assert len(lines) == 5
    assert book["afspraken"].auto_filter.ref == "A1:Z5"
    assert list(book["niet gelezen"].iter_rows(values_only=True))[1] == (
        "plan",
        "Planning",
        "de tabel heeft geen gevulde cellen",
    )
    empty = load_workbook(io.BytesIO(register_excel([], register_of(extraction=lambda _: Register((), ())))))
    assert [cell.value for cell in empty["afspraken"][1]] == list(HEADINGS)
    assert empty["niet gelezen"]["C2"].value == "Alles kon worden gelezen."


def test_days_are_dates_in_excel_and_other_text_stays_text(tmp_path):
    curation = Curation(tmp_path, now=lambda: NOW)
    curation.confirm(VWS, who="Anna")
    reviewed = curate(extract([PLAN]), curation.reviews(), {"plan": PLAN})
    sheet = load_workbook(io.BytesIO(register_excel(reviewed.rows, reviewed)))["afspraken"]
    columns = {name: number for number, name in enumerate(HEADINGS, start=1)}
    first, last, moment = (sheet.cell(2, columns[name]) for name in ("termijn van", "termijn tot en met", "op"))
    assert (first.value, last.value) == (datetime(2020, 4, 1), datetime(2020, 4, 1))
    assert (first.is_date, first.number_format) == (True, "dd-mm-yyyy")
    assert (moment.value, moment.number_format) == (datetime(2026, 1, 2, 3, 4, 5), "dd-mm-yyyy hh:mm")
    assert sheet.cell(3, columns["termijn van"]).value in (None, "")  # no deadline, no date
    assert sheet.cell(2, columns["begin"]).data_type == "s"


@pytest.mark.parametrize("text", ["", "0001-01-01", "2020", "1 april 2020", "=2020-01-01", "2020-13-01"])
def test_what_is_no_day_that_excel_can_count_stays_text(text):
    sheet = load_workbook(io.BytesIO(excel_bytes({"a": [{"dag": text}]}, dates=("dag",))))["a"]
    assert not sheet["A2"].is_date
    assert sheet["A2"].value in (guard(text), None)


def test_what_was_corrected_stands_beside_it(tmp_path):
    curation = Curation(tmp_path, now=lambda: NOW)
    curation.correct(VWS, {"deadline": END_2024, "parties": []}, who="Anna")
    curation.note(VWS, '=HYPERLINK("http://x")', who="Anna")
    corrected = curate(extract([PLAN]), curation.reviews(), {"plan": PLAN})
    first = table(register_csv(corrected.rows, corrected))[0]
    assert (first["partijen"], first["termijn in woorden"], first["beoordeling"]) == ("", "eind 2024", "verbeterd")
    assert first["zoals gelezen"] == "termijn: uiterlijk 1 april 2020 (2020-04-01)\npartijen: VWS"
    assert first["opmerking"] == '\'=HYPERLINK("http://x")'
    assert (first["door"], first["op"]) == ("Anna", "2026-01-02 03:04:05")


@pytest.mark.parametrize("text", ["=1+1", "+31", "-3", "@x", "\tx", "\rx", " =1+1", "\u200b=1", "＝1+1", "'=1", "''@a"])
def test_no_text_is_a_formula_and_each_comes_back(text):
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["", "gewoon", "3-1", "a=b", "'s middags", "''"])
def test_plain_text_stays_as_it_is(text):
    assert guard(text) == unguard(text) == text


def test_characters_that_a_file_cannot_hold():
    assert "\ufffd" in csv_bytes([{"kop": "\ufffd"}]).decode("utf-8-sig")
    assert csv_bytes([{"kop": "a\ud800b"}]).decode("utf-8-sig") == "kop\r\na?b\r\n"
    book = load_workbook(io.BytesIO(excel_bytes({"a": [{"kop": "a\x00\ud800b"}]})))
    assert book["a"]["A2"].value == "a  b"
    with pytest.raises(SpreadsheetError, match="past niet"):
        excel_bytes({"a": [{"kop": "x" * 40_000}]})


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar with long ones put together again."""
    text = content.decode("utf-8")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_the_calendar_has_an_event_on_the_last_day_of_every_deadline():
    lines = unfolded(register_calendar(REGISTER.rows, REGISTER, now=NOW))
    assert lines[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wegwijzer//Afspraken//NL", "CALSCALE:GREGORIAN"]
    assert lines[-1] == "END:VCALENDAR"
    start, end = lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT")
    assert lines[start + 1 : end] == [
        f"UID:{VWS.key}-plan@wegwijzer",
        "DTSTAMP:20260102T030405Z",
        "DTSTART;VALUE=DATE:20200401",
        "DTEND;VALUE=DATE:20200402",
        "SUMMARY:VWS: VWS stelt uiterlijk 1 april 2020 een plan op.",
        "DESCRIPTION:Actie\\; termijn: uiterlijk 1 april 2020 (2020-04-01)\\n“VWS stelt uiterlijk 1 april 2020 een "
        "plan op.”\\nHet plan › Afspraken",
        "CATEGORIES:actie",
        "TRANSP:TRANSPARENT",
    ]
    assert [line for line in lines if line.startswith("DTSTART")][1] == "DTSTART;VALUE=DATE:20241231"
    assert "2024-10-01 t/m 2024-12-31" in "".join(lines)


def test_who_has_no_day_is_not_in_the_calendar():
    often = replace(VWS, agreement=replace(VWS.agreement, deadline=Deadline("", "", "jaarlijks", False)))
    assert calendar_rows([often, TOGETHER, replace(VWS, review="rejected"), AMBITION]) == [AMBITION]
    assert unfolded(register_calendar([often], REGISTER, now=NOW))[4:] == ["END:VCALENDAR"]


def test_the_calendar_escapes_and_folds():
    hard = "a\\b; c, d\r\ne\x07f " + "é€😀" * 40
    one = replace(
        VWS,
        note=hard,
        agreement=replace(VWS.agreement, parties=(), action=hard, deadline=replace(APRIL, end="9999-12-31")),
    )
    lines = unfolded(register_calendar([one], REGISTER, now=NOW))
    (summary,) = (line for line in lines if line.startswith("SUMMARY:"))
    assert summary.startswith("SUMMARY:a\\\\b\\; c\\, d\\ne f é€😀")
    assert summary.endswith("…")
    assert not any(line.startswith("DTEND") for line in lines)
    (description,) = (line for line in lines if line.startswith("DESCRIPTION:"))
    assert description.endswith("é€😀" * 3)


def test_the_uid_stays_when_the_document_grows():
    longer = make_document("Nieuw begin.\n" + PLAN.text)
    again = register_of(longer)
    assert [one.key for one in again.rows] == [one.key for one in REGISTER.rows]
    assert [one.agreement.start for one in again.rows] != [one.agreement.start for one in REGISTER.rows]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "geen"),
        ([], "geen"),
        (("VWS", "VNG"), "VWS, VNG"),
        (END_2024, "eind 2024 (2024-10-01 t/m 2024-12-31)"),
        (replace(APRIL, inferred=True), "uiterlijk 1 april 2020 (2020-04-01, jaar afgeleid)"),
        (Deadline("2024-01-01", "2024-01-01", "2024-01-01", False), "2024-01-01"),
        ({"start": "", "end": "", "text": "jaarlijks", "inferred": False}, "jaarlijks"),
        ("afspraak", "afspraak"),
    ],
)
def test_values_in_words(value, words):
    assert field_words(value) == words


def test_search_sees_the_note_and_the_row_of_another_document():
    other = make_document(id="ander")
    register = register_of(PLAN, other)
    assert [one.agreement.document for one in apply_filter(register.rows, Filter(text="235"))] == []
    noted = [
        replace(one, note="navragen bij Kees") if one.agreement.document == "ander" else one for one in register.rows
    ]
    assert {one.agreement.document for one in apply_filter(noted, Filter(text="kees"))} == {"ander"}
    assert row(other, "Er zijn nu 235 plaatsen.").document == "ander"
