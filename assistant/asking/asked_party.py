"""Another party in the place of the one that a question asks: "en gemeenten?" after "Wat vinden ouders van ...?"."""

from __future__ import annotations

import re

# Verbs behind which stands who says it.
SAYS = (
    r"(?:vind(?:t|en)|vond(?:en)?|zeg(?:t|gen)|zei(?:den)?|adviseer(?:t|de|den)|adviseren|schrij(?:ft|ven)|schre(?:ef|ven)"
    r"|stel(?:t|de|den|len)|den(?:kt|ken)|vraagt|vroeg(?:en)?|beve(?:elt|len)|beval(?:en)?|conclude(?:ert|erde|ren)|plei(?:t|ten|tte)"
    r"|oorde(?:elt|elde|len)|verwach(?:t|ten|tte)|raadt|raden|thinks?|says?|said|advises?|writes?|wrote|recommends?|concludes?)"
)
_ACTS = (
    rf"(?:{SAYS}|wil(?:len|de|den)?|doe[tn]|deed|deden|krijg(?:t|en)|betaal(?:t|de|den)|betalen|moet(?:en)?|mag|mogen"
    r"|kan|kunnen|bied(?:t|en)|gaan|gaat|want|wants|do|gets?|pays?|must|can)"
)
# By how words for people and bodies end; what is asked about seldom ends so.
_PARTY = (
    r"(?:[^\W\d_]*(?:raad|raden|kamer|inspectie|autoriteit|vereniging(?:en)?|bond(?:en)?|instituut|club|brigade|gemeenten?"
    r"|provincies?|waterschap(?:pen)?|rijk|college|minister|ministerie|staatssecretaris|wethouder|kabinet|corporaties?"
    r"|bedrij(?:f|ven)|scholen|instellingen|organisaties?|fracties?|partijen|regio['’]?s|ouders|kinderen|jongeren|jeugdigen"
    r"|mensen|personeel)|[^\W\d_]{3,}(?:aars?|ders|ters|kers|lers|ners|eurs?|isten|ënten|enten|als))"
)
_ARTICLE = r"(?:(?:de|het|een|the) )?"
_NAME = r"[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*)*"
_ASKED = re.compile(
    rf"^(?:(?i:en|maar|and|but) )?(?i:wat|hoe|waarom|hoeveel|what|how|why)(?: (?:does|do|did))? (?i:{_ACTS})"
    rf" (?P<party>(?i:{_ARTICLE})(?:(?i:{_PARTY})|{_NAME}))(?!['’/\w-]| (?i:en|of|and|or) )\b"
)
_ALONE = re.compile(rf"{_ARTICLE}{_PARTY}", re.IGNORECASE)


def with_party(earlier: str, fragment: str) -> str | None:
    """The earlier question with another party in the place of its subject; None when either names no party.

    A subject and what is asked about it are told apart by their place behind the verb: of "Wat vinden ouders van
    gemeenten?" the ouders are asked.
    """
    asked = _ASKED.search(earlier)
    if asked is None or _ALONE.fullmatch(fragment) is None:
        return None
    return f"{earlier[: asked.start('party')]}{fragment}{earlier[asked.end('party') :]}"
