"""What to search for one by one: the parts of a compound question, and the documents that a comparison is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asking.leaning import BARE_IT
from assistant.asking.naming import DocumentNames
from assistant.asking.question import Question, understand

_MOST_PARTS = 4
_QUESTION_WORD = (
    r"(?:wat|wie|wanneer|waar|waarom|hoe|hoeveel|welke?|in welk|voor wie|what|who|when|where|why|how|which|by when)"
)
_EMPTY = re.compile(
    rf"{_QUESTION_WORD}|waren|werd|werden|wordt|worden|kwam|komt|heeft|hebben|were|does|have|this|that|deze",
    re.IGNORECASE,
)
_JOINT = re.compile(
    rf"(?:,|;|\?)?\s+(?:en|maar|and|but)\s+(?={_QUESTION_WORD}\b)|\?\s+(?={_QUESTION_WORD}\b)", re.IGNORECASE
)
_TOPIC = re.compile(
    r"(?<=\s)(?:over|van|bij|met|voor|tegen|rond|about|on|of|with|for|against|regarding) .+$", re.IGNORECASE
)
_EVERY_DOCUMENT = re.compile(
    r"\b(?:alle|beide|elk|verschillende|diverse|andere|each|every|all|both|different|various)\b(?: \w+)?"
    r" (?:documenten|document|stukken|bronnen|teksten|rapporten|publicaties|papers|documents|sources|reports)\b"
    r"|\b(?:per|tussen de) (?:document|documenten|stukken)\b"
    r"|\b(?:zeggen|noemen|schrijven|stellen|vermelden|volgens|in) de (?:documenten|stukken|bronnen)\b"
    r"|\bdo the (?:documents|papers|sources) (?:say|mention|state)\b",
    re.IGNORECASE,
)
_COMPARING = re.compile(
    r"\b(?:wat (?:is|zijn) )?(?:het |de |een )?(?:verschil(?:len)?|overeenkomst(?:en)?|vergelijking)(?: tussen)?\b"
    r"|\b(?:verschilt|verschillende?|vergelijk|vergeleken met|ten opzichte van|versus|vs)\b"
    r"|\b(?:difference|differences|comparison)(?: between)?\b|\b(?:compare[ds]?|differs?|different)\b",
    re.IGNORECASE,
)


# "... en wanneer was dat?": what is meant stands in the part before it.
_POINTS_BACK = re.compile(
    r"\b(?:dat|dit|die|deze|hij|zij|ze|daar\w*|er\w*|hun|that|this|they|those|these|there)\b", re.IGNORECASE
)
_DANGLING = 6


@dataclass(frozen=True, slots=True)
class Focus:
    """One search: a question, and the documents to search in (() for all that may be searched)."""

    question: Question
    documents: tuple[str, ...] = ()


def sub_questions(text: str) -> tuple[str, ...]:
    """The questions that a compound question joins ("wanneer ..., en wie ...?"); () when it asks one thing."""
    parts = tuple(part.strip() for part in _JOINT.split(text) if part and part.strip())
    whole = len(parts) > 1 and all(len(part.split()) >= 3 for part in parts)
    return tuple(_with_topic(part, parts[-1]) for part in parts[:_MOST_PARTS]) if whole else ()


def _with_topic(part: str, last: str) -> str:
    """The part with the topic that the last one names for both: "wat vinden A en wat vinden B over geld?"."""
    topic = _TOPIC.search(last)
    alike = part.casefold().split()[:2] == last.casefold().split()[:2]
    return f"{part} {topic.group()}" if topic and alike and part != last and not _TOPIC.search(part) else part


def foci(asked: Question, names: DocumentNames, documents: Sequence[str]) -> tuple[Focus, ...]:
    """The searches that a question needs beside the one for itself; () for a plain question.

    :param documents: ids that may be searched, in order of date.
    """
    parts = parts_of(asked)
    allowed = set(documents)
    mentioned = [one for one in names.mentioned(asked.standalone) if one in allowed]
    if len(mentioned) > 1:
        return tuple(
            Focus(_bare(_part_about(one, parts, names) or asked, names), (one,))
            for one in documents
            if one in mentioned[:_MOST_PARTS]
        )
    if parts:
        return tuple(Focus(part) for part in parts)
    return ()


def parts_of(asked: Question) -> list[Question]:
    """The parts; the first of a follow-up is searched with the questions before it, and a short one that points back
    together with the part before it."""
    before = asked.standalone.removesuffix(asked.text).strip()
    found: list[Question] = []
    for part in sub_questions(asked.text):
        together = before and (not found or _dangles(part))
        found.append(understand(part, standalone=f"{before} {part}" if together else None))
        before = found[-1].standalone
    return [replace(part, language=asked.language) for part in found]


def _dangles(part: str) -> bool:
    points = _POINTS_BACK.search(part) or BARE_IT.search(part.casefold())
    return len(part.split()) <= _DANGLING and points is not None


def compares(asked: Question) -> bool:
    """Whether documents are to be set side by side: by the kind of question, or because it speaks of all documents."""
    return asked.type == "comparison" or _EVERY_DOCUMENT.search(asked.text) is not None


def _bare(asked: Question, names: DocumentNames) -> Question:
    """What is compared: the question without the documents it names and without the words of comparing."""
    text = " ".join(_COMPARING.sub(" ", names.without_names(asked.standalone)).split())
    if not _says_something(text):
        text = asked.standalone
    return replace(understand(text), language=asked.language) if text else asked


def _part_about(document: str, parts: Sequence[Question], names: DocumentNames) -> Question | None:
    """The part of a compound question that speaks of this document alone; None when none does or it says too little."""
    about = [part for part in parts if names.mentioned(part.standalone) == (document,)]
    return about[0] if len(about) == 1 and _says_something(names.without_names(about[0].text)) else None


def _says_something(text: str) -> bool:
    return any(len(word) > 3 and not _EMPTY.fullmatch(word) for word in re.findall(r"[^\W_]+", text))
