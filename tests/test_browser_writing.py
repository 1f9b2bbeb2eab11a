"""A language model writes in a real Chromium: sentences appear as they pass, Stop gives quotes, sources are right."""

from __future__ import annotations

import re
import threading
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from corpus import display_text, load_bundled
from tests.browser_pages import PATIENCE, ask, expect_once, settle, wait_for_answers
from tests.browser_server import ARTEFACTS, product_server
from tests.model_server import Exchange, model_server

pytestmark = pytest.mark.browser

QUESTION = "Hoeveel gesloten plekken wil ZuidWest eind 2024?"
FIRST = "De ambitie is een afbouw van het huidige aantal gesloten plekken van 235 in 2020 naar maximaal 100 eind 2024"
INVENTED = "Almere betaalt daarvoor 777 miljoen euro"
PASSAGE = re.compile(r"^\[(\d+)\] [^\n]*\n(.*?)(?=^\[\d+\] |\Z)", re.MULTILINE | re.DOTALL)
STOPPED = "U hebt het taalmodel gestopt. Daarom staat hier het antwoord in citaten."


class Writer:
    """Writes a supported sentence, waits until it may go on, then writes one that nothing supports."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()

    def __call__(self, exchange: Exchange) -> None:
        mark = number_of(exchange.seen.prompt, "maximaal 100 eind 2024")
        exchange.head()
        exchange.event({"role": "assistant", "content": ""})
        # A sentence is over when the next one begins.
        for piece in re.findall(r".{1,9}", f"{FIRST} [{mark}]. {INVENTED[:8]}"):
            exchange.event({"content": piece})
        while not self.goes_on.is_set() and not exchange.server.closing.is_set():
            exchange.wait(0.1)
            exchange.event({"content": ""})
        exchange.event({"content": f"{INVENTED[8:]} [{mark}]."})
        exchange.done()


def number_of(prompt, words):
    """The number of the passage in a prompt that has certain words."""
    return next(number for number, text in PASSAGE.findall(prompt) if words in " ".join(text.split()))


@pytest.fixture(scope="module")
def writer():
    return Writer()


@pytest.fixture(scope="module")
def model(writer):
    with model_server(writer) as running:
        yield running


@pytest.fixture(scope="module")
def address(model_data, model):
    environment = {
        "WEGWIJZER_LLM_BASE_URL": model.address,
        "WEGWIJZER_LLM_MODEL": "proefmodel",
        "WEGWIJZER_LLM_TIMEOUT": "60",
    }
    with product_server("writing", model_data, **environment) as running:
        yield running


@pytest.fixture
def page(open_page, writer):
    writer.goes_on.clear()
    return open_page()


def start_asking(page):
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(QUESTION)
    box.press("Enter")


def check_first_source(page):
    """The first mark opens the slice that its address names, marked in the text of its document."""
    page.locator(".cited .mark", has_text="[1]").first.click()
    page.locator("mark").first.wait_for()
    page.wait_for_url("**document=**")
    place = parse_qs(urlsplit(page.url).query)
    text = next(one.text for one in load_bundled() if one.id == place["document"][0])
    quote = text[int(place["start"][0]) : int(place["end"][0])]
    assert "maximaal 100 eind" in " ".join(quote.split())
    marked = " ".join(page.locator("mark").all_text_contents())
    assert marked.split() == display_text(quote).replace("|", " ").split()


def test_sentences_appear_while_the_model_writes_and_only_supported_ones_stay(page, writer):
    start_asking(page)
    stop = page.get_by_role("button", name="Stop; toon citaten")
    expect_once(stop)
    # The model has not finished: what it wrote so far is there already.
    expect(page.get_by_role("main")).to_contain_text(FIRST, timeout=PATIENCE)
    assert not writer.goes_on.is_set()
    expect_once(stop)
    page.screenshot(path=ARTEFACTS / "writing-wide-light.png")
    writer.goes_on.set()
    wait_for_answers(page, 1)
    expect(stop).to_have_count(0)
    expect(page.locator(".cited").first).to_contain_text("maximaal 100 eind 2024", timeout=PATIENCE)
    expect_once(page.get_by_text("Geschreven door het taalmodel proefmodel"))
    expect(page.locator(".cited").first).not_to_contain_text("777")
    check_first_source(page)


def test_stop_ends_the_model_and_gives_the_answer_in_quotes(page, model):
    start_asking(page)
    expect(page.get_by_role("main")).to_contain_text(FIRST, timeout=PATIENCE)
    page.get_by_role("button", name="Stop; toon citaten").click()
    wait_for_answers(page, 1)
    expect_once(page.get_by_text(STOPPED))
    expect(page.locator(".cited").first).to_contain_text("100")
    expect(page.get_by_text("Geschreven door het taalmodel")).to_have_count(0)
    assert model.hung_up.wait(20), "the connection to the model stayed open"
    check_first_source(page)


def test_with_quotes_only_the_model_is_not_asked_until_it_may_write_again(page, writer, model):
    asked = len(model.seen)
    switch = page.get_by_test_id("stSidebar").get_by_text("Alleen citaten")
    switch.click()
    settle(page)
    ask(page, QUESTION)
    expect(page.locator(".cited").first).to_contain_text("maximaal 100 eind 2024")
    expect(page.get_by_text("Geschreven door het taalmodel")).to_have_count(0)
    assert len(model.seen) == asked
    check_first_source(page)
    writer.goes_on.set()
    switch.click()
    settle(page)
    ask(page, QUESTION, replies=2)
    expect(page.get_by_text("Geschreven door het taalmodel proefmodel")).to_have_count(1)
    assert len(model.seen) > asked
