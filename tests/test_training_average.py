"""The average of adapters: what it makes of the weights is the mean of what each makes of them."""

from __future__ import annotations

import numpy as np
import pytest

from index.models.low_rank import Adapter, merge_adapter, read_adapter
from index.training.average import write_average


def adapter(scale, down, up, layer="encoder.0"):
    return Adapter(scale, {layer: (np.array(down, dtype=np.float32), np.array(up, dtype=np.float32))})


def test_the_average_by_hand(tmp_path):
    one = adapter(1.0, [[1, 2]], [[1], [0]])  # adds [[1, 2], [0, 0]]
    other = adapter(2.0, [[0, 1], [4, 0]], [[1, 0], [0, 1]])  # adds twice [[0, 1], [4, 0]]
    write_average([one, other], tmp_path / "average.safetensors")
    average = read_adapter(tmp_path / "average.safetensors")
    assert average.layers["encoder.0"][0].shape == (3, 2)
    weights = {"encoder.0.weight": np.zeros((2, 2), dtype=np.float32)}
    merged = merge_adapter(weights, average)["encoder.0.weight"]
    assert merged.tolist() == [[0.5, 2.0], [4.0, 0.0]]


def test_adapters_for_other_layers_are_refused(tmp_path):
    with pytest.raises(ValueError, match="other layers"):
        write_average([adapter(1.0, [[1]], [[1]]), adapter(1.0, [[1]], [[1]], "encoder.1")], tmp_path / "no")
    assert not (tmp_path / "no").exists()
