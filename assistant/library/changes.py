"""Changes that people make to the library: take in, replace, revise, remove; done together or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.library.reports import BuildReport
from corpus import CorpusError, Metadata

if TYPE_CHECKING:
    from assistant.library.intake import Progress
    from corpus.storage.curated import CuratedLibrary

STORE = "store"


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Take in a file under this metadata; the document with its id, when there is one, is replaced.

    ``ocr`` has pages that are pictures read by text recognition.
    """

    path: Path
    metadata: Metadata
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Revise:
    """Give the document with the id of ``metadata`` these particulars."""

    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a document."""

    document: str


Change = TakeIn | Revise | Remove


@dataclass(frozen=True, slots=True)
class Failure:
    """A change that could not be made: what went wrong and what to do next; the others were made."""

    change: Change
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What was changed, what could not be, and the index that holds all documents now."""

    done: tuple[Change, ...]
    failed: tuple[Failure, ...]
    build: BuildReport
    seconds: float


def apply_changes(
    library: CuratedLibrary, changes: Sequence[Change], *, rebuild: Callable[[], BuildReport], progress: Progress
) -> ChangeReport:
    """Carry out the changes and build the index; when that breaks off the library is as it was.

    :param rebuild: makes the index hold exactly what the library holds.
    :param progress: called with "store"; an error that it raises breaks off.
    :raises UserFacingError: when the index cannot be written.
    """
    started = time.perf_counter()
    snapshot = library.snapshot()
    done: list[Change] = []
    failed: list[Failure] = []
    try:
        for number, change in enumerate(changes):
            progress(STORE, number, len(changes))
            try:
                _apply(library, change)
            except CorpusError as error:
                failed.append(Failure(change, error.problem, error.remedy))
            except OSError as error:
                failed.append(Failure(change, f"Het bestand is niet te bewaren ({error.strerror or error}).", ""))
            else:
                done.append(change)
        progress(STORE, len(changes), len(changes))
        build = rebuild()
    except BaseException:
        # Also when it was cancelled: what is in the library must be what can be asked.
        snapshot.restore()
        raise
    finally:
        snapshot.discard()
    return ChangeReport(tuple(done), tuple(failed), build, time.perf_counter() - started)


def _apply(library: CuratedLibrary, change: Change) -> None:
    if isinstance(change, TakeIn):
        library.put(change.path, change.metadata, ocr=change.ocr)
    elif isinstance(change, Revise):
        library.revise(change.metadata)
    else:
        library.remove(change.document)
