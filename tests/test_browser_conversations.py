"""Two days at work in a real Chromium over the real index: a professional takes a cited answer along, an evaluator
turns a thumbs-down into a question and sees it fail."""

from __future__ import annotations

import re

import docx
import pytest
from playwright.sync_api import expect

from evals.cases import read_question_file
from tests.browser_server import ARTEFACTS, free_port, server
from tests.conftest import TEST_DATA, ingest_test_data

pytestmark = pytest.mark.browser

PATIENCE = 120_000
COMPARISON = "Wat is de ambitie voor 2030 volgens het uitvoeringsplan en volgens ZuidWest?"
QUESTION = "Hoeveel gesloten plekken wil landsdeel ZuidWest eind 2024 nog?"


@pytest.fixture(scope="module")
def data(prepared_model, tmp_path_factory):
    """The index of the tests, with nothing kept yet."""
    ingest_test_data()
    folder = tmp_path_factory.mktemp("conversations")
    for name in ("index", "models"):
        (folder / name).symlink_to(TEST_DATA / name)
    return folder


@pytest.fixture(scope="module")
def address(data):
    port = free_port()
    command = ["-c", "from ui.cli import main; main()", "serve", "--port", str(port)]
    environment = {"WEGWIJZER_DATA_DIR": str(data), "WEGWIJZER_LANGUAGE": "nl"}
    with server("conversations", command, port, environment) as running:
        yield running


@pytest.fixture
def open_page(browser, address):
    """A function that opens a page in a browser of its own, which keeps its own key."""
    contexts = []

    def open_one(path="/"):
        context = browser.new_context(
            viewport={"width": 1440, "height": 1000}, reduced_motion="reduce", accept_downloads=True
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.requested = []
        page.on("request", lambda request: page.requested.append(request.url))
        page.goto(address + path)
        settle(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


def settle(page):
    """Wait until the page has been drawn."""
    page.locator("[data-test-script-state='notRunning']").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(400)
    expect(page.locator("[data-test-script-state='running']")).to_have_count(0, timeout=PATIENCE)
    expect(page.get_by_test_id("stSpinner")).to_have_count(0, timeout=PATIENCE)


def ask(page, question, *, replies=1):
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".actions")).to_have_count(replies, timeout=PATIENCE)
    settle(page)


def shoot(page, name):
    """The page wide and narrow, light and dark; nothing may stick out sideways."""
    ARTEFACTS.mkdir(exist_ok=True)
    for width, height, scheme in ((1440, 1000, "light"), (390, 844, "light"), (390, 844, "dark")):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(700)
        page.screenshot(path=ARTEFACTS / f"{name}-{width}-{scheme}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1440, "height": 1000})
    settle(page)


def test_a_professional_takes_a_cited_answer_along(open_page, address):
    page = open_page()
    ask(page, COMPARISON)
    page.get_by_role("button", name="Naast elkaar per document").press("Enter")
    expect(page.locator(".cited")).to_have_count(2)
    settle(page)
    boxes = [page.locator(".cited").nth(number).bounding_box() for number in (0, 1)]
    assert boxes[0]["x"] < boxes[1]["x"]
    shoot(page, "compare")
    page.get_by_role("button", name="Kopieer met bronnen").click()
    expect(page.get_by_text("Gekopieerd")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Bronnen\n[1] " in copied
    assert "7 december 2022" in copied

    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word (.docx)").click()
    assert waiting.value.suggested_filename.endswith(".docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(waiting.value.path()).paragraphs)
    assert COMPARISON in text
    assert "[1] " in text
    with page.expect_download() as waiting:
        page.get_by_role("button", name="PDF").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF")
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Hernoem").click()
    page.get_by_role("textbox", name="Naam van het gesprek").fill("Ambitie 2030")
    page.get_by_role("dialog").get_by_role("button", name="Bewaar").click()
    page.get_by_role("heading", name="Ambitie 2030").wait_for()
    settle(page)
    kept = page.url
    page.reload()
    page.get_by_role("heading", name="Ambitie 2030").wait_for()
    settle(page)
    expect(page.locator(".cited").first).to_contain_text("2030")
    check_history(page, kept)

    other = open_page(kept.removeprefix(address))
    expect(other.get_by_text("met u gedeeld")).to_be_visible()
    expect(other.locator(".history .open")).to_have_count(0)
    outside = [url for url in page.requested if not url.startswith((address, "data:", "blob:"))]
    assert outside == []


def check_history(page, kept):
    """The back button, the list, search and delete."""
    page.get_by_role("button", name="Nieuw gesprek").click()
    page.get_by_role("heading", name="Wegwijzer", exact=True).wait_for()
    settle(page)
    page.go_back()
    page.get_by_role("heading", name="Ambitie 2030").wait_for()
    assert page.url == kept
    page.go_forward()
    page.get_by_role("heading", name="Wegwijzer", exact=True).wait_for()
    settle(page)
    page.get_by_role("textbox", name="Zoek in mijn gesprekken").fill("ambitie")
    page.get_by_role("textbox", name="Zoek in mijn gesprekken").press("Enter")
    settle(page)
    page.locator(".history .open", has_text="Ambitie 2030").press("Enter")
    page.get_by_role("heading", name="Ambitie 2030").wait_for()
    settle(page)
    page.locator(".st-key-delete button").click()
    page.get_by_role("dialog").get_by_role("button", name="Annuleer").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("heading", name="Ambitie 2030")).to_be_visible()


def test_an_evaluator_turns_a_thumbs_down_into_a_question_and_sees_it_fail(open_page, data):
    page = open_page()
    ask(page, QUESTION)
    page.get_by_role("button", name="Niet nuttig").click()
    page.get_by_text("Er ontbreekt iets").click()
    page.get_by_role("textbox", name=re.compile("^Toelichting")).fill("Het aantal accommodaties ontbreekt.")
    shoot(page, "feedback")
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_text("Uw toelichting is verstuurd.").wait_for()

    page.get_by_role("link", name="Terugkoppeling").click()
    page.get_by_role("heading", name="Terugkoppeling", exact=True).wait_for()
    settle(page)
    shoot(page, "review-list")
    page.locator("table .open").first.click()
    page.get_by_role("heading", name="Maak er een evaluatievraag van").wait_for()
    settle(page)
    fill_case(page)
    page.get_by_role("button", name="Bewaar en stel de vraag nu").click()
    page.get_by_text("Deze vraag faalt").wait_for()
    settle(page)
    shoot(page, "review-result")

    entries, problems = read_question_file(data / "questions" / "terugkoppeling.yaml")
    assert problems == []
    case = entries[0].case
    assert (case.question, case.split, case.facts) == (QUESTION, "dev", (("24 accommodaties", "24"),))
    page.get_by_role("button", name="Alle terugkoppeling").click()
    page.get_by_text(re.compile("afgehandeld \\(1\\)")).wait_for()
    page.go_back()
    page.get_by_text("Hiervan is een evaluatievraag gemaakt").wait_for()


def choose_kind(page, name):
    """Streamlit closes a list of choices when it happens to draw the page anew; then it is opened again."""
    kind, option = page.get_by_role("combobox", name="Soort"), page.get_by_role("option", name=name)
    for _ in range(10):
        kind.click()
        kind.fill(name)
        page.wait_for_timeout(1500)
        if option.count():
            kind.press("Enter")
            break
        kind.press("Escape")
    expect(page.get_by_role("button", name="Bewaar en stel de vraag nu")).to_be_enabled()
    settle(page)


def fill_case(page):
    """Kind of question, the passage found by its words and taken in the reader, and the fact it must state."""
    choose_kind(page, "getal")
    search = page.get_by_role("textbox", name="Zoek een andere passage")
    search.fill("11 aanbieders 24 accommodaties")
    search.press("Enter")
    settle(page)
    passage = page.get_by_role("checkbox", name="Op dit moment zijn er 11 aanbieders").first
    passage.locator("xpath=ancestor::*[contains(@class,'stVerticalBlock')][1]").get_by_role("button").first.click()
    page.locator(".reader mark").first.wait_for()
    settle(page)
    shoot(page, "review-reader")
    page.get_by_role("button", name="Neem op als verwacht citaat").click()
    settle(page)
    facts = page.get_by_role("textbox", name=re.compile("^Feiten die"))
    facts.fill("24 accommodaties | 24")
    facts.press("Control+Enter")
    settle(page)
