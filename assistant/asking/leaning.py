"""Does a question lean on the turns before it? A small trained model over its words that open, point and say."""

from __future__ import annotations

import re

from assistant.linear import load_model

# Probability from which a question is searched together with the one before it: it finds 94 in 100 follow-up questions
# of the training questions (``python -m evals.fitting`` prints how many others it takes for one).
THRESHOLD = 0.43

_OPENING = re.compile(r"^(?:en|maar|of|dus|oké|ok|ook|want|and|but|or|so|also|then|what about|how about)\b")
_QUESTION_WORD = re.compile(
    r"^(?:wat|wie|wanneer|waar\w*|waarom|hoe\w*|welke?|what|who|when|where|why|how|which|whose)\b"
)
# A question word and hardly anything else, or a request for more.
_BARE = re.compile(
    r"^(?:waarom|hoezo|wanneer|wie|waar|hoe|hoeveel|why|when|who|where|how)"
    r"(?: (?:dan|precies|niet|wel|not|so|exactly))?\s*\??$"
    r"|^(?:vertel|leg|geef|tell|explain)\b.{0,25}\b(?:meer|uit|more)\b"
)
# "dat" and "die" as conjunction or relative pronoun point at nothing outside the sentence.
_BOUND = re.compile(
    r"\b(?:zorgen|zorgt|zeggen|zegt|vinden|vindt|weten|willen|wil|staat|afgesproken|denken|blijkt|zodat|voor"
    r"|so|say|says|ensure|agreed|shows) (?:er voor |ervoor )?(?:dat|that)\b"
    r"|\b(?!(?:waren|zijn|hebben|worden|werden|kunnen|moeten|gaan|is|was|wanneer|er|hoe)\b)\w+(?:en|s|er|heid|ing)"
    r" (?:die|dat) \w+"
    r"|\b(?:die|dat|dit|deze) (?:jongeren|kinderen|jeugdigen|gezinnen|ouders)? ?(?:tijdelijk|nu|nog|al|vaak)\b"
    r"|\b(?:the|de|het) (?:first|second|third|eerste|tweede|derde|vierde|laatste) \w{4,}"
)
_POINTING = {
    "that": r"dat|die|diezelfde|zo'n|zoiets|that|those",
    "this": r"dit|deze|this|these",
    "there": r"daar\w*|there",
    "here": r"hier\w+",
    "er": r"er\w*",
    "they": r"zij|ze|hun|hen|they|them|their",
    "he": r"hij|hem|haar|he|she|him|her|his",
    "it": r"het|it|its",
    "other": r"ander|andere|anderen|overige|others?",
    "also": r"ook|nog|dan|toen|eigenlijk|precies|also|then|else|exactly|more|meer",
    "ordinal": r"eerste|tweede|derde|vierde|vijfde|laatste|first|second|third|fourth|last|latter",
    "both": r"beide|allebei|both",
    "example": r"voorbeeld|bijvoorbeeld|example|instance",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in _POINTING.items()}
_EVERY_POINTER = re.compile("|".join(_POINTING.values()))
# "het" that stands for something, and is no article.
BARE_IT = re.compile(
    r"\bhet(?=\s*[?.,!]|$|\s+(?:ook|dan|nog|niet|wel|al|op|in|voor|om|met|bij|uit|over|aan|te|toch|eens|nu|precies"
    r"|daar\w*|is|was|gaat|kost|werkt)\b)|\bit\b"
)
_LAST_WORD_POINTS = re.compile(
    r"\b(?:dat|die|dit|deze|daar\w*|hier\w+|er\w+|ze|zij|hen|hem|het|dan|toen"
    r"|that|this|those|these|it|them|they|there|then)\s*[?.!]*$"
)
_POINTS_EARLY = re.compile(r"^(?:\w+ ){0,2}(?:dat|die|dit|deze|ze|zij|that|this|those|these|it|they)\b")
_DETERMINER = re.compile(r"\b(?:die|dat|deze|dit|that|those|these|this) [^\W\d_]{4,}")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]")
# A question word with its verb, with or without what is asked after in between: what follows it is a whole question.
_SENTENCE = re.compile(
    r"^(?:wat|wie|wanneer|waar\w*|hoe|hoeveel|welke?|what|who|when|where|why|how|which)"
    r"(?: (?!met|voor|van|per)\w+){0,2}?"
    r" (?:\w{2,}t|is|zijn|was|waren|werden|worden|hebben|had|hadden|kunnen|kan|moeten|gaan|doen|komen|mogen|mag|zullen"
    r"|zal|zou|zouden|willen|wil|are|were|do|does|did|has|have|can|could|will|would|should|must) .*\w{3,}"
)
# "er" that points at nothing: "hoeveel plekken zijn er", "wat gebeurt er met de huizen".
_THERE_ARE = re.compile(
    r"^((?:hoeveel|welke|how many|which) (?:(?!van\b|of\b)[\w'’-]+ ){0,3}?[\w'’-]{4,}"
    r" (?:zijn|waren|komen|bestaan|gelden|are|were)) (?:er|there)\b"
)
_THERE_WITH = re.compile(r"\ber (?=(?:met|in|over|op|aan|voor|bij|uit) (?:(?:de|het|een) )?\w{4})")
_CONTENT = re.compile(r"[^\W_]{3,}")
_EMPTY_WORDS = frozenset(
    "een het van voor met niet wat wie waar wanneer waarom hoe hoeveel welke welk zijn door bij naar wordt worden "
    "heeft hebben kan kunnen moet moeten gaat gaan komt als ook nog wel geen uit tot volgens staat precies eigenlijk "
    "dan daar dat die dit deze meer the and for with not what who where when why how which are there does did has "
    "have can could should must will would about more was were doen doet gedaan over aan hier maar zoiets nodig".split()
)
_MOST_WORDS = 16
_LONG = 9


def leans_on_history(text: str) -> bool:
    """Whether a question cannot be understood without the turns before it.

    A question that names its own subject stands alone, so that a change of subject does not drag the old one along:
    of the 11 follow-up questions among the 2,689 of training that name something and point at nothing, ten do (counted
    once, when this was written).
    """
    features = leaning_features(text)
    if features["plain_name"]:
        return False
    return load_model("leaning").probability(features) >= THRESHOLD


def points_back(text: str) -> bool:
    """Whether a question opens as a continuation, or has a word that stands for something said before it."""
    folded = text.casefold().strip()
    free = _BOUND.sub(" ", folded)
    # "Het" points nowhere when it is an article, nor does "de eerste ambitie".
    pointing = any(pattern.search(free) is not None for kind, pattern in _PATTERNS.items() if kind != "it")
    return pointing or any(pattern.search(folded) is not None for pattern in (_OPENING, _BARE, BARE_IT))


def may_stand_alone(text: str) -> bool:
    """Whether a turn points at nothing said before it: "en" before a question that is whole without it only goes on."""
    folded = text.casefold().strip()
    rest = _OPENING.sub("", folded).strip(" ,")
    free = _THERE_WITH.sub("", _THERE_ARE.sub(r"\1", rest))
    return not points_back(free) and (rest == folded or free != rest or _SENTENCE.search(rest) is not None)


def leaning_features(text: str) -> dict[str, float]:
    """What tells follow-up questions from others, by name; Dutch and English."""
    folded = text.casefold().strip()
    free = _BOUND.sub(" ", folded)
    words = re.findall(r"[^\W_]+", folded)
    content = [
        word for word in _CONTENT.findall(folded) if word not in _EMPTY_WORDS and not _EVERY_POINTER.fullmatch(word)
    ]
    bare_it = BARE_IT.search(folded) is not None
    points = {
        name: pattern.search(free if name in ("that", "this") else folded) is not None
        for name, pattern in _PATTERNS.items()
    }
    opens, bare = _OPENING.search(folded) is not None, _BARE.search(folded) is not None
    name = _NAME.search(text) is not None
    plain = not points_back(text)
    found: dict[str, float] = {
        **points,
        "plain_name": plain and name,
        "plain_sentence": plain and bool(content) and _SENTENCE.search(folded) is not None,
        "opens": opens,
        "bare": bare,
        "question_word": _QUESTION_WORD.search(folded) is not None,
        "last_word_points": _LAST_WORD_POINTS.search(folded) is not None,
        "points_early": _POINTS_EARLY.search(free) is not None,
        "determiner": _DETERMINER.search(free) is not None,
        "bare_it": bare_it,
        "name": name,
        "digits": any(letter.isdigit() for letter in text),
        "words": min(len(words), _MOST_WORDS) / 4,
        "long_words": min(sum(len(word) >= _LONG for word in words), 3),
        "content": min(len(content), 6),
        "nothing": not content,
        "one_word": len(content) == 1,
        "two_words": len(content) == 2,
        "they_alone": points["they"] and len(content) <= 2,
        "it_alone": bare_it and len(content) <= 2,
    }
    return {name: float(value) for name, value in found.items()}
