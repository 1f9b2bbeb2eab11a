"""Particulars that people fill in: dates in the ways that are written here, names without doubles or loose spaces."""

import pytest

from assistant.library.particulars import (
    Particulars,
    check_particulars,
    merged_particulars,
    particulars_of,
    read_date,
    with_particulars,
)
from tests.builders import DocumentBuilder

METADATA = DocumentBuilder("plan", title="Plan").metadata


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2022-12-07", "2022-12-07"),
        ("7-12-2022", "2022-12-07"),
        ("07/12/2022", "2022-12-07"),
        ("2022-12", "2022-12"),
        ("12-2022", "2022-12"),
        (" 2022 ", "2022"),
        ("", ""),
        ("31-02-2022", ""),
        ("2022-13", ""),
        ("0000", ""),
        ("gisteren", ""),
        ("22", ""),
        ("٢٠٢٢", "2022"),
    ],
)
def test_dates(typed, iso):
    assert read_date(typed) == iso


@pytest.mark.parametrize(
    ("typed", "precision"), [("", "unknown"), ("2022", "year"), ("2022-12", "month"), ("7-12-2022", "day")]
)
def test_the_precision_is_that_of_what_was_typed(typed, precision):
    assert with_particulars(METADATA, Particulars("Plan", date=typed)).date_precision == precision


def test_what_is_filled_in_is_tidied():
    made = with_particulars(
        METADATA, Particulars("  Een\n plan ", publishers=("VWS ", "VWS", " "), kind="", status=" x ")
    )
    assert (made.title, made.publishers, made.kind, made.status, made.id) == (
        "Een plan",
        ("VWS",),
        "document",
        "x",
        "plan",
    )


def test_a_form_gives_back_what_it_began_with():
    assert with_particulars(METADATA, particulars_of(METADATA)) == METADATA


@pytest.mark.parametrize(
    ("particulars", "problems"),
    [
        (Particulars("Plan"), []),
        (Particulars(" "), ["title"]),
        (Particulars("x" * 301, date="morgen"), ["title", "date"]),
        (Particulars("Plan", date="7-12-2022"), []),
    ],
)
def test_problems_name_the_field(particulars, problems):
    assert check_particulars(particulars) == problems


def test_a_newer_version_keeps_the_name_and_brings_its_own_date():
    newer = DocumentBuilder("scan", title="Scan 12", kind="document", date="2025-01-31").metadata
    merged = merged_particulars(METADATA, newer)
    assert (merged.title, merged.kind, merged.publishers, merged.date) == ("Plan", "brief", ("VWS",), "2025-01-31")
