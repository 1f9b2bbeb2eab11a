"""The training loop of the pair model: listwise over passages, binary over sentences; seeded and resumable."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.pair_texts import ANSWERS, HEADS, SUPPORTS
from index.training.loop import Curve, Epoch, run_epochs, save_run
from index.training.pairs.encoder import PairEncoder
from index.training.pairs.examples import Asked, Claim
from index.training.pairs.judge import judge_claims, judge_questions
from index.training.pairs.recipe import PairRecipe

if TYPE_CHECKING:
    from torch import Tensor


class PairTrainer:
    """Trains the pair model on questions beside passages and on sentences beside evidence.

    :param texts: the passages that the questions have indices into.
    :param tell: called with lines that say how far it is.
    """

    def __init__(
        self,
        folder: Path,
        texts: Sequence[str],
        asked: Sequence[Asked],
        claims: Sequence[Claim],
        recipe: PairRecipe,
        *,
        tell: Callable[[str], None],
    ) -> None:
        import torch

        torch.manual_seed(recipe.seed)
        self.recipe, self.texts, self.tell = recipe, texts, tell
        self.encoder = PairEncoder(folder, rank=recipe.rank, upper=recipe.upper, longest=recipe.longest)
        self.asked, self.claims = asked, claims
        self.train = [one for one in asked if not one.held_out and one.wrong]
        self.train_claims = [one for one in claims if not one.held_out]
        tell(f"{len(texts)} passages, {len(self.train)} questions and {len(self.train_claims)} sentences to train on")

    def run(self, out: Path) -> Curve:
        """Train all epochs, or those that ``out`` does not hold yet; the adapter and its curve are written there."""
        steps = [self._batches(epoch) for epoch in range(self.recipe.epochs)]
        curve = run_epochs(
            self.encoder.adapter,
            out,
            self.recipe,
            total=sum(len(batches) for batches in steps),
            epoch=lambda number: self._epoch(number, steps[number]),
            evaluate=self.evaluate,
            tell=self.tell,
        )
        tensors = {
            f"head.{name}" if name.split(".")[0] in HEADS else name: matrix
            for name, matrix in self.encoder.adapter.items()
        }
        save_run(tensors, out / "pairs.safetensors", self.recipe, curve)
        return curve

    def _epoch(self, number: int, batches: list[tuple[list[Asked], list[Claim]]]) -> Epoch:
        chance = random.Random(f"{self.recipe.seed}/{number}/candidates")
        return Epoch(len(batches), (self._loss(questions, claims, chance) for questions, claims in batches))

    def evaluate(self) -> dict[str, float]:
        """What the model makes of documents that are held out whole; see :mod:`index.training.pairs.judge`."""
        foreign = [one for one in self.asked if one.foreign]
        held = [one for one in self.claims if one.held_out]
        return {**judge_questions(self.encoder, self.texts, foreign), **judge_claims(self.encoder, held)}

    def _batches(self, epoch: int) -> list[tuple[list[Asked], list[Claim]]]:
        """The steps of one epoch: questions on other documents and some on the bundled ones, sentences spread over.

        The first epoch takes all of these questions and no sentences; the later ones fewer questions and all sentences.
        """
        chance = random.Random(f"{self.recipe.seed}/{epoch}")
        bundled = [one for one in self.train if one.bundled]
        drawn = [one for one in self.train if not one.bundled]
        drawn += chance.sample(bundled, min(self.recipe.bundled, len(bundled)))
        chance.shuffle(drawn)
        if epoch:
            drawn = drawn[: math.ceil(self.recipe.later * len(drawn))]
        size = self.recipe.questions
        batches = [drawn[start : start + size] for start in range(0, len(drawn), size)]
        claims = list(self.train_claims) if epoch else []
        chance.shuffle(claims)
        share = len(claims) / len(batches)
        return [
            (batch, claims[round(number * share) : round((number + 1) * share)]) for number, batch in enumerate(batches)
        ]

    def _loss(self, questions: Sequence[Asked], claims: Sequence[Claim], chance: random.Random) -> Tensor:
        """Cross-entropy of each question over its passages and "none of these", and of each sentence.

        "None of these" has score 0, so that scores are comparable between questions and say whether any passage
        answers: with one passage it is the binary cross-entropy.
        """
        import torch
        from torch.nn import functional

        chosen = [one.candidates(self.recipe.candidates, self.recipe.pool, chance) for one in questions]
        pairs = [
            (one.question, self.texts[place]) for one, some in zip(questions, chosen, strict=True) for place in some
        ]
        scores = self.encoder.scores(pairs, ANSWERS)
        loss, start = torch.zeros(()), 0
        for one, some in zip(questions, chosen, strict=True):
            row = torch.cat([torch.zeros(1), scores[start : start + len(some)]])
            start += len(some)
            loss = loss + functional.cross_entropy(row.unsqueeze(0), torch.tensor([1 if one.right else 0]))
        loss = loss / len(questions)
        if not claims:
            return loss
        judged = self.encoder.scores([(one.text, one.evidence) for one in claims], SUPPORTS)
        labels = torch.tensor([float(one.supported) for one in claims])
        return loss + functional.binary_cross_entropy_with_logits(judged, labels)
