"""The chat in a real Chromium over the real index: ask, open a citation, follow up, be refused, start anew."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from corpus import display_text, load_bundled
from tests.browser_pages import NARROW, ask, expect_once, sent_elsewhere, settle, shoot, wait_for_answers

pytestmark = pytest.mark.browser

QUESTION = "Hoeveel gesloten plekken wil ZuidWest eind 2024?"
FOLLOW_UP = "En hoeveel waren het er in 2020?"
UNANSWERABLE = "Hoe hoog is de Eiffeltoren?"
NASTY = "<script>alert(1)</script> <img src=x onerror=alert(1)> $x^2$ :material/home: [a](javascript:alert(1)) :red[c]"
REFUSED = "Geen antwoord in de documenten"
DOCUMENTS = {document.id: document for document in load_bundled()}


@pytest.fixture(scope="module")
def address(model_server):
    return model_server


def open_citation(page, number):
    page.locator(".cited .mark", has_text=f"[{number}]").first.click()
    page.locator("mark").first.wait_for()


def check_marked(page):
    """The marked text is the display text of the slice that the address names, and it is in sight."""
    page.wait_for_url("**document=**")
    place = parse_qs(urlsplit(page.url).query)
    text = DOCUMENTS[place["document"][0]].text
    quote = text[int(place["start"][0]) : int(place["end"][0])]
    marked = " ".join(page.locator("mark").all_text_contents())
    assert marked.split() == display_text(quote).replace("|", " ").split()
    assert marked.strip()
    expect(page.locator("mark").first).to_be_in_viewport()
    return quote


def test_a_conversation_from_question_to_new_conversation(open_page):
    page = open_page()
    shoot(page, "start-wide-light")
    ask(page, QUESTION)
    expect(page.get_by_text(REFUSED)).to_have_count(0)
    expect(page.locator(".cited").first).to_contain_text("100")
    shoot(page, "answer-wide-light")
    open_citation(page, 1)
    assert "100" in check_marked(page)
    expect_once(page.get_by_role("heading", name="Ambitiedocument landsdeel ZuidWest", level=2))
    shoot(page, "reader-wide-light")
    ask(page, FOLLOW_UP, replies=2)
    expect_once(page.get_by_test_id("stChatMessage").get_by_text(QUESTION))
    expect(page.get_by_text(REFUSED)).to_have_count(0)
    expect(page.locator(".cited").last).to_contain_text("235")
    shoot(page, "follow-up-wide-light")
    ask(page, UNANSWERABLE, replies=3)
    expect_once(page.get_by_text(REFUSED))
    shoot(page, "refusal-wide-light")
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect_once(page.get_by_role("heading", name="Wegwijzer", exact=True))
    expect(page.locator(".cited")).to_have_count(0)
    assert "document=" not in page.url


def test_every_citation_of_a_list_can_be_stepped_through(open_page):
    page = open_page()
    ask(page, "Welke randvoorwaarden noemt het VNG-statement?")
    marks = page.locator(".cited ul:not(.sources ul) .mark, .cited p .mark")
    expect(marks.first).to_be_visible()
    count = marks.count()
    open_citation(page, 1)
    quotes = [check_marked(page)]
    for _ in range(count - 1):
        before = page.url
        page.get_by_role("button", name="Volgende", exact=True).click()
        page.wait_for_function("before => location.href !== before", arg=before)
        settle(page)
        quotes.append(check_marked(page))
    assert len(set(quotes)) == count
    page.get_by_role("button", name="Sluit", exact=True).click()
    expect(page.locator("mark")).to_have_count(0)


def test_a_citation_opens_by_keyboard_and_the_outline_works(open_page):
    page = open_page()
    ask(page, QUESTION)
    mark = page.locator(".cited .mark").first
    mark.focus()
    page.keyboard.press("Enter")
    page.locator("mark").first.wait_for()
    check_marked(page)
    page.get_by_text("Inhoudsopgave").press("Enter")
    page.locator(".jump").last.press("Enter")
    expect(page.locator(".heading").last).to_be_in_viewport()
    page.get_by_role("button", name="Naar de gemarkeerde passage").press("Enter")
    expect(page.locator("mark").first).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_works_on_a_narrow_screen(open_page, scheme):
    page = open_page(size=NARROW, scheme=scheme)
    shoot(page, f"start-narrow-{scheme}")
    ask(page, QUESTION)
    shoot(page, f"answer-narrow-{scheme}")
    open_citation(page, 1)
    settle(page)
    check_marked(page)
    shoot(page, f"reader-narrow-{scheme}")


def test_it_works_in_the_dark(open_page):
    page = open_page(scheme="dark")
    shoot(page, "start-wide-dark")
    ask(page, QUESTION)
    open_citation(page, 1)
    check_marked(page)
    shoot(page, "reader-wide-dark")


def test_nothing_of_a_question_becomes_markup(open_page):
    page = open_page()
    ask(page, NASTY)
    expect(page.get_by_text(NASTY).first).to_be_visible()
    main = page.get_by_role("main")
    expect(main.get_by_text(NASTY).first).to_be_visible()
    for forbidden in ("img[src='x']", "script", ".katex", "a[href^='javascript']"):
        expect(main.locator(forbidden)).to_have_count(0)


def test_nothing_leaves_this_machine(open_page, address):
    page = open_page()
    ask(page, QUESTION)
    open_citation(page, 1)
    assert sent_elsewhere(page, address) == []


def test_a_double_click_asks_once(open_page):
    page = open_page()
    page.get_by_role("button", name="Hoeveel deelnemers had de werkconferentie?").dblclick()
    wait_for_answers(page, 1)
    page.wait_for_timeout(1500)  # for a second answer that must not come
    wait_for_answers(page, 1)


def test_two_sessions_do_not_see_each_other(open_page):
    one, two = open_page(), open_page()
    ask(one, QUESTION)
    two.reload()
    settle(two)
    expect(two.get_by_test_id("stChatMessage")).to_have_count(0)


def test_a_link_opens_the_document_at_its_slice(open_page):
    text = DOCUMENTS["uitvoeringsplan-gesloten-jeugdhulp"].text
    row = "Aantal unieke jongeren\t1.537\t1.433\t1.382\t1.128\t1.029"
    start = text.index(row)
    page = open_page(path=f"/?document=uitvoeringsplan-gesloten-jeugdhulp&start={start}&end={start + len(row)}")
    page.locator("mark").first.wait_for()
    assert check_marked(page) == row
    assert page.evaluate("document.documentElement.lang") == "nl"
    shoot(page, "link-table-wide-light")


def test_english_pages_answer_english_questions(open_page):
    page = open_page()
    page.get_by_text("English", exact=True).click()
    expect_once(page.get_by_role("button", name="New conversation"))
    ask(page, "How many closed places does ZuidWest want at the end of 2024?")
    shoot(page, "answer-wide-english")
    expect(page.get_by_text("Sources").first).to_be_visible()
