"""The thesaurus: files are checked completely, words of a text find their concept, the shipped file holds."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from corpus.errors import UserFacingError
from corpus.terms.thesaurus import BUNDLED_THESAURUS, Thesaurus, ThesaurusError, load_thesaurus
from corpus.terms.thesaurus_words import base_forms, find_words

SMALL = """
[topics]
zorg = "Zorg"

[[concept]]
preferred = "fietspad"
topic = "zorg"
alternatives = ["rijwielpad", "FP"]
lay = ["strook om te fietsen", "pad"]
english = ["bicycle path"]
definition = "Een weg voor fietsers."
related = ["gemeente"]

[[concept]]
preferred = "weg"
topic = "zorg"
lay = ["pad"]
narrower = ["fietspad"]

[[concept]]
preferred = "gemeente"
topic = "zorg"
"""


def write(folder: Path, text: str, name: str = "woorden.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Thesaurus:
    return load_thesaurus(write(tmp_path, SMALL))


@pytest.fixture(scope="module")
def shipped() -> Thesaurus:
    return load_thesaurus()


def found(thesaurus: Thesaurus, text: str) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.how, each.concept.preferred) for each in thesaurus.expand(text)]


def test_a_concept_has_its_fields_and_both_sides_of_its_relations(small: Thesaurus) -> None:
    path = small.concept("Fietspad")
    assert path is not None
    assert path.alternatives == ("rijwielpad", "FP")
    assert path.definition == "Een weg voor fietsers."
    assert path.broader == ("weg",)  # written only as `narrower` of weg
    assert path.related == ("gemeente",)
    gemeente = small.concept("gemeente")
    assert gemeente is not None
    assert gemeente.related == ("fietspad",)
    assert small.concept("fietspa") is None
    assert small.topics == {"zorg": "Zorg"}


def test_expand_says_where_what_and_how(small: Thesaurus) -> None:
    assert found(small, "Ligt er een Fietspad of een rijwielpad?") == [
        ("Fietspad", "preferred", "fietspad"),
        ("rijwielpad", "alternative", "fietspad"),
    ]
    assert found(small, "a BICYCLE-path") == [("BICYCLE-path", "english", "fietspad")]
    assert small.expand("een strook om te fietsen")[0].term == "strook om te fietsen"


def test_the_longest_match_wins_and_matches_do_not_overlap(small: Thesaurus) -> None:
    text = "de gemeente wil een strook om er te fietsen en een strook om te fietsen"
    assert found(small, text) == [
        ("gemeente", "preferred", "gemeente"),
        ("strook om te fietsen", "lay", "fietspad"),
    ]


def test_a_lay_word_of_two_concepts_gives_both(small: Thesaurus) -> None:
    assert found(small, "het pad") == [("pad", "lay", "fietspad"), ("pad", "lay", "weg")]


def test_articles_and_possessives_inside_a_phrase_do_not_matter(small: Thesaurus) -> None:
    assert found(small, "een strook om op te fietsen") == []
    assert found(small, "Zijn strook om die te fietsen") == [("strook om die te fietsen", "lay", "fietspad")]


@pytest.mark.parametrize(
    ("text", "matched"),
    [("fietspaden", None), ("FP's", "FP's"), ("FPs", "FPs"), ("fps", None), ("gemeentes", "gemeentes")],
)
def test_inflected_terms(small: Thesaurus, text: str, matched: str | None) -> None:
    # "fietspaden" has a change of vowel length that no spelling rule can undo.
    assert [piece for piece, _, _ in found(small, text)] == ([matched] if matched else [])


@pytest.mark.parametrize("text", ["", "   ", "?!", "de het een", "\n\t", "42", "x" * 100_000])
def test_text_without_terms_gives_nothing(small: Thesaurus, text: str) -> None:
    assert small.expand(text) == ()


def test_expand_is_the_same_every_time(shipped: Thesaurus) -> None:
    text = "Hoe duur zijn de beste plekken voor kinderen in de gemeenten? " * 20
    assert shipped.expand(text) == load_thesaurus().expand(text)


def test_expand_takes_less_than_a_millisecond_of_processor_time(shipped: Thesaurus) -> None:
    text = (
        "Wie beslist er of een kind uit huis gehaald wordt en hoe lang duurt het voor er een plek in een pleeggezin is?"
    )
    shipped.expand(text)
    start = process_time()
    for _ in range(200):
        shipped.expand(text)
    assert (process_time() - start) / 200 < 0.001


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("wetten", "wet"),
        ("scholen", "school"),
        ("tarieven", "tarief"),
        ("huizen", "huis"),
        ("regio's", "regio"),
        ("maatregelen", "maatregel"),
        ("mogelijkheden", "mogelijkheid"),
        ("gespecialiseerde", "gespecialiseerd"),
        ("ziekten", "ziekte"),
        ("aanbieders", "aanbieder"),
        ("policies", "policy"),
    ],
)
def test_base_forms(plural: str, singular: str) -> None:
    assert singular in base_forms(plural)


@pytest.mark.parametrize(("word", "other"), [("weten", "wet"), ("stelen", "stel"), ("les", "le"), ("proces", "proc")])
def test_base_forms_do_not_invent_a_shorter_word(word: str, other: str) -> None:
    assert other not in base_forms(word)


def test_words_keep_their_place_in_the_text() -> None:
    text = "Jeugdzorg+ kost 't Rijk één miljoen"
    assert [(text[word.start : word.end], word.spelling) for word in find_words(text)] == [
        ("Jeugdzorg", "jeugdzorg"),
        ("+", "plus"),
        ("kost", "kost"),
        ("Rijk", "rijk"),
        ("miljoen", "miljoen"),
    ]


def test_a_second_file_adds_and_extends(tmp_path: Path) -> None:
    own = """
    [topics]
    eigen = "Eigen woorden"
    [[concept]]
    preferred = "gemeente"
    topic = "eigen"
    lay = ["stadskantoor"]
    definition = "De stad."
    [[concept]]
    preferred = "stoep"
    topic = "zorg"
    broader = ["weg"]
    """
    both = load_thesaurus(write(tmp_path, SMALL), write(tmp_path, own, "eigen.toml"))
    assert found(both, "op het stadskantoor") == [("stadskantoor", "lay", "gemeente")]
    gemeente, weg = both.concept("gemeente"), both.concept("weg")
    assert gemeente is not None
    assert weg is not None
    assert (gemeente.topic, gemeente.definition) == ("eigen", "De stad.")
    assert weg.narrower == ("fietspad", "stoep")
    assert len(both.concepts) == 4


FAULTS = """
kleur = "rood"
[topics]
zorg = "Zorg"
[[concept]]
preferred = "kade"
topic = "zorg"
[[concept]]
preferred = "weg"
topic = "zorg"
kleur = "rood"
[[concept]]
topic = "zorg"
[[concept]]
preferred = "pad"
topic = "zorg"
lay = "paadje"
[[concept]]
preferred = "straat"
topic = "zorg"
[[concept]]
preferred = "Straat"
topic = "zorg"
"""


def test_all_faults_of_shape_are_reported_at_once(tmp_path: Path) -> None:
    missing = tmp_path / "weg.toml"
    with pytest.raises(ThesaurusError) as caught:
        load_thesaurus(write(tmp_path, FAULTS), missing)
    assert [problem.split(" (")[0] for problem in caught.value.problems[-1:]] == ["weg.toml: is niet te lezen"]
    assert caught.value.problems[:-1] == (
        "woorden.toml: onbekende sleutel 'kleur'",
        "woorden.toml: begrip 2 (weg): kleur: onbekend veld",
        "woorden.toml: begrip 3 (zonder term): preferred: ontbreekt",
        "woorden.toml: begrip 4 (pad): lay: moet een lijst van woorden zijn",
        "woorden.toml: begrip 6 (Straat): komt twee keer voor in dit bestand",
    )


RELATIONS = """
[topics]
zorg = "Zorg"
[[concept]]
preferred = "weg"
topic = "zorg"
alternatives = ["baan", "de"]
broader = ["route"]
related = ["weg", "brug"]
[[concept]]
preferred = "route"
topic = "auto"
alternatives = ["Baan"]
english = ["road", "roads"]
lay = ["baan", "route"]
broader = ["weg"]
[[concept]]
preferred = "kade"
topic = "zorg"
english = ["road", "the road"]
"""


def test_all_faults_between_concepts_are_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(ThesaurusError) as caught:
        load_thesaurus(write(tmp_path, RELATIONS))
    assert set(caught.value.problems) == {
        "route: topic 'auto' staat niet onder [topics]",
        "route: 'Baan' hoort al bij 'weg'",
        "kade: 'road' hoort al bij 'route'",
        "kade: 'the road' hoort al bij 'route'",
        "weg: 'de' bevat geen eigen woord",
        "route: 'baan' staat er dubbel",
        "route: 'route' staat er dubbel",
        "kade: 'the road' staat er dubbel",
        "weg: related verwijst naar zichzelf",
        "weg: related verwijst naar 'brug', dat niet bestaat",
        "weg: is via broader breder dan zichzelf",
        "route: is via broader breder dan zichzelf",
    }
    assert isinstance(caught.value, UserFacingError)
    assert "woorden.toml" in str(caught.value)


@pytest.mark.parametrize("text", ["geen toml", 'concept = "weg"', "topics = 3", "[[concept]]\npreferred = 3"])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ThesaurusError):
        load_thesaurus(write(tmp_path, text))


def test_an_empty_file_is_an_empty_thesaurus(tmp_path: Path) -> None:
    empty = load_thesaurus(write(tmp_path, ""))
    assert empty.concepts == ()
    assert empty.expand("gemeente") == ()


def test_the_shipped_thesaurus_covers_the_field(shipped: Thesaurus) -> None:
    assert BUNDLED_THESAURUS.is_file()
    assert len(shipped.concepts) >= 200
    assert {concept.topic for concept in shipped.concepts} == set(shipped.topics)
    assert all(concept.definition.endswith(".") for concept in shipped.concepts if concept.definition)
    assert sum(bool(concept.definition) for concept in shipped.concepts) >= len(shipped.concepts) / 2
    for concept in shipped.concepts:
        assert all(shipped.concept(other) for other in (*concept.broader, *concept.narrower, *concept.related))


def test_every_shipped_term_finds_its_own_concept(shipped: Thesaurus) -> None:
    lost = []
    for concept in shipped.concepts:
        for term in (concept.preferred, *concept.alternatives, *concept.lay, *concept.english):
            if concept not in {each.concept for each in shipped.expand(term)}:
                lost.append((term, concept.preferred))
    assert lost == []


@pytest.mark.parametrize(
    ("text", "concept", "how"),
    [
        ("Mag iemand een meisje achter slot en grendel zetten?", "gesloten jeugdhulp", "lay"),
        ("Wat is JeugdzorgPlus?", "gesloten jeugdhulp", "alternative"),
        ("Zijn er minder plekken jeugdhulp-plus?", "gesloten jeugdhulp", "alternative"),
        ("Wie mag kinderen uit hun huis halen?", "uithuisplaatsing", "lay"),
        ("Wie betaalt dat op het stadhuis?", "gemeente", "lay"),
        ("Wat wil Den Haag?", "Rijk", "lay"),
        ("Kunnen ze wel genoeg mensen aannemen?", "arbeidsmarkt", "lay"),
        ("Is de prijs hoog genoeg?", "tarief", "lay"),
        ("Staan er veel panden leeg?", "vastgoed", "alternative"),
        ("Moeten jongeren lang in de rij staan?", "wachttijd", "lay"),
        ("Luistert men naar de mensen op de werkvloer?", "professional", "lay"),
        ("Welke GI's doen mee?", "gecertificeerde instelling", "alternative"),
        ("What did the Ministry of Health say about waiting lists?", "VWS", "english"),
        ("Do foster families take part?", "pleegzorg", "english"),
        ("Wat doet de Raad voor de Kinderbescherming?", "RvdK", "alternative"),
        ("reele tarieven", "reële prijs", "alternative"),
    ],
)
def test_everyday_questions_find_the_official_concept(shipped: Thesaurus, text: str, concept: str, how: str) -> None:
    assert (concept, how) in {(each.concept.preferred, each.how) for each in shipped.expand(text)}


@pytest.mark.parametrize("text", ["Wat moet ik weten?", "Ben je er nog?", "ja", "Hoe heet jij?", "Is het kind ziek?"])
def test_plain_words_name_nothing(shipped: Thesaurus, text: str) -> None:
    assert shipped.expand(text) == ()
