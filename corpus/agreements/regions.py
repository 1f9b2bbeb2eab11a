"""The region that an agreement is about: of its document, else the one that it names itself."""

from __future__ import annotations

import re

_PROVINCES = (
    "Drenthe|Flevoland|Friesland|Fryslân|Gelderland|Groningen|Limburg|Noord-Brabant|Noord-Holland|Overijssel|Utrecht|"
    "Zeeland|Zuid-Holland"
)
# "regio Foodvalley", "landsdeel ZuidWest", "gemeente Ede"; a province stands without such a word too.
_NAMED = re.compile(
    r"\b(?:(?:jeugdhulp|jeugd|arbeidsmarkt|veiligheids)?regio|landsdeel|provincie|gemeente)\s+"
    rf"(?P<name>(?!De\b|Het\b)[A-ZÀ-Ý][\w’'-]+(?:[ -](?:en )?[A-ZÀ-Ý][\w’'-]+)*)|\b(?P<province>{_PROVINCES})\b"
)


def find_region(text: str, document_region: str | None) -> str | None:
    """The region of the document; without one the only region that ``text`` names, None for none or several.

    A province counts before a smaller place within the same sentence: "Jeugdbescherming Gelderland en de gemeente Ede".
    """
    if document_region:
        return document_region
    named = {match["province"] or match["name"] for match in _NAMED.finditer(text)}
    provinces = {name for name in named if re.fullmatch(_PROVINCES, name)}
    chosen = provinces or named
    return chosen.pop() if len(chosen) == 1 else None
