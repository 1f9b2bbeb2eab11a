"""Errors of the evaluation suite whose text is fit to show to people, and the problems of question files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.errors import UserFacingError


class EvaluationError(UserFacingError):
    """A question file, a spreadsheet or a run directory cannot be used."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: the file and line (0: unknown) where it stands, the id of the case and what is wrong (Dutch).

    An ``error`` makes the case unusable; a ``warning`` deserves a look.
    """

    file: str
    line: int
    case: str
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place} {self.case}: {self.message}" if self.case else f"{place}: {self.message}"


class QuestionFileError(EvaluationError):
    """Question files with errors; ``problems`` has every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            f"De vragen bevatten {len(problems)} fout(en):\n{lines}\n",
            remedy="Verbeter ze en controleer met: wegwijzer evaluate check",
        )
