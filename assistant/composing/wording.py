"""Every sentence of the assistant's own: refusals and connecting words, in Dutch and English."""

from __future__ import annotations

from assistant.asking.language import Language
from assistant.asking.remarks import Remark
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
        "Doorzocht: {searched}. Hieronder staat wat de documenten wel zeggen.",
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
_REMARKS: dict[Language, dict[Remark, str]] = {
    "nl": {
        "greeting": "Hallo. Stel een vraag over de documenten, of typ “help” om te lezen wat Wegwijzer kan.",
        "thanks": "Graag gedaan. Stel gerust nog een vraag over de documenten.",
        "agreed": "Goed. Stel gerust nog een vraag over de documenten.",
        "test": "Wegwijzer doet het. Stel een vraag over de documenten.",
        "help": "Wegwijzer zoekt in {searched} naar wat er over een vraag in staat. Elk citaat is een letterlijk stuk "
        "van de tekst; klik op het nummer ervan of kijk bij de bronnen om te zien waar het staat. Vraag in gewone "
        "woorden naar een feit, een afspraak, een begrip of een verschil tussen documenten. Begin bijvoorbeeld met "
        "“Welke documenten zijn er?” en vraag daarna waar een ervan over gaat. Geven de documenten geen antwoord, dan "
        "zegt Wegwijzer dat. Het is een programma, geen mens: het heeft geen mening en weet niets van buiten de "
        "documenten.",
        "cannot": "Dat kan Wegwijzer niet: het vertaalt, schrijft en verstuurt niets, het zoekt op wat de documenten "
        "zeggen en citeert dat letterlijk.",
    },
    "en": {
        "greeting": "Hello. Ask a question about the documents, or type “help” to read what Wegwijzer can do.",
        "thanks": "You are welcome. Feel free to ask another question about the documents.",
        "agreed": "Good. Feel free to ask another question about the documents.",
        "test": "Wegwijzer works. Ask a question about the documents.",
        "help": "Wegwijzer searches {searched} for what they say about a question. Every quote is an exact slice of "
        "the text; click its number or look at the sources to see where it stands. Ask in plain words for a fact, an "
        "agreement, a term or a difference between documents. Begin for instance with “What documents are there?” and "
        "then ask what one of them is about. If the documents give no answer, Wegwijzer says so. It is a program, not "
        "a person: it has no opinion and knows nothing from outside the documents.",
        "cannot": "Wegwijzer cannot do that: it does not translate, write or send anything, it finds what the "
        "documents say and quotes that literally.",
    },
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
# The summary of a document in its own section (whole, or how it begins), or what it has instead.
_SUMMARY: dict[Language, dict[str, str]] = {
    "nl": {
        "whole": "Dit is “{section}” van het document zelf, letterlijk:",
        "begin": "Zo begint “{section}” van het document zelf, letterlijk:",
        "headings": "Het document heeft geen samenvatting. In zijn eigen woorden, met de koppen ervan:",
    },
    "en": {
        "whole": "This is “{section}” of the document itself, literally:",
        "begin": "This is how “{section}” of the document itself begins, literally:",
        "headings": "The document has no summary. In its own words, with its headings:",
    },
}
_FRAME: dict[Language, str] = {"nl": "", "en": "The documents say, in Dutch:"}


def refusal_text(reason: RefusalReason, language: Language, *, searched: int, missing: tuple[str, ...] = ()) -> str:
    """The explanation of a refusal.

    :param searched: how many documents were searched.
    :param missing: words of the question that the evidence does not contain.
    """
    words = ", ".join(f"“{word}”" for word in missing)
    return _REFUSALS[language][reason].format(
        searched=_searched(language, searched),
        missing=_MISSING[language].format(words=words) if words else "",
    )


def remark_text(remark: Remark, language: Language, *, searched: int) -> str:
    """The reply to what was said to the assistant itself; ``searched`` is the number of documents that it searches."""
    return _REMARKS[language][remark].format(searched=_searched(language, searched))


def _searched(language: Language, count: int) -> str:
    one, many = _SEARCHED[language]
    return one if count == 1 else many.format(count=count)


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


def summary_opening(language: Language, which: str, section: str) -> str:
    """What stands above the words in which a document summarises itself.

    :param which: "whole" or "begin" of the section with that title, or "headings".
    """
    return _SUMMARY[language][which].format(section=section)
