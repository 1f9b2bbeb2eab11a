"""Strips what a model's text may not bring along: links, images, HTML, markdown marks, hidden characters."""

from __future__ import annotations

import html
import re
import unicodedata

# A link whose text is a citation mark keeps the mark: "[1](https://...)" is "[1]".
_IMAGE = re.compile(r"!\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()\s]*(?:\([^()]*\)[^()]*)*(?:\s[^()]*)?\)|\[[^\]]*\])?")
_LINK = re.compile(r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)")
_LINK_LEFT_OPEN = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\(\s*(?:\w+:|//|www\.)[^\s)]*")
_REFERENCE = re.compile(r"(?m)^\s{0,3}\[[^\]\n]+\]:\s*\S.*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_HIDDEN = re.compile(
    r"<(?P<tag>script|style|iframe|object|svg|template|noscript|math|textarea|title|think|thinking)\b[^>]*>.*?(?:</(?P=tag)\s*>|$)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z!?][^<>]{0,2000}(?:>|$)")
_TAG_START = re.compile(r"<(?=[A-Za-z!?/])")
_FENCE = re.compile(r"(?m)^\s*(?:```|~~~).*$")
_HEADING = re.compile(r"(?m)^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.!?,])_{1,3}(?!\w)|~~|`+")
_RULE = re.compile(r"(?m)^[ \t]*(?:[-*_=][ \t]*){3,}$")
_SPACES = re.compile(r"[^\S\n]+")
_ROUNDS = 3


def clean_text(text: str) -> str:
    """``text`` as plain words on their lines; list markers and citation marks stay.

    Entities are resolved first, and stripping is repeated, so that what is wrapped twice goes too.
    """
    for _ in range(_ROUNDS):
        before, text = text, _strip_markup(plain_characters(html.unescape(text)))
        if text == before:
            break
    text = _TAG_START.sub("", text)
    text = _RULE.sub("", _FENCE.sub("", text))
    text = _EMPHASIS.sub("", _HEADING.sub("", text))
    return _SPACES.sub(" ", text)


def plain_characters(text: str) -> str:
    """Without control, format (bidi, zero width), private-use and unassigned characters; line ends and tabs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter)[0] != "C")


def _strip_markup(text: str) -> str:
    text = _HIDDEN.sub(" ", _COMMENT.sub(" ", text))
    text = _IMAGE.sub(" ", text)
    text = _LINK.sub(_link_text, text)
    text = _LINK_LEFT_OPEN.sub(_link_text, text)
    return _TAG.sub(" ", _REFERENCE.sub("", text))


def _link_text(match: re.Match[str]) -> str:
    words = match["text"]
    return f"[{words}]" if re.fullmatch(r"[\d,;\s–-]+", words) else words
