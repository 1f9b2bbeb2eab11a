"""Which item of an answer a turn asks for: "en de tweede?", "leg de derde uit", "nummer vier"."""

from __future__ import annotations

import re

ORDINALS = {
    "eerste": 0, "tweede": 1, "derde": 2, "vierde": 3, "vijfde": 4, "zesde": 5, "zevende": 6, "achtste": 7,
    "laatste": -1,
    "first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "last": -1,
}  # fmt: skip
# From two, since "een" is nearly always the article.
NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "twee two",
            "drie three",
            "vier four",
            "vijf five",
            "zes six",
            "zeven seven",
            "acht eight",
            "negen nine",
            "tien ten",
        ),
        start=2,
    )
    for word in words.split()
}
CARDINALS = {"een": 0, "één": 0, "one": 0, **{word: number - 1 for word, number in NUMBER_WORDS.items()}}
_ORDINAL = re.compile(
    r"^(?:en |and |wat is |wat was |what is |what about |noem |geef )*(?:de|het|the|punt|nummer|number)? ?"
    rf"(?P<word>{'|'.join(ORDINALS)}|[1-9]\d?e?)"
    r"(?: (?:punt|onderdeel|actie|item|ambitie|functie|afspraak|één|een|one|point))?(?: dan)?\s*\??$"
)
# "leg de derde uit", "kun je de eerste toelichten?": an item, and words that only ask to hear about it.
_ITEM = re.compile(
    rf"\b(?:(?:de|het|die|dat|the|that)(?: (?:punt|nummer|number))? (?P<word>{'|'.join(ORDINALS)}|[1-9]\d?e)"
    rf"|(?:de |het )?(?:punt|nummer|onderdeel|number|point) (?P<number>{'|'.join(CARDINALS)}|[1-9]\d?))"
    r"(?: (?:punt|onderdeel|één|een|one|point))?\b"
)
_ASKS_FOR_ITEM = frozenset(
    "en maar ook oké ok dan nu nog eens even graag alsjeblieft alstublieft svp mij me je jij u ik wil zou willen kun "
    "kunt kan kunnen leg uit uitleggen uitleg geef noem vertel vertellen licht toe toelichten toelichting op van over "
    "bij wat is was doet doen deed houdt hield in betekent bedoel bedoelen bedoelt bedoeld wordt men ze met werk "
    "uitwerken meer iets wel precies eigenlijk nader verder alweer hoe zit het daarvan "
    "and but also please can could would you i want tell explain elaborate more about on what does do is mean detail "
    "exactly then".split()
)
_MOST_WORDS = 8
ORDINAL_WORD = re.compile(rf"\b(?:{'|'.join(ORDINALS)})\b", re.IGNORECASE)


def ordinal_reference(text: str) -> int | None:
    """Which item of the previous answer is asked for ("en de tweede?", "leg de tweede uit" -> 1, "de laatste?" -> -1);
    None when none is."""
    folded = text.casefold().strip()
    match = _ORDINAL.match(folded)
    if match is not None:
        return _place(match["word"])
    match = _ITEM.search(folded)
    if match is None or len(folded.split()) > _MOST_WORDS:
        return None
    around = re.findall(r"\w+", folded[: match.start()] + " " + folded[match.end() :])
    return _place(match["word"] or match["number"]) if _ASKS_FOR_ITEM.issuperset(around) else None


def asks_for_more(text: str) -> bool:
    """Whether an item is to be explained ("leg de tweede uit") and not only named ("en de tweede?")."""
    return ordinal_reference(text) is not None and _ORDINAL.match(text.casefold().strip()) is None


def _place(word: str) -> int:
    return {**CARDINALS, **ORDINALS}[word] if word[0].isalpha() else int(word.rstrip("e")) - 1
