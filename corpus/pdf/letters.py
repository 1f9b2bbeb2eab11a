"""Letters of an extracted page: ligatures apart, bullets as bullets, odd spaces and invisible signs gone.

Only signs that stand for others are replaced: superscripts, fractions and other signs with a meaning stay. A letter
that was lost (NUL, a private sign without a meaning) becomes U+FFFD, so that nothing is dropped in silence.
"""

from __future__ import annotations

import re
import unicodedata

LOST = "\ufffd"
_COMPATIBLE = re.compile("[\u0132\u0133\u0149\uf900-\ufaff\ufb00-\ufb4f\uff01-\uff5e\U0001d400-\U0001d7ff]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\ufeff\x01-\x08\x0e-\x1b\x7f]")
# What comes out for the bullet of the standard fonts, which their encoding has no place for.
_STANDARD_BULLET = re.compile("(?m)^([ \t]*)\x7f[ \t]*(?=\\S)")
_LINE_END = re.compile("\r\n|[\r\f\v\x1c-\x1e\x85]")
# The sign fonts of office programs: what stands where, as far as it occurs in running text.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf06e\uf06f\uf06c\uf0d8\uf076\uf077\uf09f\uf071\uf0be\uf075", "•"),
        **{"\uf02d": "-", "\uf0e0": "→", "\uf0e8": "→", "\uf0fc": "✓", "\uf0fe": "☒", "\uf0a3": "≤", "\uf0b3": "≥"},
        **{"\uf020": " ", "\uf0ae": "→", "\uf0b1": "±", "\uf0b0": "°", "\u2011": "-", "\u2010": "-"},
    }
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_LONE_PRIVATE = re.compile(rf"(?m)^([ ]*)[{_PRIVATE}]+(?=\s)")
_LOST = re.compile(rf"[\x00{_PRIVATE}\ud800-\udfff]")
_MANY_SPACES = re.compile(" {2,}")
_MANY_BREAKS = re.compile("\n{3,}")
_EMPTY_LINES = re.compile(" *\n *")


def clean_letters(text: str) -> str:
    """The text of one page with plain letters; lines keep their order, white space around them goes."""
    text = _STANDARD_BULLET.sub(r"\1• ", _LINE_END.sub("\n", text))
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text)).translate(_SIGNS)
    text = _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = _LONE_PRIVATE.sub(r"\1•", text)
    text = unicodedata.normalize("NFC", _LOST.sub(LOST, text))
    text = _EMPTY_LINES.sub("\n", _MANY_SPACES.sub(" ", text))
    return _MANY_BREAKS.sub("\n\n", text).strip(" \n")


def bare_letters(text: str) -> str:
    """The letters and digits of a text alone, in small letters: what is the same however it was set."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
