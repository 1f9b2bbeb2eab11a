"""Command line: fine-tune the embedding model on the training questions; writes adapter.safetensors."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from corpus import load_bundled
from index.models.prepare import default_recipe, prepare_model
from index.questions import load_questions
from index.training.documents import HELD_DOCUMENTS, own_documents, own_questions
from index.training.examples import make_training_set
from index.training.recipe import Recipe
from index.training.trainer import Trainer


def main() -> None:
    """Train; an interrupted run goes on after the last complete epoch."""
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(".wegwijzer/training"))
    parser.add_argument("--data-dir", type=Path, default=Path(".wegwijzer"))
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--limit", type=int, help="use only the first questions: to try whether it runs")
    parser.add_argument("--judge", type=Path, nargs="+", default=(), help="train nothing; print figures of adapters")
    options = parser.parse_args()
    base = prepare_model(options.data_dir, recipe=replace(default_recipe(), adapter=None))
    questions = [*load_questions(), *own_questions()][: options.limit]
    bundled = load_bundled()
    documents = [*bundled, *own_documents()]
    data = make_training_set(documents, questions, held=HELD_DOCUMENTS, bundled={one.id for one in bundled})
    trainer = Trainer(base / "st", data, Recipe(epochs=options.epochs), tell=_tell)
    for path in options.judge:
        _tell(f"{path}: {json.dumps(trainer.judge(path))}")
    if options.judge:
        return
    trainer.run(options.out)
    _tell(f"{options.out / 'adapter.safetensors'}: copy it to index/adapter/ to use it")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
