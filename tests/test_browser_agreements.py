"""The page of agreements in a real Chromium: find what is overdue, read it, correct it, find that kept afterwards."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import expect

from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from tests.browser_pages import ask, expect_once, go, settle, shoot_both

pytestmark = pytest.mark.browser

CORRECTED = "nieuwe afspraken over de beweging"


@pytest.fixture(scope="module")
def address(model_server):
    return model_server


@pytest.fixture
def page(open_page):
    return open_page("/afspraken")


def shoot(page, name):
    shoot_both(page, f"agreements-{name}", whole=True)


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


def test_what_is_overdue_is_found_read_corrected_and_kept(page, address, model_data):
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

    Workspace(load_settings(data_dir=model_data)).ingest()
    page.goto(f"{address}/afspraken?rij={key}")
    page.get_by_text(re.compile("Verbeterd")).first.wait_for()
    settle(page)
    expect_once(page.get_by_text("door Anna de Wit"))
    expect(page.get_by_text(CORRECTED).first).to_be_visible()
    row = next(one for one in Workspace(load_settings(data_dir=model_data)).agreements().rows if one.key == key)
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


def test_the_charts_show_and_list_the_same_rows(page):
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


def test_the_chat_answers_from_the_register(page):
    go(page, "Vragen stellen")
    ask(page, "Welke afspraken van VWS zijn verlopen?")
    expect_once(page.get_by_text("In het afsprakenregister:"))
    shoot(page, "chat")
    page.locator(".cited button").first.click()
    page.locator(".reader mark").first.wait_for()
