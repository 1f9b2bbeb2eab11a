"""Command line: train the pair model on top of the shipped embedding model; writes pairs.safetensors."""

from __future__ import annotations

import argparse
import json
import sys
from itertools import islice
from pathlib import Path

from corpus import load_bundled
from index.models.onnx_engine import OnnxEmbedder
from index.models.prepare import prepare_model
from index.models.source import hash_file
from index.questions import load_questions
from index.training.documents import HELD_DOCUMENTS, own_documents, own_questions
from index.training.pairs.examples import asked_questions
from index.training.pairs.recipe import PairRecipe
from index.training.pairs.trainer import PairTrainer

# How many of the nearest passages of each question are kept to draw wrong ones from.
_DEPTH = 20
# Of the questions on the bundled documents, which have known questions of their own, one in so many is drawn from.
_EVERY = 4


def main() -> None:
    """Train; an interrupted run goes on after the last complete epoch."""
    parser = argparse.ArgumentParser(prog="python -m index.training.pairs", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(".wegwijzer/pairs"))
    parser.add_argument("--data-dir", type=Path, default=Path(".wegwijzer"))
    parser.add_argument("--epochs", type=int, default=PairRecipe().epochs)
    parser.add_argument("--start", type=Path, help="go on from this file, such as index/adapter/pairs.safetensors")
    parser.add_argument("--limit", type=int, help="use only the first questions: to try whether it runs")
    options = parser.parse_args()
    model = prepare_model(options.data_dir)
    bundled = load_bundled()
    questions = [*own_questions(), *islice(load_questions(), 0, None, _EVERY)][: options.limit]
    texts, asked = asked_questions(
        questions,
        [*bundled, *own_documents()],
        OnnxEmbedder(model),
        held=HELD_DOCUMENTS,
        bundled={document.id for document in bundled},
        depth=_DEPTH,
    )
    recipe = PairRecipe(epochs=options.epochs, start=hash_file(options.start) if options.start else "")
    trainer = PairTrainer(model / "st", texts, asked, recipe, tell=_tell)
    curve = trainer.run(options.out, start=options.start)
    _tell(f"{options.out / 'pairs.safetensors'}: {json.dumps(curve[-1])}")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
