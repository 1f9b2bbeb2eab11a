"""A scripted assistant for tests of the terminal: answers with one quote, refuses when the question says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.types import Answer, Citation, Refusal, Statement, Turn

QUOTE = "De stuurgroep bestaat\nuit VWS en de VNG."
CITATION = Citation(1, "plan", "Het plan", ("2 Organisatie", "Stuurgroep"), 3, 10, 10 + len(QUOTE), QUOTE)


@dataclass
class ScriptedAssistant:
    """Remembers what it was asked; a question with "weiger" is refused, one with "stuk" breaks."""

    asked: list[tuple[str, tuple[Turn, ...], tuple[str, ...], int]] = field(default_factory=list)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        top: int = 10,
        id: str | None = None,
    ) -> Answer:
        """One answer, the same for every question."""
        self.asked.append((question, tuple(history), tuple(documents), top))
        if "stuk" in question:
            raise RuntimeError("van slag")
        refusal = Refusal("not_found", "Dit staat er niet in.", (CITATION,)) if "weiger" in question else None
        shown = " ".join(QUOTE.split())
        return Answer(
            id=id or "hash",
            question=question,
            standalone_question=question,
            language="nl",
            status="refused" if refusal else "answered",
            refusal=refusal,
            answer=refusal.explanation if refusal else f"{shown} [1]",
            statements=() if refusal else (Statement(shown, (1,)),),
            citations=() if refusal else (CITATION,),
            passages=(),
            confidence=0.5,
            generator="extractive",
            seconds={"total": 0.0},
        )
