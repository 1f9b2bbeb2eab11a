"""Exported conversations: one numbered list of references, and nothing of a text becomes markup."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from tests.web_double import AMBITION, LOCAL, PLACES, make_services
from ui.export.files import FORMATS, file_name
from ui.export.markdown import answer_markdown, answer_text, escape
from ui.export.report import ReportLine, make_report
from ui.export.texts import export_words
from ui.web.conversation.session import Exchange

SERVICES = make_services()
NASTY = "Wat *is* <b>dit</b>? #let x = $y$ [a](b) \\ `c` | ☐ & ~\x07 \ud800"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def report(*questions, title="Titel", language="nl", metadata=True):
    return make_report(
        title,
        [Exchange(one, SERVICES.assistant.ask(one)) if one else Exchange("Mis") for one in questions],
        metadata={one.id: one for one in SERVICES.metadata} if metadata else {},
        display=SERVICES.display,
        language=language,
        made=NOON,
    )


def pages_of(pdf):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def words_of(word):
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs)


def test_references_are_numbered_through_and_the_same_slice_keeps_its_number():
    made = report(PLACES, LOCAL, PLACES)
    assert [one.number for one in made.references] == [1, 2, 3, 4, 5]
    assert [line.marks for part in made.parts for line in part.lines] == [(1,), (2,), (3,), (4,), (5,), (1,)]


def test_a_reference_has_title_publisher_date_section_and_quote():
    (one, _) = report(AMBITION).references
    assert one.title.startswith("Uitvoeringsplan af- & ombouw")
    assert one.source == "Ministerie van Volksgezondheid, Welzijn en Sport, 7 december 2022, status: vastgesteld"
    assert one.place == "Samenvatting"
    assert one.quote == "in 2030 zo dicht mogelijk te komen bij 0 gesloten plaatsingen"


def nested_report():
    """One answer: an introduction, an item with a list of two in it, and another item."""
    lines = tuple(
        ReportLine(text, level, ()) for text, level in (("Nodig:", 0), ("A", 1), ("b", 2), ("c", 2), ("D", 1))
    )
    made = report(PLACES)
    return replace(made, parts=(replace(made.parts[0], lines=lines),))


def test_a_list_in_a_list_is_one_in_every_format():
    made = nested_report()
    assert "Nodig:\n\n- A\n  - b\n  - c\n- D\n" in FORMATS["md"].write(made).decode()
    assert "Nodig:\n• A\n  • b\n  • c\n• D\n" in answer_text(made)
    paragraphs = docx.Document(io.BytesIO(FORMATS["docx"].write(made))).paragraphs
    styles = [(one.text, one.style.name) for one in paragraphs if one.text in ("A", "b", "c", "D")]
    assert styles == [("A", "List Bullet"), ("b", "List Bullet 2"), ("c", "List Bullet 2"), ("D", "List Bullet")]
    marks = pages_of(FORMATS["pdf"].write(made)).split("Nodig:")[1].split("Bronnen")[0].split()
    assert [one for one in marks if one in "AbcD"] == ["A", "b", "c", "D"]
    assert marks[marks.index("A") - 1] == marks[marks.index("D") - 1] != marks[marks.index("b") - 1]


def test_a_document_that_is_gone_keeps_its_title():
    (one,) = report(PLACES, metadata=False).references
    assert (one.title, one.source) == ("Ambitiedocument landsdeel ZuidWest", "")


def test_a_refusal_says_so_and_refers_to_what_came_nearest():
    (part,) = report("Wat kost een fiets?").parts
    assert part.lead == "Geen antwoord in de documenten"
    assert part.lines[-1].marks == (1,)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_holds_question_answer_and_reference(suffix, language):
    content = FORMATS[suffix].write(report(PLACES, None, language=language))
    read = {"docx": words_of, "pdf": pages_of, "md": lambda raw: raw.decode().replace("\\", "")}[suffix]
    text = " ".join(read(content).split())
    for wanted in ("eind 2024?", "naar maximaal 100 eind 2024. [1]", "Ambitiedocument landsdeel ZuidWest"):
        assert wanted.replace(" [1]", "") in text
    assert ("Bronnen" if language == "nl" else "Sources") in text
    assert ("Deze vraag is niet beantwoord." if language == "nl" else "This question was not answered.") in text


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_conversation_is_a_file_too(suffix):
    assert FORMATS[suffix].write(report(title="  "))


def test_the_pdf_is_accessible_and_tells_its_language():
    root = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].write(report(PLACES, title="Vraag & antwoord")))).trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "Vraag &amp; antwoord" in metadata


def test_nothing_becomes_markup_in_the_pdf():
    text = pages_of(FORMATS["pdf"].write(report(NASTY, title=NASTY)))
    for wanted in ("*is* <b>dit</b>?", "#let x = $y$ [a](b)"):
        assert wanted in " ".join(text.split())


def test_a_character_without_a_font_still_gives_a_pdf():
    assert "Wat kost" in pages_of(FORMATS["pdf"].write(report("Wat kost \U000e0041 een fiets?")))


def test_word_has_headings_lists_its_language_and_marks_that_jump():
    word = docx.Document(io.BytesIO(FORMATS["docx"].write(report(NASTY, LOCAL))))
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles[0] == "Heading 1"
    assert styles.count("Heading 2") == 3
    assert styles.count("List Bullet") == 5
    body = word.element.body
    jumps = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    targets = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    assert len(jumps) == 5
    assert set(jumps) <= targets
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}


@pytest.mark.parametrize("text", [NASTY.split("\x07")[0], "1. een", "- punt", "+ plus", "# kop", "a_b_c", "== x"])
def test_markdown_draws_as_the_text(text):
    (inline,) = [one for one in MarkdownIt("commonmark").parse(escape(text)) if one.type == "inline"]
    assert "".join(child.content for child in inline.children) == " ".join(text.split())


def test_an_answer_is_copied_with_its_references():
    made = report(LOCAL)
    plain = answer_text(made).splitlines()
    assert plain[0] == "• Opbouw van kleinschalige alternatieven en ambulante specialistische hulp [1]"
    assert plain[4:6] == ["", "Bronnen"]
    assert plain[6].startswith("[1] Concept-statement VNG")
    assert plain[6].endswith("“Opbouw van kleinschalige alternatieven en ambulante specialistische hulp”")
    drawn = MarkdownIt("commonmark").render(answer_markdown(made))
    assert drawn.count("<li>") == 8
    assert drawn.count("<blockquote>") == 4


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hoeveel plekken?", "wegwijzer-hoeveel-plekken.pdf"),
        ("Één é/ü..\\", "wegwijzer-een-e-u.pdf"),
        ("漢字", "wegwijzer-gesprek.pdf"),
        ("a" * 300, f"wegwijzer-{'a' * 60}.pdf"),
    ],
)
def test_file_names_fit_every_system(title, name):
    assert file_name(title, "pdf") == name


def test_both_languages_have_the_same_words():
    assert export_words("nl").entries.keys() == export_words("en").entries.keys()
