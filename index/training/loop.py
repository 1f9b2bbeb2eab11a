"""The loop that both trainings share: epochs of steps, seeded and resumable, with a learning curve."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from index.training.recipe import Common

if TYPE_CHECKING:
    from torch import Tensor

Curve = list[dict[str, float]]
# So many steps lie between two lines that say how far it is.
_TOLD = 10


class Epoch(NamedTuple):
    """How many steps an epoch has, and the loss of each, computed when its turn comes."""

    steps: int
    losses: Iterable[Tensor]


def run_epochs(
    adapter: Mapping[str, Tensor],
    out: Path,
    recipe: Common,
    *,
    total: int,
    epoch: Callable[[int], Epoch],
    evaluate: Callable[[], dict[str, float]],
    tell: Callable[[str], None],
    untrained: bool = False,
) -> Curve:
    """Train all epochs, or those that ``out`` does not hold yet.

    After each epoch ``epoch-N.pt`` is complete, so that an interrupted run goes on from it with the same result.

    :param adapter: what is trained, changed in place.
    :param total: steps of all epochs together.
    :param epoch: the steps of an epoch, from 0.
    :param evaluate: figures for the learning curve, after each epoch; ``untrained``: and before the first.
    :raises ValueError: when ``out`` holds epochs that were trained with another recipe.
    """
    import torch

    out.mkdir(parents=True, exist_ok=True)
    parameters = list(adapter.values())
    optimiser = torch.optim.AdamW(parameters, recipe.rate, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: learning_rate(step, total))
    curve, first = _resume(adapter, out, recipe, optimiser, schedule)
    if untrained and not curve:
        curve.append({"epoch": 0, **evaluate()})
    for number in range(first, recipe.epochs):
        steps, computed = epoch(number)
        losses: list[float] = []
        for loss in computed:
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
            if len(losses) % _TOLD == 0:
                tell(f"epoch {number + 1}, {len(losses)}/{steps}, loss {sum(losses[-_TOLD:]) / _TOLD:.3f}")
        curve.append({"epoch": number + 1, "loss": round(sum(losses) / len(losses), 4), **evaluate()})
        tell(json.dumps(curve[-1]))
        state = [dict(adapter), optimiser.state_dict(), schedule.state_dict(), curve, asdict(recipe)]
        torch.save(state, out / f"epoch-{number + 1}.pt")
    return curve


def _resume(
    adapter: Mapping[str, Tensor],
    out: Path,
    recipe: Common,
    optimiser: Any,  # noqa: ANN401 - torch types these loosely
    schedule: Any,  # noqa: ANN401
) -> tuple[Curve, int]:
    """Load the last complete epoch into all four; the curve so far and the epoch to go on with."""
    import torch

    for epoch in range(recipe.epochs, 0, -1):
        path = out / f"epoch-{epoch}.pt"
        if path.exists():
            trained, optimiser_state, schedule_state, curve, settings = torch.load(path)
            if settings != asdict(recipe):
                raise ValueError(f"{path} was trained with other settings: {settings}")
            for name, matrix in adapter.items():
                matrix.data = trained[name].data
            optimiser.load_state_dict(optimiser_state)
            schedule.load_state_dict(schedule_state)
            return curve, epoch
    return [], 0


def save_run(tensors: Mapping[str, Tensor], path: Path, recipe: Common, curve: Curve) -> None:
    """Write what was trained in half precision, and beside it ``training.json`` with recipe and curve."""
    from safetensors.torch import save_file

    halves = {name: matrix.detach().half().contiguous() for name, matrix in tensors.items()}
    save_file(halves, path, metadata={"scale": "1.0"})
    report = {"recipe": asdict(recipe), "curve": curve}
    (path.parent / "training.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def learning_rate(step: int, total: int) -> float:
    """Share of the learning rate: up over the first twentieth of the steps, then down to a twentieth of it.

    :param step: from 0.
    :param total: how many steps the run takes in all.
    """
    warm = max(1, total // 20)
    return min((step + 1) / warm, max(0.05, (total - step) / max(1, total - warm)))
