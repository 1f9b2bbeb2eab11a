"""Two people at once, a reload in the middle, and the back button, in a real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser_pages import expect_once, expect_page, go, settle, wait_for_answers

pytestmark = pytest.mark.browser

PLACES = "Hoeveel gesloten plekken wil ZuidWest eind 2024?"
DEELNEMERS = "Hoeveel deelnemers had de werkconferentie?"
MENU = (
    *("Begin hier", "Vragen stellen", "Documenten", "Afspraken"),
    *("Begrippen", "Terugkoppeling", "Evaluatie", "Beheer"),
)


@pytest.fixture(scope="module")
def address(words_server):
    return words_server


def type_question(page, question):
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")


def rename(page, name):
    page.get_by_role("button", name="Hernoem").click()
    page.get_by_role("textbox", name="Naam van het gesprek").fill(name)
    page.get_by_role("dialog").get_by_role("button", name="Bewaar").click()
    page.get_by_role("heading", name=name).wait_for()
    settle(page)


def kept_titles(page):
    return [one.strip() for one in page.locator(".history .open").all_inner_texts()]


def test_two_people_at_once_do_not_see_each_other(open_page, tmp_path):
    one, other = open_page(), open_page()
    type_question(one, PLACES)
    type_question(other, DEELNEMERS)
    wait_for_answers(one, 1)
    wait_for_answers(other, 1)
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
    third = open_page("/documenten?add=1")
    third.locator("input[type=file]").set_input_files(str(paper))
    third.get_by_role("button", name="Neem 1 document op").click()
    type_question(one, "En in 2020?")
    wait_for_answers(one, 2)
    expect_once(third.get_by_text("Opgenomen; u kunt er nu vragen over stellen"))
    assert other.get_by_text("Opgenomen; u kunt er nu").count() == 0

    one.locator(".st-key-delete button").click()
    one.get_by_role("dialog").get_by_role("button", name="Verwijder").click()
    expect_page(one, "Vragen stellen")
    expect(one.locator(".history .open")).to_have_count(0)
    other.reload()
    other.get_by_role("heading", name="Werkconferentie").wait_for()
    settle(other)
    expect(other.locator(".history .open")).to_have_count(1)  # once the browser has told whose it is
    type_question(other, "Wanneer vertrekt de wandelgroep?")
    wait_for_answers(other, 2)
    expect(other.locator(".cited").last).to_contain_text("dinsdag")


def test_a_reload_in_the_middle_loses_nothing(open_page):
    page = open_page()
    type_question(page, PLACES)
    page.wait_for_url("**c=**")
    page.reload()
    page.get_by_role("heading", level=1).first.wait_for()
    settle(page)
    expect(page.get_by_text(PLACES).first).to_be_visible()
    again = page.get_by_role("button", name="Opnieuw proberen")
    if again.count():  # the reload came before the answer: the question is there, and asks itself again at one click
        again.click()
    wait_for_answers(page, 1)
    page.locator(".cited .mark, .cited button").first.click()
    page.locator("mark").first.wait_for()
    settle(page)
    marked = page.locator("mark").all_inner_texts()
    page.reload()
    page.locator("mark").first.wait_for()
    assert page.locator("mark").all_inner_texts() == marked
    expect(page.locator(".cited").first).to_contain_text("100")


def test_a_reader_beside_a_page_survives_a_reload_and_the_back_button_closes_it(open_page):
    page = open_page("/begin")
    page.locator(".card .source").first.click()
    page.locator("mark").first.wait_for()
    settle(page)
    marked = page.locator("mark").all_inner_texts()
    page.reload()
    page.locator("mark").first.wait_for()
    settle(page)
    assert page.locator("mark").all_inner_texts() == marked
    expect_once(page.get_by_text("Passage 1 van"))
    page.go_back()
    expect(page.locator("mark")).to_have_count(0)
    expect_page(page, "Begin hier")
    page.go_forward()
    page.locator("mark").first.wait_for()


def test_the_back_button_goes_back_within_every_page(open_page):
    page = open_page("/documenten")
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


def test_the_back_button_goes_back_to_every_page(open_page):
    page = open_page("/begin")
    for name in MENU[1:]:
        go(page, name)
    for name in reversed(MENU[:-1]):
        page.go_back()
        expect_page(page, name)


def test_an_address_with_the_name_of_the_first_page_leads_there(open_page):
    page = open_page("/vragen")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect_once(page.get_by_test_id("stChatInputTextArea"))
