"""Stores matrices in few bits: 4-bit blocks for the vocabulary, one scale a row for linear layers. Pure functions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.models.weights import BLOCK, Tensor

ROW_LIMIT = 63
"""Largest absolute value in a quantised row.

Seven bits and not eight: processors without dot-product instructions for bytes (AVX2) add two products of an
unsigned and a signed byte in 16 bits, which 2 * 255 * 63 fits and 2 * 255 * 127 does not. With 63 every
processor computes the same integers; measured against float32 the vectors are as good as with 127.
"""


def quantise_rows(matrix: Tensor) -> tuple[NDArray[np.int8], Tensor]:
    """Symmetric integers with one scale a row: ``matrix[i] ~ integers[i] * scales[i]``, shapes (n, m) and (n,)."""
    largest = np.abs(matrix).max(axis=1)
    scales = np.where(largest > 0, largest / ROW_LIMIT, 1.0).astype(np.float32)
    return np.rint(matrix / scales[:, np.newaxis]).astype(np.int8), scales


def quantise_blocks(matrix: Tensor) -> tuple[NDArray[np.uint8], Tensor] | None:
    """The matrix as 4-bit blocks of 32 when that loses nothing (it was Q4_0 before), else None.

    :param matrix: shape (n, m), m a multiple of 32.
    :return: half bytes 0..15 around 8, two a byte with the even column low, shape (n, m / 2); scales (n, m / 32).
    """
    rows, columns = matrix.shape
    if columns % BLOCK:
        return None
    packed = np.empty((rows, columns // 2), np.uint8)
    scales = np.empty((rows, columns // BLOCK), np.float32)
    for start in range(0, rows, _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        blocks = matrix[part].reshape(-1, BLOCK)
        # In Q4_0 the weight furthest from zero, with its sign, is -8 times the scale.
        extreme = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=1)[:, np.newaxis], axis=1)
        scale = extreme / np.float32(-8)
        steps = np.rint(np.divide(blocks, scale, out=np.zeros_like(blocks), where=scale != 0)).clip(-8, 7)
        if not np.array_equal(steps * scale, blocks):
            return None
        halves = (steps + 8).astype(np.uint8).reshape(-1, columns)
        packed[part] = halves[:, 0::2] | (halves[:, 1::2] << 4)
        scales[part] = scale.reshape(-1, columns // BLOCK)
    return packed, scales


_ROWS_AT_ONCE = 16_384
