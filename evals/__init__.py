"""The evaluation suite: questions with expected answers, measures, runs and reports.

>>> results = run_cases(assistant, select_cases(load_cases(documents), split="dev"), documents)  # doctest: +SKIP
>>> print(summarise(results))  # doctest: +SKIP
"""

from __future__ import annotations

from evals.cases import load_cases, select_cases
from evals.run import run_cases
from evals.summary import summarise

__all__ = ["load_cases", "run_cases", "select_cases", "summarise"]
