"""What the browser tests do alike: a person opens pages, waits until they are drawn, asks, goes on, takes pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser_server import ARTEFACTS

# Milliseconds that a machine may take which runs a server, a browser and other tests at once.
PATIENCE = 240_000
WIDE, NARROW = (1440, 900), (390, 844)
Open = Callable[..., Page]
# Between a click and the run of the script that it starts lies a moment, and between two parts of a page as well:
# a page is drawn when nothing runs, nothing is awaited, and nothing was done to it or changed in it for this long.
QUIET = 250
_NOTE_CHANGES = """
  window.changedAt = performance.now();
  const note = () => { window.changedAt = performance.now(); };
  new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
  for (const name of ["click", "keydown", "input", "popstate", "resize"]) window.addEventListener(name, note, true);
"""
_IS_DRAWN = """([quiet, waiting]) => {
  const state = document.querySelector("[data-test-script-state]");
  if (!document.querySelector("h1") || state?.dataset.testScriptState !== "notRunning") return false;
  if (performance.now() - window.changedAt < quiet) return false;
  if (document.querySelector("[data-testid='stSpinner'], [data-testid='stSkeleton']")) return false;
  const shown = document.querySelector("#root").textContent;
  return !waiting.some((words) => shown.includes(words));
}"""
# What pages say of a part that is made in the background.
_AWAITED = ("nog klaargezet…", "nog verzameld…", "uit de documenten gehaald…", "nog nagekeken…")


@contextmanager
def people(browser: Browser, address: str) -> Iterator[Open]:
    """Gives a function that opens a page of a server in a browser of its own, as another person has."""
    contexts = []

    def open_one(path: str = "/", *, size: tuple[int, int] = WIDE, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        context.add_init_script(_NOTE_CHANGES)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.requested = []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
        page.goto(f"{address}/{path.lstrip('/')}")
        settle(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


def settle(page: Page) -> None:
    """Wait until the page has its title, all of it has been drawn and nothing is being made for it any more."""
    page.wait_for_function(_IS_DRAWN, arg=[QUIET, _AWAITED], timeout=PATIENCE, polling=50)


def sent_elsewhere(page: Page, address: str) -> list[str]:
    """What the page asked of any other machine since it was opened."""
    assert page.requested
    return [url for url in page.requested if not url.startswith((address, "data:", "blob:"))]


def ask(page: Page, question: str, *, replies: int = 1) -> None:
    """Type a question, and wait until so many questions of the conversation have been answered."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    wait_for_answers(page, replies)


def wait_for_answers(page: Page, count: int) -> None:
    """Wait until there are so many answers, with everything below them, and no question is being answered."""
    expect(page.locator(".actions")).to_have_count(count, timeout=PATIENCE)
    expect(page.get_by_test_id("stChatMessage")).to_have_count(2 * count, timeout=PATIENCE)
    settle(page)


def expect_once(found: Locator, *, timeout: float = PATIENCE) -> None:
    """Wait until exactly one of these can be seen.

    While a page is drawn anew, what stood on it stays below what takes its place: for a moment there may be two.
    """
    expect(found.filter(visible=True)).to_have_count(1, timeout=timeout)


def go(page: Page, name: str) -> None:
    """Choose a page in the menu."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    expect_page(page, name)


def expect_page(page: Page, name: str) -> None:
    """Wait until the page that is called so in the menu has been drawn."""
    heading = "Wegwijzer" if name == "Vragen stellen" else name
    page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
    settle(page)


def press(page: Page, name: str) -> None:
    """Press the button with exactly this name and wait until the page has been drawn anew."""
    page.get_by_role("button", name=name, exact=True).click()
    settle(page)


def check_width(page: Page) -> None:
    """Nothing may stick out sideways."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def shoot(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep a picture of the page as it is now; ``whole`` is from top to bottom."""
    ARTEFACTS.mkdir(exist_ok=True)
    before = page.viewport_size
    if whole:
        height = page.evaluate("document.getElementById('stMain').scrollHeight")
        page.set_viewport_size({"width": before["width"], "height": min(max(height, before["height"]), 6000)})
    settle(page)
    check_width(page)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
    if whole:
        page.set_viewport_size(before)


def shoot_both(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep pictures of the page wide and light, and narrow and dark."""
    before = page.viewport_size
    for (width, height), scheme in ((WIDE, "light"), (NARROW, "dark")):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": height})
        shoot(page, f"{name}-{width}-{scheme}", whole=whole)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size(before)
    settle(page)
