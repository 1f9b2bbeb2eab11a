"""Turns any text into Markdown that draws as exactly that text, for the labels that Streamlit parses."""

from __future__ import annotations

import re

# An invisible character that joins words: it breaks up what Streamlit replaces after parsing, when backslashes are
# gone already (emoji shortcodes, material icons, bare web and mail addresses, arrows and dashes).
WORD_JOINER = "\u2060"

_PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_AFTER_PARSING = re.compile(
    r"(?<=[a-z0-9]@)(?=[a-z0-9])|(?<=:)(?=\S)|(?<=www)(?=\.)|(?<=[-<>~])(?=[-=>])", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def escape_markdown(text: str) -> str:
    """Markdown that draws as ``text``: no markup, directive, formula, link, image or icon survives.

    Control characters are left out and line ends become spaces, since labels have one line. Any ASCII punctuation
    may follow a backslash in CommonMark (section 2.4); ``_AFTER_PARSING`` names the few things that plug-ins look
    for in the finished text.
    """
    one_line = " ".join(_CONTROL.sub("", text).split())
    broken = _AFTER_PARSING.sub(WORD_JOINER, one_line)
    return _PUNCTUATION.sub(r"\\\1", broken)
