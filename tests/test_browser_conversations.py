"""Two days at work in a real Chromium over the real index: a professional takes a cited answer along, an evaluator
turns a thumbs-down into a question and sees it fail."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from playwright.sync_api import expect

from corpus import display_text, load_bundled
from evals.cases import read_question_file
from tests.browser_pages import ask, expect_once, sent_elsewhere, settle, shoot_both

pytestmark = pytest.mark.browser

COMPARISON = "Wat is de ambitie voor 2030 volgens het uitvoeringsplan en volgens ZuidWest?"
QUESTION = "Hoeveel gesloten plekken wil landsdeel ZuidWest eind 2024 nog?"


@pytest.fixture(scope="module")
def address(model_server):
    return model_server


def test_a_professional_takes_a_cited_answer_along(open_page, address):
    page = open_page()
    ask(page, COMPARISON)
    copy_the_link_of_a_source(page, open_page)
    page.get_by_role("button", name="Naast elkaar per document").press("Enter")
    expect(page.locator(".cited")).to_have_count(2)
    settle(page)
    boxes = [page.locator(".cited").nth(number).bounding_box() for number in (0, 1)]
    assert boxes[0]["x"] < boxes[1]["x"]
    shoot_both(page, "compare")
    page.get_by_role("button", name="Kopieer met bronnen").click()
    expect_once(page.get_by_text("Gekopieerd"))
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
    expect_once(other.get_by_text("met u gedeeld"))
    expect(other.locator(".history .open")).to_have_count(0)
    assert sent_elsewhere(page, address) == []


def copy_the_link_of_a_source(page, open_page):
    """The button beside a source puts an address on the clipboard that opens the document at the quote."""
    button = page.locator(".sources .copy").first
    expect(button).to_have_accessible_name(re.compile("^Kopieer de link"))
    button.press("Enter")
    expect(button).to_have_accessible_name("Link gekopieerd")
    link = page.evaluate("navigator.clipboard.readText()")
    named = parse_qs(urlsplit(link).query)
    start, end = map(int, named["range"][0].split("-"))
    document = next(one for one in load_bundled() if one.id == named["doc"][0])
    opened = open_page(link.partition("//")[2].partition("/")[2])
    marked = " ".join(opened.locator("mark").all_text_contents())
    assert marked.split() == display_text(document.text[start:end]).split()


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
    expect_once(page.get_by_role("heading", name="Ambitie 2030"))


def test_an_evaluator_turns_a_thumbs_down_into_a_question_and_sees_it_fail(open_page, model_data):
    page = open_page()
    ask(page, QUESTION)
    page.get_by_role("button", name="Niet nuttig").click()
    page.get_by_text("Er ontbreekt iets").click()
    page.get_by_role("textbox", name=re.compile("^Toelichting")).fill("Het aantal accommodaties ontbreekt.")
    shoot_both(page, "feedback")
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_text("Uw toelichting is verstuurd.").wait_for()

    page.get_by_role("link", name="Terugkoppeling").click()
    page.get_by_role("heading", name="Terugkoppeling", exact=True).wait_for()
    settle(page)
    shoot_both(page, "review-list")
    page.locator("table .open").first.click()
    page.get_by_role("heading", name="Maak er een evaluatievraag van").wait_for()
    settle(page)
    fill_case(page)
    page.get_by_role("button", name="Bewaar en stel de vraag nu").click()
    page.get_by_text("Deze vraag faalt").wait_for()
    settle(page)
    # The button stood far below; what came of it is where one looks, with its heading.
    expect(page.get_by_role("heading", name="Uitslag")).to_be_in_viewport()
    expect(page.get_by_text("Deze vraag faalt")).to_be_in_viewport()
    shoot_both(page, "review-result")

    entries, problems = read_question_file(model_data / "questions" / "terugkoppeling.yaml")
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
    shoot_both(page, "review-reader")
    page.get_by_role("button", name="Neem op als verwacht citaat").click()
    settle(page)
    facts = page.get_by_role("textbox", name=re.compile("^Feiten die"))
    facts.fill("24 accommodaties | 24")
    facts.press("Control+Enter")
    settle(page)
