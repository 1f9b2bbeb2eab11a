"""Compares follow-up questions in full by a language model with the built-in way.

``python -m evals.rewriting [--split dev|test] [--limit N]``, with a model in the settings; see docs/models.md.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.errors import UserFacingError
from evals.errors import EvaluationError

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.generation.draft import Draft
    from assistant.generation.generator import Generator
    from assistant.generation.types import Watch
    from assistant.types import Answer, Turn


@dataclass
class OnlyRewrites:
    """Stands in for a generator: the answers stay quotes, so that only the question that is searched with differs.

    :param inner: the generator that rewrites; None for the built-in way.
    """

    inner: Generator | None
    asked: int = 0
    usable: int = 0
    seconds: list[float] = field(default_factory=list)

    def standalone(self, question: str, history: Sequence[Turn], watch: Watch | None = None) -> str | None:
        """What the model makes of a follow-up question; None when that cannot be used."""
        from assistant.asking.leaning import leans_on_history

        if self.inner is None or not history or not leans_on_history(question):
            return None
        began = time.perf_counter()
        found = self.inner.standalone(question, history, watch)
        self.seconds.append(time.perf_counter() - began)
        self.asked += 1
        self.usable += found is not None
        return found

    def write(self, draft: Draft, quoted: Answer, watch: Watch | None = None) -> Answer:
        """The answer in quotes, as it is."""
        return quoted


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask every follow-up question both ways and print what differs.

    :return: exit status, 1 when no language model is configured or there is no index.
    """
    from rich.console import Console

    parser = argparse.ArgumentParser(prog="python -m evals.rewriting", description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), help="only the questions of this half")
    parser.add_argument("--limit", type=int, help="at most this many questions")
    options = parser.parse_args(arguments)
    try:
        _measure(Console(highlight=False, soft_wrap=True), split=options.split, limit=options.limit)
    except UserFacingError as error:
        Console(stderr=True, highlight=False).print(str(error), markup=False)
        return 1
    return 0


def _measure(console: Console, *, split: str | None, limit: int | None) -> None:
    from assistant.generation.generator import open_generator
    from assistant.settings import load_settings
    from evals.cases import load_cases, select_cases
    from evals.compare import compare_results
    from evals.reports.comparison import comparison_tables
    from evals.run import run_cases
    from evals.session import open_session

    settings = load_settings(llm_rewrite=True)
    if not settings.uses_model:
        raise EvaluationError(
            "Er is geen taalmodel ingesteld.", remedy="Stel llm_base_url en llm_model in; zie docs/models.md."
        )
    session = open_session("extractive")
    assistant = session.assistant
    cases = select_cases(load_cases(session.documents), split=split, types=("follow_up",), limit=limit)
    rewrites = OnlyRewrites(open_generator(settings, assistant.index))
    results = []
    for way in (OnlyRewrites(None), rewrites):
        assistant.generator = way
        results.append(run_cases(assistant, cases, session.documents))
    show = console.print
    for table in comparison_tables(compare_results(results[0], results[1])):
        show(table)
    mean = sum(rewrites.seconds) / len(rewrites.seconds) if rewrites.seconds else 0.0
    show(f"eerste: ingebouwd; tweede: herschreven door {settings.llm_model}", markup=False)
    show(f"bruikbaar: {rewrites.usable} van {rewrites.asked} herschreven vragen, {mean:.2f} s per vraag", markup=False)


if __name__ == "__main__":
    sys.exit(main())
