"""The block of fields that may open a markdown file, in YAML or TOML: what it says about the document."""

from __future__ import annotations

import re

_LONGEST = 60
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*)\s*[:=]\s*(?P<value>.*)")
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
_FOLDED = re.compile(r"[>|][+-]?\d?")  # the value stands on the indented lines below
# What the fields are called, in the languages that authors use.
_NAMES = {
    "title": "title", "titel": "title", "date": "date", "datum": "date", "author": "author", "auteur": "author",
    "publisher": "publisher", "uitgever": "publisher", "organisatie": "publisher", "organization": "publisher",
    "status": "status", "language": "language", "lang": "language", "taal": "language", "soort": "kind",
}  # fmt: skip


def read_front_matter(text: str) -> tuple[tuple[str, str], ...]:
    """Name and value of the fields that are known, in order; lists give their first entry."""
    lines = text.lstrip("\ufeff\n\r ").splitlines()[: _LONGEST + 1]
    ends = _ENDS.get(lines[0].strip()) if lines else None
    if ends is None:
        return ()
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() in ends), 0)
    found: dict[str, str] = {}
    waiting = folded = ""
    for line in lines[1:end]:
        match = _FIELD.fullmatch(line.rstrip())
        if match:
            waiting = _NAMES.get(match["name"].lower(), "")
            value = _plain(match["value"])
            folded = waiting if _FOLDED.fullmatch(value) else ""
            if waiting and value and not folded:
                found.setdefault(waiting, value)
        elif folded and line[:1].isspace():
            found[folded] = f"{found.get(folded, '')} {line.strip()}".strip()
        elif waiting and not folded and line.strip().startswith("- "):
            found.setdefault(waiting, _plain(line.strip()[2:]))
    return tuple((name, value) for name, value in found.items() if value)


def _plain(value: str) -> str:
    """A value without quotes, brackets of a list or a comment."""
    value = value.strip()
    if value[:1] in ("'", '"'):
        return value[1:].split(value[0])[0].strip()
    return re.split(r"\s#", value.strip("[]").split(",")[0] if value.startswith("[") else value)[0].strip()
