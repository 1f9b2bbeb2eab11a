"""The agreements register, without reading documents that were read before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from assistant.kept.abbreviations import kept_abbreviations
from assistant.kept.results import KeptResults, Outcome
from corpus import Document
from corpus.agreements import Agreement, Deadline, Register, Unread
from corpus.agreements.extract import join_registers, read_agreements
from corpus.agreements.gazetteer import Gazetteer, short_names


def kept_register(documents: Mapping[str, Document], results: KeptResults) -> Register:
    """What :func:`corpus.agreements.extract_agreements` makes of these documents.

    The rows of a document depend on the others only in the short forms of organisations that these define. A document
    is read again when one that occurs in it got another meaning.
    """
    names = short_names(kept_abbreviations(documents, results))

    def work(document: Document) -> Outcome:
        heard: set[str] = set()
        register = read_agreements(document, Gazetteer(names, heard=heard))
        used = {short: names[short] for short in sorted(heard & names.keys())}
        return {"heard": sorted(heard), "names": used, **asdict(register)}

    def still(outcome: Outcome) -> bool:
        used: bool = outcome["names"] == {short: names[short] for short in outcome["heard"] if short in names}
        return used

    return join_registers(
        [_register(outcome) for _, outcome in results.each("agreements", documents, work, still=still)]
    )


def _register(outcome: Outcome) -> Register:
    return Register(
        tuple(_agreement(raw) for raw in outcome["agreements"]),
        tuple(Unread(**{**raw, "section": tuple(raw["section"])}) for raw in outcome["unread"]),
    )


def _agreement(raw: Outcome) -> Agreement:
    lists = {name: tuple(raw[name]) for name in ("parties", "addressed_to", "section")}
    deadline = raw["deadline"]
    return Agreement(**{**raw, **lists, "deadline": Deadline(**deadline) if deadline else None})
