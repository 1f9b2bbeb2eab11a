"""Command line: fine-tune the embedding model on the training questions; writes adapter.safetensors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from corpus import load_bundled
from index.prepare import default_recipe, prepare_model
from index.training.examples import make_training_set
from index.training.questions import load_questions
from index.training.trainer import Recipe, Trainer


@click.command(help=__doc__)
@click.option("--out", type=click.Path(path_type=Path), default=Path(".wegwijzer/training"), show_default=True)
@click.option("--data-dir", type=click.Path(path_type=Path), default=Path(".wegwijzer"), show_default=True)
@click.option("--epochs", type=int, default=3, show_default=True)
@click.option("--limit", type=int, default=None, help="Use only the first questions: to try whether it runs.")
def main(out: Path, data_dir: Path, epochs: int, limit: int | None) -> None:
    """Train; an interrupted run goes on after the last complete epoch."""
    base = prepare_model(data_dir, recipe=replace(default_recipe(), adapter=None))
    questions = list(load_questions())[:limit]
    data = make_training_set(load_bundled(), questions)
    trainer = Trainer(base / "st", data, Recipe(epochs=epochs), tell=lambda line: click.echo(line, err=True))
    trainer.run(out)
    click.echo(f"{out / 'adapter.safetensors'}: copy it to index/adapter/ to use it")


if __name__ == "__main__":
    main()
