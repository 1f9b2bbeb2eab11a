"""``wegwijzer agreements``: the JSON contract, choosing, taking along, reviewing, and every wrong value explained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.agreements.register import curate
from corpus.agreements import Register
from tests.agreements_double import PLAN, extract, make_document, row
from ui import cli

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = {
    *("id", "kind", "cue", "parties", "addressed_to", "action", "topic", "region", "deadline", "document"),
    *("document_status", "section", "page", "start", "end", "quote", "group", "review"),
}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty data directory whose documents are the plan of the double, or what a test puts in ``documents``."""
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    documents = {"plan": make_document()}

    def agreements(workspace):
        return curate(extract(documents.values()), workspace.curation.reviews(), documents, unreadable={})

    monkeypatch.setattr("assistant.library.workspace.Workspace.agreements", agreements)
    return documents


def command(*words):
    return cli.run(["agreements", *map(str, words)])


def rows(capsys, *words):
    capsys.readouterr()
    assert command("--json", *words) == 0
    return json.loads(capsys.readouterr().out)


def test_json_is_the_contract(place, capsys):
    found = rows(capsys)
    assert len(found) == 4
    assert all(set(one) >= CONTRACT for one in found)
    assert all(one["quote"] == PLAN[one["start"] : one["end"]] for one in found)
    first = found[0]
    assert (first["kind"], first["parties"], first["addressed_to"], first["section"]) == (
        "actie",
        ["VWS"],
        [],
        ["Afspraken"],
    )
    assert first["deadline"] == {
        "start": "2020-04-01",
        "end": "2020-04-01",
        "text": "uiterlijk 1 april 2020",
        "inferred": False,
    }
    assert (first["region"], first["page"], first["review"]) == (None, None, "extracted")
    assert found[1]["deadline"] is None


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 4),
        (("--party", "vws"), 2),
        (("--party", "Rijk"), 2),
        (("--party", "VWS", "--party", "gemeenten"), 3),
        (("--kind", "actie", "--kind", "Voorstel"), 2),
        (("--document", "plan"), 4),
        (("--before", "2020-04-01"), 0),
        (("--before", "2020-04-02"), 1),
        (("--overdue-on", "2026-01-01"), 2),
        (("--search", "samen inkopen"), 1),
        (("--review", "rejected"), 0),
    ],
)
def test_choosing(place, capsys, words, count):
    assert len(rows(capsys, *words)) == count


def test_the_table_with_counts_and_what_could_not_be_read(place, capsys):
    assert command() == 0
    output = capsys.readouterr()
    assert "Sleutel" in output.out
    assert "4 rijen uit 1 document: 1 actie, 1 afspraak, 1 voorstel, 1 ambitie" in output.out
    assert "→ gemeenten" in output.out
    assert output.err == "Niet gelezen: plan › Planning: de tabel heeft geen gevulde cellen\n"


def test_a_document_cannot_drive_the_terminal(place, capsys, monkeypatch):
    evil = "VWS stelt \x1b[2J[bold]een[/bold] plan op."
    document = make_document(evil)
    place["plan"] = document

    monkeypatch.setattr("tests.test_cli_agreements.extract", lambda _: Register((row(document, evil),), ()))
    assert command() == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "[bold]" in shown
    key = rows(capsys)[0]["key"]
    assert command("show", key) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_when_there_is_nothing(place, capsys):
    assert command("--search", "zwaluw") == 0
    assert "Geen enkele rij past bij deze keuze." in capsys.readouterr().err
    assert rows(capsys, "--search", "zwaluw") == []
    place["plan"] = make_document("Er is niets.")
    assert command("--party", "VWS") == 0
    assert "In deze documenten staan geen afspraken" in capsys.readouterr().err
    place.clear()
    assert command() == 0
    assert "wegwijzer ingest BESTAND" in capsys.readouterr().err
    assert rows(capsys) == []


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["--kind", "belofte"], 2, "--kind: 'belofte' is onbekend; kies uit afspraak, actie, ambitie"),
        (["--before", "1-4-2020"], 2, "--before: '1-4-2020' is geen datum; schrijf jaar-maand-dag"),
        (["--before", "2020-02-30"], 2, "is geen datum"),
        (["--overdue-on", "20200401"], 2, "is geen datum"),
        (["--review", "goed"], 2, "kies uit extracted, confirmed, corrected, rejected"),
        (["--party", "gemeenden"], 1, "Kies bijvoorbeeld: gemeenten"),
        (["--document", "plam"], 1, "Bedoelde u plan?"),
        (["--csv", "nergens/x.csv"], 1, "Dit bestand is niet te schrijven"),
        (["show", "00000000"], 1, "Er is geen rij met deze sleutel."),
        (["confirm"], 2, "Er ontbreekt iets: SLEUTEL..."),
        (["import", "weg.json"], 1, "niet te openen"),
    ],
)
def test_wrong_values_are_explained(place, capsys, words, status, message):
    assert command(*words) == status
    output = capsys.readouterr()
    assert message in output.err
    assert output.out == ""


def test_files(place, capsys):
    assert command("--csv", "a.csv", "--xlsx", "a.xlsx", "--ics", "a.ics", "--kind", "ambitie") == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert "Geschreven: a.csv (1 rij)" in output.err
    assert Path("a.csv").read_bytes().startswith(b"\xef\xbb\xbfsleutel;soort")
    assert load_workbook("a.xlsx")["afspraken"].max_row == 2
    assert "DTSTART;VALUE=DATE:20241231" in Path("a.ics").read_text(encoding="utf-8")
    assert sorted(path.name for path in Path().iterdir()) == ["a.csv", "a.ics", "a.xlsx"]
    Path("a.csv").write_text("mijn werk")
    assert command("--csv", "a.csv") == 2
    assert Path("a.csv").read_text() == "mijn werk"
    assert command("--csv", "a.csv", "--force") == 0
    Path("leeg.csv").touch()
    assert command("--csv", "leeg.csv", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 4


def test_reviewing_from_the_terminal(place, capsys):
    keys = [row["key"] for row in rows(capsys)]
    assert command("confirm", keys[1], keys[3][:6], "--by", "Anna de Wit") == 0
    assert capsys.readouterr().out.count("bevestigd") == 2
    words = [
        "--parties",
        "VWS, GI's",
        "--deadline",
        "2021-01-01/2021-03-31",
        "--addressed-to",
        "",
        "--kind",
        "planning",
    ]
    assert command("correct", keys[0], *words, "--by", "Bert") == 0
    assert command("reject", keys[2], "--note", "geen voorstel", "--by", "Bert") == 0
    assert command("note", keys[0], "navragen", "--by", "Anna") == 0
    found = rows(capsys)
    assert [row["review"] for row in found] == ["corrected", "confirmed", "rejected", "confirmed"]
    assert found[0]["parties"] == ["VWS", "GI's"]
    assert found[0]["deadline"]["end"] == "2021-03-31"
    assert sorted(found[0]["original"]) == ["deadline", "kind", "parties"]
    assert found[0]["original"]["parties"] == ["VWS"]
    assert (found[0]["note"], found[0]["reviewer"]) == ("navragen", "Anna")
    assert command() == 0
    output = capsys.readouterr()
    assert "3 rijen uit 1 document" in output.out
    assert "3 nagekeken (*)" in output.out
    assert "Weggelaten: 1 afgewezen rij; toon ze met --review rejected." in output.err
    assert command("--review", "rejected") == 0
    assert "1 rij uit 1 document: 1 voorstel" in capsys.readouterr().out
    assert command("show", keys[0]) == 0
    shown = capsys.readouterr().out
    assert "partijen:          VWS, GI's  (gelezen: VWS)" in shown
    assert "Bert: verbeterd soort: actie → planning" in shown
    assert command("restore", keys[0], "--by", "Bert") == 0
    assert "niet nagekeken  actie  VWS" in capsys.readouterr().out
    assert command("history") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 9
    assert "Bert: teruggenomen" in lines[-1]
    assert lines == sorted(lines, key=lambda line: line[:19])


def test_one_wrong_key_or_value_changes_nothing(place, capsys):
    keys = [row["key"] for row in rows(capsys)]
    assert command("confirm", keys[0], "00000000") == 1
    assert command("correct", keys[0]) == 2
    assert command("correct", keys[0], "--kind", "belofte") == 2
    assert command("correct", keys[0], "--topic", "x", "--deadline", "morgen") == 1
    assert "Schrijf jaar-maand-dag" in capsys.readouterr().err
    assert {row["review"] for row in rows(capsys)} == {"extracted"}
    assert command("history") == 0
    assert "Er is nog niets nagekeken." in capsys.readouterr().err


def test_proposals_are_named_when_they_are_left_out(place, capsys):
    key = rows(capsys)[0]["key"]
    assert command("correct", key, "--kind", "voorstel") == 0
    capsys.readouterr()
    assert command("--overdue-on", "2021-01-01") == 0
    output = capsys.readouterr()
    assert "Geen enkele rij past bij deze keuze." in output.err
    assert "Niet meegeteld: 1 keer een voorstel met een termijn die voorbij is" in output.err


def test_reviews_of_words_that_are_gone(place, capsys):
    key = rows(capsys)[0]["key"]
    assert command("orphans") == 0
    assert "Elke beoordeling hoort bij een rij." in capsys.readouterr().err
    assert command("correct", key, "--kind", "planning", "--by", "Anna") == 0
    assert command("note", key, "let op", "--by", "Anna") == 0
    place["plan"] = make_document(PLAN.replace("uiterlijk 1 april", "ooit in"))
    capsys.readouterr()
    assert command() == 0
    assert "1 beoordeling hoort bij een passage die er niet meer is" in capsys.readouterr().err
    assert command("orphans") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("plan: “VWS stelt uiterlijk 1 april 2020 een plan op.”: de passage staat niet meer")
    assert lines[1].startswith("  verbeterd door Anna op 20")
    assert lines[2:] == ["  soort: planning", "  opmerking: let op"]


def test_reviews_out_and_in(place, capsys, monkeypatch, tmp_path):
    key = rows(capsys)[0]["key"]
    assert command("confirm", key) == 0
    assert command("export", "b.json") == 0
    assert command("export", "b.json") == 2
    assert command("export", "b.json", "--force") == 0
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path / "elders"))
    assert rows(capsys)[0]["review"] == "extracted"
    assert command("import", "b.json") == 0
    assert "1 nagekeken passage(s), 1 nieuwe wijziging(en)" in capsys.readouterr().err
    assert rows(capsys)[0]["review"] == "confirmed"


def test_a_damaged_file_is_explained(place, capsys, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "curation.sqlite3").write_bytes(b"x" * 5000)
    for words in ([], ["--json"], ["history"], ["confirm", "12345678"]):
        assert command(*words) == 1
        error = capsys.readouterr().err
        assert "Het bestand met beoordelingen is niet te lezen" in error
        assert "curation.sqlite3" in error
        assert "wegwijzer agreements import" in error
    assert (tmp_path / "data" / "curation.sqlite3").read_bytes() == b"x" * 5000


def test_the_real_register(tmp_path, monkeypatch, capsys):
    """Without an index and without a review, the bundled documents have rows, and nothing is written to say so."""
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path / "data"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "corpus" / "documents").glob("*.txt")}
    found = rows(capsys)
    assert {row["document"] for row in found} == set(texts)
    assert all(row["quote"] == texts[row["document"]][row["start"] : row["end"]] for row in found)
    assert len({row["key"] for row in found}) == len({row["id"] for row in found}) == len(found)
    assert not (tmp_path / "data" / "curation.sqlite3").exists()
