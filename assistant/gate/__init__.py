"""The citation gate: nothing that a language model writes is shown unless the slices it cites support it."""

from assistant.gate.check import check_answer
from assistant.gate.evidence import citations, parts, slice_of
from assistant.gate.explain import explain, explain_fallback
from assistant.gate.gate import Gate
from assistant.gate.types import Checked, Judgement, Quote, Sentence, Slice

__all__ = [
    "Checked",
    "Gate",
    "Judgement",
    "Quote",
    "Sentence",
    "Slice",
    "check_answer",
    "citations",
    "explain",
    "explain_fallback",
    "parts",
    "slice_of",
]
