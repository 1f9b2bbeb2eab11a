"""The documents page over a real workspace of its own: list, filter, read, follow links, add, replace, edit, remove."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from assistant.library.workspace import Workspace
from assistant.orientation.links import link_to
from assistant.settings import load_settings
from corpus import display_text
from tests.test_web_evaluation import all_text, data_of, rows_of
from tests.web_double import make_services
from ui.web import backend
from ui.web.documents.source import READING
from ui.web.documents.state import TRAIL, Trail
from ui.web.escape import escape_markdown

PLAN = "Plan kleine groepen\n\n1. Inleiding\n\nDit plan gaat over kleine groepen. Er zijn er tien.\n\n- een\n- twee\n"
NASTY = "<script>alert(1)</script> **vet** :red[x]"


def page_script():
    import streamlit

    from ui.web.documents.page import show_documents

    show_documents(streamlit.session_state.get("test-language", "nl"))


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """A data directory with a lexical index of the bundled documents; tests leave it as they found it."""
    folder = tmp_path_factory.mktemp("documents")
    Workspace(load_settings(data_dir=folder, embedding_model="none")).ingest()
    return folder


@pytest.fixture
def workspace(data_dir, monkeypatch):
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(data_dir))
    monkeypatch.setenv("WEGWIJZER_EMBEDDING_MODEL", "none")
    monkeypatch.delenv("WEGWIJZER_LANGUAGE", raising=False)
    streamlit.cache_resource.clear()
    streamlit.cache_data.clear()
    made = Workspace(load_settings())
    before = [metadata.id for metadata in made.documents()]
    yield made
    assert [metadata.id for metadata in made.documents()] == before
    streamlit.cache_resource.clear()
    streamlit.cache_data.clear()


def open_page(language="nl", **parameters):
    page = AppTest.from_function(page_script, default_timeout=60)
    page.session_state["test-language"] = language
    for name, value in parameters.items():
        page.query_params[name] = value
    return run(page)


def run(page):
    page.run()
    assert not page.exception, page.exception
    return page


def click(page, key):
    page.button(key=key).click()
    return run(page)


def settle(page, *, key="documents-stop", seconds=60):
    """Draw again until the change is done."""
    deadline = time.monotonic() + seconds
    while any(button.key == key for button in page.button) and time.monotonic() < deadline:
        time.sleep(0.2)
        run(page)
    return page


def upload(page, *files):
    """What the browser sends; then draw until all files were read."""
    page.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
    run(page)
    return settle(page, key="reading-stop")


def titles(page):
    return [row["cells"][0] for row in rows_of(page, "documents-table")]


def test_the_library_lists_every_document_with_its_particulars(workspace):
    page = open_page()
    rows = rows_of(page, "documents-table")
    assert len(rows) == 5
    assert rows[0]["cells"][1] == "7\u00a0december\u00a02022"
    assert {row["cells"][-1] for row in rows} <= {"Goed leesbaar", "Leesbaar, met opmerkingen"}
    assert "5 documenten" in all_text(page)


def test_the_library_is_searched_filtered_and_ordered(workspace):
    page = open_page()
    page.text_input(key="documents-words").set_value("zuidwest")
    assert titles(run(page)) == ["Ambitiedocument landsdeel ZuidWest"]
    assert "**1** van 5 documenten" in all_text(page)
    page.text_input(key="documents-words").set_value("bestaat niet")
    assert "Geen document past" in all_text(run(page))
    click(page, "documents-clear")
    dates = [row["cells"][1][-4:] for row in rows_of(page, "documents-table")]
    known = [date for date in dates if date != "–"]
    assert dates == [*sorted(known, reverse=True), *["–"] * (len(dates) - len(known))]
    page.segmented_control(key="documents-order").set_value("oldest")
    assert [row["cells"][1][-4:] for row in rows_of(run(page), "documents-table")][: len(known)] == sorted(known)
    kind = next(iter(workspace.documents())).kind
    page.multiselect(key="documents-kinds").set_value([kind])
    assert {row["cells"][2] for row in rows_of(run(page), "documents-table")} == {kind}


def test_a_document_opens_on_a_page_of_its_own_and_the_address_says_so(workspace):
    page = open_page(doc="nji-brief")
    (data,) = data_of(page, "reader")
    assert data["own_page"]
    assert data["outline"]
    assert page.title[0].value == escape_markdown(workspace.document("nji-brief").metadata.title)
    click(page, "documents-back")
    assert len(titles(page)) == 5
    assert "doc" not in page.query_params


def parameter(page, name):
    """What the address says; before the page sets it AppTest gives a list."""
    value = page.query_params[name]
    return value if isinstance(value, str) else value[0]


def marked(page):
    (data,) = data_of(page, "reader")
    return " ".join(run["text"] for block in data["blocks"] for run in block.get("runs", ()) if run["mark"])


def test_a_link_marks_its_slice(workspace):
    document = workspace.index().documents["nji-brief"]
    passage = next(one for one in document.passages if one.kind == "sentence")
    page = open_page(**link_to(document, passage.start, passage.end).to_parameters())
    assert marked(page).split() == display_text(document.quote(passage)).split()
    assert not page.warning
    (data,) = data_of(page, "reader")
    assert data["link"].startswith("documenten?doc=nji-brief&hash=")


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"doc": "weg"}, "niet (meer) is"),
        ({"doc": "nji-brief", "hash": "0" * 12, "range": "5-20"}, "niet bewaard"),
        ({"doc": "nji-brief", "hash": "0" * 12, "range": "5-20", "text": f"{NASTY} en meer"}, "niets erin lijkt"),
    ],
)
def test_a_link_that_points_nowhere_says_why(workspace, parameters, said):
    page = open_page(**parameters)
    assert said in page.warning[0].value
    assert "<script>" not in page.warning[0].value.replace("\\<script\\>", "")


def test_the_citations_of_an_answer_can_be_stepped_through(workspace):
    documents = workspace.index().documents
    answer = make_services(list(documents.values())).assistant.ask("Wat is de ambitie voor 2030?")
    first, second = answer.citations
    page = AppTest.from_function(page_script, default_timeout=60)
    page.session_state[TRAIL] = Trail(answer.question, answer.citations)
    link = link_to(documents[first.document], first.start, first.end)
    for name, value in link.to_parameters().items():
        page.query_params[name] = value
    run(page)
    assert "Passage **1** van 2" in all_text(page)
    click(page, "trail-next")
    assert parameter(page, "doc") == second.document
    assert marked(page).split() == display_text(second.quote).split()
    assert page.button(key="trail-next").disabled
    click(page, "trail-previous")
    assert parameter(page, "doc") == first.document


def test_good_and_bad_files_are_shown_before_they_are_taken_in_replaced_edited_and_removed(workspace):
    page = open_page(add="1")
    upload(page, ("Plan kleine groepen.txt", PLAN.encode()), ("kapot.pdf", b"%PDF-1.7 niets"), ("leeg.txt", b""))
    said = all_text(page)
    assert "Plan kleine groepen" in said
    assert sum("Niet te lezen" in element.value for element in page.markdown) == 2
    # What it would be called stands there at once, with what was not found, and follows the fields below.
    proposed = "Uitgever: **niet gevonden** · Datum: **niet gevonden** · Soort: **plan** · Status: **niet gevonden**"
    assert [element.value for element in page.markdown if element.value.startswith("Uitgever")] == [proposed]
    assert page.button(key="documents-accept").label == "Neem 1 document op"
    page.text_input(key="file-0-plan-kleine-groepen-date").set_value("morgen")
    assert page.button(key="documents-accept").disabled or run(page).button(key="documents-accept").disabled
    page.text_input(key="file-0-plan-kleine-groepen-date").set_value("7-12-2024")
    run(page)
    assert "Datum: **7 december 2024**" in all_text(page)
    click(page, "documents-accept")
    settle(page)
    assert "Opgenomen" in page.success[0].value
    assert workspace.document("plan-kleine-groepen").metadata.date == "2024-12-07"
    assert page.session_state[READING].files == []
    assert list((workspace.settings.data_dir / "uploads").iterdir()) == []

    # The server that runs answers from it at once.
    services = backend.load_services()
    old = services.documents["plan-kleine-groepen"]
    start = old.text.index("Er zijn er tien.")
    link = link_to(old, start, start + 16)
    page = open_page(**link.to_parameters())
    assert marked(page) == "Er zijn er tien."

    click(page, "documents-replace")
    assert parameter(page, "replaces") == "plan-kleine-groepen"
    upload(page, ("anders.txt", PLAN.replace("tien", "elf").encode()))
    click(page, "documents-accept")
    settle(page)
    page = open_page(**link.to_parameters())
    assert "Gewijzigd" in page.warning[0].value
    assert "Er zijn er tien" in page.warning[0].value
    assert marked(page) == "Er zijn er elf."

    click(page, "documents-edit")
    # Saving is tested on the workspace: a dialog is drawn by itself in a browser, which AppTest cannot.
    assert page.text_input(key="edit-plan-kleine-groepen-title").value == "Plan kleine groepen"
    assert page.button(key="edit-save").disabled
    assert all(not element.proto.allow_html for element in page.markdown)

    click(page, "documents-remove")
    page.button(key="documents-remove").click()
    click(page, "remove-yes")
    settle(page)
    assert "plan-kleine-groepen" not in [metadata.id for metadata in workspace.documents()]
    page = open_page(**link.to_parameters())
    assert "niet (meer) is" in page.warning[0].value


def test_a_file_that_is_there_already_is_not_taken_in_again(workspace):
    from corpus.storage.catalogue import BUNDLED_DOCUMENTS

    known = workspace.document("nji-brief").metadata
    page = open_page(add="1")
    upload(page, ("kopie.txt", (BUNDLED_DOCUMENTS / known.file).read_bytes()))
    assert "staat er al" in page.info[0].value
    assert page.button(key="documents-accept").disabled
    click(page, "documents-discard")
    assert page.session_state[READING].files == []


def test_english_words_everywhere(workspace):
    page = open_page("en")
    assert page.title[0].value == "Documents"
    assert "Documenten" not in all_text(page)


def test_five_hundred_documents_are_drawn_a_page_at_a_time(monkeypatch):
    (document, *_) = make_services().documents.values()
    many = [
        replace(document, metadata=replace(document.metadata, id=f"d{number}", title=f"Document {number:03}"))
        for number in range(500)
    ]
    services = make_services(many)
    monkeypatch.setattr(backend, "load_services", lambda: services)
    streamlit.cache_resource.clear()
    page = open_page()
    assert "500 documenten" in all_text(page)
    assert titles(page) == [f"Document {number:03}" for number in range(25)]
    started = time.monotonic()
    page.session_state["documents-page"] = 20
    assert titles(run(page)) == [f"Document {number:03}" for number in range(475, 500)]
    assert time.monotonic() - started < 5
    page.text_input(key="documents-words").set_value("499")
    assert titles(run(page)) == ["Document 499"]
    assert not page.button or "documents-add" not in {button.key for button in page.button}
    streamlit.cache_resource.clear()
