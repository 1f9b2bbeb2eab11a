"""Checks of the whole installation: every check gives the same record, with what helps when something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checks import (
    Check,
    check_data_dir,
    check_extras,
    check_ocr,
    check_onnxruntime,
    check_packages,
    check_port,
    check_python,
    check_telemetry,
)
from assistant.generation.probe import check_language_model
from assistant.library.workspace import Workspace
from assistant.settings_file import package_root
from corpus.errors import UserFacingError
from index.models.embed import DEFAULT_MODEL, NO_MODEL
from index.models.prepare import is_prepared, model_folder, superseded_models

if TYPE_CHECKING:
    from assistant.settings import Settings

__all__ = ["Check", "run_checks"]


def run_checks(settings: Settings, *, serving: bool = False) -> Iterator[Check]:
    """Every check, each when its turn comes, so that a slow one does not hold up the others' results.

    :param serving: asked by the web pages themselves, so that their port is taken as it should be and not checked.
    """
    checks: tuple[Callable[[], Check], ...] = (
        check_python,
        check_packages,
        lambda: check_data_dir(settings.data_dir),
        check_onnxruntime,
        lambda: check_model(settings),
        lambda: check_index(settings),
        lambda: check_reviews(settings),
        lambda: check_language_model(settings),
        check_ocr,
        lambda: check_telemetry(package_root() / "ui" / ".streamlit" / "config.toml"),
        *(() if serving else (lambda: check_port(settings.host, settings.port),)),
        check_extras,
    )
    return (check() for check in checks)


def check_model(settings: Settings) -> Check:
    """Whether the embedding model is ready; one of the user's own choice is not loaded, as that takes a while."""
    if settings.embedding_model == NO_MODEL:
        return Check(
            "model", "warning", "er wordt alleen op woorden gezocht", "Haal de instelling embedding_model weg."
        )
    if settings.embedding_model != DEFAULT_MODEL:
        return Check("model", "ok", f"{settings.embedding_model} (eigen keuze; niet geladen)")
    if is_prepared(settings.data_dir):
        return _prepared_model(settings.data_dir)
    return Check("model", "warning", "het taalmodel staat nog niet klaar", "Geef het commando: wegwijzer prepare")


def _prepared_model(data_dir: Path) -> Check:
    """The model that is used, and what those of earlier versions take up."""
    folder, earlier = model_folder(data_dir), superseded_models(data_dir)
    if not earlier:
        return Check("model", "ok", str(folder))
    size = sum(path.stat().st_size for one in earlier for path in one.rglob("*") if path.is_file())
    return Check(
        "model",
        "warning",
        f"{folder}; van eerdere versies staat er nog {size / 1e6:.0f} MB",
        f"Gebruikt geen eerdere versie deze gegevensmap nog, verwijder dan: {', '.join(map(str, earlier))}",
    )


def check_index(settings: Settings) -> Check:
    """Whether the index opens and holds exactly the documents there are."""
    workspace = Workspace(settings)
    try:
        entries = {entry.id: entry.sha256 for entry in workspace.manifest().documents}
        documents = {metadata.id: workspace.document(metadata.id) for metadata in workspace.documents()}
        if settings.embedding_model == DEFAULT_MODEL and is_prepared(settings.data_dir):
            workspace.index().close()  # refuses an index that was built in another way
    except UserFacingError as error:
        return Check("index", "error", f"{error.problem} ({error.value})", error.remedy)
    remedy = "Geef het commando: wegwijzer ingest"
    changed = sorted(id for id, document in documents.items() if entries.get(id, document.sha256) != document.sha256)
    problems = [
        *(f"nog niet in de index: {id}" for id in documents if id not in entries),
        *(f"veranderd: {id}" for id in changed),
        *(f"verwijderd maar nog in de index: {id}" for id in entries if id not in documents),
    ]
    if problems:
        return Check("index", "error", "; ".join(problems), remedy)
    passages = sum(entry.passages for entry in workspace.manifest().documents)
    return Check("index", "ok", f"{len(entries)} documenten, {passages} passages")


def check_reviews(settings: Settings) -> Check:
    """Whether what people said of agreements can be read."""
    try:
        reviews = Workspace(settings).curation.reviews()
    except UserFacingError as error:
        return Check("reviews", "error", f"{error.problem} ({error.value})", error.remedy)
    return Check("reviews", "ok", f"{len(reviews)} passages nagekeken")
