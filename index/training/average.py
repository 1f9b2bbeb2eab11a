"""Command line: the average of adapters that were trained apart on the same base model, as one adapter.

Averaged weights hold better for other data than either (Wortsman et al. 2022, "Model soups", arXiv:2203.05482). The sum
of products of low rank is itself one, of the ranks together: ``B1 A1 / 2 + B2 A2 / 2 = [B1/2 B2/2] [A1; A2]``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.models.low_rank import Adapter, read_adapter


def main() -> None:
    """Read the adapters, average them and write the outcome."""
    parser = argparse.ArgumentParser(prog="python -m index.training.average", description=__doc__)
    parser.add_argument("adapters", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    write_average([read_adapter(path) for path in options.adapters], options.out)


def write_average(adapters: Sequence[Adapter], out: Path) -> None:
    """Write the average, in half precision, as :func:`index.models.low_rank.read_adapter` reads it.

    :raises ValueError: when the adapters are not for the same layers.
    """
    from safetensors.numpy import save_file

    layers = [set(adapter.layers) for adapter in adapters]
    if any(other != layers[0] for other in layers):
        raise ValueError("adapters for other layers cannot be averaged: train them with the same settings")
    tensors: dict[str, NDArray[np.float16]] = {}
    for layer in sorted(layers[0]):
        downs = [adapter.layers[layer][0] for adapter in adapters]
        ups = [adapter.layers[layer][1] * (adapter.scale / len(adapters)) for adapter in adapters]
        tensors[f"{layer}.lora_A"] = np.concatenate(downs, axis=0).astype(np.float16)
        tensors[f"{layer}.lora_B"] = np.concatenate(ups, axis=1).astype(np.float16)
    save_file(tensors, out, metadata={"scale": "1.0"})


if __name__ == "__main__":
    main()
