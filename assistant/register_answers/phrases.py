"""The wording of questions for the register: how they open, what they ask for, and words that are never a subject."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Sort = Literal["overdue", "deadlines", "tasks", "duties", "requests", "advice", "partners", "ambitions", "commitments"]

_NOUN = r"(?:afspraken|toezeggingen|acties|actiepunten|verplichtingen|agreements|commitments|actions)"
_ADVICE = r"(?:adviezen|aanbevelingen|voorstellen|verzoeken|recommendations|proposals)"
# A question for rows opens as one for several things; "wanneer" and "hoeveel" ask for one fact.
OPENS = re.compile(
    r"^(?:en |maar |dus |and |so )?"
    r"(?:(?:wat|welke|wie|waartoe|noem|geef|toon|lijst|overzicht|alle|what|which|who|list|show|name)\b|"
    r"(?:met (?:wie|welke)|with (?:whom|which))\b|"
    rf"(?:zijn|are) (?:er|there) (?:\w+ ){{0,3}}{_NOUN}\b|"
    r"is (?:er )?(?:al )?iets (?:\w+ ){0,2}(?:afgesproken|toegezegd|besloten))",
    re.IGNORECASE,
)
# What somebody has to do: "wat moet VWS doen?", "taken van VWS"; of whom, the question must say.
_TO_DO = re.compile(
    r"^(?:\w+ )?wat (?:moet|moeten|gaat|gaan|zal|zullen|dient|dienen) (?!ik\b|je\b|jij\b|we\b|wij\b|men\b)[^?]{2,80}?"
    r" (?:te )?(?:doen|uitvoeren|oppakken|ondernemen)\b|"
    r"^(?:\w+ )?(?:wat zijn|welke|noem|geef|toon) (?:\w+ ){0,3}taken\b|"
    r"^(?:\w+ )?what (?:must|should|will|does|do) [^?]{2,80}? (?:have to )?do\b|"
    r"^(?:\w+ )?(?:what are|which|list|show) (?:\w+ ){0,3}tasks\b",
    re.IGNORECASE,
)
SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "overdue",
        re.compile(
            rf"(?:{_NOUN}|deadlines?|termijn(?:en)?)\b.*\b(?:verlopen|verstreken|over tijd|te laat|voorbij|overdue|"
            rf"expired|passed|past|vervallen|verv(?:iel|ielen)|verstreek|verstreken|afliep(?:en)?|lie?p(?:en)?\b.*\baf|"
            rf"(?:is|zijn|waren) (?:\w+ ){{0,3}}afgelopen(?! (?:jaar|jaren|maand|maanden|week|weken|tijd|periode)))\b|"
            rf"\b(?:verlopen|verstreken|vervallen|overdue|expired) {_NOUN}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "deadlines",
        re.compile(
            rf"\b(?:deadlines|termijnen)\b|{_NOUN}\b.*\b(?:aflopen|(?:loopt|lopen)\b.*\baf|verstrijken|expire)\b",
            re.IGNORECASE,
        ),
    ),
    ("tasks", re.compile(r"\bwie (?:doet|doen|gaat|gaan) wat\b|\bwho does what\b", re.IGNORECASE)),
    ("duties", _TO_DO),
    (
        "requests",
        re.compile(
            r"\b(?:gevraagd|verwacht|verzocht|geadviseerd|aanbevolen)\b.*\b(?:van|aan)\b|"
            r"\b(?:van|aan)\b.*\b(?:gevraagd|verwacht|verzocht|geadviseerd|aanbevolen)\b|"
            r"\b(?:asked|expected|requested) (?:of|from)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "advice",
        re.compile(
            r"^(?:\w+ )?wat (?:adviseert|adviseren|adviseerde|verzoekt|verzoeken|stelt|stellen|beveelt|bevelen)\b|"
            rf"^(?:\w+ )?(?:welke|alle|noem|geef|toon) (?:\w+ ){{0,2}}{_ADVICE}\b"
            r"(?!.*\b(?:neemt|nemen|nam|namen)\b.*\bover\b)|"
            rf"^(?:\w+ )?wat zijn (?:\w+ ){{0,3}}{_ADVICE}\b|"
            r"^what (?:does|do|did) .*\b(?:advise|recommend|propose)\b|"
            rf"^(?:which|what|list|show) (?:\w+ ){{0,2}}{_ADVICE}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "partners",
        re.compile(
            r"^(?:\w+ )?(?:met (?:wie|welke \w+)|with (?:whom|which \w+))\b.*"
            r"\b(?:afspraken|afgesproken|overeengekomen|agreed|agreements)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ambitions",
        re.compile(
            r"^(?:\w+ )?(?:welke|noem de|geef de|toon de|wat zijn de|which|what are the) "
            r"(?:ambities|ambitions) (?:heeft|hebben|van|have|has|does|do|of)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "commitments",
        re.compile(
            r"\b(?:toegezegd|afgesproken|overeengekomen|beloofd|beloofde)\b|\b(?:agreed|commit|committed|promised?)\b|"
            r"^(?:wat|welke|is)\b.*\bbesloten\b(?! (?:overleg|vergadering|bijeenkomst|deel|groep|jeugd|instelling))|"
            rf"^(?:\w+ )?(?:welke|alle|which|list|noem|geef|toon|what) (?:\w+ ){{0,2}}{_NOUN}\b|"
            rf"^(?:\w+ )?(?:wat|what) (?:zijn|are) (?:\w+ ){{0,3}}{_NOUN}\b|"
            rf"^(?:zijn|are) (?:er|there) (?:\w+ ){{0,3}}{_NOUN}\b",
            re.IGNORECASE,
        ),
    ),
)
# Words of a question of that sort that are no topic of it.
SORT_WORDS: Mapping[Sort, frozenset[str]] = {
    "partners": frozenset("organisaties organisations instanties whom agree agreed".split()),
    "ambitions": frozenset("ambities ambitions".split()),
}
# Proposals asked for as such: then a topic is enough, whoever made them.
PROPOSALS = re.compile(
    r"^(?:\w+ )?(?:welke|alle|noem|geef|toon|wat zijn|which|what are|list|show) (?:\w+ ){0,2}"
    r"(?:voorstellen|aanbevelingen|adviezen|proposals|recommendations) (?:\w+ ){0,3}(?:over|rond|voor|about|on|for)\b",
    re.IGNORECASE,
)
# "Wat stelt het NJi vast?" is no advice: these verbs need their particle.
PARTED = re.compile(r"^(?:\w+ )?wat (?:(?P<stelt>stelt|stellen)|(?P<beveelt>beveelt|bevelen))\b", re.IGNORECASE)
PARTICLES = {"stelt": re.compile(r"\bvoor\b", re.IGNORECASE), "beveelt": re.compile(r"\baan\b", re.IGNORECASE)}
# Before a party: it is what the question is about, or who something was promised to or asked of.
SUBJECT = re.compile(
    r"\b(?:over|rond|rondom|omtrent|betreffende|about|on)\s+(?:de\s+|het\s+|een\s+|the\s+)?$", re.IGNORECASE
)
TOWARDS = re.compile(r"\b(?:aan|jegens|richting|to)\s+(?:de\s+|het\s+|the\s+)?$", re.IGNORECASE)
# "In de stuurgroep is besloten": where it was decided, not who has to do it.
IN = re.compile(r"\b(?:in|tijdens|binnen|by)\s+(?:de\s+|het\s+|the\s+)?$", re.IGNORECASE)
BODIES = frozenset(("stuurgroep", "werkgroep", "algemeen bestuur", "dagelijks bestuur", "Landelijk beraad"))
BETWEEN = re.compile(r"\b(?:tussen|between)\s+(?:de\s+|het\s+|the\s+)?$", re.IGNORECASE)
WITH = re.compile(r"\b(?:met|with)\s+(?:de\s+|het\s+|the\s+)?$", re.IGNORECASE)
# Several parties that agreed did so with each other; what several promised, each promised.
EACH_OTHER = re.compile(
    r"\b(?:afgesproken|overeengekomen|afspraken|samen|onderling|gezamenlijke?|met elkaar|agreed|together|each other)\b",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?:daar|hier|er)(?:aan|bij|binnen|door|in|mee|na|naar|naast|om|omheen|omtrent|onder|op|over|rond|rondom|"
    r"tegen|tegenover|toe|tot|tussen|uit|van|vandaan|voor)"
)
# What stands for something said before: "daarover" for the subject of it, the others for that or for who was named.
ABOUT_THAT = re.compile(
    r"\b(?:daar|hier|er)(?:over|omtrent|rond|rondom)\b|"
    r"\b(?:over|rond|rondom|omtrent|betreffende) (?:dat|dit|die|deze)\b|"
    r"\b(?:about|on|regarding|concerning) (?:it|that|this|those|these|them)\b",
    re.IGNORECASE,
)
POINTS = re.compile(
    rf"{ABOUT_THAT.pattern}|\b{_ADVERBS}\b|\b(?:dat|die|dit|deze|ze|zij|hij|hun|hen|hem|"
    r"it|that|this|those|these|them|they|their|thereof|therein)\b",
    re.IGNORECASE,
)
PLANNED = re.compile(r"(?:in|op|uit|volgens) (?:de|een) planning(?:en)?|in the planning", re.IGNORECASE)
CARRIES_ON = re.compile(r"^(?:en|maar|dus|and|but|so)\b", re.IGNORECASE)
# What is left of a question that asks for all there is, without the words of FRAME and without parties.
PLAIN = frozenset(
    "wat welke wie noem geef toon de het er alle al zijn is heeft hebben krijgt krijgen gaat gaan moet moeten zal "
    "van in te en mij me eens graag allemaal nu doe register documenten what which who list show are the is "
    "all in of and to have has had get give me please must should will done afsprakenregister".split()
)
# Words of FRAME that are no topic, yet ask for some of all there is; and a request for all of it.
SOME = re.compile(
    r"\b(?:sessie|werksessie|bijeenkomst|gebied|terrein|regio|landsdeel|onderwerp|thema|ministeries?|minister|"
    r"staatssecretaris|partij\w*|onderling|elkaar|samen|gezamenlijke?|tussen|between|together|concrete?|harde|bindende|"
    r"belangrijkste|vandaag|hoort|horen|behoren|belong\w*|some|any|other)\b",
    re.IGNORECASE,
)
EVERYTHING = re.compile(r"\b(?:alle|alles|allemaal|all|every)\b", re.IGNORECASE)
# Words of the question itself, never what it is about.
FRAME = re.compile(
    rf"\b(?:{_ADVERBS}|hoort|horen|behoren|belong\w*|"
    r"taak|taken|tasks?|zullen|dient|dienen|liep|liepen|loopt|afloopt|afliep|afliepen|aflopen|afgelopen|vervalt|vervallen|verviel|vervielen|verstrijk\w*|"
    rf"verstreek|eindigen|expires?|gepland|planned|{PLANNED.pattern}|"
    r"besloten|besluiten|beloofde|afspra\w+|afgesproken|toegezegd|toezegging\w*|overeengekomen|beloofd|deadlines?|termijn\w*|acties?|"
    r"actiepunten|verplichting\w*|verlopen|verstreken|voorbij|laat|tijd|vandaag|inmiddels|gemaakt|maakte?n?|maakt|maken|gedaan|staan|staat|"
    r"welke|noem|geef|toon|overzicht|lijst|document(?:en)?|waren|gelden|lopen|agreed|agreements?|commit\w*|promised|"
    r"actions?|which|list|have|does|what|passed|past|overdue|expired|their|made|were|there|with|about|dates?|datum|"
    r"partij\w*|moet|moeten|uitvoer\w*|uitgevoerd|voert|voeren|nemen|neemt|onderne\w*|oppakken|verrichten|doen|doet|"
    r"must|carry|take|takes|do|advis\w*|advies|adviezen|aanbevel\w*|aanbevolen|beveelt|bevelen|stelt|stellen|"
    r"voorstel\w*|verzoek\w*|verzocht|geadviseerd|recommend\w*|propos\w*|gevraagd|verwacht|asked|expected|requested|"
    r"wordt|worden|concrete?|harde|bindende|belangrijkste|precies|eigenlijk|iets|samen|onderling|gezamenlijke?|elkaar|"
    r"together|between|sessie|werksessie|bijeenkomst|zoal|allemaal|rond|rondom|omtrent|betreffende|gebied|terrein|"
    r"been|they|this|that|will|would|should|from|each|other|some|any|regarding|concerning|deed|deden|gaf|gaven|geeft|"
    r"geven|regio|landsdeel|onderwerp|thema|ministeries?|minister|staatssecretaris)\b",
    re.IGNORECASE,
)
# Words of an earlier question that only ask: what is said after it, is seldom about these.
ASKS = re.compile(
    r"\b(?:houdt|houden|betekent|betekenen|bedoeld|bedoel\w*|leg|uitleg\w*|vertel\w*|rol|doel|inhoud|staat|gebeurt|gebeuren|"
    r"gezegd|zegt|zeggen|werkt|werken|waarom|wanneer|hoeveel|hoezo|waartoe|means?|meaning|role|when|where|says?|said|tell|"
    r"explain|many|much)\b",
    re.IGNORECASE,
)
