"""Two people at once, a reload in the middle, and the back button, in a real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from assistant.settings import load_settings
from assistant.workspace import Workspace
from tests.browser_server import words_only_server

pytestmark = pytest.mark.browser

PATIENCE = 120_000
PLACES = "Hoeveel gesloten plekken wil ZuidWest eind 2024?"
DEELNEMERS = "Hoeveel deelnemers had de werkconferentie?"
MENU = (
    *("Begin hier", "Vragen stellen", "Documenten", "Afspraken"),
    *("Begrippen", "Terugkoppeling", "Evaluatie", "Beheer"),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sessions")
    Workspace(load_settings(data_dir=folder, embedding_model="none")).ingest()
    return folder


@pytest.fixture(scope="module")
def address(data):
    with words_only_server("sessions", data) as running:
        yield running


@pytest.fixture
def visit(browser, address):
    """A function that opens a page in a browser of its own, as another person has."""
    contexts = []

    def open_one(path="/"):
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce"))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address + path)
        page.get_by_role("heading", level=1).first.wait_for()
        settle(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


def settle(page):
    """Wait until the page has been drawn and nothing is being made for it any more."""
    page.locator("[data-test-script-state='notRunning']").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(300)
    expect(page.locator("[data-test-script-state='running']")).to_have_count(0, timeout=PATIENCE)
    expect(page.get_by_test_id("stSpinner")).to_have_count(0, timeout=PATIENCE)
    for words in ("nog klaargezet…", "nog verzameld…", "uit de documenten gehaald…", "nog nagekeken…"):
        expect(page.get_by_text(words)).to_have_count(0, timeout=PATIENCE)


def type_question(page, question):
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")


def wait_for_answer(page, *, replies=1):
    expect(page.locator(".actions")).to_have_count(replies, timeout=PATIENCE)
    settle(page)


def rename(page, name):
    page.get_by_role("button", name="Hernoem").click()
    page.get_by_role("textbox", name="Naam van het gesprek").fill(name)
    page.get_by_role("dialog").get_by_role("button", name="Bewaar").click()
    page.get_by_role("heading", name=name).wait_for()
    settle(page)


def kept_titles(page):
    return [one.strip() for one in page.locator(".history .open").all_inner_texts()]


def go(page, name):
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    expect_page(page, name)


def expect_page(page, name):
    heading = "Wegwijzer" if name == "Vragen stellen" else name
    page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
    settle(page)


def test_two_people_at_once_do_not_see_each_other(visit, tmp_path):
    one, other = visit(), visit()
    type_question(one, PLACES)
    type_question(other, DEELNEMERS)
    wait_for_answer(one)
    wait_for_answer(other)
    expect(one.locator(".cited").first).to_contain_text("100")
    assert (one.get_by_text(DEELNEMERS, exact=True).count(), other.get_by_text(PLACES, exact=True).count()) == (0, 0)

    rename(one, "Plekken")
    rename(other, "Werkconferentie")
    assert "Plekken" in " ".join(kept_titles(one))
    assert "Werkconferentie" in " ".join(kept_titles(other))
    assert (len(kept_titles(one)), len(kept_titles(other))) == (1, 1)

    # A third takes in a document while the first goes on asking: nobody waits, nobody loses anything.
    paper = tmp_path / "Notitie wandelgroep.md"
    paper.write_text("# Notitie wandelgroep\n\nDe wandelgroep vertrekt elke dinsdag om negen uur.\n", encoding="utf-8")
    third = visit("/documenten?add=1")
    third.locator("input[type=file]").set_input_files(str(paper))
    third.get_by_role("button", name="Neem 1 document op").click()
    type_question(one, "En in 2020?")
    wait_for_answer(one, replies=2)
    expect(third.get_by_text("Opgenomen; u kunt er nu vragen over stellen")).to_be_visible(timeout=PATIENCE)
    assert other.get_by_text("Opgenomen; u kunt er nu").count() == 0

    one.locator(".st-key-delete button").click()
    one.get_by_role("dialog").get_by_role("button", name="Verwijder").click()
    expect_page(one, "Vragen stellen")
    assert kept_titles(one) == []
    other.reload()
    other.get_by_role("heading", name="Werkconferentie").wait_for()
    settle(other)
    assert len(kept_titles(other)) == 1
    type_question(other, "Wanneer vertrekt de wandelgroep?")
    wait_for_answer(other, replies=2)
    expect(other.locator(".cited").last).to_contain_text("dinsdag")


def test_a_reload_in_the_middle_loses_nothing(visit):
    page = visit()
    type_question(page, PLACES)
    page.wait_for_url("**c=**")
    page.reload()
    page.get_by_role("heading", level=1).first.wait_for()
    settle(page)
    expect(page.get_by_text(PLACES).first).to_be_visible()
    again = page.get_by_role("button", name="Opnieuw proberen")
    if again.count():  # the reload came before the answer: the question is there, and asks itself again at one click
        again.click()
    wait_for_answer(page)
    page.locator(".cited .mark, .cited button").first.click()
    page.locator("mark").first.wait_for()
    settle(page)
    marked = page.locator("mark").all_inner_texts()
    page.reload()
    page.locator("mark").first.wait_for()
    assert page.locator("mark").all_inner_texts() == marked
    expect(page.locator(".cited").first).to_contain_text("100")


def test_a_reader_beside_a_page_survives_a_reload_and_the_back_button_closes_it(visit):
    page = visit("/begin")
    page.locator(".card .source").first.click()
    page.locator("mark").first.wait_for()
    settle(page)
    marked = page.locator("mark").all_inner_texts()
    page.reload()
    page.locator("mark").first.wait_for()
    settle(page)
    assert page.locator("mark").all_inner_texts() == marked
    expect(page.get_by_text("Passage 1 van")).to_be_visible()
    page.go_back()
    expect(page.locator("mark")).to_have_count(0)
    expect_page(page, "Begin hier")
    page.go_forward()
    page.locator("mark").first.wait_for()


def test_the_back_button_goes_back_within_every_page(visit):
    page = visit("/documenten")
    page.locator("table .open").first.click()
    page.get_by_role("button", name="Alle documenten").wait_for()
    settle(page)
    page.go_back()
    expect_page(page, "Documenten")

    go(page, "Afspraken")
    page.locator("table .open").first.click()
    page.wait_for_url("**rij=**")
    settle(page)
    page.go_back()
    expect_page(page, "Afspraken")
    page.locator("table .open").first.wait_for()

    go(page, "Begrippen")
    search = page.get_by_role("textbox", name="Zoek een begrip")
    for term in ("OZJ", "gezinshuis"):
        search.fill(term)
        search.press("Enter")
        page.wait_for_url(f"**term={term}**")
        settle(page)
    page.go_back()
    page.wait_for_url("**term=OZJ**")
    expect(search).to_have_value("OZJ")
    expect(page.locator(".entry .name").first).to_have_text("OZJ")


def test_the_back_button_goes_back_to_every_page(visit):
    page = visit("/begin")
    for name in MENU[1:]:
        go(page, name)
    for name in reversed(MENU[:-1]):
        page.go_back()
        expect_page(page, name)


def test_an_address_with_the_name_of_the_first_page_leads_there(visit):
    page = visit("/vragen")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("stChatInputTextArea")).to_be_visible()
