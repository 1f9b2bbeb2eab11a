"""The evaluation page in a real Chromium over the real index: measure, open a question, read it, download a report."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import expect

from tests.browser_server import ARTEFACTS, free_port, server
from tests.conftest import TEST_DATA, ingest_test_data

pytestmark = pytest.mark.browser

PATIENCE = 120_000


@pytest.fixture(scope="module")
def address(prepared_model, tmp_path_factory):
    """A server over the index of the tests, with an empty folder for runs."""
    ingest_test_data()
    data = tmp_path_factory.mktemp("evaluation")
    for name in ("index", "models"):
        (data / name).symlink_to(TEST_DATA / name)
    port = free_port()
    command = ["-c", "from ui.cli import main; main()", "serve", "--port", str(port)]
    with server("evaluation", command, port, {"WEGWIJZER_DATA_DIR": str(data), "WEGWIJZER_LANGUAGE": "nl"}) as running:
        yield running


@pytest.fixture
def page(browser, address):
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce", accept_downloads=True
    )
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    opened.requested = []
    opened.on("request", lambda request: opened.requested.append(request.url))
    opened.goto(address)
    opened.get_by_role("heading", name="Wegwijzer", exact=True).wait_for()
    yield opened
    context.close()


def settle(page):
    """Wait until the page has been drawn."""
    expect(page.locator("[data-test-script-state='running']")).to_have_count(0, timeout=PATIENCE)
    page.wait_for_timeout(500)


def shoot(page, name, *, heights=(900, 844)):
    """The page as it looks wide and narrow; nothing may stick out sideways."""
    ARTEFACTS.mkdir(exist_ok=True)
    for width, height in zip((1440, 390), heights, strict=True):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(800)
        page.screenshot(path=ARTEFACTS / f"evaluation-{name}-{width}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1440, "height": 900})


def start_run(page):
    """Go to the page from the chat and measure three questions once."""
    page.get_by_role("link", name="Evaluatie").click()
    page.get_by_text("Er zijn nog geen metingen").wait_for()
    settle(page)
    shoot(page, "empty")
    page.get_by_role("spinbutton", name="Hoogstens zoveel vragen").fill("3")
    page.get_by_role("spinbutton", name="Hoogstens zoveel vragen").press("Enter")
    page.get_by_text(re.compile("^3 van de")).wait_for()
    page.get_by_text("Stel elke vraag twee keer").click()
    settle(page)
    page.get_by_role("button", name="Begin met meten").click()


def test_from_measuring_to_a_report(page, address):
    start_run(page)
    page.get_by_text("De meting is klaar: 3 van 3 vragen gesteld.").wait_for()
    settle(page)
    shoot(page, "runs")
    page.locator("table .open").first.click()
    page.get_by_role("heading", name="Meting van").wait_for()
    settle(page)
    shoot(page, "run", heights=(1700, 3200))
    expect(page.get_by_test_id("stMetric")).to_have_count(8)
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2)

    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    with open(waiting.value.path(), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert len(rows) == 4
    with page.expect_download() as waiting:
        page.get_by_role("button", name="HTML").click()
    assert "<h1>Meting" in waiting.value.path().read_text(encoding="utf-8")

    open_answerable(page)
    expect(page.get_by_text("Verwacht", exact=True)).to_be_visible()
    expect(page.get_by_text("Gegeven", exact=True)).to_be_visible()
    expect(page.locator(".marked blockquote").first).to_be_visible()
    shoot(page, "question", heights=(1300, 2400))
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".marked .open").first.click()
    page.locator(".reader mark").first.wait_for()
    expect(page.locator(".reader mark").first).to_be_in_viewport()
    settle(page)
    page.screenshot(path=ARTEFACTS / "evaluation-reader-opened-narrow.png")
    shoot(page, "reader")
    assert page.title() == "Evaluatie – Wegwijzer"

    link = page.url
    assert "/evaluatie?run=" in link
    page.goto(link)
    page.get_by_text("Alle vragen van deze meting").wait_for()
    page.get_by_role("link", name="Vragen stellen").click()
    expect(page.get_by_role("heading", name="Wegwijzer", exact=True)).to_be_visible()
    assert "run=" not in page.url
    page.wait_for_function("document.title.startsWith('Wegwijzer')")
    outside = [url for url in page.requested if not url.startswith((address, "data:", "blob:"))]
    assert outside == []


def open_answerable(page):
    """Open the first question that has expected facts."""
    rows = page.locator("tr", has=page.locator(".open")).filter(has_not_text="onbeantwoordbaar")
    rows.first.locator(".open").click()
    page.locator(".marked .fact").first.wait_for()
    settle(page)
