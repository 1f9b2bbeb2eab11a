"""What the reader is told about how an answer came about, in Dutch and English."""

from __future__ import annotations

from assistant.asking.language import Language
from assistant.types import Notice

# Codes: the kinds of ModelFault, the fallbacks of the gate, and what the gate did to single sentences.
_TEXTS: dict[Language, dict[str, str]] = {
    "nl": {
        "unavailable": "Het taalmodel is niet bereikbaar.",
        "timeout": "Het taalmodel was niet op tijd klaar.",
        "rate_limited": "Het taalmodel heeft het nu te druk, of het tegoed is op.",
        "denied": "Het taalmodel weigert de toegang; laat de beheerder de sleutel nakijken.",
        "unknown_model": "Dit taalmodel is niet te vinden op het ingestelde adres.",
        "rejected": "Het taalmodel neemt deze vraag niet aan; misschien is zijn context kleiner dan ingesteld.",
        "interrupted": "Het antwoord van het taalmodel brak af.",
        "malformed": "Het taalmodel gaf een antwoord dat niet te lezen is.",
        "empty": "Het taalmodel gaf een leeg antwoord.",
        "endless": "Het antwoord van het taalmodel werd te lang.",
        "cancelled": "U hebt het taalmodel gestopt.",
        "refused": "Het taalmodel vond het antwoord niet in de passages.",
        "language": "Het taalmodel antwoordde in een andere taal.",
        "nothing_left": "Niets van wat het taalmodel schreef, wordt door de documenten gedragen.",
        "mostly_unsupported": "Te weinig van wat het taalmodel schreef, wordt door de documenten gedragen.",
        "quotes_instead": "Daarom staat hier het antwoord in citaten.",
        "repaired": "Zinnen van het taalmodel die de documenten niet dragen: {repaired} vervangen door een citaat, "
        "{dropped} weggelaten.",
    },
    "en": {
        "unavailable": "The language model cannot be reached.",
        "timeout": "The language model was not ready in time.",
        "rate_limited": "The language model is too busy now, or its credit is used up.",
        "denied": "The language model denies access; have the administrator check the key.",
        "unknown_model": "This language model cannot be found at the configured address.",
        "rejected": "The language model does not accept this question; its context may be smaller than configured.",
        "interrupted": "The answer of the language model broke off.",
        "malformed": "The language model gave an answer that cannot be read.",
        "empty": "The language model gave an empty answer.",
        "endless": "The answer of the language model became too long.",
        "cancelled": "You stopped the language model.",
        "refused": "The language model did not find the answer in the passages.",
        "language": "The language model answered in another language.",
        "nothing_left": "Nothing that the language model wrote is supported by the documents.",
        "mostly_unsupported": "Too little of what the language model wrote is supported by the documents.",
        "quotes_instead": "So here is the answer in quotes.",
        "repaired": "Sentences of the language model that the documents do not support: {repaired} replaced by a "
        "quote, {dropped} left out.",
    },
}


def fallback_notice(code: str, language: Language) -> Notice:
    """Why the answer is in quotes although a model was asked."""
    texts = _TEXTS[language]
    return Notice(code, f"{texts[code]} {texts['quotes_instead']}")


def repair_notice(repaired: int, dropped: int, language: Language) -> Notice:
    """What the gate replaced and left out."""
    return Notice("repaired", _TEXTS[language]["repaired"].format(repaired=repaired, dropped=dropped))
