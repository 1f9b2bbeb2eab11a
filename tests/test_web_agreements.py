"""The page of agreements over a small document: filter, share, open, review, take along, and go wrong."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

from assistant.agreements.curation import Curation
from assistant.agreements.errors import CurationUnwritable
from assistant.agreements.register import curate
from corpus import display_text
from tests.agreements_double import extract, make_document
from ui.web import backend


def page_script():
    import streamlit

    from ui.web.agreements.page import show_agreements

    show_agreements(streamlit.session_state.get("test-language", "nl"))


class Desk:
    """Stands in for a workspace: one small document, and reviews in a folder of the test."""

    def __init__(self, folder, documents):
        self.curation = Curation(folder)
        self.documents = documents
        self.error = None

    def agreements(self, documents):
        if self.error is not None:
            raise self.error
        return curate(extract(documents.values()), self.curation.reviews(), documents)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    document = make_document()
    made = Desk(tmp_path, {"plan": document})
    services = backend.Services(None, (document.metadata,), made.documents, display_text, made)
    monkeypatch.setattr(backend, "load_services", lambda: services)
    return made


def open_page(**parameters):
    app = AppTest.from_function(page_script, default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    deadline = time.monotonic() + 60
    while any("nog uit de documenten gehaald" in one.value for one in app.caption) and time.monotonic() < deadline:
        time.sleep(0.1)  # the agreements are extracted in the background
        app.run()
    assert not app.exception
    return app


def counted(app):
    return next(one.value for one in app.markdown if one.value.startswith("**") and "uit" in one.value)


def address(app):
    """The parameters of the address, each with its last value."""
    return {name: one if isinstance(one, str) else one[-1] for name, one in app.query_params.items()}


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception
    return app


def key_of(desk, number):
    return desk.agreements(desk.documents).rows[number].key


def test_all_rows_are_counted(desk):
    app = open_page()
    assert counted(app).startswith("**4 regels uit 1 document** · 1 afspraak · 1 actie · 1 ambitie · 1 voorstel")
    assert address(app) == {}
    assert any("niet te lezen: 1 plaats" in one.label for one in app.expander)


def test_a_shared_address_shows_its_view(desk):
    app = open_page(partij="VWS", soort="actie", verlopen="2022-01-01")
    assert counted(app).startswith("**1 regel uit 1 document** · 1 actie")
    assert app.multiselect(key="agreements-parties").value == ["VWS"]


def test_filters_go_to_the_address_and_an_address_from_outside_wins(desk):
    app = open_page()
    app.text_input(key="agreements-text").set_value("inkopen").run()
    assert counted(app).startswith("**1 regel")
    assert address(app) == {"zoek": "inkopen"}
    app.query_params.clear()  # as the back button does
    app.run()
    assert counted(app).startswith("**4 regels")
    assert app.text_input(key="agreements-text").value == ""


def test_what_is_overdue_is_one_click(desk):
    app = press(open_page(partij="VWS"), "agreements-quick_overdue")
    assert counted(app).startswith("**1 regel")
    assert set(app.query_params) == {"partij", "verlopen"}
    app = press(app, "agreements-quick_everything")
    assert counted(app).startswith("**4 regels")


def test_nothing_that_fits_is_said(desk):
    app = open_page(zoek="bestaat niet")
    assert [one.value for one in app.info] == [
        "Geen enkele regel past bij deze keuze. Haal een filter weg, of klik op “Alles tonen”."
    ]


def test_a_link_to_a_party_that_is_gone_says_so(desk):
    app = open_page(partij="Niemand")
    assert "Niemand" in app.warning[0].value
    assert counted(app).startswith("**4 regels")


@pytest.mark.parametrize("face", ["tijdlijn", "partijen"])
def test_charts_have_the_same_as_a_table(desk, face):
    app = open_page(weergave=face)
    assert counted(app).startswith("**4 regels")
    assert address(app) == {"weergave": face}


def test_a_row_opens_with_its_fields_and_document(desk):
    app = open_page(rij=key_of(desk, 0))
    text = "\n".join(one.value for one in app.markdown)
    assert "VWS stelt uiterlijk 1 april 2020 een plan op" in text.replace("\\", "")
    assert "**Termijn:** uiterlijk 1 april 2020" in text.replace("\\", "")
    assert app.header[0].value == "Het plan"
    app = press(app, "row-row_after")
    assert address(app) == {"rij": key_of(desk, 1)}
    assert address(press(app, "row-back")) == {}


def test_an_unknown_row_leads_back(desk):
    app = open_page(rij="weg")
    assert "Deze regel is er niet" in app.warning[0].value


def test_a_review_needs_a_name(desk):
    app = press(open_page(rij=key_of(desk, 0)), "agreements-confirm")
    assert "naam" in app.error[0].value
    assert desk.curation.reviews() == ()


def test_confirm_reject_and_take_back(desk):
    app = open_page(rij=key_of(desk, 0))
    app.text_input(key="agreements-reviewer").set_value("Anna de Wit").run()
    app = press(app, "agreements-confirm")
    assert app.success[0].value.startswith("Bewaard")
    assert any("**Bevestigd** door Anna de Wit" in one.value for one in app.markdown)
    app = press(app, "agreements-reject")
    app = press(app, "row-back")
    assert counted(app).startswith("**3 regels")
    assert any("Weggelaten: 1 regel" in one.value for one in app.caption)
    rejected = open_page(stand="rejected", rij=key_of(desk, 0))
    rejected.text_input(key="agreements-reviewer").set_value("Bo").run()
    assert desk.agreements(desk.documents).rows[0].review == "rejected"
    press(rejected, "agreements-restore")
    row = desk.agreements(desk.documents).rows[0]
    assert (row.review, row.reviewer) == ("extracted", "Bo")
    assert [one.action for one in desk.curation.history(row)] == ["confirm", "reject", "restore"]


def test_a_correction_keeps_what_was_read(desk):
    key = key_of(desk, 0)
    app = open_page(rij=key)
    app.text_input(key="agreements-reviewer").set_value("Anna").run()
    form = f"correct-{key}-"
    app.selectbox(key=f"{form}-kind").set_value("voorstel")
    next(one for one in app.button if one.label == "Verbetering bewaren").click().run()
    assert not app.exception
    row = desk.agreements(desk.documents).rows[0]
    assert (row.agreement.kind, row.extracted.kind, row.corrected) == ("voorstel", "actie", ("kind",))
    assert any("**Soort:** Voorstel *(gelezen: Actie)*" in one.value for one in app.markdown)


def test_a_note_is_kept(desk):
    key = key_of(desk, 1)
    app = open_page(rij=key)
    app.text_input(key="agreements-reviewer").set_value("Anna").run()
    app.text_area(key=f"note-text-{key}").set_value("nagevraagd :red[bij] <b>VWS</b>")
    next(one for one in app.button if one.label == "Opmerking bewaren").click().run()
    assert desk.agreements(desk.documents).rows[1].note == "nagevraagd :red[bij] <b>VWS</b>"
    assert not any("<b>VWS</b>" in one.value for one in app.markdown)


def test_without_rows_the_page_says_why(desk):
    document = make_document("Er zijn nu 235 plaatsen.\n")
    desk.documents.clear()
    desk.documents["plan"] = document
    assert "geen afspraken" in open_page().info[0].value


def test_reviews_that_cannot_be_read_are_explained(desk):
    desk.error = CurationUnwritable("/data/curation.sqlite3", "disk full")
    app = open_page()
    assert "disk full" in app.error[0].value
    assert app.button(key="retry-agreements")


def test_in_english(desk):
    app = AppTest.from_function(page_script, default_timeout=30)
    app.session_state["test-language"] = "en"
    app.run()
    assert not app.exception
    assert app.title[0].value == "Agreements"
    assert any("**4 rows from 1 document**" in one.value for one in app.markdown)
