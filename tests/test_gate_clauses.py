"""What the gate makes of clauses: who does what, words of two clauses mixed, conditions, causes, small words."""

from __future__ import annotations

from functools import cache

import pytest

from assistant.gate import check_answer, slice_of
from assistant.gate.types import Analyse
from corpus import Document, Metadata, parse_document
from index.dutch.analyse import Analyser, corpus_words
from index.dutch.lexicon import make_lexicon

TEXT = """Haven

De provincie levert de schepen en de stad de kades.

Bezoekers hebben wel een kaart nodig, maar niet een gids.

De markt wordt niet langer per kraam, maar per meter betaald.

Eerst worden de straten in Noord geveegd, daarna de straten in Zuid.

Tussen 2018 en 2022 daalde het aantal boten van 90 naar 40. Het aantal fietsen steeg in dezelfde periode.

Schippers mogen 's nachts varen, mits zij licht voeren.

De brug gaat twee keer per week open.

De stad helpt de provincie met de kades.
"""


@cache
def document() -> Document:
    metadata = Metadata("haven", "Haven", "plan", ("Stad",), "2020-03-09", "day", "", "", "nl", "haven.txt", "")
    return parse_document(metadata, TEXT)


@cache
def analyse() -> Analyse:
    return Analyser(make_lexicon(corpus_words([TEXT]))).terms


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("De provincie levert de schepen.", True),
        ("De provincie levert de kades.", False),
        ("Bezoekers hebben een kaart nodig.", True),
        ("Bezoekers hebben een gids nodig.", False),
        ("De markt wordt per meter betaald in plaats van per kraam.", True),
        ("De markt wordt per kraam betaald.", False),
        ("Eerst worden de straten in Noord geveegd, daarna die in Zuid.", True),
        ("Eerst worden de straten in Zuid geveegd, daarna die in Noord.", False),
        ("Het aantal boten daalde tussen 2018 en 2022 van 90 naar 40.", True),
        ("Het aantal boten daalde tussen 2018 en 2022 van 40 naar 90.", False),
        ("Het aantal fietsen daalde tussen 2018 en 2022.", False),
        ("Schippers mogen 's nachts varen.", False),
        ("De brug gaat twee keer per week open.", True),
        ("De brug gaat twee keer per maand open.", False),
        ("De brug gaat twee keer per week open vanwege de schepen.", False),
        ("De stad helpt de provincie met de kades.", True),
        ("De provincie helpt de stad met de kades.", False),
    ],
)
def test_only_what_one_clause_says_is_kept(sentence: str, kept: bool) -> None:
    slices = [slice_of(document(), 1, 0, len(document().passages))]
    (judgement,) = check_answer(f"{sentence} [1]", slices, analyse=analyse()).judgements
    assert (judgement.verdict == "kept") == kept
