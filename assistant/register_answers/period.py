"""The period that a question about agreements asks for: in a year, before a day, from a day on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.agreements.calendar_words import find_moments


def asked_period(text: str) -> tuple[str, str]:
    """First and last day of the moments that the question names with a year; a moment without one says too little."""
    moments = [mention.moment for mention in find_moments(text)]
    days = [span for moment in moments if moment.year and (span := moment.in_year(moment.year))]
    if not days:
        return "", ""
    first = min(span.start for span in days)
    last = max(span.end for span in days)
    if re.search(r"\b(?:uiterlijk|by)\s+\S*\s*\d", text, re.IGNORECASE):
        first = date.min
    elif re.search(r"\b(?:voor|before)\s+\S*\s*\d", text, re.IGNORECASE):
        # "Voor 2025" ends with 2024; a day itself counts, as it does in a deadline.
        first, last = date.min, first if first == last else first - timedelta(days=1)
    elif re.search(r"\b(?:na|after)\s+\S*\s*\d", text, re.IGNORECASE):
        first, last = first if first == last else last + timedelta(days=1), date.max
    elif re.search(r"\b(?:vanaf|from|sinds|since)\s+\S*\s*\d", text, re.IGNORECASE):
        last = date.max
    return first.isoformat(), last.isoformat()
