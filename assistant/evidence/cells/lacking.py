"""What a table that holds all else that is asked does not hold: the year, or the one that is named."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.candidates import Candidate
from assistant.evidence.cells.asked import Asked
from assistant.evidence.cells.choose import Reading

_NEAR = 10


def lacks_year(reading: Reading, asked: Asked, candidates: Sequence[Candidate]) -> bool:
    """Whether a table by years has a row of just what is asked, and none of the years; unless a sentence near the top
    has these with the name of that row."""
    named = reading.whole and not reading.lacking and bool(asked.years)
    if not named or not reading.grid.years or reading.years_met or set(asked.years) & reading.grid.years:
        return False
    labels = [row.label.casefold() for row in reading.rows]
    texts = [one.view.text.casefold() for one in candidates[:_NEAR] if one.passage.kind != "row"]
    return not any(year in text and label in text for text in texts for year in asked.years for label in labels)


def lacks_name(reading: Reading, asked: Asked, candidates: Sequence[Candidate]) -> bool:
    """Whether a table holds all that is asked but for a name, which its document and the best passages lack as well."""
    names = {name.casefold() for name in asked.question.names}
    missing = [word.text.casefold() for word in reading.lacking]
    if not missing or not set(missing) <= names or not (reading.rows or reading.named_columns):
        return False
    texts = [reading.grid.document.text.casefold(), *(one.view.around.casefold() for one in candidates[:_NEAR])]
    texts += [one.view.text.casefold() for one in candidates[:_NEAR]]
    return not any(name in text for name in missing for text in texts)
