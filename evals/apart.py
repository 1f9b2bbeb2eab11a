"""An index in a data directory of its own, for measuring on other documents than those that are in use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from index import Index


def index_apart(files: Sequence[Path], place: Path) -> Index:
    """An index over these files beside the bundled documents, with the model that is prepared already.

    :param place: a directory that holds nothing else.
    """
    usual = load_settings()
    workspace = Workspace(usual.model_copy(update={"data_dir": place}))
    workspace.use_embedder(Workspace(usual).embedder())
    workspace.ingest(files)
    return workspace.index()
