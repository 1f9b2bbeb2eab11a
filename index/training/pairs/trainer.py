"""The training loop of the pair model: listwise over passages; seeded and resumable."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.models.low_rank import read_adapter
from index.training.loop import Curve, Epoch, run_epochs, save_run
from index.training.pairs.encoder import PairEncoder
from index.training.pairs.examples import Asked
from index.training.pairs.judge import judge_questions
from index.training.pairs.recipe import PairRecipe

if TYPE_CHECKING:
    from torch import Tensor


class PairTrainer:
    """Trains the pair model on questions beside passages.

    :param texts: the passages that the questions have indices into.
    :param tell: called with lines that say how far it is.
    """

    def __init__(
        self,
        folder: Path,
        texts: Sequence[str],
        asked: Sequence[Asked],
        recipe: PairRecipe,
        *,
        tell: Callable[[str], None],
    ) -> None:
        import torch

        torch.manual_seed(recipe.seed)
        self.recipe, self.texts, self.tell = recipe, texts, tell
        self.encoder = PairEncoder(folder, rank=recipe.rank, upper=recipe.upper, longest=recipe.longest)
        self.asked = asked
        self.train = [one for one in asked if not one.held_out and one.wrong]
        tell(f"{len(texts)} passages, {len(self.train)} questions to train on")

    def run(self, out: Path, *, start: Path | None = None) -> Curve:
        """Train all epochs, or those that ``out`` does not hold yet; the adapter and its curve are written there.

        :param start: the file of an earlier pair model to go on from.
        :raises ModelError: when it is damaged; ValueError when it was trained with another shape.
        """
        if start is not None:
            self.encoder.load(read_adapter(start))
        steps = [self._batches(epoch) for epoch in range(self.recipe.epochs)]
        curve = run_epochs(
            self.encoder.adapter,
            out,
            self.recipe,
            total=sum(len(batches) for batches in steps),
            epoch=lambda number: self._epoch(number, steps[number]),
            evaluate=self.evaluate,
            tell=self.tell,
            untrained=start is not None,
        )
        save_run(self.encoder.adapter, out / "pairs.safetensors", self.recipe, curve)
        return curve

    def _epoch(self, number: int, batches: list[list[Asked]]) -> Epoch:
        chance = random.Random(f"{self.recipe.seed}/{number}/candidates")
        return Epoch(len(batches), (self._loss(questions, chance) for questions in batches))

    def evaluate(self) -> dict[str, float]:
        """What the model makes of documents that are held out whole; see :mod:`index.training.pairs.judge`."""
        foreign = [one for one in self.asked if one.foreign]
        return judge_questions(self.encoder, self.texts, foreign)

    def _batches(self, epoch: int) -> list[list[Asked]]:
        """The steps of one epoch: all questions on other documents and some on the bundled ones."""
        chance = random.Random(f"{self.recipe.seed}/{epoch}")
        bundled = [one for one in self.train if one.bundled]
        drawn = [one for one in self.train if not one.bundled]
        drawn += chance.sample(bundled, min(self.recipe.bundled, len(bundled)))
        chance.shuffle(drawn)
        size = self.recipe.questions
        return [drawn[start : start + size] for start in range(0, len(drawn), size)]

    def _loss(self, questions: Sequence[Asked], chance: random.Random) -> Tensor:
        """Cross-entropy of each question over its passages and "none of these".

        "None of these" has score 0, so that scores are comparable between questions and say whether any passage
        answers: with one passage it is the binary cross-entropy.
        """
        import torch
        from torch.nn import functional

        chosen = [one.candidates(self.recipe.candidates, self.recipe.pool, chance) for one in questions]
        pairs = [
            (one.question, self.texts[place]) for one, some in zip(questions, chosen, strict=True) for place in some
        ]
        scores = self.encoder.scores(pairs)
        loss, start = torch.zeros(()), 0
        for one, some in zip(questions, chosen, strict=True):
            row = torch.cat([torch.zeros(1), scores[start : start + len(some)]])
            start += len(some)
            loss = loss + functional.cross_entropy(row.unsqueeze(0), torch.tensor([1 if one.right else 0]))
        return loss / len(questions)
