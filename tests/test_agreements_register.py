"""The register as a whole: slices, ids, groups, planning tables, and documents that are empty or undated."""

import re
import time
from itertools import pairwise

import pytest

from corpus import Document, display_text, load_bundled
from corpus.agreements import KINDS, Register, extract_agreements
from corpus.agreements.grouping import FEWEST_SHARED, LEAST_LIKENESS
from corpus.agreements.words import content_words, likeness, stem, weights
from tests.agreements_helper import document, register, rows


@pytest.fixture(scope="module")
def bundled() -> tuple[Document, ...]:
    return tuple(load_bundled())


@pytest.fixture(scope="module")
def found(bundled: tuple[Document, ...]) -> Register:
    return extract_agreements(bundled)


def test_every_quote_is_a_slice(bundled: tuple[Document, ...], found: Register):
    texts = {one.id: one.text for one in bundled}
    assert {row.document for row in found.agreements} == set(texts)
    for row in found.agreements:
        assert row.quote == texts[row.document][row.start : row.end]
        assert row.quote.strip() == row.quote != ""


def test_rows_are_in_order_and_do_not_overlap(bundled: tuple[Document, ...], found: Register):
    order = {one.id: number for number, one in enumerate(bundled)}
    places = [(order[row.document], row.start, row.end) for row in found.agreements]
    assert places == sorted(places)
    assert all(left[0] < right[0] or left[2] <= right[1] for left, right in pairwise(places))


def test_every_field_is_filled_in(found: Register):
    for row in found.agreements:
        assert row.kind in KINDS
        assert row.cue
        assert row.topic
        assert row.action == row.action.strip() != ""
        assert not set(row.parties) & set(row.addressed_to) or row.kind == "randvoorwaarde"
        assert len(set(row.parties)) == len(row.parties)


def test_deadlines_are_whole_intervals_or_words_alone(found: Register):
    deadlines = [row.deadline for row in found.agreements if row.deadline]
    assert deadlines
    for deadline in deadlines:
        assert deadline.text
        assert bool(deadline.start) == bool(deadline.end)
        assert deadline.start <= deadline.end
        assert deadline.start or not deadline.inferred
        year = re.search(r"(?:19|20)\d\d", deadline.text)
        assert not deadline.start or deadline.inferred or (year is not None and deadline.start[:4] == year.group())


def test_ids_are_unique_and_stable(bundled: tuple[Document, ...], found: Register):
    again = extract_agreements(load_bundled())
    assert again == found
    assert len({row.id for row in found.agreements}) == len(found.agreements)
    alone = extract_agreements(bundled[:1])
    assert [row.id for row in alone.agreements] == [row.id for row in found.agreements if row.document == bundled[0].id]


def test_an_id_changes_with_the_document():
    first, second = rows("Gemeenten gaan aan de slag."), rows("Gemeenten gaan aan de slag. Nu.")
    assert first[0].quote == second[0].quote
    assert first[0].id != second[0].id


def test_it_is_quick(bundled: tuple[Document, ...]):
    begin = time.process_time()
    extract_agreements(bundled)
    assert time.process_time() - begin < 5  # one second on a quiet machine


@pytest.mark.parametrize("text", ["", "\n\n\n", "# Titel\n", "…", "1 2 3\n\n4 5 6\n", "?\n\n- ?\n- !\n"])
def test_nothing_to_find(text: str):
    assert register(text) == Register((), ())


def test_no_documents():
    assert extract_agreements([]) == Register((), ())


def test_a_document_without_date():
    row = rows("Gemeenten stellen voor de zomer een plan vast.", date="")[0]
    assert row.deadline is not None
    assert (row.deadline.start, row.deadline.end, row.deadline.inferred) == ("", "", False)


def test_a_very_long_sentence_is_read():
    row = rows("Gemeenten maken " + "een plan en " * 3000 + "een begroting.")[0]
    assert (row.kind, row.parties) == ("actie", ("gemeenten",))


PLAN = (
    "Planning en acties\n\n"
    "ACTIES\t2023\t\t\t\t2024\n\tQ1\tQ2\tQ3\tQ4\tQ1\tQ2\n"
    "Opdracht verleend (maart)\t\t\t\t\t\t\nOnderzoek afgerond\t\t\t\t\t\t\n"
    "Gemeenten werken kleinschalig (1 januari 2025)\t\t\t\t\t\t\n"
)


def test_a_planning_table_without_bars_is_told_and_nothing_is_invented():
    found = register(PLAN)
    assert [(row.kind, row.action) for row in found.agreements] == [
        ("planning", "Opdracht verleend (maart)"),
        ("planning", "Onderzoek afgerond"),
        ("planning", "Gemeenten werken kleinschalig (1 januari 2025)"),
    ]
    days = [(row.deadline.start, row.deadline.text) if row.deadline else None for row in found.agreements]
    assert days == [("", "maart"), None, ("2025-01-01", "1 januari 2025")]
    assert len(found.unread) == 1
    assert (found.unread[0].section, found.unread[0].start < found.unread[0].end) == (("Planning en acties",), True)


def test_a_table_of_figures_by_year_is_no_planning():
    text = "Bezetting\n\n\t2019\t2020\t2021\t2022\nPlaatsingen\t10\t9\t8\t7\nJongeren\t8\t7\t6\t5\n"
    assert register(text) == Register((), ())


def test_an_action_list_in_a_table_gives_who_and_when():
    text = (
        "# Actielijst\n\n| Actie | Wie | Wanneer |\n| --- | --- | --- |\n"
        "| Plan opstellen | VNG en VWS | 1 mei 2023 |\n| Evaluatie | gemeenten | Q4 2023 |\n"
    )
    found = rows(text)
    assert [(row.action, row.parties, row.deadline and row.deadline.end) for row in found] == [
        ("Plan opstellen", ("VNG", "VWS"), "2023-05-01"),
        ("Evaluatie", ("gemeenten",), "2023-12-31"),
    ]


def test_topic_is_the_nearest_heading_with_a_subject():
    text = "# Vastgoed\n\n## Welke afspraken zijn gemaakt?\n\nGemeenten en aanbieders maken een huisvestingsplan.\n"
    row = rows(text)[0]
    assert (row.kind, row.topic, row.section) == ("afspraak", "Vastgoed", ("Vastgoed", "Welke afspraken zijn gemaakt?"))


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("Gemeenten maken een plan.", "landelijk", None),
        ("Gemeenten maken een plan.", "ZuidWest", "ZuidWest"),
        ("De gemeente Ede maakt een plan.", "landelijk", "Ede"),
        ("Gemeenten maken een plan voor Zeeland en Drenthe.", "landelijk", None),
    ],
)
def test_region(text: str, region: str, expected: str | None):
    assert rows(text, region=region)[0].region == expected


def test_repeats_are_grouped_across_documents():
    first = document(
        "Gemeenten bouwen grootschalige locaties om naar kleinschalige voorzieningen.\n\nVWS betaalt onderzoek.",
        identity="een",
    )
    second = document(
        "Wij bouwen de grootschalige locaties om naar kleinschalige voorzieningen.",
        identity="twee",
        publishers=("VNG",),
    )
    rows = extract_agreements([first, second]).agreements
    assert [row.group for row in rows] == [rows[0].id, "", rows[0].id]


def test_likeness_by_hand():
    left, right = frozenset("abcd"), frozenset("abcde")
    weight = weights([left, right])
    assert weight["a"] == pytest.approx(0.6931, abs=1e-4)  # log(1 + 2 / 2)
    assert weight["e"] == pytest.approx(1.0986, abs=1e-4)  # log(1 + 2 / 1)
    assert likeness(left, right, weight) == pytest.approx(1.0)
    assert likeness(left, frozenset(), weight) == 0.0
    assert 0 < LEAST_LIKENESS < 1 < FEWEST_SHARED


def test_forms_of_a_word_have_one_stem():
    assert stem("plaatsingen") == stem("plaatsing")
    assert stem("locaties") == stem("locatie")
    assert content_words("De plaatsingen in 2024") == {stem("plaatsingen"), "2024"}


def test_what_follows_an_action_is_no_agreement():
    text = "Welke afspraken zijn gemaakt?\n\n- Actie VWS: een campagne starten. Iedereen bij de leuzen betrekken;\n"
    assert [row.kind for row in rows(text, kind="verslag")] == ["actie", "actie"]


def test_shown_words_are_those_of_the_document(found: Register):
    assert all(row.action in display_text(row.quote) for row in found.agreements)
