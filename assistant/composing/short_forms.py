"""What an abbreviation stands for, where a document writes it out: an answer however few words the question has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.composing.assemble import answered, confident
from assistant.composing.definitions import asked_word, is_definition
from assistant.composing.notice_wording import glossary_text, unwritten_text
from assistant.parts import Part, part_of
from assistant.types import Answer, Notice
from corpus import Abbreviation, Document
from corpus.terms.abbreviations import defines

_WORD = re.compile(r"[^\W_][\w&/-]*")
# Documents that write it out in the same words add nothing.
_MOST = 2
# A word with so many capitals is an abbreviation.
_CAPITALS = 2


def written_out(
    asked: Question,
    abbreviations: Iterable[Abbreviation],
    documents: Mapping[str, Document],
) -> list[Part]:
    """The passages that write out the abbreviation whose meaning a question asks; [] when it asks anything else.

    Each meaning is given once, and at most two of them.

    :param documents: those that may be searched, by id.
    """
    short = asked_word(asked.text)
    if short is None:
        return []
    wanted = short.casefold()
    found: dict[str, Part] = {}
    for one in abbreviations:
        if one.short.casefold() != wanted or one.document not in documents:
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
    short = asked_word(asked.text)
    names = _names(short, called) if short is not None else []
    if short is None or not _is_short(short, names):
        return None
    if any(one.short.casefold() == short.casefold() for one in abbreviations):
        return None
    texts = [part.text for part in parts]
    # Beside other words "(AMvB)" would be among the abbreviations if they were what it stands for; "(BJ42)" never is.
    numbered = any(letter.isdigit() for letter in short)
    explained = any(is_definition(text if numbered else text.replace(f"({short})", ""), (short,)) for text in texts)
    if explained or any(name.casefold() in text.casefold() for name in names for text in texts):
        return None
    return Notice("not_written_out", unwritten_text(asked.language, short, names[0] if names else ""))


def told_by_glossary(
    asked: Question,
    documents: Iterable[Document],
    called: Callable[[str], Sequence[str]],
) -> tuple[list[Part], Notice | None]:
    """What can be said of an abbreviation that no document writes out, when a question after its meaning is refused.

    :param documents: those that may be searched.
    :return: the first passage with the words that it stands for by the glossary, and that the glossary says so; no
        passage and a notice when the documents only use it; neither when it is none of theirs.
    """
    short = asked_word(asked.text)
    names = _names(short, called) if short is not None else []
    if short is None or not _is_short(short, names):
        return [], None
    searched = list(documents)
    for name in names:
        for part in _holding(searched, name):
            return [part], Notice("in_glossary", glossary_text(asked.language, short, name))
    used = any(True for _ in _holding(searched, short))
    name = names[0] if names else ""
    return [], Notice("not_written_out", unwritten_text(asked.language, short, name)) if used else None


def explained_short(
    refusal: Answer,
    asked: Question,
    abbreviations: Iterable[Abbreviation],
    documents: Mapping[str, Document],
    called: Callable[[str], Sequence[str]],
) -> Answer:
    """The answer to a refused question after an abbreviation, or the refusal with what the glossary says of it.

    :param documents: those that may be searched, by id.
    """
    parts, notice = written_out(asked, abbreviations, documents), None
    if not parts:
        parts, notice = told_by_glossary(asked, documents.values(), called)
    told = refusal if notice is None else replace(refusal, notices=(notice,))
    return confident(answered(replace(told, refusal=None), parts)) if parts else told


def _names(short: str, called: Callable[[str], Sequence[str]]) -> list[str]:
    """What an abbreviation stands for by the thesaurus, where it may be written in small letters ("pgb")."""
    return [name for name in called(short) if defines(short.upper(), _WORD.findall(name))]


def _is_short(short: str, names: Sequence[str]) -> bool:
    return bool(names) or sum(letter.isupper() for letter in short) >= _CAPITALS


def _holding(documents: Iterable[Document], words: str) -> Iterator[Part]:
    """The passages with these words, as they are written or at the start of a sentence."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE if " " in words else re.NOFLAG)
    for document in documents:
        for passage in document.passages:
            if pattern.search(document.quote(passage)):
                yield part_of(document, [passage])


def _folded(long: str) -> str:
    """One meaning is one whether it is written in singular or plural: by the first letters of its words."""
    return " ".join(word[:5].casefold() for word in _WORD.findall(long))
