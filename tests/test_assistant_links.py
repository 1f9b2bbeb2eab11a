"""Links to passages: made, written in an address, read back, and resolved in texts that changed."""

from urllib.parse import parse_qsl, urlencode

import pytest

from assistant.library.earlier import EarlierTexts
from assistant.orientation.links import Link, link_from_parameters, link_to, resolve_citation, resolve_link
from assistant.types import Citation
from corpus.types import Document
from tests.builders import DocumentBuilder

OLD = ("Kleine groepen zijn veilig voor kinderen.", "De gemeente betaalt de helft van de verbouwing.", "Einde.")
QUOTE = OLD[1]


def build(*sentences: str, identity: str = "plan") -> Document:
    builder = DocumentBuilder(identity)
    for sentence in sentences:
        builder.add(sentence)
    return builder.build()


BEFORE = build(*OLD)
START = BEFORE.text.index(QUOTE)
LINK = link_to(BEFORE, START, START + len(QUOTE))


def resolved(document, *, link=LINK, earlier=None):
    found = resolve_link(link, document, earlier=earlier)
    return found.outcome, document.text[found.start : found.end] if document else ""


def test_a_link_survives_the_address():
    address = urlencode(LINK.to_parameters())
    assert link_from_parameters(dict(parse_qsl(address))) == LINK
    assert LINK.to_parameters() == {
        "doc": "plan",
        "hash": BEFORE.sha256[:12],
        "range": f"{START}-{START + len(QUOTE)}",
        "text": QUOTE,
    }


def test_a_link_to_a_document_as_a_whole_names_the_document_alone():
    assert link_to(BEFORE, 0, 0).to_parameters() == {"doc": "plan"}
    assert resolve_link(Link("plan", "", 0, 0), BEFORE).outcome == "whole"


@pytest.mark.parametrize(
    "value", ["", "1", "5-5", "9-3", "a-b", "-1-5", "1-2-3", "٣-٩", "1-99999999999", "1.5-3", " 1-2"]
)
def test_a_range_that_makes_no_sense_means_the_whole_document(value):
    link = link_from_parameters({"doc": "plan", "hash": "0" * 12, "range": value})
    assert link is not None
    assert (link.start, link.end) == (0, 0)


def test_an_address_without_a_document_is_no_link():
    assert link_from_parameters({"range": "1-2"}) is None


@pytest.mark.parametrize("value", ["zzzzzzzzzzzz", "ab", "../../etc/passwd", "a" * 65])
def test_a_hash_that_is_none_matches_nothing(value, tmp_path):
    link = link_from_parameters({"doc": "plan", "hash": value, "range": "0-6"})
    assert link is not None
    assert link.sha256 == ""
    assert resolve_link(link, BEFORE).outcome == "lost"
    assert EarlierTexts(tmp_path).find("plan", value) is None


def test_an_unchanged_text_gives_the_very_range():
    assert resolved(BEFORE) == ("same", QUOTE)


def test_a_range_behind_the_end_of_an_unchanged_text_is_the_whole_document():
    assert resolve_link(Link("plan", BEFORE.sha256[:12], 5, 10_000), BEFORE).outcome == "whole"


@pytest.mark.parametrize("earlier", [BEFORE.text, None], ids=["text kept", "first words only"])
@pytest.mark.parametrize(
    ("now", "outcome", "marked"),
    [
        (("Nieuw begin.", *OLD), "moved", QUOTE),
        ((QUOTE.replace(" de ", "\n  de "), OLD[0]), "moved", QUOTE.replace(" de ", "\n  de ")),
        (
            (OLD[0], "De gemeente betaalt een derde van de verbouwing."),
            "nearest",
            "De gemeente betaalt een derde van de verbouwing.",
        ),
        (("Iets heel anders.", "Nog iets."), "lost", ""),
        ((), "lost", ""),
    ],
)
def test_a_changed_text_gives_the_same_words_or_the_nearest_passage(now, outcome, marked, earlier):
    assert resolved(build(*now), earlier=earlier) == (outcome, marked)


def test_the_likeness_is_the_share_of_words_in_common():
    # 6 of 8 words: de, gemeente, betaalt, van, de, verbouwing.
    found = resolve_link(LINK, build("De gemeente betaalt een derde van de verbouwing."), earlier=BEFORE.text)
    assert found.likeness == 2 * 6 / (8 + 8)
    assert found.quote == QUOTE
    assert found.changed


def test_of_several_places_the_closest_to_where_it_stood_is_taken():
    rest = [f"Zin nummer {number} over iets." for number in range(20)]
    document = build(QUOTE, *rest, QUOTE)
    late = link_to(build(*rest, QUOTE), len("\n".join(rest)) + 1, len("\n".join(rest)) + 1 + len(QUOTE))
    found = resolve_link(late, document, earlier=build(*rest, QUOTE).text)
    assert found.start == document.text.rindex(QUOTE)


def test_the_beginning_of_a_long_quote_finds_the_whole_passage():
    long = " ".join(f"woord{number}" for number in range(30)) + "."
    before = build(long)
    link = link_to(before, 0, len(long))
    assert len(link.words) <= 100
    assert resolved(build("Vooraf.", long), link=link) == ("moved", long)


def test_a_word_or_two_alone_are_not_looked_for():
    assert resolve_link(Link("plan", "0" * 12, 0, 4, "De gemeente"), BEFORE).outcome == "lost"


def test_a_document_that_is_not_there():
    assert resolve_link(LINK, None).outcome == "unknown"


@pytest.mark.parametrize(
    ("now", "outcome", "marked"),
    [
        (OLD, "same", QUOTE),
        (("Nieuw begin.", *OLD), "moved", QUOTE),
        (
            ("De gemeente betaalt een derde van de verbouwing.",),
            "nearest",
            "De gemeente betaalt een derde van de verbouwing.",
        ),
        (("Iets heel anders.",), "lost", ""),
    ],
)
def test_a_citation_of_an_earlier_answer_is_found_back(now, outcome, marked):
    citation = Citation(1, "plan", "Plan", (), None, START, START + len(QUOTE), QUOTE)
    document = build(*now)
    found = resolve_citation(citation, document)
    assert (found.outcome, document.text[found.start : found.end]) == (outcome, marked)
    assert resolve_citation(citation, None).outcome == "unknown"


def test_earlier_texts_are_kept_found_and_forgotten(tmp_path):
    texts = EarlierTexts(tmp_path)
    assert texts.find("plan", BEFORE.sha256[:12]) is None
    texts.keep(BEFORE)
    texts.keep(BEFORE)
    texts.keep(build("Ander.", identity="plan-2"))
    assert texts.find("plan", BEFORE.sha256[:12]) == BEFORE.text
    assert texts.find("plan-2", BEFORE.sha256[:12]) is None
    texts.forget("plan")
    assert texts.find("plan", BEFORE.sha256[:12]) is None
    assert len(list((tmp_path / "earlier").iterdir())) == 1
