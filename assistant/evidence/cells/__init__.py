"""Cells of tables: what a question names by row and column, or compares in a column or over the years."""

from __future__ import annotations

from assistant.evidence.cells.answer import NO_CELLS, CellAnswer, cells_asked

__all__ = ["NO_CELLS", "CellAnswer", "cells_asked"]
