"""The page of agreements in a real Chromium: find what is overdue, read it, correct it, find that kept afterwards."""

from __future__ import annotations

import csv
import re
import shutil

import pytest
from playwright.sync_api import expect

from assistant.settings import load_settings
from assistant.workspace import Workspace
from tests.browser_server import ARTEFACTS, free_port, server
from tests.conftest import TEST_DATA, ingest_test_data

pytestmark = pytest.mark.browser

PATIENCE = 120_000
CORRECTED = "nieuwe afspraken over de beweging"


@pytest.fixture(scope="module")
def data(prepared_model, tmp_path_factory):
    """A data directory of its own, because reviews and documents change; the model is that of all tests."""
    ingest_test_data()
    folder = tmp_path_factory.mktemp("agreements")
    (folder / "models").symlink_to(TEST_DATA / "models")
    shutil.copytree(TEST_DATA / "index", folder / "index")
    return folder


@pytest.fixture(scope="module")
def address(data):
    port = free_port()
    command = ["-c", "from ui.cli import main; main()", "serve", "--port", str(port)]
    with server("agreements", command, port, {"WEGWIJZER_DATA_DIR": str(data), "WEGWIJZER_LANGUAGE": "nl"}) as running:
        yield running


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    opened.goto(f"{address}/afspraken")
    opened.get_by_role("heading", name="Afspraken", exact=True).wait_for()
    settle(opened)
    yield opened
    context.close()


def settle(page):
    """Wait until the page has been drawn."""
    expect(page.locator("[data-test-script-state='running']")).to_have_count(0, timeout=PATIENCE)
    page.wait_for_timeout(500)


def shoot(page, name):
    """The page as it looks wide and narrow, light and dark; nothing may stick out sideways."""
    ARTEFACTS.mkdir(exist_ok=True)
    for width, height, scheme in ((1440, 900, "light"), (390, 844, "dark")):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(800)
        page.screenshot(path=ARTEFACTS / f"agreements-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1440, "height": 900})
    settle(page)


def overdue_of_vws(page):
    """Which agreements by VWS have passed their date? Two choices on the page."""
    page.get_by_role("button", name="Termijn is voorbij").click()
    page.wait_for_url(re.compile("verlopen="))
    settle(page)
    box = page.get_by_role("combobox", name="Partij")
    box.fill("VWS")
    page.get_by_role("option", name="VWS", exact=True).click()
    page.wait_for_url(re.compile("partij=VWS"))
    page.keyboard.press("Escape")
    settle(page)


def test_what_is_overdue_is_found_read_corrected_and_kept(page, address, data):
    shoot(page, "list")
    overdue_of_vws(page)
    rows = page.locator("tr", has=page.locator(".open"))
    count = rows.count()
    assert count >= 1
    for text in rows.all_inner_texts():
        assert "VWS" in text
        assert "verlopen" in text
    found = page.url
    shoot(page, "overdue")

    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    with open(waiting.value.path(), encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    assert len(lines) == count
    assert all("VWS" in line["partijen"] for line in lines)

    rows.first.locator(".open").click()
    page.wait_for_url(re.compile("rij="))
    page.locator(".reader mark").first.wait_for()
    settle(page)
    expect(page.locator(".reader mark").first).to_be_in_viewport()
    shoot(page, "row")
    key = re.search("rij=([0-9a-f]+)", page.url)[1]
    correct(page, "Anna de Wit")
    shoot(page, "corrected")

    page.go_back()
    settle(page)
    assert page.url == found
    expect(page.locator(".open").first).to_contain_text(CORRECTED)

    Workspace(load_settings(data_dir=data)).ingest()
    page.goto(f"{address}/afspraken?rij={key}")
    page.get_by_text(re.compile("Verbeterd")).first.wait_for()
    settle(page)
    expect(page.get_by_text("door Anna de Wit")).to_be_visible()
    expect(page.get_by_text(CORRECTED).first).to_be_visible()
    row = next(one for one in Workspace(load_settings(data_dir=data)).agreements().rows if one.key == key)
    assert (row.review, row.corrected, row.reviewer) == ("corrected", ("action",), "Anna de Wit")


def correct(page, who):
    """Correct what the open row says, in somebody's name."""
    name = page.get_by_role("textbox", name="Uw naam")
    name.fill(who)
    name.press("Enter")
    settle(page)
    page.get_by_text("Verbeteren", exact=True).click()
    page.get_by_role("textbox", name="Wat", exact=True).fill(CORRECTED)
    page.get_by_role("button", name="Verbetering bewaren").click()
    page.get_by_text("Bewaard. Dit blijft").wait_for()
    settle(page)


def test_the_charts_show_and_list_the_same_rows(page, address):
    page.get_by_role("radio", name="Tijdlijn").click()
    page.locator("[data-testid='stVegaLiteChart'] canvas, [data-testid='stVegaLiteChart'] svg").first.wait_for()
    settle(page)
    shoot(page, "timeline")
    assert page.locator(".open").count() >= 10
    page.get_by_role("radio", name="Partijen").click()
    page.get_by_text("Hoeveel regels een partij").wait_for()
    settle(page)
    shoot(page, "parties")
    page.locator(".open", has_text=re.compile("^VWS$")).click()
    page.wait_for_url(re.compile("partij=VWS"))
    settle(page)
    assert "weergave" not in page.url
    for text in page.locator("tr", has=page.locator(".open")).all_inner_texts():
        assert "VWS" in text


def test_the_chat_answers_from_the_register(page, address):
    page.goto(address)
    page.get_by_role("link", name="Vragen stellen").click()
    box = page.get_by_role("textbox").first
    box.wait_for()
    settle(page)
    box.fill("Welke afspraken van VWS zijn verlopen?")
    box.press("Enter")
    page.get_by_text("In het afsprakenregister:").wait_for()
    settle(page)
    shoot(page, "chat")
    page.locator(".cited button").first.click()
    page.locator(".reader mark").first.wait_for()
