"""What is still to come in the evidence may not have happened in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.premise import Passage
from assistant.gate.text.reading import Reading

# Not yet so, in evidence: a claim that it has happened goes too far.
_AHEAD = re.compile(
    r"\b(?:zal|zullen|gaat|gaan|wordt|worden|moet|moeten|will|komende|straks|te \w+en|uiterlijk|voor de zomer)\b"
)
# Participles that tell how things are.
_STATIVE = frozenset(
    "verplicht vereist bedoeld gericht toegestaan verboden bekend betrokken verdeeld bestemd belast bevoegd geschikt "
    "gehouden gebleven geworden geweest beperkt".split()
)
# "Nadat hij is verhuisd": not told as something that has happened.
_ONCE = re.compile(r"\b(?:nadat|zodra|als|wanneer|totdat|once|after|when|if)\b[^,;.]*$")
_PARTICIPLE = r"(?:\w{0,8}ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|er)\w{2,}(?:d|t)|gedaan|gegaan)"
DONE = re.compile(
    rf"\b(?:heeft|hebben|had|hadden|is|zijn|werd|werden|was|waren)\b[^.;]{{0,90}}?\b(?P<verb>{_PARTICIPLE})"
    r"\b(?=\s*(?:[.,;:)]|$|(?:om|dat|door|in|op|aan|voor|met|over|van|naar|die|en|de|het|een|waar\w*)\b))"
    r"|\b(?:has|have|had|was|were)\s+(?:\w+\s+){0,3}?(?P<english>\w+(?:ed|en|ld|[ps]ent|ght|ade))\b"
)
_PRESENT = re.compile(r"(?!.*ge)\w+(?:en|t)$|\w+(?:stellen|leggen)$")


def too_early(claim: Reading, passages: Sequence[Passage], alignment: Alignment) -> list[str]:
    """A claim that something has happened, where the evidence only has it ahead."""
    done = DONE.search(claim.folded)
    # "Is sinds 2017 gedaald" is what "daalt sinds 2017" says.
    if done is None or re.search(r"\b(?:sinds|since)\b", claim.folded):
        return []
    texts = [passage.reading.folded for passage in passages]
    verb = done["verb"] or done["english"]
    said_there = {word.folded for passage in passages for word in passage.reading.words}
    if verb in said_there | _STATIVE or _ONCE.search(claim.folded[: done.start()]):
        return []
    at = next((place for place, word in enumerate(claim.words) if word.folded == verb), -1)
    said = [
        passages[number // 2].reading.words[place].folded
        for number, place in alignment.hits.get(at, ())
        if number % 2 == 0
    ]
    # What is said to have happened is not in the evidence at all; English words may only be lacking in the list.
    if done["verb"] and at >= 0 and claim.words[at].content and not alignment.hits.get(at):
        return [claim.text[done.start() : done.end()]]
    ahead = bool(said) and all(_PRESENT.fullmatch(word) for word in said)
    if ahead or (not any(DONE.search(text) for text in texts) and any(_AHEAD.search(text) for text in texts)):
        return [claim.text[done.start() : done.end()]]
    return []
