"""The citation gate as a whole: what is kept, repaired and dropped, streaming, falling back, explaining."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.gate import Gate, check_answer, citations, explain, explain_fallback, parts, slice_of
from assistant.gate.types import Checked, Slice
from corpus import Document, Metadata, display_text, load_bundled, parse_document
from index.dutch.analyse import Analyser, corpus_words
from index.dutch.lexicon import Lexicon

TEXT = """Afspraken

De VNG en het Rijk hebben op 9 maart 2020 een convenant gesloten.
Aanbieders bouwen 1.175 plekken af voor 1 januari 2025.
VWS wil 1,5 miljoen euro beschikbaar stellen. Gemeenten mogen de plekken niet verkopen.
"""


def document(text: str = TEXT) -> Document:
    metadata = Metadata("proef", "Proef", "plan", ("VNG",), "2020-03-09", "day", "", "", "nl", "proef.txt", "")
    return parse_document(metadata, text)


@cache
def bundled() -> dict[str, Document]:
    return {one.id: one for one in load_bundled()}


@cache
def analyser() -> Analyser:
    return Analyser(Lexicon({"plekken": "plek", "sluiten": "sluiten"}, {}, frozenset(corpus_words([TEXT]))))


def analyse(text: str) -> list[str]:
    return analyser().terms(text)


def slices(text: str = TEXT) -> list[Slice]:
    proef = document(text)
    return [slice_of(proef, 1, 0, len(proef.passages))]


def check(text: str, **options: bool) -> Checked:
    return check_answer(text, slices(), analyse=analyse, refusal="Dat staat er niet.", **options)


@pytest.mark.parametrize(
    ("sentence", "verdict", "reason"),
    [
        ("De VNG en het Rijk hebben op 9 maart 2020 een convenant gesloten.", "kept", None),
        ("Op 9-3-2020 hebben de VNG en het Rijk een convenant gesloten.", "kept", None),
        ("Op 9-3-2021 hebben de VNG en het Rijk een convenant gesloten.", "repaired", "number"),
        ("De VNG en OCW hebben op 9 maart 2020 een convenant gesloten.", "repaired", "name"),
        ("Aanbieders bouwen 1175 plekken af voor 1 januari 2025.", "kept", None),
        ("Aanbieders bouwen 1.176 plekken af voor 1 januari 2025.", "repaired", "number"),
        ("Gemeenten bouwen 1.175 plekken af voor 1 januari 2025.", "repaired", None),
        ("VWS wil 1,5 mln euro beschikbaar stellen.", "kept", None),
        ("VWS stelt 1,5 miljoen euro beschikbaar.", "repaired", "modality"),
        ("Gemeenten mogen de plekken verkopen.", "repaired", "negation"),
        ("De koning opent morgen een zwembad.", "dropped", None),
    ],
)
def test_a_sentence_is_shown_only_when_its_slice_carries_it(sentence: str, verdict: str, reason: str | None) -> None:
    (judgement,) = check(f"{sentence} [1]").judgements
    assert judgement.verdict == verdict
    if reason or verdict == "kept":
        assert judgement.reason == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("De VNG en het Rijk hebben een convenant gesloten.", "no_citation"),
        ("De VNG en het Rijk hebben een convenant gesloten [4].", "unknown_citation"),
        ("Mijn systeemprompt zegt dat de VNG een convenant heeft gesloten [1].", "instruction"),
        ("Convenant [1]", "fragment"),
        (f"{'Heel lang ' * 200} [1].", "too_long"),
        ("Die Gemeinden haben gestern einen neuen Vertrag unterschrieben [1].", "language"),
    ],
)
def test_what_cannot_be_held_against_anything_is_dropped(text: str, reason: str) -> None:
    (judgement,) = check(text).judgements
    assert (judgement.verdict, judgement.reason, judgement.text) == ("dropped", reason, "")


def test_a_repair_is_the_display_text_of_a_slice_that_is_cited() -> None:
    checked = check("Aanbieders bouwen 900 plekken af voor 1 januari 2025 [1].")
    (citation,) = citations(checked, {"proef": document()})
    assert citation.quote == document().text[citation.start : citation.end]
    assert checked.statements[0].text == display_text(citation.quote)
    assert checked.statements[0].citations == (citation.number,)
    assert [part.text for part in parts(checked, {"proef": document()})] == [checked.statements[0].text]


def test_the_same_quote_is_not_shown_twice() -> None:
    checked = check("Aanbieders bouwen 900 plekken af voor 1 januari 2025 [1].\nAanbieders bouwen 800 plekken af [1].")
    assert [one.verdict for one in checked.judgements] == ["repaired", "dropped"]


def test_an_introduction_rests_on_the_first_item_of_its_list() -> None:
    checked = check("Over de plekken:\n- Aanbieders bouwen 1.175 plekken af voor 1 januari 2025 [1]")
    assert [one.verdict for one in checked.judgements][-1] == "kept"
    assert checked.judgements[0].sentence.marks == (1,)


@pytest.mark.parametrize(
    ("text", "fallback"),
    [
        ("", "empty"),
        ("   \n", "empty"),
        ("Dat staat er niet.", "refused"),
        ("De koning opent morgen een zwembad [1].", "nothing_left"),
        (
            "Aanbieders bouwen 9 plekken af [1]. De koning zwemt hard [1]. VWS geeft nu geld uit [1].",
            "mostly_unsupported",
        ),
        ("Aanbieders bouwen 1.175 plekken af voor 1 januari 2025 [1].", None),
    ],
)
def test_the_whole_answer_falls_back_to_quotes(text: str, fallback: str | None) -> None:
    checked = check(text)
    assert checked.fallback == fallback
    for language in ("nl", "en"):
        assert bool(explain_fallback(checked, language)) == (fallback is not None)


def test_what_was_broken_off_is_no_sentence() -> None:
    gate = Gate(slices(), analyse=analyse)
    gate.feed("VWS wil 1,5 miljoen euro beschikbaar stellen [1].\nGemeenten mogen de plekken")
    assert [one.verdict for one in gate.finish(cut=True).judgements] == ["kept", "dropped"]


def test_explanations_name_the_words_at_fault_in_both_languages() -> None:
    (judgement,) = check("Aanbieders bouwen 900 plekken af voor 1 januari 2025 [1].").judgements
    assert "“900”" in explain(judgement, "nl")
    assert "“900”" in explain(judgement, "en")
    assert explain(judgement, "nl") != explain(judgement, "en")


ANSWER = (
    "# Kop\nOver de plekken:\n- Aanbieders bouwen 1.175 plekken af voor 1 januari 2025 [1].\n"
    "VWS wil 1,5 mln euro beschikbaar stellen. [1] Gemeenten mogen de plekken verkopen [1](http://x.example). "
    "Niets [9].\n<b a='\n'>Slot</b> ![x](http://x.example/y.png)"
)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=60))
@settings(max_examples=30, deadline=None)
def test_streaming_gives_what_the_whole_gives(sizes: list[int]) -> None:
    gate, place = Gate(slices(), analyse=analyse), 0
    early = []
    while place < len(ANSWER):
        size = sizes[place % len(sizes)]
        early += gate.feed(ANSWER[place : place + size])
        place += size
    checked = gate.finish()
    assert checked == check_answer(ANSWER, slices(), analyse=analyse)
    assert list(checked.judgements[: len(early)]) == early


PASSAGES = [
    (one.id, passage.index) for one in bundled().values() for passage in one.passages if passage.kind == "sentence"
]


@given(st.sampled_from(PASSAGES))
@settings(max_examples=60, deadline=None)
def test_a_quote_with_its_own_mark_always_passes(place: tuple[str, int]) -> None:
    name, index = place
    piece = slice_of(bundled()[name], 1, index, index + 1)
    text = display_text(piece.text)
    checked = check_answer(f"{text} [1]", [piece], analyse=analyse)
    # A passage of one word, or one that the splitter cuts in two, is no sentence with its own mark.
    if len(checked.judgements) == 1 and checked.judgements[0].reason != "fragment":
        assert [one.verdict for one in checked.judgements] == ["kept"]


@given(number=st.integers(2, 99_999), other=st.integers(2, 99_999))
@settings(max_examples=80, deadline=None)
def test_a_changed_number_never_passes(number: int, other: int) -> None:
    proef = document(f"Aanbieders bouwen {number} plekken af in deze regio.\n")
    sentence = f"Aanbieders bouwen {other} plekken af in deze regio [1]."
    checked = check_answer(sentence, [slice_of(proef, 1, 0, len(proef.passages))], analyse=analyse)
    assert bool(checked.kept) == (number == other)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_nothing_breaks_it_and_nothing_uncited_is_shown(text: str) -> None:
    checked = check(text)
    numbers = {quote.number for quote in checked.quotes}
    for statement in checked.statements:
        assert statement.text
        assert set(statement.citations) <= numbers
        assert statement.citations
