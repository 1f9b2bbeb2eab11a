"""``python -m evals.bench_pages``: how long a click on a page takes to draw, in a real Chromium, page by page.

A click counts as drawn when the heading of the page is there and the server has nothing more to draw. On a machine that
does other work as well this takes longer; the processor seconds of the server do not. Needs what the browser tests need
(the extra ``dev`` and Chromium).
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evals.bench_library import Served, make_library, running_server

if TYPE_CHECKING:
    from playwright.sync_api import Page

AIM = 1.0
_PATIENCE = 400_000  # milliseconds, for the very first visit
_CHAT = "Vragen stellen"
_RUNNING = "[data-test-script-state='running']"
_BUSY = (
    "Dit deel wordt nog klaargezet…",
    "De begrippen worden nog verzameld…",
    "De afspraken worden nog uit de documenten gehaald…",
    "De documenten worden nog nagekeken…",
)


@dataclass(frozen=True, slots=True)
class Click:
    """What is clicked: a page of the menu (its name), and then, when there is one, a selector on that page."""

    name: str
    page: str
    selector: str = ""


CLICKS = (
    Click("Begin hier", "Begin hier"),
    Click(_CHAT, _CHAT),
    Click("Documenten", "Documenten"),
    Click("Documenten: een document openen", "Documenten", "table button"),
    Click("Documenten: toevoegen", "Documenten", ".st-key-documents-add button"),
    Click("Afspraken", "Afspraken"),
    Click("Afspraken: een afspraak openen", "Afspraken", "table button"),
    Click("Afspraken: partijen", "Afspraken", ".st-key-agreements-face button >> nth=2"),
    Click("Begrippen", "Begrippen"),
    Click("Begrippen: een letter", "Begrippen", ".st-key-terms-letter button >> nth=1"),
    Click("Terugkoppeling", "Terugkoppeling"),
    Click("Evaluatie", "Evaluatie"),
    Click("Beheer", "Beheer"),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Seconds that each of some clicks took, and seconds of processor that the server used for one, on average."""

    click: Click
    seconds: tuple[float, ...]
    server: float

    def __str__(self) -> str:
        median = statistics.median(self.seconds)
        verdict = "gehaald" if median < AIM else "NIET GEHAALD"
        spent = f"{median:6.2f} s   hoogste {max(self.seconds):6.2f} s   server {self.server:5.2f} s"
        return f"{self.click.name:40} {spent}   {verdict}"


def measure(served: Served, *, rounds: int) -> Iterator[Drawn]:
    """Click every page of a server that runs, after each was visited once."""
    from playwright.sync_api import sync_playwright

    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(_PATIENCE)
        page.goto(f"{served.address}/begin")
        _settle(page)
        for name in dict.fromkeys(click.page for click in CLICKS):
            _visit(page, name)
            _prepared(page)
        for click in CLICKS:
            spent = [_seconds(page, click, served) for _ in range(rounds)]
            yield Drawn(click, tuple(one for one, _ in spent), statistics.mean(one for _, one in spent))
        browser.close()


def _seconds(page: Page, click: Click, served: Served) -> tuple[float, float]:
    """One click, begun on another page: seconds on the clock, and of processor in the server."""
    _visit(page, _CHAT if click.page == "Beheer" else "Beheer")
    if not click.selector:
        before = served.processor()
        return _visit(page, click.page), served.processor() - before
    _visit(page, click.page)
    target = page.locator(click.selector).first
    target.wait_for()
    started, before = time.perf_counter(), served.processor()
    target.click()
    # The click itself is answered by a new run of the page, which may begin a moment later.
    page.wait_for_timeout(50)
    _settle(page)
    return time.perf_counter() - started, served.processor() - before


def _visit(page: Page, name: str) -> float:
    started = time.perf_counter()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    heading = "Wegwijzer" if name == _CHAT else name
    page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
    _settle(page)
    return time.perf_counter() - started


def _settle(page: Page) -> None:
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_function(f'() => !document.querySelector("{_RUNNING}")')


def _prepared(page: Page) -> None:
    """Wait for what is made once, in the background, after start-up."""
    for words in _BUSY:
        page.get_by_text(words).first.wait_for(state="detached")
    _settle(page)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the documents, serve them, click, and print a line for every click."""
    parser = argparse.ArgumentParser(description="Meet hoe snel een klik op een pagina is getekend.")
    parser.add_argument("--documents", type=int, default=5, help="aantal documenten (5: alleen de meegeleverde)")
    parser.add_argument("--rounds", type=int, default=5, help="aantal metingen per klik")
    parser.add_argument("--data-dir", type=Path, help="een gegevensmap die al is gevuld")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="wegwijzer-pages-") as name:
        folder = given.data_dir or make_library(Path(name), given.documents)
        with running_server(folder) as served:
            for drawn in measure(served, rounds=given.rounds):
                sys.stdout.write(f"{drawn}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
