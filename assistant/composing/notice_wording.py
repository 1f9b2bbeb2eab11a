"""What stands beside an answer: notices about the documents and the question, in Dutch and English."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.language import Language

_DIFFERING: dict[Language, tuple[str, str]] = {
    "nl": (
        "Let op: de documenten noemen verschillende getallen. {values}. "
        "Dat kan komen door een ander jaar, gebied of peilmoment.",
        "“{title}”: {values}",
    ),
    "en": (
        "Please note: the documents give different numbers. {values}. "
        "They may be of another year, area or day of counting.",
        "“{title}”: {values}",
    ),
}
_LACKING: dict[Language, str] = {
    "nl": "Op een deel van de vraag geven de documenten geen antwoord: {parts}.",
    "en": "The documents do not answer a part of the question: {parts}.",
}
_UNWRITTEN: dict[Language, tuple[str, str]] = {
    "nl": (
        "De documenten gebruiken “{short}” zonder te zeggen waar het voor staat.",
        " Volgens de begrippenlijst van Wegwijzer: {long}.",
    ),
    "en": (
        "The documents use “{short}” without saying what it stands for.",
        " According to the glossary of Wegwijzer: {long}.",
    ),
}
_IN_GLOSSARY: dict[Language, str] = {
    "nl": "Volgens de begrippenlijst van Wegwijzer staat “{short}” voor: {long}.",
    "en": "According to the glossary of Wegwijzer, “{short}” stands for: {long}.",
}
_SILENT: dict[Language, str] = {
    "nl": "Hierover is niets gevonden in: {titles}.",
    "en": "Nothing was found on this in: {titles}.",
}

# To a turn that asks for more than was quoted: nothing is left; it stands elsewhere.
_FURTHER: dict[Language, tuple[str, str]] = {
    "nl": (
        "Hierover is niet meer gevonden dan wat al geciteerd is.",
        "Bij dat citaat staat niet meer; dit staat elders.",
    ),
    "en": ("No more was found on this than what was quoted.", "No more stands with that quote; this stands elsewhere."),
}


def differing_text(language: Language, named: Sequence[tuple[str, str]]) -> str:
    """The note that documents give different numbers.

    :param named: pairs of a document title and its numbers.
    """
    whole, each = _DIFFERING[language]
    return whole.format(values="; ".join(each.format(title=title, values=values) for title, values in named))


def lacking_text(language: Language, parts: Sequence[str]) -> str:
    """The note that some parts of a question are not answered."""
    return _LACKING[language].format(parts=", ".join(f"“{part.rstrip(' ?.!,')}”" for part in parts))


def unwritten_text(language: Language, short: str, long: str) -> str:
    """The note that no document writes an abbreviation out; ``long`` is what the glossary says, "" for nothing."""
    said, glossary = _UNWRITTEN[language]
    return said.format(short=short) + (glossary.format(long=long) if long else "")


def glossary_text(language: Language, short: str, long: str) -> str:
    """The note that only the glossary knows what an abbreviation stands for, in words that a document does use."""
    return _IN_GLOSSARY[language].format(short=short, long=long)


def silent_text(language: Language, titles: Sequence[str]) -> str:
    """The note that documents that a question names say nothing of what it asks."""
    return _SILENT[language].format(titles=_quoted(titles))


def unknown_text(names: Sequence[str], years: Sequence[str]) -> str:
    """The note, in Dutch, on names that no document holds and years that stand nowhere near what is quoted."""
    lines = []
    if names:
        lines.append(f"In de documenten komt dit niet voor: {_quoted(names)}.")
    if years:
        lines.append(f"Bij wat de documenten hierover zeggen staat dit jaartal niet: {_quoted(years)}.")
    return " ".join(lines)


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def further_text(language: Language, *, elsewhere: bool) -> str:
    """That no more stands with what was quoted; what there is stands elsewhere, or is not found."""
    return _FURTHER[language][elsewhere]
