"""A follow-up question goes by what its own words find as well as by the questions before it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.asking.question import understand
from assistant.composing.follow_ups import weighed
from assistant.evidence.retrieval import Evidence
from assistant.types import Turn
from tests.assistant_double import Pieces, candidate

FIRST, SECOND, TURN = "Wat is het plan?", "Wanneer is dat klaar?", "wie betaalt dat?"
PLAN, READY, PAYS = 0, 1, 2


@pytest.fixture
def document():
    return Pieces("plan").add("Het plan is een huis.").add("Het is in mei klaar.").add("De stad betaalt.").build()


def turns(*questions, said="Niets."):
    return [turn for asked in questions for turn in (Turn("user", asked), Turn("assistant", said))]


def ranked(document, history, *, standalone, whole, searches=(), text=TURN, mentioned=(), searched=None):
    """The passages in their new order with their scores.

    ``searches`` are the scores that other questions find, ``searched`` takes up the documents that they are searched
    in; ``mentioned`` are those that the turn names.
    """
    found = dict(searches)

    def find(asked, documents):
        if searched is not None:
            searched[asked.standalone] = list(documents)
        return Evidence([], scored(document, found[asked.standalone]))

    evidence = Evidence([], scored(document, whole))
    asked = understand(text, standalone=standalone)
    finder = SimpleNamespace(find=find, names=SimpleNamespace(mentioned=lambda text: mentioned))
    return [(one.passage.index, round(one.score, 3)) for one in weighed(finder, asked, history, evidence).candidates]


def scored(document, scores):
    found = [candidate(document, place, score) for place, score in scores.items()]
    return sorted(found, key=lambda one: -one.score)


def test_what_the_turn_itself_finds_goes_before_what_the_questions_before_it_are_about(document):
    order = ranked(
        document,
        turns(FIRST, SECOND),
        standalone=f"{FIRST} {SECOND} {TURN}",
        whole={PLAN: 3.0, READY: 2.0, PAYS: 1.0},
        searches={
            f"{SECOND} {TURN}": {PLAN: 0.0, READY: 2.0, PAYS: 1.0},
            TURN: {PLAN: -2.0, READY: -2.0, PAYS: 4.0},
        },
    )
    # .7 of the whole, .3 of the turn behind the last question, .5 of the turn: 1.1, 1.0 and 3.0; the best keeps 3.0.
    assert order == [(PAYS, 3.0), (PLAN, 1.1), (READY, 1.0)]


def test_a_passage_that_a_search_lacks_has_the_lowest_score_of_it(document):
    order = ranked(
        document,
        turns(FIRST),
        standalone=f"{FIRST} {TURN}",
        whole={PLAN: 2.0, READY: 0.0},
        searches={f"{FIRST} {TURN}": {PLAN: 2.0, READY: 0.0}, TURN: {PAYS: 5.0, PLAN: 1.0}},
    )
    # PLAN .5 * 1 + 2, READY .5 * 1 + 0, PAYS .5 * 5 + 0, with 2.0 for the best; equal scores in order of place.
    assert order == [(PLAN, 2.0), (PAYS, 2.0), (READY, 0.0)]


def test_what_was_quoted_already_loses_half_a_point(document):
    same = {PLAN: 1.0, PAYS: 0.75}
    searches = {f"{FIRST} {TURN}": same, TURN: {PLAN: 0.0, PAYS: 0.0}}
    asked = {"standalone": f"{FIRST} {TURN}", "whole": same, "searches": searches}
    assert ranked(document, turns(FIRST), **asked) == [(PLAN, 1.0), (PAYS, 0.75)]
    quoting = turns(FIRST, said="Het plan is een huis. [1]")
    assert ranked(document, quoting, **asked) == [(PAYS, 1.0), (PLAN, 0.75)]


@pytest.mark.parametrize(
    ("said", "mentioned", "expected"),
    [
        ("Het plan is een huis. [1]", (), ["plan"]),
        ("Het plan is een huis. [1]", ("plan",), ["plan"]),
        ("Het plan is een huis. [1]", ("brief",), []),  # the turn names another document
        ("Niets.", (), []),  # a refusal quotes nothing
    ],
)
def test_the_turn_by_itself_is_searched_in_what_the_last_answer_quoted(document, said, mentioned, expected):
    same, searched = {PLAN: 1.0, PAYS: 0.0}, {}
    searches = {f"{SECOND} {TURN}": same, TURN: same}
    asked = {"standalone": f"{FIRST} {SECOND} {TURN}", "whole": same, "searches": searches}
    ranked(document, turns(FIRST, SECOND, said=said), mentioned=mentioned, searched=searched, **asked)
    assert searched == {f"{SECOND} {TURN}": [], TURN: expected}


@pytest.mark.parametrize(
    ("text", "standalone"),
    [
        (TURN, TURN),  # stands alone
        (TURN, "Wie betaalt het huis?"),  # the question before it with something else in its place
        ("waarom?", f"{FIRST} waarom?"),  # only asks about the answer
        ("en de tweede?", f"{FIRST} en de tweede?"),  # points at an item of it
    ],
)
def test_other_turns_keep_what_was_found(document, text, standalone):
    whole = {PLAN: 1.0, PAYS: 0.0}
    assert ranked(document, turns(FIRST), standalone=standalone, whole=whole, text=text) == [(PLAN, 1.0), (PAYS, 0.0)]


def test_without_a_question_before_it_nothing_changes(document):
    assert ranked(document, (), standalone=f"{FIRST} {TURN}", whole={PAYS: 1.0}) == [(PAYS, 1.0)]
