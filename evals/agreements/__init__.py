"""The agreements register against a gold list: what was found, what was made up, and how well it was read."""

from __future__ import annotations

from evals.agreements.evaluate import AgreementsReport, evaluate_register
from evals.agreements.gold import GOLD, load_gold

__all__ = ["GOLD", "AgreementsReport", "evaluate_register", "load_gold"]
