"""The documents as they were in force on a day, in an index of their own beside the one in use."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import UserFacingError
from assistant.library.particulars import read_date
from corpus.storage.in_force import documents_in_force
from corpus.storage.versions import last_day
from index import Index, IndexAccessError, build_index, open_index
from index.storage.generations import POINTER, current_generation, generation_path

if TYPE_CHECKING:
    from assistant.library.workspace import Workspace

_KEPT = 3  # indexes of other days; each is as large as the one in use


def read_day(text: str) -> date:
    """The day that is meant: "2021-06-30", "30-6-2021", or the last day of "2021-06" or "2021".

    :raises UserFacingError: when it is no day.
    """
    iso = read_date(text)
    if not iso:
        remedy = "Schrijf een datum als 2021-06-30, 30-6-2021, 2021-06 of 2021."
        raise UserFacingError("Dit is geen datum.", value=text, remedy=remedy)
    return last_day(iso)


def open_index_on(workspace: Workspace, day: date) -> Index:
    """An index of exactly the documents that were in force on ``day``, made when it is not there yet.

    When those are the documents in use now, it is the index in use.

    :raises UserFacingError: when there is no index to start from, or none can be written.
    """
    wanted = documents_in_force(workspace.library, day)
    now = tuple(metadata.id for metadata in workspace.documents())
    if wanted == now:
        return workspace.index()
    if not wanted:
        raise UserFacingError("Op deze dag gold nog geen enkel document.", value=day.isoformat())
    folder = workspace.settings.data_dir / "index-on" / _key(workspace, wanted)
    embedder = workspace.embedder()
    try:
        return open_index(folder, embedder)
    except IndexAccessError:
        _start_from(workspace.index_dir, folder)
    build_index([workspace.library.load(identifier) for identifier in wanted], folder, embedder)
    _forget_others(folder)
    return open_index(folder, embedder)


def _key(workspace: Workspace, wanted: tuple[str, ...]) -> str:
    """A name for these documents as they are now: another one when a document or its particulars change."""
    parts = []
    for identifier in wanted:
        document, _, number = identifier.partition("@")
        versions = workspace.library.versions(document)
        version = next(one for one in versions if one.id == identifier)
        parts.append(
            f"{identifier} {version.metadata!r} {workspace.library.fingerprint(document) if not number else ''}"
        )
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _start_from(source: Path, folder: Path) -> None:
    """Begin with a copy of the index in use, so that only what was replaced since is embedded anew."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        number = current_generation(source)
        shutil.copytree(generation_path(source, number), generation_path(folder, number))
        shutil.copyfile(source / POINTER, folder / POINTER)
    except (IndexAccessError, OSError, shutil.Error):
        shutil.rmtree(folder, ignore_errors=True)  # everything is embedded anew, then


def _forget_others(folder: Path) -> None:
    """Remove the indexes of other days that were not used lately."""
    others = sorted(folder.parent.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[_KEPT:]:
        if path != folder:
            shutil.rmtree(path, ignore_errors=True)
