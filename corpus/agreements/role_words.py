"""The words around a name that tell its role: prepositions, verbs of asking, titles and labels."""

from __future__ import annotations

import re

BETWEEN = re.compile(
    r"^(?:\s|,|;|/|en|of|&|alsmede|evenals|de|het|alle|betrokken|meest|relevante|ministeries?|ministers?|van|vanuit|"
    r"vertegenwoordigingen|staatssecretaris|bewindspersonen|coördinerende|gesloten|jeugdhulp|\d+|\(|\)|"
    r"maar|ook|zowel|als|voor|individuele)*$",
    re.IGNORECASE,
)
# What may stand between a preposition and the name that it governs.
_FILLERS = (
    r"(?:\s*(?:de|het|een|alle|deze|die|hun|onze|elke|iedere|ieder|betrokken|samenwerkende|\(samenwerkende\)|individuele|"
    r"regionale|lokale|bestaande|meest|relevante|andere|ministeries?|minister|staatssecretaris|directie|bestuur|"
    r"voorzitterschap|regie|coördinerende|verschillende|kleine|sommige|enkele|\d+|van))*\s*$"
)
PREPOSITION = re.compile(
    rf"\b(?P<word>door|aan|van|voor|met|bij|tussen|tot|over|in|binnen|naar|op|uit|vanuit|namens|zonder|naast|onder|"
    rf"per|volgens|als|via|richting|dan|ten opzichte van|om|rond|inclusief|zoals|waaronder){_FILLERS}",
    re.IGNORECASE,
)
ASKED_BEFORE = re.compile(
    r"\b(?:vra(?:agt|gen)|verzoe(?:kt|ken)|advise(?:ert|ren)|roep(?:t|en)|dring(?:t|en)|verwacht(?:en)?|beroep|opdracht|"
    r"oproep|verzoek|vraag|nodig hebben|nodig|actie|taak|opgave)\b[^.;:?!]{0,40}$",
    re.IGNORECASE,
)
ASKED_AFTER = re.compile(
    r"^[^.;:?!]{0,25}\b(?:vraagt|vergt|verwacht|vragen|hebben (?:wij|we|gemeenten) nodig)\b", re.IGNORECASE
)
# "De minister van VWS" is VWS.
TITLE = re.compile(
    r"(?:\b(?:de|het)\s+)?\b(?:ministeries?|ministers?|staatssecretaris(?:sen)?|bewindspersonen|directie\s+\w+)\s+"
    r"(?:van|vanuit|voor)\s+(?:het\s+)?$",
    re.IGNORECASE,
)
SUBORDINATE = re.compile(
    r"\b(?:zodat|om(?! die| dat)|zonder dat|waar\w*|die|omdat|zoals|bijvoorbeeld|opdat|tussen)\b|"
    r"\((?!boven\)|samenwerkende\))|[:;]",
    re.IGNORECASE,
)
WE = re.compile(
    r"\b(?:wij|we|ik)\b(?!\s+(?:weten|zien|denken|dat|moeten ons))|"
    r"\b(?:onze|ons)\s+(?:ambitie|streven|doel|inzet|advies)",
    re.IGNORECASE,
)
WE_AS = re.compile(r"\b(?:wij|we)\s+(?:\w+\s+)?als\s+", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:wordt|worden)\b(?!\s+(?:de\s+|het\s+)?(?:verzocht|gevraagd|geadviseerd|opgeroepen))", re.IGNORECASE
)
THEY = re.compile(r"^(?:(?:dat|dit|hierbij|daarbij|ook|daarnaast|tevens)\s+\w+\s+)?(?:zij|ze)\b", re.IGNORECASE)
LABEL = re.compile(r"^(?:actie(?:punt|s)?|afspraak)\s+(?:voor\s+)?(?P<who>[^:]{2,80}):", re.IGNORECASE)
ADDRESSED = re.compile(r"^(?:aanbeveling(?:en)?\s+)?(?:aan|voor)\s+(?P<who>[^:.;]{3,80}):\s*$", re.IGNORECASE)
AGREED_WITH = re.compile(r"\b(?:afgesproken|overeengekomen|afspra(?:ak|ken)\b.*\bgemaakt)\b", re.IGNORECASE)
# "Afgesproken wordt dat de VNG ...": who acts is told behind it.
AGREED_THAT = re.compile(
    r"^(?:(?:er\s+)?(?:wordt|is)\s+(?:afgesproken|besloten|overeengekomen|toegezegd)|"
    r"(?:afgesproken|besloten|overeengekomen|toegezegd)\s+(?:wordt|is))\s+(?:\w+\s+){0,2}dat\s+",
    re.IGNORECASE,
)
# Who gets something does nothing: "De raad ontvangt voor de zomer een overzicht."
RECEIVES = re.compile(r"\s+(?:ontvangt|ontvangen)\b", re.IGNORECASE)
LAID = re.compile(r"\b(?:berust|rust|ligt|is\s+belegd)\b[^.;:?!]{0,20}$", re.IGNORECASE)
WITH_LABEL = re.compile(r"^(?:samen\s+)?met\s+(?P<who>[^:]{2,60}):", re.IGNORECASE)
