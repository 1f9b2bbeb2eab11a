"""Versions of documents on the page: what replaced what, an earlier one to read, and answers as of a day."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from corpus.quality import PageQuality, Quality
from ui.web import backend
from ui.web.escape import escape_markdown

NOTE = """# Notitie nachtbus

Datum: {day}

De nachtbus rijdt {count} keer per nacht.
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """A data directory with one added document of which there are two versions; the pages look at it."""
    folder = tmp_path_factory.mktemp("versions")
    file = folder / "notitie-nachtbus.md"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEGWIJZER_DATA_DIR", str(folder / "data"))
        patch.setenv("WEGWIJZER_EMBEDDING_MODEL", "none")
        made = Workspace(load_settings())
        for day, count in (("1 maart 2021", "drie"), ("1 maart 2023", "zes")):
            file.write_text(NOTE.format(day=day, count=count), encoding="utf-8")
            made.ingest([file])
        backend.opened_services.clear()
        yield made
        backend.opened_services.clear()


def _documents():
    from ui.web.documents.page import show_documents

    show_documents("nl")


def _chat():
    from ui.web.chat.page import show_page
    from ui.web.words import load_words

    show_page(load_words("nl"))


def open_document(identity):
    page = AppTest.from_function(_documents, default_timeout=60)
    page.query_params["doc"] = identity
    page.run()
    assert not page.exception
    return page


def test_a_document_names_the_version_that_it_replaces_and_opens_it(workspace):
    page = open_document("notitie-nachtbus")
    assert "**Versie 2 van 2**" in [one.value for one in page.markdown]
    button = page.button(key="version-documents_version_replaces")
    assert button.label == "Vervangt de versie van 1 maart 2021"
    button.click().run()
    assert not page.exception
    assert any("Dit is versie 1." in one.value for one in page.warning)
    assert page.button(key="version-documents_version_replaced_by").label == "Vervangen door de versie van 1 maart 2023"
    assert "documents-edit" not in [one.key for one in page.button]


def test_a_document_without_versions_says_nothing_of_them(workspace):
    page = open_document("nji-brief")
    assert not [one for one in page.button if str(one.key).startswith("version-")]


def test_an_unknown_version_is_not_there(workspace):
    assert "niet (meer) is" in open_document("notitie-nachtbus@7").warning[0].value


@pytest.mark.parametrize(
    ("day", "said", "unsaid"),
    [(None, "zes keer", "drie keer"), (date(2022, 1, 1), "drie keer", "zes keer")],
)
def test_an_answer_comes_from_the_documents_of_the_day(workspace, day, said, unsaid):
    page = AppTest.from_function(_chat, default_timeout=60).run()
    if day is not None:
        page.date_input(key="as-of").set_value(day).run()
    page.chat_input(key="first-question").set_value("Hoeveel keer per nacht rijdt de nachtbus?").run()
    assert not page.exception
    answer = page.session_state["conversation"].exchanges[-1].answer
    assert said in answer.answer
    assert unsaid not in answer.answer
    notices = [one.value for one in page.info if "1 januari 2022" in one.value]
    assert len(notices) == (day is not None)
    if day is not None:
        assert answer.citations[0].document == "notitie-nachtbus@1"


def test_what_can_be_asked_next_comes_from_the_documents_of_the_day_too(workspace):
    page = AppTest.from_function(_chat, default_timeout=60).run()
    page.date_input(key="as-of").set_value(date(2022, 1, 1)).run()
    page.chat_input(key="first-question").set_value("Hoeveel deelnemers had de werkconferentie?").run()
    assert not page.exception
    proposed = [one for one in page.button if str(one.key).startswith("follow-up-")]
    assert proposed
    proposed[0].click().run()
    assert not page.exception
    first, second = page.session_state["conversation"].exchanges
    assert second.answer.status == "answered"
    documents = {one.document for exchange in (first, second) for one in exchange.citations}
    assert "uitvoeringsplan-gesloten-jeugdhulp" not in documents  # of 7 December 2022


def test_a_chosen_document_that_was_not_in_force_yet_is_told(workspace):
    page = AppTest.from_function(_chat, default_timeout=60).run()
    page.date_input(key="as-of").set_value(date(2020, 12, 31)).run()
    page.multiselect(key="filter").set_value(["notitie-nachtbus"]).run()
    page.chat_input(key="first-question").set_value("Hoe vaak rijdt de nachtbus?").run()
    assert not page.exception
    assert "gold er op die dag nog geen" in "\n".join(one.value for one in page.text)


def test_a_page_that_was_hard_to_read_is_told_beside_the_quote():
    def script():
        from dataclasses import replace

        from corpus import load_bundled
        from corpus.quality import PageQuality, Quality
        from ui.web.reader.changes import show_doubt

        document = replace(load_bundled()[0], quality=Quality((PageQuality(1, "ocr"), PageQuality(2, "readable"))))
        for page in (1, 2, None):
            show_doubt(document, page)

    page = AppTest.from_function(script, default_timeout=30).run()
    assert [one.value for one in page.warning] == [escape_markdown(Quality((PageQuality(1, "ocr"),)).note(1))]
