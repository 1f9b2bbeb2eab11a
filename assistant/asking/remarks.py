"""What is said to the assistant itself instead of asked of the documents: greetings, thanks, "wat kun je?", orders.

Whole sentences are recognised, never words in them: "hoe werk je?" is a remark, "hoe werkt de keten?" a question.
"""

from __future__ import annotations

import re
from typing import Literal

Remark = Literal["greeting", "thanks", "agreed", "test", "help", "cannot"]

_GREETS = r"hallo|hoi|hey|hi|hello|goede?n?(?:morgen|middag|avond|dag)|dag|good (?:morning|afternoon|evening)"
_THANKS = r"dank(?: ?je| ?u)?(?: ?wel)?|hartelijk dank|bedankt|thanks|thank you|thx"
_AGREES = (
    r"doei|tot ziens|bye|prima|oke|oké|okay|ok|top|fijn|mooi|great|super|perfect|duidelijk|helder|goed zo"
    r"|wegwijzer|allemaal|iedereen|daar|hoor|(?:heel )?erg|zeer|nee|voor (?:je|uw?) (?:hulp|antwoord)|very much|a lot"
)
_COURTESY = re.compile(rf"(?:(?:{_GREETS}|{_THANKS}|{_AGREES})\b\W*)+", re.IGNORECASE)
_THANKED = re.compile(rf"\b(?:{_THANKS})\b", re.IGNORECASE)
_GREETED = re.compile(rf"(?:{_GREETS})\b", re.IGNORECASE)

_YOU = r"(?:je|jij|u|jullie|wegwijzer|deze (?:chatbot|bot|assistent|app|website))"
_IT = r"(?:dit|het|alles|deze (?:site|pagina))"
_MACHINE = (
    r"(?:robot|bot|mens|computer|programma|ai|chatgpt|gpt|taalmodel|chatbot|echt|echt mens|machine"
    r"|kunstmatige intelligentie|human|person|language model|program)"
)
_MADE = r"(?:gemaakt|gebouwd|ontwikkeld|bedacht|geprogrammeerd|getraind|opgezet)"
_ME = r"(?:mij|me|ons)"
# What may follow on "wat kun je" without making a question about the documents of it.
_ALL = rf"(?: (?:allemaal|zoal|eigenlijk|precies|hier|dan|nu|voor {_ME}|{_ME}|doen|betekenen|vertellen))*"
_HELP = (
    rf"help(?: {_ME})?|hulp|handleiding|instructies?|ik heb hulp nodig",
    rf"wie (?:ben|bent|is|zijn) {_YOU}{_ALL}|wat (?:ben|bent|is|zijn) {_YOU}(?: voor \w+)?{_ALL}",
    rf"wat is dit voor (?:een )?(?:site|website|app|bot|chatbot|tool|programma|systeem|ding|iets)"
    rf"|hoe heet {_YOU}|wat is (?:je|jouw|uw) (?:naam|doel|functie|taak)",
    rf"hoe (?:werk|werkt|werken|functioneert?) {_YOU}{_ALL}|hoe ga (?:je|jij) te werk|hoe gaat {_YOU} te werk",
    rf"wat (?:kun|kan|kunt|kunnen|doe|doet|doen|weet|weten) {_YOU}{_ALL}",
    rf"(?:waarvoor dient?|waar dient?) {_YOU}(?: voor)?",
    rf"(?:waar|waarmee|waarbij|hoe) (?:kun|kan|kunt) {_YOU} (?:{_ME} )?(?:allemaal )?(?:(?:mee|bij) )?helpen",
    rf"(?:kun|kan|kunt|wil|wilt) {_YOU} {_ME} helpen|(?:kun|kan|kunt) {_YOU} helpen|waar (?:ben|is) {_YOU} voor",
    rf"wie (?:heeft|hebben) {_YOU} {_MADE}|door wie (?:ben|bent|is) {_YOU} {_MADE}|van wie (?:ben|is) {_YOU}",
    rf"(?:ben|bent|is) {_YOU} (?:een |de )?{_MACHINE}|(?:gebruik|gebruikt) {_YOU} (?:een )?{_MACHINE}",
    rf"hoe betrouwbaar (?:ben|bent|is|zijn) {_YOU}|kan ik {_YOU} vertrouwen",
    rf"waar haalt? {_YOU} (?:je|jouw|uw|de|die|alle) \w+ vandaan",
    r"wat kan ik (?:hier|(?:aan )?(?:je|jou|u|wegwijzer)) ?(?:allemaal )?(?:vragen|doen|vinden)",
    rf"hoe (?:kan|moet) ik (?:{_YOU}|hier) (?:gebruiken|beginnen|werken)|hoe gebruik ik {_YOU}",
    r"hoe stel ik (?:hier )?een (?:goede )?vraag|(?:waar|hoe|waarmee) (?:moet|kan|zal) ik (?:het beste? )?beginnen",
    r"(?:waar|hoe) begin ik|(?:ik ben|wij zijn|we zijn) (?:hier )?nieuw(?: (?:hier|bij|in|op|aan)(?: \w+){0,4})?",
    r"stel (?:je|jezelf|u)(?: eens| even)? voor|vertel(?: eens)?(?: iets| wat| meer)? over jezelf",
    r"help(?: me)?(?: please)?|who are you|what are you|how do you work|what(?: all)? can you do(?: for me)?",
    rf"what do you (?:do|know)|who (?:made|built|created|developed|trained) you|are you (?:a |an )?{_MACHINE}",
    r"what is your (?:name|purpose)|(?:how|what) can you help(?: me)?(?: with)?|can you help(?: me)?|i need help",
    r"how (?:do|can) i use (?:you|wegwijzer)|where (?:do|should|can) i (?:start|begin)|what is wegwijzer",
    r"(?:i am|i'm|im) new(?: here)?|tell me about yourself|introduce yourself|how does wegwijzer work",
)
# With turns before it, "hoe werkt dit?" asks about the answer.
_HELP_ALONE = (
    rf"uitleg|hoe werkt {_IT}{_ALL}|wat is dit(?: hier)?|hoe (?:kan|moet) ik {_IT} gebruiken|hoe gebruik ik {_IT}",
    r"how does (?:this|it) work|what is this|how (?:do|can) i use (?:this|it)",
)
_TEST = re.compile(r"(?:(?:dit is |even )?(?:een |maar een )?(?:test(?:en|je|ing)?|proef)|this is a test|1 2 3|\s)+")

# Orders, and requests with "kun je", for what would need words that stand in no document.
_SHAPE = r"(?:korter|langer|eenvoudiger|simpeler|begrijpelijker|mooier|formeler|informeler|leesbaarder)"
_PRODUCT = (
    r"(?:e ?mail|mail|mailtje|brief|memo|nota|notitie|rapport|verslag|presentatie|powerpoint|gedicht|artikel|blog"
    r"|persbericht|bericht|tekst|toespraak|speech|afbeelding|plaatje|grafiek|infographic)"
)
_OBJECT = (
    rf"(?:dit|dat|het|de|een|deze|die|alles|naar|in|voor|over|{_ME}|eens|even|je|jouw|uw"
    r"|this|that|it|the|a|an|everything|to|into)"
)
_POLITE = r"(?:(?:kun|kan|kunt|wil|wilt|zou) (?:je|jij|u|wegwijzer)|can you|could you|please)"
_CANNOT = (
    rf"(?:{_POLITE} (?:\S+ ){{1,12}})?(?:vertalen|herschrijven)(?: (?:naar|in|voor)(?: \S+){{1,4}})?",
    rf"{_POLITE} (?:\S+ ){{0,6}}{_PRODUCT}(?: \S+){{0,8}} (?:schrijven|opstellen|maken|sturen)(?: \S+){{0,8}}",
    rf"(?:{_POLITE} )?(?:vertaal|herschrijf|schrijf|translate|rewrite|paraphrase)(?: {_OBJECT}\b.*|:.*)?",
    rf"(?:maak|stel|draft|prepare) (?:{_ME} |even |eens )*(?:een|a|an) (?:\w+ )?{_PRODUCT}\b.*",
    rf"(?:{_POLITE} )?write (?:me |us )?(?:a|an|the|this|it)\b.*",
    rf"maak (?:\S+ ){{1,4}}(?:wat |iets |veel )?{_SHAPE}",
    rf"(?:{_POLITE} )?(?:make|keep) (?:it|this|that) (?:shorter|longer|simpler|clearer)|shorten (?:it|this|that)\b.*",
    r"(?:stuur|mail) (?:me|mij|ons|dit|dat|het|een|deze)\b.*",
    r"(?:zoek|kijk) (?:\S+ ){0,4}op (?:het )?(?:internet|google|web)",
)
_HELPS = re.compile("|".join(_HELP))
_HELPS_ALONE = re.compile("|".join(_HELP_ALONE))
_ORDERS = re.compile("|".join(_CANNOT))
_CLAUSE = re.compile(r"[.,!?;:…]+| en (?=waar|hoe|wat|wie)| and (?=where|how|what|who)")
_OPENS = re.compile(rf"(?:(?:{_GREETS}|{_THANKS}|wegwijzer|oke|oké|ok)\b\W*)+", re.IGNORECASE)
_PLEASE = re.compile(r"(?:^(?:please|zeg|maar|en|dus)\W+)|\W+(?:alsjeblieft|alstublieft|aub|svp|please|eigenlijk|nou)$")


def is_courtesy(text: str) -> bool:
    """Whether a turn greets, thanks or agrees and asks nothing."""
    return _COURTESY.fullmatch(text.strip()) is not None


def remark_of(text: str, *, first: bool = True) -> Remark | None:
    """What kind of remark a text is; None for a question, however much of it is a remark.

    :param first: nothing was asked before it, so that "hoe werkt dit?" means the assistant.
    """
    if is_courtesy(text):
        return "thanks" if _THANKED.search(text) else "greeting" if _GREETED.match(text.strip()) else "agreed"
    rest = _plain(_OPENS.sub("", text, count=1) if _OPENS.match(text) else text)
    if _ORDERS.fullmatch(rest):
        return "cannot"
    clauses = [clause for clause in map(_plain, _CLAUSE.split(rest)) if clause and not is_courtesy(clause)]
    if clauses and all(_TEST.fullmatch(clause) for clause in clauses):
        return "test"
    helps = all(_HELPS.fullmatch(one) or (first and _HELPS_ALONE.fullmatch(one)) for one in clauses)
    return "help" if clauses and helps else None


def _plain(text: str) -> str:
    """In small letters, without signs at its ends and words that only make it polite."""
    folded = " ".join(text.casefold().replace("’", "'").replace("e-mail", "email").split()).strip(" .,!?;:…\"'()-")
    return _PLEASE.sub("", folded).strip()
