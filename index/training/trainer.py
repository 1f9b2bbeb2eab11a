"""The training loop: contrastive, seeded, resumable, with a learning curve."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from index.models.low_rank import read_adapter
from index.training.contrast import contrast, figures
from index.training.encoder import AdaptedEncoder
from index.training.examples import Example, TrainingSet, draw_epoch, make_batches
from index.training.loop import Curve, Epoch, run_epochs, save_run
from index.training.recipe import Recipe

if TYPE_CHECKING:
    from torch import Tensor

_GROUPS = 4
# Passages that are encoded at once when the held-out questions are judged.
_GROUP = 32
# With fewer questions that have a sibling in a batch there is too little to tell them from.
_FEWEST_SIBLINGS = 4


class Trainer:
    """Trains the adapter of one encoder on one training set.

    :param tell: called with lines that say how far it is.
    """

    def __init__(self, folder: Path, data: TrainingSet, recipe: Recipe, *, tell: Callable[[str], None]) -> None:
        import torch

        torch.manual_seed(recipe.seed)
        self.recipe, self.data, self.tell = recipe, data, tell
        self.encoder = AdaptedEncoder(folder, rank=recipe.rank, upper=recipe.upper)
        self.train = [example for example in data.examples if not example.held_out]
        self.held = [example for example in data.examples if example.held_out]
        self.asked_about: dict[int, list[Example]] = {}
        for example in self.train:
            for text in example.positives:
                self.asked_about.setdefault(text, []).append(example)
        tell(f"{len(data.texts)} texts, {len(self.train)} questions to train on, {len(self.held)} held out")
        self.texts = self.encoder.lower([f"passage: {text}" for text in data.texts], longest=recipe.longest_text)
        questions = [f"query: {example.question}" for example in data.examples]
        lower = self.encoder.lower(questions, longest=recipe.longest_question)
        self.questions = {example.id: state for example, state in zip(data.examples, lower, strict=True)}

    def run(self, out: Path) -> Curve:
        """Train all epochs, or those that ``out`` does not hold yet; the adapter and its curve are written there.

        After each epoch ``epoch-N.pt`` is complete, so that an interrupted run goes on from it with the same result.
        """
        drawn = partial(draw_epoch, self.train, bundled_share=self.recipe.bundled_share, seed=self.recipe.seed)
        curve = run_epochs(
            self.encoder.adapter,
            out,
            self.recipe,
            total=math.ceil(len(drawn(0)) / self.recipe.batch) * self.recipe.epochs,
            epoch=lambda number: self._epoch(number, drawn(number)),
            evaluate=self.evaluate,
            tell=self.tell,
            untrained=True,
        )
        save_run(self.encoder.adapter, out / "adapter.safetensors", self.recipe, curve)
        return curve

    def _epoch(self, number: int, examples: list[Example]) -> Epoch:
        chance = random.Random(f"{self.recipe.seed}/{number}")
        batches = make_batches(examples, size=self.recipe.batch, chance=chance)
        return Epoch(len(batches), (self._loss(batch, chance) for batch in batches))

    def judge(self, path: Path) -> dict[str, float]:
        """The figures of :meth:`evaluate` for a finished adapter, which takes the place of the one in training.

        :raises ModelError: the file is no adapter.
        """
        import torch

        finished = read_adapter(path)
        for layer, (down, up) in finished.layers.items():
            self.encoder.adapter[f"{layer}.lora_A"] = torch.from_numpy(down)
            self.encoder.adapter[f"{layer}.lora_B"] = torch.from_numpy(finished.scale * up)
        return self.evaluate()

    def evaluate(self) -> dict[str, float]:
        """How well held-out questions find their passage among all: first, among five, mean reciprocal rank.

        The same figures with ``foreign_`` before them are those of the documents that are held out whole.
        """
        import torch

        if not self.held:
            return {}
        with torch.no_grad():
            starts = range(0, self.data.passages, _GROUP)
            parts = [self._encode(range(start, min(start + _GROUP, self.data.passages))) for start in starts]
            questions = torch.cat([self.encoder.upper([self.questions[one.id]]) for one in self.held])
            ranked = (questions @ torch.cat(parts).T).argsort(dim=1, descending=True, stable=True).tolist()
        places: dict[str, list[int]] = {"": [], "foreign_": []}
        for example, order in zip(self.held, ranked, strict=True):
            right = set(example.positives)
            place = next(place for place, text in enumerate(order) if text in right)
            places["foreign_" if example.foreign else ""].append(place)
        return {f"{group}{name}": value for group, some in places.items() for name, value in figures(some).items()}

    def _loss(self, batch: Sequence[Example], chance: random.Random) -> Tensor:
        """The contrast of each question with all passages of the batch, and with other questions.

        A question should also be near another one with the same answer, nearer than to those of the other questions:
        passages are found by the questions that they are known to answer.
        """
        import torch

        heat = self.recipe.temperature
        right = [self._positive(example, chance) for example in batch]
        wrong = [chance.choice(example.negatives) for example in batch if example.negatives]
        questions = self.encoder.upper([self.questions[example.id] for example in batch])
        loss = contrast(questions @ self._encode(right + wrong).T / heat, batch, [(one,) for one in right + wrong])
        pairs = [(row, self._sibling(example, chance)) for row, example in enumerate(batch)]
        rows = [row for row, sibling in pairs if sibling is not None]
        siblings = [sibling for _, sibling in pairs if sibling is not None]
        if len(siblings) < _FEWEST_SIBLINGS:
            return loss
        others = self.encoder.upper([self.questions[one.id] for one in siblings])
        asked = [batch[row] for row in rows]
        scores = questions[torch.tensor(rows)] @ others.T / heat
        return loss + self.recipe.sibling_weight * contrast(scores, asked, [one.positives for one in siblings])

    def _sibling(self, example: Example, chance: random.Random) -> Example | None:
        """Another question to train on that shares an answer with this one; None when there is none."""
        others = [one for text in example.positives for one in self.asked_about.get(text, ()) if one is not example]
        return chance.choice(others) if others else None

    def _positive(self, example: Example, chance: random.Random) -> int:
        whole_chunk = example.chunks and chance.random() < self.recipe.chunk_share
        return chance.choice(example.chunks if whole_chunk else example.positives)

    def _encode(self, numbers: Sequence[int]) -> Tensor:
        """Unit vectors of texts in the order given; encoded in groups of like length, which saves padding."""
        import torch

        order = sorted(range(len(numbers)), key=lambda place: len(self.texts[numbers[place]]))
        size = math.ceil(len(order) / _GROUPS)
        parts = [order[start : start + size] for start in range(0, len(order), size)]
        vectors = torch.cat([self.encoder.upper([self.texts[numbers[place]] for place in part]) for part in parts])
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return vectors[back]
