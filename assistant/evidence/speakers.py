"""Whose view is asked: words of somebody else are no answer to what a named body says, however near they come."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asking.asked_party import SAYS
from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.evidence.refusal import surroundings
from corpus import Document

_CAPITALS = r"[A-Z][\w&-]+(?: (?:(?:van|voor|de|het|der|of|for|the) ){0,2}[A-Z][\w&-]+){0,4}"
# What a body is by its last part is one without a capital as well, unless that part is all of it.
_BODY = r"[a-z-]{3,}(?:raad|kamer|ombudsman|inspectie|planbureau|autoriteit|vereniging|federatie|instituut|vakbond)"
_ASKED = re.compile(
    rf"(?:^(?i:(?:en |and )?(?:wat|hoe|welke? [\w-]+|waarom|waarover|what|how|why)) (?:(?:does|did|do) )?(?:{SAYS} )?"
    rf"|\b(?i:volgens|according to) )"
    rf"(?:(?i:de|het|een|the|a) )?(?P<name>{_CAPITALS}|{_BODY})\b(?!['’/]|(?i: (?:en|and|of|or)) [A-Z])"
)
_VERB = re.compile(rf"\b{SAYS}\b|\bvolgens\b|\baccording to\b", re.IGNORECASE)
_SMALL = frozenset("van voor de het der of for the".split())
_WORD = re.compile(r"[^\W_]+")
# As many as are quoted outside lists: with three, one of the 109 known questions of this form that are answered would
# be refused, with one eleven (counted once, when this was written).
_LOOK_AT = 3
_OPENING = 12


def asked_speaker(text: str) -> str | None:
    """The body whose view a question asks for ("wat vindt de Kinderombudsman van ..."); None when it asks for none."""
    asked = _ASKED.search(text)
    return asked["name"] if asked is not None and _VERB.search(text) else None


def lacking_speaker(
    asked: Question, candidates: Sequence[Candidate], called: Callable[[str], Sequence[str]]
) -> str | None:
    """The body whose view is asked and of which the evidence does not speak; None when it does or none is asked.

    :param called: what else something of that name is called.
    """
    # What a follow-up is in full may be other words than its own.
    speaker = asked_speaker(asked.text if asked.standalone.endswith(asked.text) else asked.standalone)
    return speaker if speaker is not None and lacks_speaker([speaker, *called(speaker)], candidates) else None


def lacks_speaker(names: Sequence[str], candidates: Sequence[Candidate]) -> bool:
    """Whether no passage near the top, nor what is around it or opens its document, speaks of a body.

    :param names: what it is called.
    :param candidates: best first.
    """
    wanted = [_words(name) for name in names]
    return not any(
        all(_stands_in(word, said) for word in name)
        for said in (_words(f"{surroundings(one)} {_opening(one.document)}") for one in candidates[:_LOOK_AT])
        for name in wanted
        if name
    )


def _opening(document: Document) -> str:
    """How a document begins: who made it is told there, also when the catalogue does not know."""
    return document.text[: document.passages[:_OPENING][-1].end]


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _SMALL]


def _stands_in(word: str, said: Sequence[str]) -> bool:
    return any(other.startswith(word) or (len(other) > 3 and word.startswith(other)) for other in said)
