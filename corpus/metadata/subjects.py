"""What a letter, a message or a proposal is about, by the line that says so: "Onderwerp:" or "Betreft:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.parsing.titleblock import LABEL

_LABEL = re.compile(r"\W{0,3}(?:onderwerp|betreft|betreffende|subject)\s*(?::\s*(?P<words>\S.*)?|$)", re.IGNORECASE)
# Answers and messages that are sent on bear the subject of the first one.
_AGAIN = re.compile(r"(?:(?:re|fwd?|antw|doorst|betreft|onderwerp|subject)\s*:\s*)+", re.IGNORECASE)
_OTHER_LABEL = re.compile(
    r"[A-Z][\w/& -]{1,30}\s*:(?:\s|$)|(?:datum|bijlagen?|kenmerk|ons kenmerk|uw kenmerk)\b", re.IGNORECASE
)
_LINES, _LONGEST = 30, 180
_KIND = re.compile(
    r"(?:(?:raads|college|bestuurs|commissie|staten|informatie|aanbiedings|begeleidings|beslis|ontwerp)*"
    r"(?:voorstel|brief|nota|notitie|memo|besluit|advies|motie|mededeling|oplegger|verslag))|e-?mail"
)
# To whom it goes, in the place of a title; "Aan de slag" is one.
_ADDRESSEE = re.compile(
    r"\W*aan\s*(?::|$|(?:(?:de|het|alle|gemeente)\s+)*(?:leden|raad|college|gemeenteraad|raadsleden|voorzitter|commissie|staten"
    r"|bestuur|minister|staatssecretaris|tweede|eerste|griffie\w*|heer|mevrouw|ministerie|gemeente|provincie)\b)"
    r"|.{0,80}\bt\.\s?a\.\s?v\.",
    re.IGNORECASE,
)
# What only says which kind of document it is, to whom: "Raadsvoorstel en ontwerpbesluit", "Brief aan de raad".
_AROUND = frozenset(
    "aan de het en of van voor naar bij raad raads gemeenteraad college leden commissie staten griffie b w bw besluit "
    "ontwerpbesluit ontwerp raadsbesluit collegebesluit openbaar gemeente formulier nummer nr".split()
)


def subject_line(lines: Sequence[str]) -> tuple[str, int]:
    """The words behind the first label of a subject, and the number of that line; ("", 0) without one.

    :param lines: the first lines of the document, without empty ones.
    """
    for number, line in enumerate(lines[:_LINES]):
        found = _LABEL.match(line)
        if found is None:
            continue
        words, after = (found["words"], number + 1) if found["words"] else _value(lines, number)
        below = lines[after : after + 1]
        if below and below[0][:1].islower() and words[-1:] not in (".", "!", "?"):
            words = f"{words} {below[0]}"  # a long subject goes on
        words = _AGAIN.sub("", words.strip(" *_"), count=1).strip(" .;")
        if words and len(words) <= _LONGEST:
            return words[0].upper() + words[1:], number
    return "", 0


def _value(lines: Sequence[str], number: int) -> tuple[str, int]:
    """The value of a label on a line of its own, and the number of the line below it.

    Where labels stand below each other their values follow in the same order.
    """
    first, end = number, number + 1
    while first and LABEL.fullmatch(lines[first - 1]):
        first -= 1
    while end < len(lines) and LABEL.fullmatch(lines[end]):
        end += 1
    place = end + number - first
    known = place < len(lines) and not _OTHER_LABEL.match(lines[place])
    return (lines[place], place + 1) if known else ("", end)


def names_only_a_kind(title: str) -> bool:
    """True for a title that says what kind of document it is, and not what it is about."""
    words = re.findall(r"[^\W\d_]+", title.lower())
    return any(map(_KIND.fullmatch, words)) and all(word in _AROUND or _KIND.fullmatch(word) for word in words)


def is_addressee(title: str) -> bool:
    """True for a line that says to whom a letter goes."""
    return _ADDRESSEE.match(title) is not None
