"""Escaped labels, drawn by Streamlit itself in a real Chromium, read as exactly the text they hold."""

from __future__ import annotations

import textwrap

import pytest

from tests.browser_server import free_port, server
from tests.test_web_escape import NASTY
from ui.web.escape import WORD_JOINER

pytestmark = pytest.mark.browser

SCRIPT = """
    import streamlit as st
    from tests.test_web_escape import NASTY
    from ui.web.escape import escape_markdown

    for number, text in enumerate(NASTY):
        with st.container(key=f"sample-{number}"):
            st.markdown(escape_markdown(text))
            st.info(escape_markdown(text))
            st.caption(escape_markdown(text))
            st.subheader(escape_markdown(text), anchor=False)
            st.button(escape_markdown(text), key=f"button-{number}")
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory, browser):
    script = tmp_path_factory.mktemp("escape") / "labels.py"
    script.write_text(textwrap.dedent(SCRIPT), encoding="utf-8")
    port = free_port()
    command = ["-m", "streamlit", "run", str(script), "--server.headless=true", "--browser.gatherUsageStats=false"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1", "--server.fileWatcherType=none"]
    with server("escape", command, port, {}) as address:
        opened = browser.new_page()
        opened.goto(address)
        opened.locator(f".st-key-button-{len(NASTY) - 1}").wait_for(timeout=60_000)
        yield opened
        opened.close()


@pytest.mark.parametrize("number", range(len(NASTY)))
def test_labels_read_as_written(page, number):
    sample = page.locator(f".st-key-sample-{number}")
    parts = sample.locator("[data-testid='stMarkdownContainer'], h3")
    from playwright.sync_api import expect

    expect(parts).to_have_count(5)
    expected = " ".join(NASTY[number].split())
    texts = [" ".join(text.replace(WORD_JOINER, "").split()) for text in parts.all_inner_texts()]
    assert texts == [expected] * 5
    for forbidden in (
        "a",
        "img",
        "script",
        "code",
        "strong",
        "em",
        "del",
        "table",
        "li",
        ".katex",
        "[data-testid*='Icon']",
    ):
        assert parts.locator(forbidden).count() == 0, forbidden
