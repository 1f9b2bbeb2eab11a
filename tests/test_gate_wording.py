"""What may be put in other words and what may not: parts of a whole, conditions, opposites, rates, duties, English."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from assistant.gate import check_answer, slice_of
from assistant.gate.comparing.weighing import signs_of
from assistant.gate.decide import decide
from assistant.gate.premise import read_slice
from assistant.gate.text.numbers import facts
from assistant.gate.text.reading import read
from assistant.gate.text.translate import Translator
from assistant.gate.text.vocabulary import Vocabulary
from assistant.gate.thresholds import load_thresholds
from assistant.gate.types import Analyse
from assistant.linear import LinearModel, load_model
from corpus import Document, Metadata, parse_document
from index.dutch.analyse import Analyser, corpus_words
from index.dutch.dictionary import is_dictionary_word
from index.dutch.lexicon import make_lexicon
from index.types import Vectors

TEXT = """Zwembad De Golf

Een op de tien bezoekers komt met de fiets, en de helft met de bus.

De gemeente betaalt 11,4 miljoen euro mee.

Drie van de acht banen zijn gesloten.

Het zwembad wordt op zondag gesloten, behalve in juli.

De badmeester sluit het buitenbad, tenzij de zon schijnt.

De beheerder zegt toe dat alle kleedkamers in 2030 warm zijn.

Tijdens wedstrijden mag er niet worden gedoken.

Het water wordt eens in de twee weken ververst.

Er wordt nauwelijks geklaagd over de douches.

Het bad sloot in mei, doordat de pomp stuk was.

De directeur stelt twee redders aan, van wie er een de jeugd traint.

De ouders melden een ongeluk binnen drie dagen bij het loket.

De prijs steeg met een kwart.
"""
# Each word a direction of its own; a translation shares that of its Dutch.
MEANINGS = {"lido": "zwembad", "shuttered": "gesloten", "sunday": "zondag"}


@cache
def document() -> Document:
    metadata = Metadata("golf", "Zwembad De Golf", "plan", ("Stad",), "2020-03-09", "day", "", "", "nl", "golf.txt", "")
    return parse_document(metadata, TEXT)


@cache
def analyse() -> Analyse:
    return Analyser(make_lexicon(corpus_words([TEXT]))).terms


@cache
def direction(word: str) -> int:
    """A direction of its own for each word."""
    return next(COUNT)


COUNT = itertools.count()


def embed(texts: Sequence[str]) -> Vectors:
    vectors = np.zeros((len(texts), 400), dtype=np.float32)
    for row, text in enumerate(texts):
        vectors[row, direction(MEANINGS.get(text, text))] = 1.0
    return vectors


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("10% van de bezoekers komt met de fiets.", True),
        ("20% van de bezoekers komt met de fiets.", False),
        ("50% komt met de bus.", True),
        ("De gemeente betaalt ruim 11 miljoen euro mee.", True),
        ("De gemeente betaalt ruim 9 miljoen euro mee.", False),
        ("Drie van de acht banen zijn gesloten.", True),
        ("De acht banen zijn gesloten.", False),
        ("Op zondag gaat het zwembad dicht, met uitzondering van juli.", True),
        ("Het zwembad wordt op zondag gesloten in juli.", False),
        ("Schijnt de zon niet, dan sluit de badmeester het buitenbad.", True),
        ("De badmeester sluit het buitenbad, mits de zon schijnt.", False),
        ("De beheerder belooft dat alle kleedkamers in 2030 warm zijn.", True),
        ("Alle kleedkamers zijn in 2030 warm.", False),
        ("Duiken is tijdens wedstrijden verboden.", True),
        ("Er mag niet worden gedoken.", False),
        ("Het water wordt eens per twee weken ververst.", True),
        ("Het water wordt twee keer per week ververst.", False),
        ("Er wordt weinig geklaagd over de douches.", True),
        ("Er wordt niet geklaagd over de douches.", False),
        ("Omdat de pomp stuk was, sloot het bad in mei.", True),
        ("De pomp was stuk, doordat het bad in mei sloot.", False),
        ("Een van de twee redders die de directeur aanstelt, traint de jeugd.", True),
        ("De twee redders trainen de jeugd.", False),
        ("Ouders moeten een ongeluk binnen drie dagen melden bij het loket.", True),
        ("Het loket meldt een ongeluk binnen drie dagen bij de ouders.", False),
        ("De prijs ging met 25% omhoog.", True),
        ("De prijs steeg tot een kwart.", False),
    ],
)
def test_other_words_are_kept_and_other_statements_are_not(sentence: str, kept: bool) -> None:
    slices = [slice_of(document(), 1, 0, len(document().passages))]
    (judgement,) = check_answer(f"{sentence} [1]", slices, analyse=analyse()).judgements
    assert (judgement.verdict == "kept") == kept, judgement


def test_english_words_find_their_dutch_by_their_vectors() -> None:
    slices = [slice_of(document(), 1, 0, len(document().passages))]
    text = "The lido is shuttered on Sunday, except in July. [1]"
    (without,) = check_answer(text, slices, analyse=analyse(), language="en").judgements
    (judgement,) = check_answer(text, slices, analyse=analyse(), language="en", embed=embed).judgements
    assert judgement.verdict == "kept", judgement
    assert without.verdict != "kept"


def test_a_translation_is_near_and_the_nearest_by_far() -> None:
    vectors = {"bath": (1.0, 0.0), "bad": (0.8, 0.6), "zwembad": (0.79, 0.61), "weg": (0.0, 1.0), "kade": (0.3, 0.95)}
    translator = Translator(lambda words: np.array([vectors[word] for word in words], dtype=np.float32))
    assert translator.find("bath", ["weg", "bad"], known=False) == "bad"
    # "Bad" is a part of "zwembad": as near for one reason.
    assert translator.find("bath", ["zwembad", "bad"], known=False) == "bad"
    assert translator.find("bath", ["weg", "kade"], known=False) is None
    assert translator.find("bath", [], known=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("een op de tien", ["10%"]),
        ("twee derde van de kosten", ["66%"]),
        ("een derde partij", ["3"]),
        ("de helft", ["50%"]),
        ("a quarter of it, one in ten", ["25%", "10%"]),
        ("ten minste 25", ["25"]),
        ("at least ten", ["10"]),
        ("eind juni 46 van hen", ["-06-", "46"]),
        ("na 22.00 rijdt hij niet", ["22.00"]),
        ("tweemaal zo groot", ["2"]),
    ],
)
def test_parts_and_times_in_words_are_figures(text: str, expected: list[str]) -> None:
    found = ["".join(sorted(fact.values)) + (fact.unit if fact.unit == "%" else "") for fact in facts(text)]
    assert found == expected


def test_a_dictionary_tells_words_from_names() -> None:
    assert is_dictionary_word("ondanks")
    assert is_dictionary_word("children")
    assert not is_dictionary_word("almere")


def test_the_model_that_comes_along_knows_the_signs() -> None:
    vocabulary = Vocabulary(analyse(), None, embed)
    (piece,) = [read_slice(slice_of(document(), 1, 0, len(document().passages)), vocabulary)]
    signs = signs_of(read("De helft komt met de bus.", vocabulary), piece.passages, 1.0, vocabulary)
    assert signs is not None
    assert signs.keys() == load_model("gate").terms.keys()
    assert set(load_thresholds().rescue) == {"words", "mixed"}


@pytest.mark.parametrize(
    ("sentence", "vectors", "reason"),
    [
        # Three of its five words: enough for these weights, but not without vectors.
        ("Er wordt nauwelijks gemopperd, gezeurd of geklaagd over de douches.", True, None),
        ("Er wordt nauwelijks gemopperd, gezeurd of geklaagd over de douches.", False, "words"),
        # A number is never a way of putting it.
        ("De gemeente betaalt 12 miljoen euro mee.", True, "number"),
    ],
)
def test_only_other_words_are_weighed_once_more(sentence: str, vectors: bool, reason: str | None) -> None:
    vocabulary = Vocabulary(analyse(), None, embed if vectors else None)
    cited = [read_slice(slice_of(document(), 1, 0, len(document().passages)), vocabulary)]
    # Whatever the signs, the probability is 1 / (1 + exp(-1)) = 0.7311, above the border.
    thresholds = replace(load_thresholds(), rescue={"words": 0.6})
    found = decide(sentence, cited, vocabulary, thresholds, language="nl", aliases={}, model=LinearModel(1.0, {}))
    assert (found.fault.reason if found.fault else None) == reason
