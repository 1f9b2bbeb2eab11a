"""The evaluation page in a real Chromium over the real index: measure, open a question, read it, download a report."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import expect

from tests.browser_pages import NARROW, WIDE, expect_once, go, sent_elsewhere, settle, shoot, shoot_both

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(model_server):
    return model_server


def start_run(page):
    """Go to the page from the chat and measure three questions once."""
    go(page, "Evaluatie")
    page.get_by_text("Er zijn nog geen metingen").wait_for()
    shoot_both(page, "evaluation-empty")
    page.get_by_role("spinbutton", name="Hoogstens zoveel vragen").fill("3")
    page.get_by_role("spinbutton", name="Hoogstens zoveel vragen").press("Enter")
    page.get_by_text(re.compile("^3 van de")).wait_for()
    page.get_by_text("Stel elke vraag twee keer").click()
    settle(page)
    page.get_by_role("button", name="Begin met meten").click()


def test_from_measuring_to_a_report(open_page, address):
    page = open_page()
    start_run(page)
    page.get_by_text("De meting is klaar: 3 van 3 vragen gesteld.").wait_for()
    shoot_both(page, "evaluation-runs")
    page.locator("table .open").first.click()
    page.get_by_role("heading", name="Meting van").wait_for()
    shoot_both(page, "evaluation-run", whole=True)
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
    expect_once(page.get_by_text("Verwacht", exact=True))
    expect_once(page.get_by_text("Gegeven", exact=True))
    expect(page.locator(".marked blockquote").first).to_be_visible()
    shoot_both(page, "evaluation-question", whole=True)
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    settle(page)
    page.locator(".marked .open").first.click()
    page.locator(".reader mark").first.wait_for()
    expect(page.locator(".reader mark").first).to_be_in_viewport()
    shoot(page, "evaluation-reader-opened-narrow")
    shoot_both(page, "evaluation-reader")
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    assert page.title() == "Evaluatie – Wegwijzer"

    link = page.url
    assert "/evaluatie?run=" in link
    page.goto(link)
    page.get_by_text("Alle vragen van deze meting").wait_for()
    page.get_by_role("link", name="Vragen stellen").click()
    expect_once(page.get_by_role("heading", name="Wegwijzer", exact=True))
    assert "run=" not in page.url
    page.wait_for_function("document.title.startsWith('Wegwijzer')")
    assert sent_elsewhere(page, address) == []


def open_answerable(page):
    """Open the first question that has expected facts."""
    rows = page.locator("tr", has=page.locator(".open")).filter(has_not_text="onbeantwoordbaar")
    rows.first.locator(".open").click()
    page.locator(".marked .fact").first.wait_for()
    settle(page)
