"""New staff: the first ten minutes in a real Chromium, and axe-core on every page, wide, narrow, light and dark."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from corpus import display_text, load_bundled
from tests.axe_helper import check_accessible
from tests.browser_pages import NARROW, WIDE, check_width, expect_once, go, people, settle, shoot, wait_for_answers

pytestmark = pytest.mark.browser

PAGES = ("begin", "vragen", "documenten", "afspraken", "begrippen", "terugkoppeling", "evaluatie", "beheer")
DOCUMENTS = {document.id: document for document in load_bundled()}


@pytest.fixture(scope="module")
def address(model_server):
    return model_server


def test_the_first_ten_minutes_of_a_new_staff_member(open_page):
    page = open_page("begin")
    shoot(page, "begin-wide-light", whole=True)
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
    shoot(page, "begin-reader-wide-light")
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
    shoot(page, "begin-term-wide-light")
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
    shoot(page, "begrippen-search-wide-light", whole=True)
    entry.locator(".ask").click()
    wait_for_answers(page, 1)
    expect(page.locator(".cited").first).to_contain_text("Ondersteuningsteam Zorg voor Jeugd")
    page.locator(".cited .term").first.focus()
    expect(page.locator(".tip:not([hidden])")).to_have_count(1)
    shoot(page, "term-in-answer-wide-light")
    check_accessible(page)


def see_the_count_of_use(page):
    go(page, "Beheer")
    questions = page.get_by_test_id("stMetric").filter(has_text="Vragen")
    assert int(questions.get_by_test_id("stMetricValue").inner_text().replace(".", "")) >= 1


@pytest.fixture(scope="module", params=[(WIDE, "light"), (NARROW, "dark")], ids=["wide-light", "narrow-dark"])
def visitor(request, browser, address):
    """One person who goes from page to page; the size and colours of the screen come with the name of its pictures."""
    size, scheme = request.param
    with people(browser, address) as open_one:
        yield open_one("begin", size=size, scheme=scheme), f"{size[0]}-{scheme}"


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(visitor, address, path):
    page, name = visitor
    page.goto(f"{address}/{path}")
    settle(page)
    check_accessible(page)
    check_width(page)
    shoot(page, f"{path}-{name}", whole=True)


def test_a_rebuild_is_started_from_the_page_and_reports(open_page):
    page = open_page("beheer")
    page.get_by_role("button", name="Documenten opnieuw inlezen").press("Enter")
    outcome = page.get_by_text("De documenten zijn opnieuw ingelezen en de nieuwe index is in gebruik.")
    expect_once(outcome, timeout=300_000)


def test_a_click_on_a_page_draws_at_once(open_page):
    page = open_page("beheer")
    for name in ("Begin hier", "Begrippen", "Beheer"):
        go(page, name)
        go(page, "Evaluatie")
        started = time.monotonic()
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
        page.get_by_role("heading", name=name, exact=True, level=1).wait_for()
        # Under a second on a machine of its own; the tests share theirs with the server and the browser.
        assert time.monotonic() - started < 5
        settle(page)
