"""Every sentence of the assistant's own: refusals and connecting words, in Dutch and English."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language import Language
from assistant.types import RefusalReason

_REFUSALS: dict[Language, dict[RefusalReason, str]] = {
    "nl": {
        "empty_question": "Er is geen vraag gesteld. Typ een vraag over de documenten.",
        "too_long": "De vraag is te lang om te beantwoorden. Stel één vraag in hooguit een paar zinnen.",
        "no_documents": "Er zijn geen documenten om in te zoeken met deze selectie. "
        "Kies andere documenten of voeg ze toe.",
        "out_of_scope": "Deze vraag gaat niet over de documenten. Doorzocht: {searched}.",
        "not_found": "De documenten geven hier geen antwoord op. Doorzocht: {searched}.{missing} "
        "Hieronder staat wat er het dichtst bij komt.",
        "false_premise": "De vraag gaat uit van iets wat niet zo in de documenten staat.{missing} "
        "Doorzocht: {searched}. "
        "Hieronder staat wat de documenten wel zeggen.",
    },
    "en": {
        "empty_question": "No question was asked. Type a question about the documents.",
        "too_long": "The question is too long to answer. Ask one question in a few sentences at most.",
        "no_documents": "There are no documents to search with this selection. Choose other documents or add some.",
        "out_of_scope": "This question is not about the documents. Searched: {searched}.",
        "not_found": "The documents do not answer this. Searched: {searched}.{missing} Below is what comes nearest.",
        "false_premise": "The question assumes something that the documents do not say.{missing} Searched: {searched}. "
        "Below is what the documents do say.",
    },
}
_MISSING: dict[Language, str] = {
    "nl": " Niet gevonden bij dit onderwerp: {words}.",
    "en": " Not found on this subject: {words}.",
}
_SEARCHED: dict[Language, tuple[str, str]] = {
    "nl": ("1 document", "{count} documenten"),
    "en": ("1 document", "{count} documents"),
}
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
# For all documents: one, several, more than are shown; then those of one day: one, several.
_COLLECTION: dict[Language, dict[str, tuple[str, ...]]] = {
    "nl": {
        "all": (
            "Er is 1 document:",
            "Er zijn {count} documenten, de nieuwste eerst:",
            "Er zijn {count} documenten. Dit zijn de {shown} nieuwste; alle staan op de pagina Documenten.",
        ),
        "newest": (
            "Het nieuwste document met een datum is van {day}:",
            "De nieuwste documenten met een datum zijn van {day}:",
        ),
        "oldest": (
            "Het oudste document met een datum is van {day}:",
            "De oudste documenten met een datum zijn van {day}:",
        ),
    },
    "en": {
        "all": (
            "There is 1 document:",
            "There are {count} documents, the newest first:",
            "There are {count} documents. These are the {shown} newest; all are on the page Documents.",
        ),
        "newest": ("The newest document with a date is of {day}:", "The newest documents with a date are of {day}:"),
        "oldest": ("The oldest document with a date is of {day}:", "The oldest documents with a date are of {day}:"),
    },
}
_FRAME: dict[Language, str] = {"nl": "", "en": "The documents say, in Dutch:"}


def refusal_text(reason: RefusalReason, language: Language, *, searched: int, missing: tuple[str, ...] = ()) -> str:
    """The explanation of a refusal.

    :param searched: how many documents were searched.
    :param missing: words of the question that the evidence does not contain.
    """
    one, many = _SEARCHED[language]
    words = ", ".join(f"“{word}”" for word in missing)
    return _REFUSALS[language][reason].format(
        searched=one if searched == 1 else many.format(count=searched),
        missing=_MISSING[language].format(words=words) if words else "",
    )


def differing_text(language: Language, named: Sequence[tuple[str, str]]) -> str:
    """The note that documents give different numbers.

    :param named: pairs of a document title and its numbers.
    """
    whole, each = _DIFFERING[language]
    return whole.format(values="; ".join(each.format(title=title, values=values) for title, values in named))


def frame(language: Language) -> str:
    """The line above an answer in another language than the documents; "" for Dutch."""
    return _FRAME[language]


def collection_opening(language: Language, which: str, *, count: int, shown: int, day: str) -> str:
    """What stands above the documents that a question about the collection asks for.

    :param which: "all", "newest" or "oldest"; ``day`` is that of the latter two.
    :param shown: how many of the ``count`` documents stand below.
    """
    wordings = _COLLECTION[language][which]
    place = (0 if count == 1 else 1 if shown == count else 2) if which == "all" else min(shown, 2) - 1
    return wordings[place].format(count=count, shown=shown, day=day)
