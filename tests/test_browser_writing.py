"""A language model writes in a real Chromium: sentences appear as they pass, Stop gives quotes, sources are right."""

from __future__ import annotations

import re
import threading
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from corpus import display_text, load_bundled
from tests.browser_server import ARTEFACTS, free_port, server
from tests.conftest import TEST_DATA, ingest_test_data
from tests.model_server import Exchange, model_server

pytestmark = pytest.mark.browser

QUESTION = "Hoeveel gesloten plekken wil ZuidWest eind 2024?"
FIRST = "De ambitie is een afbouw van het huidige aantal gesloten plekken van 235 in 2020 naar maximaal 100 eind 2024"
INVENTED = "Almere betaalt daarvoor 777 miljoen euro"
PASSAGE = re.compile(r"^\[(\d+)\] [^\n]*\n(.*?)(?=^\[\d+\] |\Z)", re.MULTILINE | re.DOTALL)
PATIENCE = 60_000
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


@pytest.fixture
def writer():
    return Writer()


@pytest.fixture
def model(writer):
    with model_server(writer) as running:
        yield running


@pytest.fixture
def page(browser, prepared_model, model):
    ingest_test_data()
    port = free_port()
    environment = {
        "WEGWIJZER_DATA_DIR": str(TEST_DATA),
        "WEGWIJZER_LANGUAGE": "nl",
        "WEGWIJZER_LLM_BASE_URL": model.address,
        "WEGWIJZER_LLM_MODEL": "proefmodel",
        "WEGWIJZER_LLM_TIMEOUT": "60",
    }
    command = ["-c", "from ui.cli import main; main()", "serve", "--port", str(port)]
    with server("writing", command, port, environment) as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        opened = context.new_page()
        opened.set_default_timeout(PATIENCE)
        opened.goto(address)
        opened.get_by_role("heading", name="Wegwijzer", exact=True).wait_for()
        yield opened
        context.close()


def ask(page):
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
    ask(page)
    stop = page.get_by_role("button", name="Stop; toon citaten")
    expect(stop).to_be_visible(timeout=PATIENCE)
    # The model has not finished: what it wrote so far is there already.
    expect(page.get_by_role("main")).to_contain_text(FIRST, timeout=PATIENCE)
    assert not writer.goes_on.is_set()
    expect(stop).to_be_visible()
    page.screenshot(path=ARTEFACTS / "writing-wide-light.png")
    writer.goes_on.set()
    expect(stop).to_have_count(0, timeout=PATIENCE)
    expect(page.locator(".cited").first).to_contain_text("maximaal 100 eind 2024", timeout=PATIENCE)
    expect(page.get_by_text("Geschreven door het taalmodel proefmodel")).to_be_visible()
    expect(page.locator(".cited").first).not_to_contain_text("777")
    check_first_source(page)


def test_stop_ends_the_model_and_gives_the_answer_in_quotes(page, model):
    ask(page)
    expect(page.get_by_role("main")).to_contain_text(FIRST, timeout=PATIENCE)
    page.get_by_role("button", name="Stop; toon citaten").click()
    expect(page.get_by_text(STOPPED)).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".cited").first).to_contain_text("100")
    expect(page.get_by_text("Geschreven door het taalmodel")).to_have_count(0)
    assert model.hung_up.wait(20), "the connection to the model stayed open"
    check_first_source(page)
