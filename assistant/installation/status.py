"""What an administrator wants to see at a glance: the index, documents that need a look, storage, settings in force."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from corpus.errors import UserFacingError

if TYPE_CHECKING:
    from assistant.library.workspace import Workspace
    from assistant.settings import Settings

Source = Literal["default", "file", "environment"]
# Parts of the data directory by what their first folder or file is called; what is not named here is "other".
PARTS = {
    "models": "model",
    "index": "index",
    "documents": "documents",
    "earlier": "documents",
    "parsed": "documents",
    "kept": "documents",
    "facts": "documents",
    "evaluations": "evaluations",
    "conversations": "conversations",
    "feedback": "feedback",
    "curation": "reviews",
    "usage": "usage",
}
_OLDER = "index_older"


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The index in use: when it was written, with which model, from how much. ``embedder`` is "" without a model."""

    built: datetime
    generation: int
    embedder: str
    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class DocumentProblem:
    """Something about one document that deserves a look; ``remedy`` is "" when nothing needs doing."""

    document: str
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class SettingInForce:
    """A setting as it counts now; a secret is never in ``value``, only whether there is one."""

    name: str
    value: str
    source: Source
    description: str
    secret: bool = False


def index_status(workspace: Workspace) -> IndexStatus:
    """The index in use.

    :raises UserFacingError: when there is none or it cannot be read.
    """
    from index.storage.generations import POINTER, current_generation

    manifest = workspace.manifest()
    written = (workspace.index_dir / POINTER).stat().st_mtime
    return IndexStatus(
        built=datetime.fromtimestamp(written).astimezone(),
        generation=current_generation(workspace.index_dir),
        embedder=manifest.recipe.embedder,
        documents=len(manifest.documents),
        passages=sum(entry.passages for entry in manifest.documents),
    )


def document_problems(workspace: Workspace) -> Iterator[DocumentProblem]:
    """Every document that cannot be read, is not in the index as it is now, or had warnings when it was read."""
    again = "Lees de documenten opnieuw in."
    try:
        entries = {entry.id: entry.sha256 for entry in workspace.manifest().documents}
    except UserFacingError:
        entries = {}
    known = {metadata.id for metadata in workspace.documents()}
    for identity in sorted(known):
        try:
            document = workspace.document(identity)
        except UserFacingError as error:
            yield DocumentProblem(identity, f"{error.problem} ({error.value})", error.remedy)
            continue
        if identity not in entries:
            yield DocumentProblem(identity, "Het document staat nog niet in de index.", again)
        elif entries[identity] != document.sha256:
            yield DocumentProblem(identity, "Het document is veranderd nadat de index werd gemaakt.", again)
        yield from (DocumentProblem(identity, warning) for warning in document.warnings)
    for identity in sorted(set(entries) - known):
        yield DocumentProblem(identity, "Het document is verwijderd, maar staat nog in de index.", again)


def storage_parts(data_dir: Path) -> dict[str, int]:
    """Bytes on disk for each part of the data directory, largest first; a part that is not there is left out.

    Generations of an index share files: such a file counts once, for the one in use.
    """
    from index.storage.generations import current_generation

    sizes: dict[str, int] = {}
    try:
        in_use: int | None = current_generation(data_dir / "index")
    except UserFacingError:
        in_use = None
    counted: dict[tuple[int, int], str] = {}
    for path, file in _files(data_dir):
        parts = path.relative_to(data_dir).parts
        part = PARTS.get(parts[0].split(".")[0], "other")
        if parts[:2] == ("index", "generations") and len(parts) > 2 and parts[2] != str(in_use):
            part = _OLDER
        before = counted.get((file.st_dev, file.st_ino))
        if before == _OLDER != part:
            sizes[_OLDER] -= file.st_size
        elif before is not None:
            continue
        counted[(file.st_dev, file.st_ino)] = part
        sizes[part] = sizes.get(part, 0) + file.st_size
    return {part: size for part, size in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0])) if size}


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Every file below a folder with what the system says of it; one that disappears meanwhile is passed over."""
    for current, _, names in os.walk(folder, followlinks=False):
        for name in names:
            path = Path(current) / name
            try:
                yield path, path.lstat()
            except FileNotFoundError:
                continue


def settings_in_force(settings: Settings) -> tuple[SettingInForce, ...]:
    """Every setting with its value and where that comes from, in the order of ``docs/settings.md``."""
    from assistant.settings_errors import PREFIX
    from assistant.settings_file import find_settings_file, read_settings_file

    path = find_settings_file()
    in_file = read_settings_file(path) if path else {}
    environment = {name.upper() for name, value in os.environ.items() if value}
    found: list[SettingInForce] = []
    for name, field in type(settings).model_fields.items():
        value = getattr(settings, name)
        source: Source = "default"
        if f"{PREFIX}{name}".upper() in environment:
            source = "environment"
        elif name in in_file:
            source = "file"
        secret = hasattr(value, "get_secret_value")
        # A secret writes itself as stars, and an empty one as nothing.
        shown = str(value) if secret else _written(value)
        found.append(SettingInForce(name, shown, source, field.description or "", secret))
    return tuple(found)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None else str(value)
