"""Dutch lexical analysis: lemmas, compounds, numbers and hyphens."""

from __future__ import annotations

import json
import time

import pytest

from index.dutch.analyse import FORM_WEIGHT, LEMMA_WEIGHT, PART_WEIGHT, Analyser, corpus_words, tokenize
from index.dutch.compounds import all_parts, split_compound
from index.dutch.lexicon import fold, load_lexicon, make_lexicon, save_lexicon

CORPUS = "JeugdzorgPlus, afbouw, ombouw, uithuisplaatsing en jeugdhulp-aanbieders; coördinatie."


@pytest.fixture(scope="module")
def analyser():
    return Analyser(make_lexicon(corpus_words([CORPUS])))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Coördinatie", "coordinatie"),
        ("coo\u0308rdinatie", "coordinatie"),
        ("regio’s", "regio's"),
        ("af‑bouw", "af-bouw"),
        ("af\u00adbouw", "afbouw"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Er zijn 1.175 plaatsen, 2,5% minder.", ["er", "zijn", "1.175", "plaatsen", "2,5", "%", "minder"]),
        ("Op 7-12-2022 om 24-uurs", ["op", "7-12-2022", "om", "24-uurs"]),
        ("af- en ombouw", ["af-", "en", "ombouw"]),
        ("BJ42 (on)veilig", ["bj42", "on", "veilig"]),
        ("<b>'; -- \x00😀", ["b"]),
        ("", []),
    ],
)
def test_tokenize(text, tokens):
    assert tokenize(text) == tokens


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("jeugdbeschermingsketen", ("jeugdbescherming", "keten")),
        ("gezinsvoogd", ("gezin", "voogd")),
        ("kinderrechter", ("kind", "rechter")),
        ("uithuisplaatsing", ("uithuis", "plaatsing")),
        ("vastgoedtransitie", ("vastgoed", "transitie")),
        # Words that only look like compounds.
        ("minister", ()),
        ("voorstellen", ()),
        ("plaatsing", ()),
        ("belangrijk", ()),
        ("huis", ()),
        ("a" * 500, ()),
    ],
)
def test_split_compound(analyser, word, parts):
    assert split_compound(word, analyser.lexicon) == parts


def test_parts_of_parts_come_too(analyser):
    parts = all_parts("jeugdbeschermingsketen", analyser.lexicon)
    assert parts == ("jeugdbescherming", "keten", "jeugd", "bescherming")


def test_weights_of_form_lemma_and_part(analyser):
    assert analyser.weighted("gezinshuizen") == {
        "gezinshuis": LEMMA_WEIGHT,
        "gezinshuizen": FORM_WEIGHT,
        "gezin": PART_WEIGHT,
        "huis": PART_WEIGHT,
    }


def test_weights_add_up(analyser):
    assert analyser.weighted("huis huizen")["huis"] == 2 * LEMMA_WEIGHT


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("af- en ombouw", {"afbouw", "ombouw"}),
        ("jeugdzorg plus", {"jeugdzorgplus"}),
        ("jeugdzorg-plus", {"jeugdzorgplus", "jeugdzorg"}),
        ("JEUGDZORGPLUS", {"jeugdzorgplus", "jeugdzorg", "jeugd", "zorg"}),
        ("uit huis plaatsing", {"uithuisplaatsing"}),
        ("jeugdhulpaanbieders", {"jeugdhulp", "aanbieder"}),
        ("coordinatie", {"coordinatie"}),
        ("1.175", {"1.175", "1175"}),
        ("07-12-2022", {"07-12-2022", "7", "12", "2022"}),
        ("40%", {"40", "procent"}),
        ("regio's", {"regio"}),
        ("uithuisplaatsingen", {"uithuisplaatsing", "plaatsing"}),
        ("afgesproken", {"afspreken"}),
    ],
)
def test_terms_that_a_text_has(analyser, text, terms):
    assert terms <= set(analyser.terms(text))


@pytest.mark.parametrize("text", ["Wat is de?", "What is the", "", "   ", "😀 … —"])
def test_texts_without_content_have_no_terms(analyser, text):
    assert analyser.terms(text) == []


def test_negations_are_content(analyser):
    assert analyser.terms("niet zonder geen") == ["niet", "zonder", "geen"]


def test_a_lexicon_survives_the_disk(analyser, tmp_path):
    save_lexicon(analyser.lexicon, tmp_path)
    assert load_lexicon(tmp_path, analyser.lexicon.vocabulary) == analyser.lexicon


@pytest.mark.parametrize("content", ["", "a\0b\0c", "a\nb\0a\0c\0002.5", "a\0b\0c\0d"])
def test_a_damaged_lexicon_is_named(tmp_path, content):
    (tmp_path / "lexicon.txt").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"columns|zip|convert"):
        load_lexicon(tmp_path, frozenset())


def test_a_lexicon_as_earlier_versions_wrote_it(analyser, tmp_path):
    lexicon = analyser.lexicon
    content = {"lemmas": lexicon.lemmas, "zipf": lexicon.zipf, "vocabulary": sorted(lexicon.vocabulary)}
    (tmp_path / "lexicon.json").write_text(json.dumps(content), encoding="utf-8")
    assert load_lexicon(tmp_path, lexicon.vocabulary) == lexicon


@pytest.mark.parametrize("content", ["", "{}", '{"lemmas": {}}', "[1]"])
def test_a_damaged_lexicon_of_an_earlier_version_is_named(tmp_path, content):
    (tmp_path / "lexicon.json").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"lexicon|Expecting"):
        load_lexicon(tmp_path, frozenset())


def test_a_warm_question_takes_well_under_a_millisecond(analyser):
    question = "Hoeveel gesloten plaatsen zijn er in 2030 volgens de af- en ombouwplannen van de jeugdhulpregio's?"
    analyser.weighted(question)
    times = []
    for _ in range(20):
        start = time.perf_counter()
        analyser.weighted(question)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.001


def test_endless_words_end(analyser):
    start = time.perf_counter()
    analyser.weighted("jeugdzorg" * 5000 + " " + "a-" * 5000)
    assert time.perf_counter() - start < 2
