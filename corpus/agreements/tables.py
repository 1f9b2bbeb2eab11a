"""Reads the tables of cues, stances, verbs and parties that lie beside this file, once a process."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


@cache
def read_table(name: str) -> dict[str, Any]:
    """The contents of ``<name>.toml``; bundled with the program, so a fault in it is a defect and raises as such."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
