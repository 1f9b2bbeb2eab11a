"""The changes of a row, oldest first -> what holds now: verdict, corrections, note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.agreements.types import Change, Review
from assistant.agreements.values import field_value
from corpus.agreements import Agreement


@dataclass(frozen=True, slots=True)
class State:
    """What people said in the end: ``verdict`` "" when nobody judged it, ``corrections`` as JSON values by field."""

    verdict: str
    corrections: Mapping[str, Any]
    note: str
    who: str
    at: str

    def differing(self, extracted: Agreement) -> tuple[str, ...]:
        """The corrected fields that differ from what is extracted now."""
        return tuple(name for name, value in self.corrections.items() if field_value(extracted, name) != value)

    def review(self, *, differs: bool) -> Review:
        """The one word for it; a correction that extraction has caught up with counts as confirmed."""
        if self.verdict == "rejected":
            return "rejected"
        if differs:
            return "corrected"
        return "confirmed" if self.verdict else "extracted"


def fold(changes: Iterable[Change]) -> State:
    """Go through the changes: the last verdict holds, the last value of a field, the last note.

    To correct a row is to vouch for it, so that takes back a rejection. "restore" takes back verdict and corrections;
    the note stays.
    """
    verdict, corrections, note = "", dict[str, Any](), ""
    who = at = ""
    for change in sorted(changes, key=lambda one: one.at):
        who, at = change.who, change.at
        if change.action == "note":
            note = str(change.value or "")
        elif change.action == "restore":
            verdict, corrections = "", {}
        elif change.action == "correct":
            verdict, corrections[change.field] = "confirmed", change.value
        else:
            verdict = "rejected" if change.action == "reject" else "confirmed"
    return State(verdict, corrections, note, who, at)
