"""What is drawn as Markdown draws as plain text, whatever it holds."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.web.escape import WORD_JOINER, escape_markdown

NASTY = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "$math$ en $$E=mc^2$$",
    ":material/home: :red[rood] :red-background[x] :smile: :streamlit:",
    "[link](javascript:alert(1)) ![plaatje](http://a.nl/x.png)",
    "# kop",
    "- punt\n- punt",
    "1. een",
    "**vet** _schuin_ ~~weg~~ `code`",
    "| a | b |\n|---|---|",
    "https://voorbeeld.nl www.voorbeeld.nl naam@voorbeeld.nl",
    "&lt;b&gt; &amp; &#60;",
    "\\[al ontsnapt\\]",
    "<- -> -- ...",
    "[^1] [x]: http://a.nl",
]


def drawn(text):
    """The HTML that CommonMark makes of the escaped text, without the invisible joiners."""
    return MarkdownIt("commonmark").render(escape_markdown(text)).replace(WORD_JOINER, "")


@pytest.mark.parametrize("text", NASTY)
def test_draws_as_the_text_itself(text):
    assert drawn(text) == f"<p>{html.escape(' '.join(text.split())).replace('&#x27;', chr(39))}</p>\n"


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_never_makes_an_element(text):
    assert re.findall(r"<[^>]*>", drawn(text)) in (["<p>", "</p>"], [])


@given(st.text())
def test_leaves_nothing_for_the_replacements_after_parsing(text):
    plain = html.unescape(re.sub(r"</?p>", "", MarkdownIt("commonmark").render(escape_markdown(text))))
    assert not re.search(r":[a-z+\-_/]+:|https?://|www\.\w|\w@\w", plain, re.IGNORECASE | re.ASCII)


def test_plain_words_stay_as_they_are():
    assert escape_markdown("Café ‘0’ in 2030") == "Café ‘0’ in 2030"
