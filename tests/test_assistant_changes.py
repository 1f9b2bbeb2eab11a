"""Changing the library as people do: previews, changes that happen together or not at all, links that live on."""

from dataclasses import replace

import pytest

from assistant.library.changes import Remove, Revise, TakeIn
from assistant.library.facts import document_facts
from assistant.library.previews import earlier_version, read_preview
from assistant.library.shelf import load_facts
from assistant.library.workspace import Workspace
from assistant.orientation.links import link_to, resolve_link
from assistant.settings import load_settings
from corpus import Page, Section
from tests.builders import DocumentBuilder

PLAN = "Plan kleine groepen\n\n1. Inleiding\n\nDit plan gaat over kleine groepen. Er zijn er tien.\n\n- een\n- twee\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """One for all tests here, with a lexical index of the bundled documents; each test cleans up after itself."""
    made = Workspace(load_settings(data_dir=tmp_path_factory.mktemp("data"), embedding_model="none"))
    made.ingest()
    return made


def write(tmp_path, name, text=PLAN):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def ids(workspace):
    return [metadata.id for metadata in workspace.documents()]


def test_a_document_is_taken_in_replaced_revised_and_removed(workspace, tmp_path):
    before = ids(workspace)
    preview = read_preview(workspace.library, write(tmp_path, "Plan kleine groepen.txt"))
    assert preview.document is not None
    assert preview.facts is not None
    assert (preview.facts.items, preview.facts.readability, preview.known, preview.earlier) == (2, "good", None, None)
    metadata = replace(preview.document.metadata, publishers=("VWS",))
    report = workspace.change([TakeIn(preview.path, metadata)])
    assert (len(report.done), report.failed, report.build.documents) == (1, (), len(before) + 1)
    old = workspace.index().documents[metadata.id]
    start = old.text.index("Er zijn er tien.")
    link = link_to(old, start, start + 16)

    newer = read_preview(workspace.library, write(tmp_path, "plan_kleine_groepen_v2.txt", PLAN.replace("tien", "elf")))
    assert newer.earlier is not None
    assert newer.earlier.id == metadata.id
    workspace.change([TakeIn(newer.path, newer.earlier)])
    now = workspace.index().documents[metadata.id]
    assert now.metadata.publishers == ("VWS",)
    resolved = resolve_link(link, now, earlier=workspace.earlier.find(link.document, link.sha256))
    assert (resolved.outcome, now.text[resolved.start : resolved.end]) == ("nearest", "Er zijn er elf.")
    assert resolved.quote == "Er zijn er tien."

    workspace.change([Revise(replace(now.metadata, title="Anders"))])
    assert workspace.index().documents[metadata.id].metadata.title == "Anders"
    assert resolve_link(link_to(now, 0, 4), workspace.index().documents[metadata.id]).outcome == "same"

    workspace.change([Remove(metadata.id)])
    assert ids(workspace) == before
    assert workspace.earlier.find(link.document, link.sha256) is None


def test_one_bad_file_does_not_stop_the_others(workspace, tmp_path):
    good = read_preview(workspace.library, write(tmp_path, "goed.txt"))
    assert good.document is not None
    bad = write(tmp_path, "weg.txt")
    metadata = replace(good.document.metadata, id="weg")
    bad.unlink()
    report = workspace.change(
        [TakeIn(bad, metadata), TakeIn(good.path, good.document.metadata), Remove("bestaat-niet")]
    )
    assert [change.metadata.id for change in report.done if isinstance(change, TakeIn)] == [good.document.id]
    assert [failure.problem != "" for failure in report.failed] == [True, True]
    workspace.change([Remove(good.document.id)])


class Stopped(Exception):
    """Raised by a progress function, as a cancel button does."""


@pytest.mark.parametrize("stage", ["store", "read", "write"])
def test_a_change_that_is_broken_off_leaves_everything_as_it_was(workspace, tmp_path, stage):
    before, generation = ids(workspace), workspace.index().generation
    preview = read_preview(workspace.library, write(tmp_path, "nieuw.txt"))
    assert preview.document is not None

    def progress(name, done, total):
        if name == stage and done:
            raise Stopped

    with pytest.raises(Stopped):
        workspace.change([TakeIn(preview.path, preview.document.metadata), Remove(before[0])], progress=progress)
    assert ids(workspace) == before
    assert workspace.index().generation == generation
    assert not [path for path in workspace.settings.data_dir.iterdir() if path.name.startswith(".documents")]


@pytest.mark.parametrize(
    ("name", "data", "reason"), [("leeg.txt", b"", "empty"), ("vreemd.xyz", b"abc", "unsupported")]
)
def test_a_file_that_is_refused_says_why(workspace, tmp_path, name, data, reason):
    preview = read_preview(workspace.library, write(tmp_path, name, data))
    assert (preview.document, preview.reason) == (None, reason)
    assert preview.problem
    assert preview.remedy


def test_a_file_that_is_there_already_is_recognised(workspace, tmp_path):
    document = workspace.document("nji-brief")
    from corpus.storage.catalogue import BUNDLED_DOCUMENTS

    copy = write(tmp_path, "kopie.txt", (BUNDLED_DOCUMENTS / document.metadata.file).read_bytes())
    preview = read_preview(workspace.library, copy)
    assert preview.known is not None
    assert preview.known.id == "nji-brief"


@pytest.mark.parametrize(
    ("title", "stem", "expected"),
    [
        ("Uitvoeringsplan jeugd 2025", "scan0001", "plan"),
        ("Zonder naam", "uitvoeringsplan-jeugd-v3-definitief", "plan"),
        ("Uitvoeringsplan", "x", None),
        ("Iets anders", "anders", None),
        ("2024", "2024", None),
    ],
)
def test_a_newer_version_is_known_by_its_title_or_its_name(title, stem, expected):
    entries = [
        DocumentBuilder("plan", title="Uitvoeringsplan jeugd 2022").metadata,
        DocumentBuilder("brief", title="Brief over tarieven").metadata,
    ]
    found = earlier_version(DocumentBuilder("nieuw", title=title).metadata, stem, entries)
    assert (found.id if found else None) == expected


def test_facts_count_pages_without_text():
    document = DocumentBuilder("plan").add("Een zin.").add("Nog een.").build()
    length = len(document.text)
    pages = tuple(Page(number, "", (number - 1) * length, number * length) for number in range(1, 5))
    facts = document_facts(replace(document, pages=pages, sections=(Section(0, "", 0, None, None, 0, length),)))
    assert (facts.pages, facts.pages_without_text, facts.passages, facts.sentences) == (4, (2, 3, 4), 2, 2)
    assert facts.readability == "poor"
    assert document_facts(document).readability == "good"
    assert document_facts(replace(document, warnings=("Let op.",))).readability == "fair"


class Counting(dict):
    """Documents that remember which of them were read."""

    def __init__(self, documents):
        super().__init__(documents)
        self.read = []

    def __getitem__(self, key):
        self.read.append(key)
        return super().__getitem__(key)


def test_facts_are_worked_out_once(tmp_path):
    documents = {name: DocumentBuilder(name).add(f"Zin van {name}.").build() for name in ("a", "b")}
    file, prints = tmp_path / "facts.json", {"a": "1", "b": "1"}
    first = load_facts(Counting(documents), prints, file)
    again = Counting(documents)
    assert load_facts(again, prints, file) == first
    assert again.read == []
    assert load_facts(again, {**prints, "b": "2"}, file) == first
    assert again.read == ["b"]
    file.write_text("{kapot")
    assert load_facts(Counting(documents), prints, file) == first
    assert load_facts(Counting(documents), prints, tmp_path / "geen" / "map.json") == first
