"""What the register knows of a row that the quoted words leave out: who "we" are, and which day is meant."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from assistant.register_answers.wording import day_words, listed, period_words, words

if TYPE_CHECKING:
    from assistant.agreements import RegisterRow
    from assistant.asking.language import Language


def unsaid_words(row: RegisterRow, text: str, language: Language, *, asked: Collection[str] = ()) -> str:
    """One line about a row; "" when its words say all of it.

    :param text: the row as it is shown.
    :param asked: the parties that the question names; that a row is theirs goes without saying.
    """
    agreement, said = row.agreement, text.casefold()
    names = agreement.parties or agreement.addressed_to
    known: list[str] = []
    if not set(names) <= set(asked) and not any(name.casefold() in said for name in names):
        known.append(words(language, "who" if agreement.parties else "for_whom", names=listed(language, names)))
    deadline = agreement.deadline
    if deadline is not None and deadline.end and deadline.inferred:
        known.append(words(language, "inferred", days=_days(language, deadline.start, deadline.end)))
    return "; ".join(known)


def _days(language: Language, first: str, last: str) -> str:
    return day_words(language, first) if first == last else period_words(language, first, last).strip()
