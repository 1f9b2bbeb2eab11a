"""The training loop of the pair model: listwise over passages, binary over sentences; seeded and resumable."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from index.pair_texts import ANSWERS, HEADS, SUPPORTS
from index.training.pairs.encoder import PairEncoder
from index.training.pairs.examples import Asked, Claim
from index.training.pairs.judge import judge_claims, judge_questions
from index.training.pairs.recipe import PairRecipe
from index.training.schedule import learning_rate

if TYPE_CHECKING:
    from torch import Tensor

Curve = list[dict[str, float]]


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
        import torch

        out.mkdir(parents=True, exist_ok=True)
        parameters = list(self.encoder.adapter.values())
        optimiser = torch.optim.AdamW(parameters, self.recipe.rate, weight_decay=0.0)
        steps = [self._batches(epoch) for epoch in range(self.recipe.epochs)]
        total = sum(len(batches) for batches in steps)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: learning_rate(step, total))
        curve, first = self._resume(out, optimiser, schedule)
        for epoch in range(first, self.recipe.epochs):
            chance = random.Random(f"{self.recipe.seed}/{epoch}/candidates")
            losses = []
            for number, (questions, claims) in enumerate(steps[epoch], start=1):
                loss = self._loss(questions, claims, chance)
                optimiser.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                torch.nn.utils.clip_grad_norm_(parameters, 1.0)
                optimiser.step()
                schedule.step()
                losses.append(loss.item())
                if number % 10 == 0:
                    self.tell(f"epoch {epoch + 1}, {number}/{len(steps[epoch])}, loss {sum(losses[-10:]) / 10:.3f}")
            curve.append({"epoch": epoch + 1, "loss": round(sum(losses) / len(losses), 4), **self.evaluate()})
            self.tell(json.dumps(curve[-1]))
            state = [self.encoder.adapter, optimiser.state_dict(), schedule.state_dict(), curve, asdict(self.recipe)]
            torch.save(state, out / f"epoch-{epoch + 1}.pt")
        self._save(out, curve)
        return curve

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

    def _resume(self, out: Path, optimiser: object, schedule: object) -> tuple[Curve, int]:
        import torch

        for epoch in range(self.recipe.epochs, 0, -1):
            path = out / f"epoch-{epoch}.pt"
            if path.exists():
                adapter, optimiser_state, schedule_state, curve, recipe = torch.load(path)
                if recipe != asdict(self.recipe):
                    raise ValueError(f"{path} was trained with other settings: {recipe}")
                for name, matrix in self.encoder.adapter.items():
                    matrix.data = adapter[name].data
                optimiser.load_state_dict(optimiser_state)  # type: ignore[attr-defined]
                schedule.load_state_dict(schedule_state)  # type: ignore[attr-defined]
                return curve, epoch
        return [], 0

    def _save(self, out: Path, curve: Curve) -> None:
        from safetensors.torch import save_file

        tensors = {
            f"head.{name}" if name.split(".")[0] in HEADS else name: matrix.detach().half().contiguous()
            for name, matrix in self.encoder.adapter.items()
        }
        save_file(tensors, out / "pairs.safetensors", metadata={"scale": "1.0"})
        report = {"recipe": asdict(self.recipe), "curve": curve}
        (out / "training.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
