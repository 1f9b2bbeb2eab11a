"""How a passage is judged: traits, terms, features and the linear model, with values recomputable by hand."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest

import assistant.linear
from assistant.asking.question import understand
from assistant.evidence.candidates import distinct, gather, of_source, without_bare_questions
from assistant.evidence.features import Describer, measurable
from assistant.evidence.traits import fits, traits
from assistant.evidence.values import asked_value
from assistant.evidence.views import coverage
from assistant.linear import LinearModel, load_model, model_for
from index import Chunk, Hit, PassageScore
from tests.assistant_double import Pieces, candidate, plain_views


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Er zijn 11 aanbieders.", {"number", "actor"}),
        ("Dat doen zeven van hen.", {"number", "points_back"}),
        ("Het begint op 7 december.", {"number", "date"}),
        ("Het begint in het voorjaar.", {"date"}),
        ("Vragen worden per direct beantwoord.", {"date"}),
        ("Het wordt betaald door Almata.", {"name", "manner"}),
        ("Almata betaalt.", set()),  # the first word has a capital anyway
        ("De VNG betaalt.", {"actor", "name"}),
        ("Plaatsen sluiten omdat niemand komt.", {"cause"}),
        ("Afbouw betekent minder bedden.", {"definition"}),
        ("Er is hulp (thuis) nodig.", set()),  # no abbreviation
        ("De vereniging (VNG) betaalt.", {"definition", "actor", "name"}),
        ("Een huis in Breda.", {"place", "name"}),
        ("Wat nu?", {"asks", "only_asks"}),
        ("Iemand vroeg “wat nu?”", {"asks"}),
        ("Afgesproken is:", {"introduces"}),
        ("Daarnaast komt er geld.", {"points_back"}),
        ("Zoiets komt vaker voor.", set()),  # only whole words point back
        ("", set()),
    ],
)
def test_traits(text, held):
    found = traits(text)
    names = set(type(found).__slots__) - {"words"}
    assert {name for name in names if getattr(found, name)} == held
    assert found.words == len(text.split())


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("number", "Er zijn 11 bedden.", 1),
        ("number", "Er zijn bedden.", 0),
        ("date", "Het begint in 2024.", 1),
        ("date", "Het begint zo.", 0),
        ("who", "De gemeente betaalt.", 1),
        ("who", "Het regent.", 0),
        ("why", "Want het regent.", 1),
        ("how", "Het regent, want het waait.", 1),
        ("how", "Het lukt met stappen.", 1),
        ("where", "Het regent in Breda.", 1),
        ("where", "Het regent.", 0),
        ("definition", "Afbouw is een proces.", 1),
        ("list", "Er zijn 11 bedden.", 0.5),
        ("fact", "", 0.5),
        ("comparison", "Er zijn 11 bedden.", 0.5),
    ],
)
def test_fits(kind, text, expected):
    assert fits(kind, traits(text)) == expected


@pytest.mark.parametrize(
    ("question", "terms", "expected"),
    [
        ({"a": 1.0, "b": 3.0}, {"b"}, 3 / 4),
        ({"a": 1.0, "b": 3.0}, {"a", "b", "c"}, 1),
        ({"a": 1.0}, {"c"}, 0),
        ({"a": 1.0}, set(), 0),
        ({}, {"c"}, 0),
        ({"a": 0.0}, {"a"}, 0),
    ],
)
def test_coverage(question, terms, expected):
    assert coverage(question, frozenset(terms)) == expected


@pytest.fixture
def plan():
    made = Pieces("plan", title="Plan van aanpak", date="2022-12-07")
    made.heading("Acties").add("De regio belooft:").item("Elf bedden in 2024 sluiten", under=1).add("Wie betaalt?")
    return made.build()


def test_a_view_knows_the_surroundings(plan):
    view = plain_views().of(plan, plan.passages[2])
    assert view.text == "Elf bedden in 2024 sluiten"
    assert view.own == {"elf", "bedden", "in", "2024", "sluiten"}
    assert view.context - view.own == {"plan", "van", "aanpak", "vws", "2022-12-07", "acties", "de", "regio", "belooft"}


def test_views_are_kept_until_the_limit():
    asked = []
    views = plain_views()
    views.terms_of = lambda text: asked.append(text) or []
    views.limit = 2
    made = Pieces("a").add("Een.").add("Twee.").add("Drie.").build()
    first = views.of(made, made.passages[0])
    assert views.of(made, made.passages[0]) is first
    assert len(asked) == 2  # the passage, and its surroundings
    for passage in made.passages[1:]:
        views.of(made, passage)
    assert views.of(made, made.passages[0]) == first
    assert len(asked) == 8  # the limit emptied the cache once


def test_terms_of_a_question_weigh_by_count_and_rarity():
    views = plain_views()
    views.rarity = {"bedden": 2.0, "zijn": 0.0}.get
    assert views.question("Bedden zijn bedden") == {"bedden": 4.0, "zijn": 0.0}


def hit_on(document, first=0, last=None, *, similarities=None, score=1.5, similarity=0.7, lexical=3.0):
    """A hit on the passages first to last (not included)."""
    last = len(document.passages) if last is None else last
    values = similarities or [0.5] * (last - first)
    chunk = Chunk(
        "id", document.id, 0, first, last, document.passages[first].start, document.passages[last - 1].end, ""
    )
    scores = tuple(PassageScore(first + place, value) for place, value in enumerate(values))
    return Hit(chunk, score, similarity, max(values), lexical, scores, first + values.index(max(values)))


def described(document, index, text, *, named=None, rank=0, best=0.9, known=0.0, best_known=0.0):
    views = plain_views()
    question = understand(text)
    describer = Describer(question, weights=views.question(text), named=named or {}, best=best, best_known=best_known)
    passage = document.passages[index]
    hit = hit_on(document, similarities=[0.5, 0.6, 0.8, 0.4])
    entry = PassageScore(index, 0.75, known)
    return describer.describe(views.of(document, passage), passage, document, hit, rank=rank, entry=entry, near=0.6)


def test_features_by_hand(plan):
    found = described(plan, 2, "Hoeveel bedden sluiten in 2024?", named={"plan": 0.5}, rank=3)
    expected = {
        "similarity": 0.75,
        "similarity_gap": 0.9 - 0.75,
        "similarity_near": 0.6,
        "chunk_score": 1.5,
        "chunk_similarity": 0.7,
        "chunk_gap": 0.8 - 0.75,
        "chunk_rank": math.log(4),
        "lexical_chunk": 3.0,
        "coverage": 4 / 5,
        "coverage_english": 0,
        "coverage_in_context": 0,
        "named": 0.5,
        "not_named": 0,
        "type_fit": 0.5,
        "type_fit_exact": 0.5,
        "type_fit_who": 0,
        "type_fit_why": 0,
        "length": math.log(6),
        "short": 0,
        "heading": 0,
        "item": 1,
        "item_for_list": 0,
        "introduces": 0,
        "row": 0,
        "asks": 0,
        "year_present": 1,
        "name_present": 0,
        "opening": 1,
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected)


@pytest.mark.parametrize(
    ("known", "best_known", "expected"),
    [
        (0.7, 0.9, (0.3, 0.2, 0)),
        (0.9, 0.9, (0.5, 0.0, 1)),
        (0.3, 0.9, (0.0, 0.5, 0)),  # below the floor of 0.4 nothing is known
        (0.0, 0.0, (0.0, 0.0, 0)),
        (0.3, 0.3, (0.0, 0.0, 1)),
    ],
)
def test_features_of_known_questions(plan, known, best_known, expected):
    found = described(plan, 2, "Hoeveel bedden?", known=known, best_known=best_known)
    assert (found["known"], found["known_gap"], found["known_best"]) == pytest.approx(expected)


def test_what_could_not_be_measured_is_left_out():
    features = {"similarity": 0.5, "chunk_gap": 0.1, "known": 0.2, "coverage": 0.3}
    assert set(measurable(features, vectors=True, known=True)) == set(features)
    assert set(measurable(features, vectors=True, known=False)) == {"similarity", "chunk_gap", "coverage"}
    assert set(measurable(features, vectors=False, known=False)) == {"coverage"}


@pytest.mark.parametrize(
    ("index", "question", "expected"),
    [
        (0, "Wie betaalt?", {"heading": 1, "short": 1, "type_fit": -0.5, "type_fit_who": -0.5, "item": 0}),
        (1, "Noem de acties", {"introduces": 1, "introduces_for_list": 1, "coverage_in_context": 1 / 3}),
        (2, "Noem de acties", {"item_for_list": 1, "type_fit": 0, "value_fit": 0}),
        (3, "Waarom sluiten er bedden?", {"asks": 1, "heading_asks": 0, "type_fit_why": -0.5}),
        (2, "What are the bedden?", {"coverage_english": 1 / 4, "coverage": 1 / 4}),
        (2, "Wat doet Zeeland in 2030?", {"year_present": 0, "name_present": 0}),
        (2, "Wat gebeurt er in 2024 of 2022?", {"year_present": 3 / 4}),  # one in the words, one in the date
        (2, "Wat belooft de Regio Zeeland?", {"name_present": 1 / 4}),
    ],
)
def test_features_of_kinds_of_passages(plan, index, question, expected):
    found = described(plan, index, question)
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_another_document_is_named(plan):
    assert described(plan, 2, "Wat zegt de brief?", named={"brief": 1.0})["not_named"] == 1
    assert described(plan, 2, "Wat zegt iemand?")["not_named"] == 0


# Mean 1, scale 2, weight 3; mean 0, scale 1, weight -1.
MODEL = LinearModel(0.5, {"a": (1.0, 2.0, 3.0), "b": (0.0, 1.0, -1.0)})


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        ({"a": 5.0, "b": 2.0}, 0.5 + 3 * 2 - 2),
        ({"a": 1.0, "b": 0.0}, 0.5),
        ({"b": 2.0}, -1.5),  # missing counts as its mean
        ({"c": 100.0}, 0.5),  # unknown counts nothing
        ({}, 0.5),
    ],
)
def test_score_by_hand(features, expected):
    assert MODEL.score(features) == pytest.approx(expected)
    assert MODEL.probability(features) == pytest.approx(1 / (1 + math.exp(-expected)))


@pytest.mark.parametrize("value", [-1e9, 1e9, 0.0])
def test_a_probability_stays_between_its_bounds(value):
    low, high = MODEL.probability({"a": -1e9}), MODEL.probability({"a": 1e9})
    assert 0 <= low <= MODEL.probability({"a": value}) <= high <= 1
    assert low < 1e-12
    assert high > 1 - 1e-12


@pytest.mark.parametrize("suffix", ["", "-unasked"])
@pytest.mark.parametrize("name", ["evidence", "confidence", "scope"])
def test_the_models_that_come_along_can_be_read(name, suffix):
    model = load_model(name + suffix)
    assert model is load_model(name + suffix)
    assert all(scale > 0 for _, scale, _ in model.terms.values())
    numbers = [model.intercept, *(number for term in model.terms.values() for number in term)]
    assert all(math.isfinite(number) for number in numbers)


def test_the_evidence_model_knows_exactly_the_features(plan):
    """A feature that is renamed without a new fit would silently count nothing."""
    features = described(plan, 2, "Hoeveel bedden?")
    assert set(load_model("evidence").terms) == set(features)
    without = measurable(features, vectors=True, known=False)
    assert set(load_model("evidence-unasked").terms) == set(without)
    assert (model_for("evidence", features), model_for("evidence", without)) == (
        load_model("evidence"),
        load_model("evidence-unasked"),
    )


def test_a_model_file_is_read_as_written(tmp_path, monkeypatch):
    monkeypatch.setattr(assistant.linear, "FOLDER", tmp_path)
    content = {"note": "", "intercept": 1, "features": {"f": {"mean": 2, "scale": 4, "weight": 8}}}
    (tmp_path / "made-here.json").write_text(json.dumps(content), encoding="utf-8")
    assert load_model("made-here") == LinearModel(1.0, {"f": (2.0, 4.0, 8.0)})
    with pytest.raises(FileNotFoundError):
        load_model("not-made")


def test_gather_ranks_all_passages_of_all_hits(plan):
    """With the cosine as the only feature the order is that of the cosines; ties in order of rank and place."""
    other = Pieces("brief").add("Een.").add("Twee.").build()
    hits = [hit_on(plan, similarities=[0.1, 0.9, 0.2, 0.5]), hit_on(other, similarities=[0.5, 0.95])]
    model = LinearModel(0.0, {"similarity": (0.0, 1.0, 1.0)})
    found = gather(understand("Hoeveel?"), hits, {"plan": plan, "brief": other}, plain_views(), named={}, model=model)
    assert [(one.document.id, one.passage.index, one.rank) for one in found] == [
        *(("brief", 1, 1), ("plan", 1, 0), ("plan", 3, 0), ("brief", 0, 1), ("plan", 2, 0), ("plan", 0, 0)),
    ]
    assert [one.score for one in found] == [0.95, 0.9, 0.5, 0.5, 0.2, 0.1]
    assert found[0].features["similarity_gap"] == 0
    assert found[1].features["similarity_near"] == 0.2
    assert found[0].probability == pytest.approx(1 / (1 + math.exp(-0.95)))
    assert gather(understand("Hoeveel?"), [], {}, plain_views(), named={}, model=model) == []


def test_a_document_that_is_asked_what_it_says_answers_alone_unless_far_behind():
    plan, letter = Pieces("plan").add("Een.").add("Twee.").build(), Pieces("letter").add("Drie.").build()
    first, other, second = candidate(letter, 0, 3.0), candidate(plan, 0, 1.0), candidate(plan, 1, 0.5)
    ranked = [first, other, second]
    assert of_source(ranked, "plan") == [other, second]
    assert of_source(ranked, None) == of_source(ranked, "elsewhere") == ranked
    assert of_source([replace(first, score=6.1), other], "plan") == [replace(first, score=6.1), other]
    assert of_source([], "plan") == []


def test_distinct_keeps_the_best_of_the_same_words():
    made = Pieces("a").add("Wie betaalt?").add("**Wie betaalt**").add("Wie betaalt niet?").build()
    kept = distinct([candidate(made, 1, 3), candidate(made, 0, 2), candidate(made, 2, 1)])
    assert [one.passage.index for one in kept] == [1, 2]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Wat is de bewaartermijn?", True),
        ("7.4.5 Wat is de bewaartermijn?", True),
        ("Op welke grond mag dat?", True),
        ("a) Hoe lang bewaart u het?", True),
        ("Er is een termijn: wat is die?", False),
        ("Vijf jaar. Wat is er daarna?", False),
        ("Wat blijft is de bewaartermijn.", False),
    ],
)
def test_what_only_asks_stands_behind_what_tells(text, last):
    made = Pieces("form").add(text).add("Vijf jaar.").build()
    asking, telling = candidate(made, 0, 2.0), candidate(made, 1, 1.0)
    found = without_bare_questions(understand("Hoe lang is de bewaartermijn?"), [asking, telling])
    assert [one.text for one in found] == (["Vijf jaar.", text] if last else [text, "Vijf jaar."])
    assert found[-1].score == 1.0
    assert without_bare_questions(understand("Welke vragen stelt het?"), [asking, telling]) == [asking, telling]
    known = replace(asking, features={"known": 0.0})
    assert without_bare_questions(understand("Hoe lang is de bewaartermijn?"), [known, telling]) == [known, telling]


def test_a_row_holds_what_stands_above_its_columns():
    table = Pieces("table").row(["", "2018", "2019"]).row(["Plaatsen", "900", "800"], under=0).build()
    view = plain_views().of(table, table.passages[1])
    assert view.text == "Plaatsen | 900 | 800"
    assert view.held == "Plaatsen | 900 | 800 2018 2019"
    # So it can answer "in welk jaar", though its own words name no year; it is as long as its own words.
    assert view.traits.date
    assert view.traits.words == 5
    asked = asked_value("In welk jaar waren er 900 plaatsen?")
    assert asked is not None
    assert asked.stands_in(view.held)
    assert not asked.stands_in(view.text)
