"""Words that carry no content in a search, and word parts that are no words of their own."""

from __future__ import annotations

# Written without accents, as the analyser sees them. Negations ("niet", "geen", "zonder") are left out on purpose:
# in agreements they are content. Question words are in: a passage that answers "wie" rarely contains it.
_DUTCH_WORDS = """
aan al alle alles als ander andere anders bij binnen buiten daar daarbij daarin daarmee daarna daarom daarvan
daarvoor dan dat de deze die dit doe doen doet door dus echt een en er ergens erop ervan ervoor even gaan gaat
ge gedaan geweest had hadden heb hebben hebt heeft hem hen her het hier hierbij hierin hiermee hij hoe hun iets
ik in indien is ja je jij jou jouw jullie kan komen komt kon konden kunnen kunt laten maar me mee meer men met
mij mijn moest moet moeten mocht mogen na naar nadat nog nu of om omdat ons onder onze ook op over per precies
sinds staat staan te tegen ten ter toch toe tot tussen u uit uw van vanaf vanuit veel vertel via voor voordat
waar waaraan waarbij waardoor waarin waarmee waarna waarnaar waarom waarop waarover waartoe waaruit waarvan
waarvoor wanneer want waren was wat we wel welk welke werd werden wie wiens wij wil willen wilt word worden
wordt zal ze zei zeg zegt zeggen zelf zich zij zijn zo zoals zou zouden zullen zult geef graag eigenlijk
"""

# English function words, for English questions; words that mean something in Dutch (made, been, wet) are left out.
_ENGLISH_WORDS = """
a about according all an and any are as at be because before between both but by can could did do does each
for from had has have how i if in into it its many may me more most much must my of on one or our say says
shall should so some such tell than that the their them then there these they this those through to under until
up us was were what when where which while who whom whose why will with would you your
"""

STOPWORDS = frozenset(_DUTCH_WORDS.split()) | frozenset(_ENGLISH_WORDS.split())

# Endings and beginnings that happen to be words as well: a compound is not split at these.
_NO_PART_WORDS = """
heid heden schap lijk lijke lijks loos loze baar bare zaam zame achtig ingen eren elen tjes ende erend isch
atie aties iteit iteiten ering eringen weer mede samen terug voort achter tegen boven onder door over voor
binnen buiten tussen zonder naar hier daar waar hoog laag veel meer vast gelijk
ring ming ling ding sing ving ning ting king ship ster maal acht same best beste mini combi homo
inge vers verst vasts doors hierom heen erin erom rede geen niet moge vera versla herb waard plaat ellen
"""

# Parts of compounds in this field that general word lists lack or that are shorter than four letters allow.
_OWN_PART_WORDS = """
uithuis thuis jeugd zorg gezin hulp pleeg voogd reclassering bescherming jeugdhulp jeugdzorg jeugdbescherming
gemeente regio wijk keten vastgoed residentieel behandel leefgroep uitvoering ambitie woon
"""
NO_PART = frozenset(_NO_PART_WORDS.split())
OWN_PARTS = frozenset(_OWN_PART_WORDS.split())

# Lemmas that general lists get wrong for policy texts: "keten" is no plural of "keet" here, "leden" not of "lijden".
OWN_LEMMAS = {
    "keten": "keten",
    "ketens": "keten",
    "leden": "lid",
    "reden": "reden",
    "redenen": "reden",
    "gesloten": "gesloten",
    "jongeren": "jongere",
    "jongere": "jongere",
    "jeugdigen": "jeugdige",
    "jeugdige": "jeugdige",
    "kosten": "kosten",
    "wijken": "wijk",
    "banden": "band",
}
