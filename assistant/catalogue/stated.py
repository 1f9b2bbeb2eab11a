"""What a document says of itself: its date, its status, who made it, when a question asks that and nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.asking.naming import DocumentNames, names_of
from assistant.asking.question import Question
from assistant.parts import Part, part_of
from corpus import Document, Metadata, Passage, display_text
from corpus.metadata.printed_dates import dates_within
from index.storage.documents import metadata_of

# A document introduces itself in its first passages, and signs itself in its last ones.
_OPENING, _CLOSING = 15, 6
_LONGEST = 30
_MOST = 2
_ADOPTED = re.compile(r"\b(?:vastgesteld|vastgelegd|adopted)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Field:
    """One thing that documents state; only ``words`` may stand beside what ``asks`` for it, ``fits`` finds the line."""

    name: str
    words: set[str]
    fits: Callable[[str, Metadata], bool]
    asks: re.Pattern[str]
    # What has a date of its own, unless the question speaks of ``paper``.
    event: re.Pattern[str] | None = None
    paper: re.Pattern[str] | None = None

    def is_asked(self, question: str) -> bool:
        """Whether a question asks for it, and of a document, not of the event that the document is about."""
        if self.asks.search(question) is None:
            return False
        about_event = self.event is not None and self.event.search(question) is not None
        return not about_event or (self.paper is not None and self.paper.search(question) is not None)


def _has_date(line: str, metadata: Metadata) -> bool:
    return any(found.iso == metadata.date for found in dates_within(line))


def _has_status(line: str, metadata: Metadata) -> bool:
    return bool(metadata.status) and metadata.status[:8].casefold() in line.casefold()


def _has_publisher(line: str, metadata: Metadata) -> bool:
    names = [re.sub(r"\s*\([^)]*\)", "", name).casefold() for name in metadata.publishers]
    return any(name in line.casefold() for name in names if name)


_FITS = {"date": _has_date, "status": _has_status, "publisher": _has_publisher}


@cache
def _fields() -> tuple[_Field, ...]:
    """What may be asked, from ``stated.toml``."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    general = _words(table["general"])
    return tuple(
        _Field(name, general | _words(table[name]["words"]), fits, **_patterns(table[name]))
        for name, fits in _FITS.items()
    )


def _patterns(entry: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    names = [name for name in ("asks", "event", "paper") if name in entry]
    return {name: re.compile(entry[name].replace("\n", ""), re.IGNORECASE) for name in names}


def stated_parts(
    asked: Question, documents: Mapping[str, Document], names: DocumentNames, *, chosen: Collection[str] = ()
) -> list[Part]:
    """The lines in which documents state what is asked of them; [] when something else is asked, or one does not.

    :param documents: those of the index, by id; ``names`` are theirs.
    :param chosen: ids that may be searched; () for all. A single one need not be named.
    :return: in order of date, of each document that the question speaks of.
    """
    fields = [one for one in _fields() if one.is_asked(asked.standalone)]
    meant = (names.mentioned(asked.standalone) or (tuple(chosen) if len(chosen) == 1 else ())) if fields else ()
    if not meant or any(one not in documents or (chosen and one not in chosen) for one in meant):
        return []
    catalogue = sorted((metadata_of(documents, one) for one in meant), key=lambda one: (one.date, one.id))
    own = _words(" ".join(names_of(one) for one in catalogue))
    left = _words(names.without_names(asked.standalone)) - own
    field = next((one for one in fields if left <= one.words), None)
    lines = [_stating(documents[one.id], field, asked) for one in catalogue] if field is not None else []
    return [part for parts in lines for part in parts] if all(lines) else []


def _stating(document: Document, field: _Field, asked: Question) -> list[Part]:
    """The shortest lines that state it."""
    lines = [one for one in _of_itself(document) if field.fits(display_text(document.quote(one)), document.metadata)]
    if field.name == "date" and _ADOPTED.search(asked.standalone):
        lines = [one for one in lines if _ADOPTED.search(document.quote(one))]
    lines.sort(key=lambda one: len(document.quote(one).split()))
    return [part_of(document, [one]) for one in lines[: _MOST if field.name == "publisher" else 1]]


def _of_itself(document: Document) -> Iterable[Passage]:
    """The short passages at the top and at the end."""
    edges = (*document.passages[:_OPENING], *document.passages[max(_OPENING, len(document.passages) - _CLOSING) :])
    return (one for one in edges if len(document.quote(one).split()) <= _LONGEST)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) > 1}
