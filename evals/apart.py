"""An index in a data directory of its own, for measuring on other documents than those that are in use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.settings import load_settings
from assistant.workspace import Workspace
from index import Index
from index.embed import load_pair_model
from index.pair_model import PairModel


def index_apart(files: Sequence[Path], place: Path) -> Index:
    """An index over these files beside the bundled documents, with the model that is prepared already.

    :param place: a directory that holds nothing else.
    """
    usual = load_settings()
    workspace = Workspace(usual.model_copy(update={"data_dir": place}))
    workspace.use_embedder(Workspace(usual).embedder())
    workspace.ingest(files)
    return workspace.index()


def usual_reader() -> PairModel | None:
    """The pair model that is prepared already; None when there is none."""
    usual = load_settings()
    return load_pair_model(usual.embedding_model, data_dir=usual.data_dir, threads=usual.threads or None)
