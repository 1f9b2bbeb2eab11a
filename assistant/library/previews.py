"""What a file would become when it is taken in: its structure, its quality, and which document it may replace."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.library.facts import DocumentFacts, document_facts
from corpus import CorpusError, Document, Metadata
from corpus.storage.curated import CuratedLibrary

_WORD = re.compile(r"[^\W\d_]+")
# Words that tell versions of one document apart, not documents.
_VERSION = frozenset(
    "versie version definitief definitieve concept eindversie final nieuw herzien herziene def v".split()
)
LEAST_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Preview:
    """One file before it is taken in.

    ``document`` has the metadata that the file suggests; it is None when the file is refused, and then ``reason`` is
    the code and ``problem`` and ``remedy`` are the words. ``known`` is the document that already holds this very file,
    ``earlier`` the one of which this seems to be a newer version. ``recognised`` says that pictures were read as text.
    """

    name: str
    path: Path
    document: Document | None = None
    facts: DocumentFacts | None = None
    known: Metadata | None = None
    earlier: Metadata | None = None
    reason: str = ""
    problem: str = ""
    remedy: str = ""
    recognised: bool = False


def can_recognise() -> bool:
    """Whether pages that are pictures can be read here: text recognition is installed, with Dutch."""
    from corpus.pdf.ocr import find_ocr

    return find_ocr() is not None


def read_preview(library: CuratedLibrary, path: Path, *, ocr: bool = False) -> Preview:
    """Read a file without taking it in; never raises for what is wrong with the file.

    :param ocr: have pages that are pictures read by text recognition.
    """
    try:
        document = library.propose(path, ocr=ocr)
        known = library.holder(hashlib.sha256(path.read_bytes()).hexdigest())
    except CorpusError as error:
        reason = str(getattr(error, "reason", "damaged"))
        return Preview(path.name, path, reason=reason, problem=error.problem, remedy=error.remedy)
    except OSError as error:
        problem = f"Het bestand kon niet worden gelezen ({error.strerror or error})."
        return Preview(path.name, path, reason="damaged", problem=problem)
    earlier = earlier_version(document.metadata, path.stem, library.entries()) if known is None else None
    return Preview(path.name, path, document, document_facts(document), known, earlier, recognised=ocr)


def earlier_version(metadata: Metadata, stem: str, entries: Sequence[Metadata]) -> Metadata | None:
    """The document that a file seems to be a newer version of: alike in title or in file name, numbers left out.

    Likeness is the share of words in common (Jaccard), at least ``LEAST_ALIKE`` of two words or more; the most alike
    is taken, and none when two are equally so.
    """
    scored = [
        (max(_alike(metadata.title, entry.title), _alike(stem, entry.title), _alike(stem, entry.id)), entry)
        for entry in entries
    ]
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < LEAST_ALIKE or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def _alike(one: str, other: str) -> float:
    left, right = _words(one), _words(other)
    if len(left | right) < 2 or not left or not right:
        return 1.0 if left == right and left else 0.0
    return len(left & right) / len(left | right)


@lru_cache(maxsize=4096)  # every title and id is compared with each file that comes
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _VERSION
