"""New staff: the first ten minutes in a real Chromium, and axe-core on every page, wide, narrow, light and dark."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from corpus import display_text, load_bundled
from tests.axe_helper import check_accessible
from tests.browser_server import ARTEFACTS, free_port, server
from tests.conftest import TEST_DATA, ingest_test_data

pytestmark = pytest.mark.browser

PATIENCE = 90_000
PAGES = ("begin", "vragen", "documenten", "afspraken", "begrippen", "terugkoppeling", "evaluatie", "beheer")
DOCUMENTS = {document.id: document for document in load_bundled()}


@pytest.fixture(scope="module")
def address(prepared_model):
    ingest_test_data()
    port = free_port()
    command = ["-c", "from ui.cli import main; main()", "serve", "--port", str(port)]
    environment = {"WEGWIJZER_DATA_DIR": str(TEST_DATA), "WEGWIJZER_LANGUAGE": "nl"}
    with server("orientation", command, port, environment) as running:
        yield running


@pytest.fixture
def open_page(browser, address):
    """A function that opens a page in a browser session of its own."""
    contexts = []

    def open_one(path, *, width=1440, height=900, scheme="light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
        page.goto(f"{address}/{path}")
        settle(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


def settle(page):
    """Wait until the page has its title and nothing is being drawn or made any more."""
    page.get_by_role("heading", level=1).first.wait_for()
    expect(page.get_by_text("Dit deel wordt nog klaargezet…")).to_have_count(0, timeout=PATIENCE)
    expect(page.get_by_text("De begrippen worden nog verzameld…")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("[data-test-script-state='running']")).to_have_count(0, timeout=PATIENCE)


def shoot(page, name):
    """A screenshot of the page from top to bottom."""
    ARTEFACTS.mkdir(exist_ok=True)
    before = page.viewport_size
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": before["width"], "height": min(max(height, before["height"]), 6000)})
    page.wait_for_timeout(500)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
    page.set_viewport_size(before)


def go(page, name):
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", name=name, exact=True, level=1).wait_for()
    settle(page)


def test_the_first_ten_minutes_of_a_new_staff_member(open_page):
    page = open_page("begin")
    shoot(page, "begin-wide-light")
    read_a_quote_in_its_place(page)
    learn_a_word_from_the_keyboard(page)
    expect(page.locator(".undated .when").first).to_have_text("geen datum")
    look_up_a_term_and_ask_about_it(page)
    see_the_count_of_use(page)


def read_a_quote_in_its_place(page):
    """A card opens the reader at exactly the words it shows first."""
    card = page.locator(".card").first
    shown = card.locator("blockquote").inner_text().split()
    card.locator(".source").click()
    page.locator("mark").first.wait_for()
    marked = " ".join(page.locator("mark").all_text_contents()).split()
    assert marked
    assert marked == shown[: len(marked)]
    texts = [" ".join(display_text(document.text).split()) for document in DOCUMENTS.values()]
    assert any(" ".join(marked) in text for text in texts)
    expect(page.locator("mark").first).to_be_in_viewport()
    page.wait_for_timeout(500)
    page.screenshot(path=ARTEFACTS / "begin-reader-wide-light.png")
    check_accessible(page)
    page.get_by_role("button", name="Sluit", exact=True).click()
    expect(page.locator("mark")).to_have_count(0)
    settle(page)


def learn_a_word_from_the_keyboard(page):
    """A term shows its meaning on focus, hides it on Escape, and shows it on hover."""
    term = page.locator(".term").first
    term.focus()
    tip = page.locator(".tip:not([hidden])")
    expect(tip).to_have_count(1)
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.screenshot(path=ARTEFACTS / "begin-term-wide-light.png")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    page.locator(".term").nth(1).hover()
    expect(tip).to_have_count(1)


def look_up_a_term_and_ask_about_it(page):
    go(page, "Begrippen")
    box = page.get_by_role("textbox", name="Zoek een begrip")
    box.fill("OZJ")
    box.press("Enter")
    page.wait_for_url("**term=OZJ**")
    entry = page.locator(".entry").first
    expect(entry.locator(".name")).to_have_text("OZJ")
    expect(entry.locator("blockquote")).to_have_text("OZJ (Ondersteuningsteam Zorg voor Jeugd)")
    settle(page)
    shoot(page, "begrippen-search-wide-light")
    entry.locator(".ask").click()
    page.locator(".cited").first.wait_for()
    settle_answer(page)
    expect(page.locator(".cited").first).to_contain_text("Ondersteuningsteam Zorg voor Jeugd")
    page.locator(".cited .term").first.focus()
    expect(page.locator(".tip:not([hidden])")).to_have_count(1)
    page.wait_for_timeout(300)
    page.screenshot(path=ARTEFACTS / "term-in-answer-wide-light.png")
    check_accessible(page)


def settle_answer(page):
    expect(page.get_by_test_id("stSpinner")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("[data-test-script-state='running']")).to_have_count(0, timeout=PATIENCE)


def see_the_count_of_use(page):
    go(page, "Beheer")
    questions = page.get_by_test_id("stMetric").filter(has_text="Vragen")
    assert int(questions.get_by_test_id("stMetricValue").inner_text().replace(".", "")) >= 1


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing_serious(open_page, path, width, scheme):
    page = open_page(path, width=width, scheme=scheme)
    page.wait_for_timeout(500)
    check_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if path in ("begin", "begrippen", "beheer"):
        shoot(page, f"{path}-{'wide' if width > 400 else 'narrow'}-{scheme}")


def test_a_rebuild_is_started_from_the_page_and_reports(open_page):
    page = open_page("beheer")
    page.get_by_role("button", name="Documenten opnieuw inlezen").press("Enter")
    outcome = page.get_by_text("De documenten zijn opnieuw ingelezen en de nieuwe index is in gebruik.")
    expect(outcome).to_be_visible(timeout=300_000)


@pytest.mark.parametrize("name", ["Begin hier", "Begrippen", "Beheer"])
def test_a_click_on_a_page_draws_at_once(open_page, name):
    page = open_page("begrippen" if name != "Begrippen" else "begin")
    go(page, name)
    go(page, "Evaluatie")
    started = time.monotonic()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", name=name, exact=True, level=1).wait_for()
    # Under a second on a machine of its own; the tests share theirs with the server and the browser.
    assert time.monotonic() - started < 5
