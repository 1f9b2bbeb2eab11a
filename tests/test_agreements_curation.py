"""What people say of a row is kept: through new texts, other extraction, many processes; never half, never lost."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.agreements import REVIEWS, Curation, CurationError, Deadline
from assistant.agreements.errors import CurationBusy, CurationDamaged, CurationUnwritable, UnknownAgreement, WrongValue
from assistant.agreements.exchange import import_reviews, reviews_as_json
from assistant.agreements.find import find_party, find_row
from assistant.agreements.register import curate
from assistant.agreements.values import checked, read_deadline
from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from corpus import Library
from corpus.agreements import Register
from tests.agreements_double import APRIL, END_2024, LINES, PLAN, extract, make_document, row, rows


class Clock:
    """Moments a minute apart."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


@pytest.fixture
def curation(tmp_path):
    return Curation(tmp_path, now=Clock())


def read(curation, *documents, extraction=extract):
    """The curated register of some documents, by default the plan."""
    documents = documents or (make_document(),)
    return curate(extraction(documents), curation.reviews(), {document.id: document for document in documents})


def first(curation, *documents, **options):
    return read(curation, *documents, **options).rows[0]


def test_nothing_is_written_before_the_first_review(curation):
    register = read(curation)
    assert [one.review for one in register.rows] == ["extracted"] * 4
    assert curation.history(register.rows[0]) == ()
    assert not curation.path.exists()


def test_confirm_reject_and_take_back(curation):
    curation.confirm(first(curation), who="Anna")
    assert (first(curation).review, first(curation).reviewer) == ("confirmed", "Anna")
    curation.reject(first(curation), who="Bert", note="gaat over iets anders")
    assert (first(curation).review, first(curation).note) == ("rejected", "gaat over iets anders")
    curation.restore(first(curation), who="Anna")
    assert first(curation).review == "extracted"
    assert first(curation).note == "gaat over iets anders"
    curation.note(first(curation), "", who="Anna")
    assert first(curation).note == ""
    told = [(change.who, change.action, change.value, change.previous) for change in curation.history(first(curation))]
    assert told == [
        ("Anna", "confirm", None, None),
        ("Bert", "reject", None, None),
        ("Bert", "note", "gaat over iets anders", ""),
        ("Anna", "restore", None, None),
        ("Anna", "note", "", "gaat over iets anders"),
    ]
    assert first(curation).reviewed.startswith("2026-01-02T09:04")
    assert [one.review for one in read(curation).rows[1:]] == ["extracted"] * 3


def test_correcting_shows_the_new_value_and_keeps_the_old(curation):
    values = {"kind": "ambitie", "parties": ["VWS", " VNG ", "VWS"], "deadline": END_2024, "region": "ZuidWest"}
    assert curation.correct(first(curation), values, who="Anna") == ("kind", "parties", "deadline", "region")
    shown = first(curation)
    assert (shown.agreement.kind, shown.agreement.parties, shown.agreement.region) == (
        "ambitie",
        ("VWS", "VNG"),
        "ZuidWest",
    )
    assert (shown.agreement.deadline, shown.extracted.deadline) == (END_2024, APRIL)
    assert (shown.review, shown.corrected) == ("corrected", ("kind", "parties", "deadline", "region"))
    assert shown.to_json()["original"]["kind"] == "actie"
    assert shown.to_json()["review"] in REVIEWS
    # The same again changes nothing; the value that was read takes the correction back, but somebody vouched for it.
    assert curation.correct(shown, values, who="Bert") == ()
    curation.correct(shown, {"deadline": None}, who="Bert")
    assert first(curation).agreement.deadline is None
    back = {"kind": "actie", "parties": ["VWS"], "deadline": APRIL, "region": None}
    curation.correct(first(curation), back, who="Bert")
    assert (first(curation).review, first(curation).corrected) == ("confirmed", ())
    assert first(curation).agreement == rows(make_document())[0]
    last = curation.history(first(curation))[-1]
    assert (last.field, last.value, last.previous) == ("region", None, "ZuidWest")


def test_a_rejected_row_that_is_corrected_is_vouched_for(curation):
    curation.reject(first(curation), who="Anna")
    curation.correct(first(curation), {"kind": "planning"}, who="Bert")
    assert first(curation).review == "corrected"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "belofte"),
        ("quote", "verzonnen"),
        ("action", " "),
        ("action", "x" * 2001),
        ("parties", "VWS"),
        ("parties", ["VWS", ""]),
        ("deadline", "2024-12-31"),
        ("deadline", Deadline("2024-12-31", "2024-01-01", "x", False)),
        ("deadline", Deadline("2024-13-01", "2024-13-01", "x", False)),
        ("deadline", Deadline("", "2024-01-01", "x", False)),
    ],
)
def test_wrong_values_change_nothing(curation, field, value):
    with pytest.raises(WrongValue) as caught:
        curation.correct(first(curation), {"topic": "Inkoop", field: value}, who="Anna")
    assert caught.value.remedy
    assert first(curation).review == "extracted"


def test_somebody_has_a_name(curation):
    for who in ("", " \n", "x" * 101):
        with pytest.raises(WrongValue):
            curation.confirm(first(curation), who=who)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2024-12-31", Deadline("2024-12-31", "2024-12-31", "2024-12-31", False)),
        ("2024-10-01/2024-12-31", Deadline("2024-10-01", "2024-12-31", "2024-10-01 t/m 2024-12-31", False)),
        (" ", None),
    ],
)
def test_deadlines_as_people_type_them(text, deadline):
    assert read_deadline(text) == deadline
    assert deadline is None or checked("deadline", deadline) is not None
    with pytest.raises(WrongValue, match="31-12-2024"):
        read_deadline("31-12-2024")


def test_a_review_survives_text_before_it_and_other_line_ends(curation):
    curation.correct(read(curation).rows[1], {"topic": "Inkoop"}, who="Anna")
    changed = make_document("Nieuwe inleiding.\n" + PLAN.replace("gemeenten\n  samen", "gemeenten samen"))
    again = [
        row(changed, "Wij zijn overeengekomen dat gemeenten samen inkopen."),
        row(changed, LINES[0]),
    ]
    register = read(curation, changed, extraction=lambda _: Register(tuple(again), ()))
    found = next(one for one in register.rows if one.agreement.quote.startswith("Wij"))
    assert (found.agreement.topic, found.review, found.origin) == ("Inkoop", "corrected", "read")
    assert register.orphans == ()
    assert found.agreement.start != read(curation).rows[1].agreement.start


def test_of_equal_passages_each_keeps_its_own_review(curation):
    twice = make_document(f"{LINES[0]}\nIets anders.\n{LINES[0]}\n")
    start = twice.text.rindex(LINES[0])
    second = replace(row(twice, LINES[0]), start=start, end=start + len(LINES[0]), id="tweede")

    def extraction(documents):
        return Register((row(twice, LINES[0]), second), ())

    left, right = read(curation, twice, extraction=extraction).rows
    assert left.key != right.key
    curation.reject(right, who="Anna")
    assert [one.review for one in read(curation, twice, extraction=extraction).rows] == ["extracted", "rejected"]
    curation.confirm(left, who="Anna")
    assert [one.review for one in read(curation, twice, extraction=extraction).rows] == ["confirmed", "rejected"]


def test_other_borders_of_the_passage_keep_the_review(curation):
    document = make_document()
    short = row(document, "VWS stelt uiterlijk 1 april 2020 een plan op")
    curation.confirm(first(curation), who="Anna")
    moved = first(curation, extraction=lambda _: Register((short,), ()))
    assert (moved.review, moved.origin) == ("confirmed", "moved")
    # What is said now hangs on the words of now, and the history knows both.
    curation.note(moved, "korter", who="Bert")
    again = first(curation, extraction=lambda _: Register((short,), ()))
    assert (again.review, again.note) == ("confirmed", "korter")
    assert [change.action for change in curation.history(again)] == ["confirm", "note"]
    assert first(curation).note == "korter"  # and when the borders are as before


def test_a_reviewed_row_that_is_no_longer_extracted_stays(curation):
    register = read(curation)
    curation.correct(register.rows[1], {"parties": ["VNG"]}, who="Anna")
    curation.reject(register.rows[2], who="Anna")
    changed = make_document("Inleiding.\n" + PLAN, status="definitief")
    kept = read(curation, changed, extraction=lambda _: Register((), ()))
    (only,) = kept.rows  # a row that was rejected need not come back
    assert (only.origin, only.review, only.agreement.parties) == ("kept", "corrected", ("VNG",))
    assert only.agreement.quote == changed.text[only.agreement.start : only.agreement.end]
    assert only.agreement.document_status == "definitief"
    assert kept.orphans == ()
    curation.confirm(only, who="Bert")
    assert len(read(curation, changed).rows) == 4


def test_what_another_version_kept_can_be_read(curation):
    curation.correct(first(curation), {"parties": ["VNG"]}, who="Anna")
    connection = sqlite3.connect(curation.path)
    (text,) = connection.execute("SELECT snapshot FROM anchor").fetchone()
    snapshot = {**json.loads(text), "unknown": 1}
    del snapshot["group"], snapshot["section"]
    with connection:
        connection.execute("UPDATE anchor SET snapshot = ?", (json.dumps(snapshot),))
    connection.close()
    (kept,) = read(curation, extraction=lambda _: Register((), ())).rows
    assert (kept.agreement.parties, kept.agreement.group, kept.review) == (("VNG",), "", "corrected")


def test_words_that_are_gone_are_listed_with_what_was_said(curation):
    curation.correct(first(curation), {"kind": "afspraak"}, who="Anna")
    curation.note(first(curation), "nakijken", who="Bert")
    without = make_document(PLAN.replace(LINES[0], "VWS doet niets."))
    register = read(curation, without)
    (orphan,) = register.orphans
    assert (orphan.review, orphan.note, orphan.corrections) == ("corrected", "nakijken", {"kind": "afspraak"})
    assert (orphan.reason, orphan.reviewer, orphan.anchor.quote) == ("words", "Bert", LINES[0])
    assert [one.review for one in register.rows] == ["extracted"] * 3
    assert read(curation, make_document(id="ander")).orphans[0].reason == "document"
    assert first(curation).review == "corrected"  # and it comes back with its words


def test_the_last_word_holds_even_when_the_clock_goes_back(tmp_path):
    later, earlier = (datetime(2026, 1, day, tzinfo=UTC) for day in (2, 1))
    curation = Curation(tmp_path, now=lambda: later)
    curation.reject(first(curation), who="Anna")
    behind = Curation(tmp_path, now=lambda: earlier)
    behind.confirm(first(behind), who="Bert")
    assert first(behind).review == "confirmed"


def confirm_many(folder: str, name: str, ready, count: int) -> None:
    curation = Curation(Path(folder))
    ready.wait()
    for _ in range(count):
        curation.confirm(first(curation), who=name)


def test_processes_share_the_file(tmp_path):
    """Four start at once in an empty folder: all make the file, none loses a word."""
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(4)
    arguments = [(str(tmp_path), f"proces {number}", ready, 5) for number in range(4)]
    workers = [context.Process(target=confirm_many, args=one) for one in arguments]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    curation = Curation(tmp_path)
    told = curation.history(first(curation))
    assert len(told) == 20
    assert len({change.at for change in told}) == 20
    assert len(curation.reviews()) == 1


def test_readers_do_not_wait_for_a_writer(curation):
    curation.confirm(first(curation), who="Anna")
    other = sqlite3.connect(curation.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert first(curation).review == "confirmed"
    other.execute("ROLLBACK")
    other.close()


def test_a_writer_that_waits_too_long_says_so(curation, monkeypatch):
    curation.confirm(first(curation), who="Anna")
    monkeypatch.setattr("assistant.agreements.store.WAIT_SECONDS", 0.05)
    other = sqlite3.connect(curation.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CurationBusy, match="bezet"):
        curation.reject(first(curation), who="Bert")
    other.execute("ROLLBACK")
    other.close()
    assert first(curation).review == "confirmed"


@pytest.mark.parametrize("content", [b"", b"dit is geen database" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_told_and_left_alone(curation, content):
    curation.path.write_bytes(content)
    row = read_without_reviews()
    for use in (curation.reviews, lambda: curation.confirm(row, who="Anna")):
        with pytest.raises(CurationDamaged) as caught:
            use()
        assert str(curation.path) in caught.value.value
        assert "Er is niets in veranderd" in caught.value.remedy
    assert curation.path.read_bytes() == content


def read_without_reviews():
    document = make_document()
    return curate(extract([document]), (), {document.id: document}).rows[0]


def test_damage_in_the_middle_is_noticed(curation):
    for one in read(curation).rows * 20:
        curation.note(one, "x" * 500 + str(id(one)), who="Anna")
        curation.note(one, "", who="Anna")
    sqlite3.connect(curation.path).execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
    content = bytearray(curation.path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xaa" * (4096 * 3)
    curation.path.write_bytes(content)
    with pytest.raises(CurationDamaged):
        curation.reviews()
    assert curation.path.read_bytes() == bytes(content)


@pytest.mark.parametrize(
    ("pragma", "words"), [("application_id = 1", "geen bestand van Wegwijzer"), ("user_version = 2", "nieuwere versie")]
)
def test_a_file_of_others_is_left_alone(curation, pragma, words):
    curation.confirm(first(curation), who="Anna")
    connection = sqlite3.connect(curation.path)
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    with pytest.raises(CurationDamaged, match=words):
        curation.reviews()


def test_a_folder_that_cannot_be_written(tmp_path):
    blocked = tmp_path / "bestand"
    blocked.write_text("x")
    with pytest.raises(CurationUnwritable):
        Curation(blocked / "map").confirm(read_without_reviews(), who="Anna")


def test_nothing_is_kept_of_a_transaction_that_breaks_off(curation, monkeypatch):
    curation.confirm(first(curation), who="Anna")

    def break_off(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.agreements.curation.write_changes", break_off)
    with pytest.raises(KeyboardInterrupt):
        curation.reject(first(curation), who="Bert")
    assert first(curation).review == "confirmed"
    assert len(curation.reviews()) == 1


def test_out_and_in_again_elsewhere(curation, tmp_path):
    register = read(curation)
    curation.correct(register.rows[0], {"parties": ["NJi"], "deadline": None}, who="Anna")
    curation.reject(register.rows[3], who="Bert", note="é; =1+1")
    path = tmp_path / "beoordelingen.json"
    path.write_text(json.dumps(reviews_as_json(curation.reviews())), encoding="utf-8")
    elsewhere = Curation(tmp_path / "elders")
    assert import_reviews(elsewhere, path) == (2, 4)
    assert import_reviews(elsewhere, path) == (2, 0)
    assert [one.to_json() for one in read(elsewhere).rows] == [one.to_json() for one in read(curation).rows]
    elsewhere.confirm(read(elsewhere).rows[3], who="Carla")
    path.write_text(json.dumps(reviews_as_json(elsewhere.reviews())), encoding="utf-8")
    assert import_reviews(curation, path) == (2, 1)
    assert read(curation).rows[3].review == "confirmed"


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(version=2),
        lambda content: content["passages"][0].update(quote="anders"),
        lambda content: content["passages"][0].pop("snapshot"),
        lambda content: content["passages"][0]["changes"][0].update(action="wissen"),
        lambda content: content["passages"][0]["changes"][0].update(at="gisteren"),
        lambda content: content["passages"][0]["changes"][0].update(action="correct", field="kind", value="belofte"),
        lambda content: content["passages"][0]["changes"][0].update(extra=1),
    ],
)
def test_a_file_that_is_not_whole_adds_nothing(curation, tmp_path, change):
    curation.confirm(first(curation), who="Anna")
    content = reviews_as_json(curation.reviews())
    content = json.loads(json.dumps(content))
    change(content)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    elsewhere = Curation(tmp_path / "elders")
    with pytest.raises(CurationError, match="er is niets ingelezen"):
        import_reviews(elsewhere, path)
    assert elsewhere.reviews() == ()
    with pytest.raises(CurationError, match="niet te openen"):
        import_reviews(elsewhere, tmp_path / "weg.json")


def test_rows_and_parties_are_found_by_name(curation):
    register = read(curation)
    row = register.rows[2]
    assert find_row(register, row.key) == find_row(register, row.agreement.id) == find_row(register, row.key[:6]) == row
    for wrong in ("", row.key[:3], "zzzzzzzz"):
        with pytest.raises(UnknownAgreement, match="geen rij"):
            find_row(register, wrong)
    assert find_party(register, "vws") == "VWS"
    assert find_party(register, "de gemeente") == "gemeenten"
    assert find_party(register, "Ministerie van VWS") == "VWS"
    with pytest.raises(UnknownAgreement) as caught:
        find_party(register, "gemeenden")
    assert caught.value.remedy == "Kies bijvoorbeeld: gemeenten"


def test_a_correction_survives_reading_the_documents_again(tmp_path):
    """The whole way: a file taken in, its row corrected, a changed version of the file, still corrected."""
    path = tmp_path / "besluit.md"
    path.write_text("# Besluit\n\nDe VNG stelt uiterlijk 1 april 2020 een handreiking op.\n", encoding="utf-8")
    settings = load_settings(data_dir=tmp_path / "data", embedding_model="none")
    library = Library(settings.data_dir)
    for metadata in library.entries()[1:]:
        library.remove(metadata.id)  # one bundled document beside it is enough
    workspace = Workspace(settings)
    workspace.ingest([path])
    (mine,) = [one for one in workspace.agreements().rows if one.agreement.document == "besluit"]
    assert mine.agreement.deadline is not None
    workspace.curation.correct(mine, {"parties": ["VNG", "gemeenten"]}, who="Anna")
    text = path.read_text(encoding="utf-8").replace("# Besluit\n", "# Besluit\n\nDit is een nieuwe inleiding.\n")
    path.write_text(text, encoding="utf-8")
    workspace.ingest([path])
    for again in (workspace, Workspace(settings)):
        (found,) = [one for one in again.agreements().rows if one.agreement.document == "besluit"]
        assert (found.agreement.parties, found.review) == (("VNG", "gemeenten"), "corrected")
        assert found.key == mine.key
        assert found.agreement.id != mine.agreement.id
    index = workspace.index()
    same = workspace.agreements(index.documents)
    index.close()
    assert [one.key for one in same.rows] == [one.key for one in workspace.agreements().rows]
    workspace.remove("besluit")
    assert [orphan.reason for orphan in workspace.agreements().orphans] == ["document"]
