"""The catalogue: what is known about each document, read from TOML and checked completely before use."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.storage.datafiles import file_state
from corpus.types import Metadata

_FOLDER = Path(__file__).resolve().parents[1]
BUNDLED_CATALOGUE = _FOLDER / "catalogue.toml"
BUNDLED_DOCUMENTS = _FOLDER / "documents"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FORMATS = {"day": re.compile(r"\d{4}-\d{2}-\d{2}"), "month": re.compile(r"\d{4}-\d{2}"), "year": re.compile(r"\d{4}")}
_NAMES = tuple(field.name for field in fields(Metadata))


class CatalogueError(CorpusError):
    """The catalogue is not valid; ``problems`` lists everything that is wrong, each naming its entry and field."""

    def __init__(self, problems: list[str], *, path: Path) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "De catalogus van documenten klopt niet: " + "; ".join(problems) + ".",
            value=str(path),
            remedy="Verbeter de genoemde velden in dit bestand.",
        )


def load_catalogue(path: Path = BUNDLED_CATALOGUE, *, folder: Path | None = None) -> tuple[Metadata, ...]:
    """All entries of a catalogue, in file order.

    :param folder: where the files stand; default ``documents`` beside the catalogue.
    :raises CatalogueError: with every problem at once.
    """
    beside = folder or path.parent / "documents"
    states = [(each.name, file_state(each)) for each in sorted(beside.iterdir())] if beside.is_dir() else []
    return _load(path, beside, (file_state(path), *states))


@lru_cache(maxsize=4)
def _load(path: Path, folder: Path, states: Hashable) -> tuple[Metadata, ...]:
    """Read and check a catalogue; once, as long as ``states`` says that its files are the same."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError([f"het bestand is niet te lezen ({error})"], path=path) from error
    problems = [f"onbekende sleutel {key!r} buiten [[document]]" for key in content if key != "document"]
    entries = content.get("document", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CatalogueError([*problems, "document is geen lijst van tabellen ([[document]])"], path=path)
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        name = f"document {number} ({entry.get('id', 'zonder id')})"
        problems += [f"{name}: {problem}" for problem in check_entry(entry, folder)]
        if entry.get("id") in seen:
            problems.append(f"{name}: id komt al eerder voor")
        seen.add(str(entry.get("id")))
    if problems:
        raise CatalogueError(problems, path=path)
    return tuple(read_metadata(entry) for entry in entries)


def read_metadata(entry: Mapping[str, Any]) -> Metadata:
    """The entry as a record; it must have passed :func:`check_entry`."""
    return Metadata(**{**entry, "publishers": tuple(entry["publishers"])})


def check_entry(entry: Mapping[str, Any], folder: Path | None) -> Iterator[str]:
    """Everything that is wrong with one entry, each problem naming its field; ``folder`` None leaves the file alone."""
    yield from (f"{key}: onbekend veld" for key in entry if key not in _NAMES)
    yield from (f"{name}: ontbreekt" for name in _NAMES if name not in entry)
    for name in _NAMES:
        value = entry.get(name, "")
        if name == "publishers":
            if not isinstance(entry.get(name, []), list) or not all(
                isinstance(each, str) for each in entry.get(name, [])
            ):
                yield "publishers: moet een lijst van namen zijn"
        elif not isinstance(value, str):
            yield f"{name}: moet tekst zijn, geen {type(value).__name__}"
        elif name in entry and not value.strip() and name in ("id", "title", "kind", "language", "file", "sha256"):
            yield f"{name}: is leeg"
    identifier = entry.get("id", "")
    if isinstance(identifier, str) and identifier and not _SLUG.fullmatch(identifier):
        yield f"id: {identifier!r} mag alleen kleine letters, cijfers en koppeltekens bevatten"
    yield from _check_date(entry)
    if folder is not None:
        yield from _check_file(entry, folder)


def _check_date(entry: Mapping[str, Any]) -> Iterator[str]:
    value, precision = entry.get("date", ""), entry.get("date_precision", "unknown")
    if not isinstance(value, str) or not isinstance(precision, str):
        return
    if precision == "unknown":
        if value:
            yield f"date: {value!r} is ingevuld terwijl date_precision unknown is"
    elif precision not in _FORMATS:
        yield f"date_precision: {precision!r} is geen day, month, year of unknown"
    elif not _FORMATS[precision].fullmatch(value):
        yield f"date: {value!r} past niet bij date_precision {precision!r}"
    else:
        try:
            date.fromisoformat((value + "-01-01")[:10])
        except ValueError:
            yield f"date: {value!r} bestaat niet"


def _check_file(entry: Mapping[str, Any], folder: Path) -> Iterator[str]:
    name, expected = entry.get("file", ""), entry.get("sha256", "")
    if not isinstance(name, str) or not name:
        return
    path = folder / name
    if Path(name).name != name:
        yield f"file: {name!r} moet een bestandsnaam zonder map zijn"
    elif not path.is_file():
        yield f"file: {name!r} staat niet in {folder.name}"
    elif hashlib.sha256(path.read_bytes()).hexdigest() != expected:
        yield f"sha256: past niet bij de inhoud van {name!r}"
