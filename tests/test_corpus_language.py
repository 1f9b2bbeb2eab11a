"""Which language a text is taken to be in, and what is told when that is not Dutch or English."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from corpus.dutch.function_words import DUTCH_NAMES, FUNCTION_WORDS
from corpus.dutch.language import document_language, is_language, language_warning
from corpus.pdf.judge import judge_page
from corpus.pdf.raw import RawPage
from corpus.readers import read_data
from tests.pdf_files import LINE, make_pdf

LATIN = (
    "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum lingua "
    "Celtae, nostra Galli appellantur. Hi omnes lingua, institutis, legibus inter se differunt. "
)
POLISH = (
    "Gmina odpowiada za pomoc dla dzieci oraz ich rodzin. Plan jest gotowy i nie czeka na zgodę rady, która już go "
    "przyjęła. Nie jest jeszcze jasne, kto to robi, ale wszyscy się zgadzają. "
)
ALBANIAN = "Bashkia përgjigjet për ndihmën ndaj fëmijëve dhe të rinjve, nga këshilli, deri në fund të vitit. "
TEXTS = {
    "nl": "De jongeren en hun ouders hebben een plan dat voor het kind is gemaakt en van hen is. ",
    "en": "The children and their parents have a plan that was made for them and is of the family. ",
    "de": "Die Kinder und ihre Eltern haben einen Plan, der für das Kind ist und nicht von der Stadt wird. ",
    "fr": "Les enfants et les parents sont dans un plan qui est pour la famille et avec des amis. ",
    "fy": "It plan is foar bern en âlden yn de provinsje, dy't har eigen taal brûke wolle en dat ek kinne. ",
    "la": LATIN,
    "pl": POLISH,
    "tr": "Belediye çocuklar ve gençler için bir plan yaptı; bu plan daha sonra ile olan kadar var. ",
    "ar": "هذه الخطة من أجل الأسر التي تحتاج إلى الدعم على مدى السنوات أو ما بعد ذلك مع كل الشركاء. ",
    "und": ALBANIAN,
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages_are_told_apart(language):
    assert document_language(TEXTS[language] * 5) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "nl"),
        ("Tabel 1 2 3", "nl"),
        ("Xqz wvk jjp.", "nl"),  # too short to tell
        ("Jansen, Utrecht, jeugdhulp, gezinshuis, wethouder, gemeente, " * 20, "nl"),  # a table without sentences
        ("Xqz wvk jjp blarg. " * 30, "und"),
        (TEXTS["nl"] * 10 + TEXTS["fr"], "nl"),  # a Dutch document with a summary in French
    ],
)
def test_texts_that_hardly_tell(text, language):
    assert document_language(text) == language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXTS["nl"] * 5, ""),
        (TEXTS["en"] * 5, ""),
        (LATIN * 3, "in het Latijn"),
        (TEXTS["de"] * 3, "in het Duits"),
        (ALBANIAN * 10, "taal van de tekst is niet herkend"),
    ],
)
def test_the_quality_report_names_the_language(text, words):
    content = read_data(text.encode(), Path("stuk.txt"))
    assert content.text == text  # it is taken in all the same
    assert [warning for warning in content.warnings if words in warning] == list(content.warnings)
    assert bool(content.warnings) == bool(words)


def test_every_language_but_dutch_has_a_name():
    assert set(FUNCTION_WORDS) - {"nl"} == set(DUTCH_NAMES)
    assert language_warning("") == ""


def test_a_page_in_another_language_is_no_broken_font():
    shifted = "Gh jhphhqwh ehwddow gh mhxjgkxos hq nrrsw glh "  # every letter three further
    assert judge_page(RawPage(1), POLISH * 5).status == "readable"
    assert judge_page(RawPage(1), TEXTS["tr"] * 10).status == "readable"
    assert judge_page(RawPage(1), shifted * 20).status == "garbled"
    assert is_language(POLISH)
    assert not is_language(shifted * 20)


def test_two_columns_of_latin():
    words = (LATIN * 4).split()
    lines = [" ".join(words[start : start + 6]) for start in range(0, len(words), 6)]
    left, right = lines[: len(lines) // 2], lines[len(lines) // 2 :]

    def draw_right(pdf: FPDF) -> None:
        for number, line in enumerate(right):
            pdf.set_xy(110, 15 + LINE * number)
            pdf.cell(text=line)

    content = read_data(make_pdf([left], finish=draw_right), Path("stuk.pdf"))
    assert content.quality.pages[0].status == "readable"
    assert any("in het Latijn" in warning for warning in content.warnings)
