"""How reading quality is told: statuses, sentences, page numbers in words."""

import pytest

from corpus.pdf.judge import judge_page
from corpus.pdf.raw import RawPage
from corpus.quality import PageQuality, Quality, name_pages

DUTCH = "De gemeente betaalt de jeugdhulp en koopt die in bij aanbieders uit de regio. " * 5


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], ""),
        ([3], "3"),
        ([3, 5], "3 en 5"),
        ([5, 3, 3], "3 en 5"),
        ([3, 4], "3 en 4"),
        ([3, 4, 5, 6, 9], "3-6 en 9"),
        ([1, 3, 5], "1, 3 en 5"),
        (range(1, 40, 2), "1, 3, 5, 7, 9, 11, 13, 15 en nog 12 andere"),
    ],
)
def test_pages_in_words(numbers, words):
    assert name_pages(numbers) == words


def test_one_sentence_for_every_kind_of_trouble():
    quality = Quality(
        (
            PageQuality(1, "readable"),
            PageQuality(2, "no_text"),
            PageQuality(3, "empty"),
            PageQuality(4, "damaged_letters", "func\ufffde"),
            PageQuality(5, "no_text"),
            PageQuality(6, "ocr", confidence=0.9),
            PageQuality(7, "too_slow"),
        )
    )
    assert quality.warnings() == (
        "Bladzijde 7 kost te veel rekentijd en is niet gelezen.",
        "Bladzijden 2 en 5 bevatten alleen beeld, geen tekst; wat daar staat, is niet te vinden.",
        "Bladzijde 4 mist letters in woorden (tekst beschadigd), bijvoorbeeld “func\ufffde”.",
        "Bladzijde 6 is gelezen met tekstherkenning (OCR); controleer citaten op de bladzijde zelf (zekerheid 90%).",
    )
    assert quality.without_text == (2, 5, 7)
    assert quality.note(4).startswith("Bladzijde 4 mist letters in woorden")
    assert quality.note(6).endswith("(zekerheid 90%).")
    assert quality.note(1) == quality.note(2) == quality.note(None) == ""
    assert [page.page for page in quality.pages if page.weak] == [4]
    assert quality.page(4) is quality.pages[3]
    assert quality.page(8) is quality.page(0) is quality.page(None) is None
    assert PageQuality(1, "ocr", confidence=0.5).weak
    assert not Quality().warnings()


@pytest.mark.parametrize(
    ("text", "page", "status"),
    [
        (DUTCH, {}, "readable"),
        (DUTCH * 3, {"raster": 5_000_000, "drawing": 50_000}, "readable"),  # text over a picture
        ("", {}, "empty"),
        ("", {"drawing": 30}, "no_text"),
        ("3", {"raster": 5_000_000}, "no_text"),  # a scan with a printed page number
        ("Tarieven per jaar, zie de grafiek hieronder.", {"raster": 5_000_000}, "picture"),
        ("Bijlagen", {"drawing": 900}, "readable"),  # a page between two parts
        ("Bronnen: Rijksoverheid en gemeenten in Nederland", {"drawing": 30_000}, "picture"),  # letters as lines
        ("/3/4/4/5/12/7/8 /3/4/9/1/5 " * 20, {}, "garbled"),
        ("(cid:12)(cid:3)(cid:45) " * 20, {}, "garbled"),
        ("Gh jhphhqwh ehwddow gh mhxjgkxos hq nrrsw glh " * 20, {}, "garbled"),  # every letter three further
        ("\ufffd\ufffd\ufffde\ufffd \ufffd\ufffdt " * 20, {}, "garbled"),
        (DUTCH + " De func\ufffde hee\ufffdt gevolgen.", {}, "damaged_letters"),
        ("2019 2020 2021\n1.175 1.204 998\n12% 14% 9%\n" * 20, {}, "readable"),  # a table of numbers
        ("Die Gemeinde bezahlt die Hilfe und kauft sie bei den Anbietern der Region ein. " * 5, {}, "readable"),
        ("x", {"problem": "too_slow"}, "too_slow"),
        (DUTCH, {"confidence": 0.7}, "ocr"),
    ],
)
def test_judgement_of_one_page(text, page, status):
    assert judge_page(RawPage(3, text, **page), text).status == status


def test_the_example_is_a_word_of_the_page():
    judged = judge_page(RawPage(1), DUTCH + " De (func\ufffde), die hee\ufffdt gevolgen.")
    assert judged.example == "func\ufffde"
