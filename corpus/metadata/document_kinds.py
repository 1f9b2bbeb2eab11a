"""What kind of document it is ("verordening", "conferentieverslag"), by the noun in its name, title or first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

# The nouns that name a kind of document, the more particular ones first; compounds of the later ones count as kinds.
_KINDS = (
    "plan van aanpak", "position paper", "veelgestelde vragen", "invultemplate", "factsheet", "handreiking", "leidraad",
    "richtlijn", "handleiding", "convenant", "overeenkomst", "verordening", "beleidsregels", "beleidsregel", "regeling",
    "statement", "ambitiedocument", "verslag", "rapport", "rapportage", "evaluatie", "monitor", "brief", "notitie",
    "nota", "plan", "programma", "agenda", "visie", "strategie", "kader", "advies", "besluit", "protocol",
    "jaarrekening", "begroting", "toolkit", "template", "faq", "notulen", "memo", "circulaire", "voorstel", "motie",
)  # fmt: skip


def document_kind(title: str, stem: str, lines: Sequence[str], stated: dict[str, str]) -> str:
    """The kind that the first of these names: the file name, the title, what the file states, its first lines."""
    for text in (stem.replace("-", " ").replace("_", " "), title, stated.get("kind", "")):
        found = kind_in(text)
        if found:
            return found
    letter = any(re.match(r"(?:geachte|beste)\b", line, re.IGNORECASE) for line in lines[:40])
    if letter:
        return "brief"
    return next((found for line in lines[:5] if len(line) <= 60 and (found := kind_in(line))), "document")


def kind_in(text: str) -> str:
    """The word that names a kind of document, compounds as they are: "conferentieverslag"."""
    words = re.findall(r"[^\W\d_]+", text.lower()) if len(text) <= 200 else []
    for kind in _KINDS:
        if " " in kind:
            if kind in text.lower():
                return kind
            continue
        word = next((word for word in words if word.endswith(kind) and len(word) <= len(kind) + 14), "")
        if word:
            return word
    return ""
