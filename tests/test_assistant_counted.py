"""Lists in running text: what is counted, which sentences begin with it, and when that is no list."""

from __future__ import annotations

import pytest

from assistant.structure.counted import counted_list
from tests.assistant_double import Pieces, candidate

NETWORKS = (
    "Het netwerk kwaliteit deelt kennis.",
    "Daarnaast geeft het netwerk een impuls aan scholing.",
    "Het netwerk onderwijs werkt samen.",
    "De leden van het netwerk komen samen.",
)


def listed(*sentences: str, below: str = "") -> list[str]:
    made = Pieces("plan", title="Plan").heading("Inrichting")
    for sentence in sentences:
        made.add(sentence)
    if below:
        made.heading("Verder").add(below)
    return [part.text for part in counted_list([candidate(made.build(), 1, 0.0)])]


@pytest.mark.parametrize("count", ["twee", "Twee", "2", "twee landelijke"])
def test_what_is_counted_is_given_with_the_sentences_that_begin_with_it(count):
    head = f"Het plan kent {count} netwerken."
    assert listed(head, *NETWORKS) == [head, NETWORKS[0], NETWORKS[2]]


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        ("De raad heeft twee taken.", "De taak van toezicht is oud.", "Taak twee is nieuw."),
        ("Er zijn twee plannen.", "Het eerste loopt af.", "Het plan van Breda begint."),
        ("Wij schreven twee brieven.", "Een korte brief ging naar de raad.", "De brief aan de minister volgde."),
        ("We zien twee redenen.", "Ten eerste is het duur.", "Tot slot is het ver."),
        ("There are two themes.", "The theme of housing is old.", "The theme of care is new."),
    ],
)
def test_the_singular_and_ordinal_numbers_count(head, first, second):
    assert listed(head, first, second, "Daarna komt niets.") == [head, first, second]


def test_another_number_of_sentences_is_no_list():
    assert listed("Het plan kent drie netwerken.", *NETWORKS) == []
    assert listed("Het plan kent twee netwerken.", NETWORKS[0], below=NETWORKS[2]) == []  # of another section
    assert listed("Het plan kent netwerken.", *NETWORKS) == []


def test_the_sentence_that_counts_need_not_be_the_best_one():
    made = Pieces("plan", title="Plan").heading("Inrichting").add("Het plan kent twee netwerken.")
    for sentence in (*NETWORKS, "Verder is er niets."):
        made.add(sentence)
    document = made.build()
    head, item, other = candidate(document, 1, 1.0), candidate(document, 4, 2.0), candidate(document, 6, 2.0)
    assert [part.start for part in counted_list([item, head])] == [document.passages[one].start for one in (1, 2, 4)]
    assert counted_list([other, head]) == []  # the best one stands in no such list
    # But these are just the things that are asked for.
    assert len(counted_list([other, head], "netwerken")) == 3
    assert counted_list([other, head], "werkgroepen") == []
