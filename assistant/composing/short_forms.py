"""What an abbreviation stands for, where a document writes it out: an answer however few words the question has."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from assistant.asking.question import Question
from assistant.composing.definitions import FRAME, asks_meaning, is_definition
from assistant.composing.notice_wording import unwritten_text
from assistant.parts import Part, part_of
from assistant.types import Notice
from corpus import Abbreviation, Document
from corpus.dutch.vocabulary import FUNCTION_WORDS
from corpus.terms.abbreviations import defines

_WORD = re.compile(r"[^\W_][\w&/-]*")
# Documents that write it out in the same words add nothing.
_MOST = 2
# A word with so many capitals is an abbreviation.
_CAPITALS = 2
_OF_QUESTION = FRAME | FUNCTION_WORDS


def written_out(
    asked: Question,
    abbreviations: Iterable[Abbreviation],
    documents: Mapping[str, Document],
    *,
    chosen: Collection[str] = (),
) -> list[Part]:
    """The passages that write out the abbreviation whose meaning a question asks; [] when it asks anything else.

    Each meaning is given once, and at most two of them.

    :param documents: those of the index, by id.
    :param chosen: ids that may be searched; () for all.
    """
    asked_word = _asked_word(asked.text)
    if asked_word is None:
        return []
    wanted = asked_word.casefold()
    found: dict[str, Part] = {}
    for one in abbreviations:
        if one.short.casefold() != wanted or (chosen and one.document not in chosen) or one.document not in documents:
            continue
        document = documents[one.document]
        held = [passage for passage in document.passages if passage.start <= one.start and one.end <= passage.end]
        if held:
            found.setdefault(_folded(one.long), part_of(document, held[:1]))
    return list(found.values())[:_MOST]


def unwritten_notice(
    asked: Question,
    abbreviations: Iterable[Abbreviation],
    parts: Iterable[Part],
    called: Callable[[str], Sequence[str]],
) -> Notice | None:
    """That the documents use an abbreviation whose meaning is asked and do not write it out; None when they do.

    :param called: what else something is called by the thesaurus; a name of which it is an abbreviation is told.
    """
    short = _asked_word(asked.text)
    if short is None or sum(letter.isupper() for letter in short) < _CAPITALS:
        return None
    if any(one.short.casefold() == short.casefold() for one in abbreviations):
        return None
    texts = [part.text for part in parts]
    names = [name for name in called(short) if defines(short, _WORD.findall(name))]
    # Beside other words "(AMvB)" would be among the abbreviations if they were what it stands for.
    explained = any(is_definition(text.replace(f"({short})", ""), (short,)) for text in texts)
    if explained or any(name.casefold() in text.casefold() for name in names for text in texts):
        return None
    return Notice("not_written_out", unwritten_text(asked.language, short, names[0] if names else ""))


def _asked_word(text: str) -> str | None:
    """The one word whose meaning a question asks, as it is written; None when it asks anything else."""
    words = [word for word in _WORD.findall(text) if len(word) > 1 and word.casefold() not in _OF_QUESTION]
    return words[0] if len(words) == 1 and asks_meaning(text) else None


def _folded(long: str) -> str:
    """One meaning is one whether it is written in singular or plural: by the first letters of its words."""
    return " ".join(word[:5].casefold() for word in _WORD.findall(long))
