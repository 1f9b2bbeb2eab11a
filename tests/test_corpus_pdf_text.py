"""From extracted pages to canonical text: letters, hyphens, running lines, notes, bookmarks, sentences over pages."""

import pytest

from corpus.dutch.words import Words, main_language
from corpus.pdf.assemble import assemble
from corpus.pdf.furniture import find_furniture
from corpus.pdf.hyphens import join_hyphens
from corpus.pdf.letters import clean_letters
from corpus.pdf.outline import Headings
from corpus.pdf.raw import OutlineEntry


@pytest.mark.parametrize(
    ("extracted", "clean"),
    [
        ("e\ufb03ci\u00ebnt de\ufb01nitief sti\ufb02\ufb06", "efficiënt definitief stiflst"),
        ("m\u00b2 en video\u2019s.\u00b9 en \u00bd", "m² en video’s.¹ en ½"),  # signs with a meaning of their own stay
        ("\uf0b7 punt\n\uf0a7 nog een\n\ue123 derde", "• punt\n• nog een\n• derde"),
        ("func\x00e en hee\ue045t", "func\ufffde en hee\ufffdt"),
        ("a\u00a0b\u2003c\u200bd\ufeff", "a b cd"),
        ("cafe\u0301 coo\u0308peratie", "café coöperatie"),
        ("een  regel \r\n\r\n\r\n\r\n twee ", "een regel\n\ntwee"),
        ("non\u2011profit", "non-profit"),
        ("\x01\x02", ""),
        ("\x7f punt\n  \x7fnog een\nwo\x7ford", "• punt\n• nog een\nwoord"),
    ],
)
def test_letters(extracted, clean):
    assert clean_letters(extracted) == clean
    assert clean_letters(clean) == clean


OWN = ["de AI-verordening geldt en de hoog-risico systemen ook", "een jeugdwelzijnskoepel is een koepel"]


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("de gemeen-\nten betalen", "de gemeenten\nbetalen"),
        ("de AI-\nverordening geldt", "de AI-verordening\ngeldt"),  # behind an abbreviation
        ("een hoog-\nrisico systeem", "een hoog-risico\nsysteem"),  # as the document writes it elsewhere
        ("de jeugdwelzijns-\nkoepel", "de jeugdwelzijnskoepel\n"),
        ("zorg-\nen welzijn", "zorg-\nen welzijn"),  # a word left out
        ("het Noord-\nHollandse plan", "het Noord-Hollandse\nplan"),
        ("de COVID-\n19-maatregel", "de COVID-19-maatregel\n"),
        ("een oud-\nwethouder", "een oud-wethouder\n"),
        ("de zee-\negel zwemt", "de zee-egel\nzwemt"),  # ee and e would be read as one
        ("de gemeen\u00ad\nten betalen", "de gemeenten\nbetalen"),
        ("de gemeen\u00adten", "de gemeenten"),
        ("VERANT-\nWOORDING van", "VERANTWOORDING\nvan"),
        ("de gemeen-\n\nNieuw", "de gemeen-\n\nNieuw"),  # a paragraph ends there
        ("zie www.rijk.nl/jeugd-\nzorg nu", "zie www.rijk.nl/jeugd-\nzorg nu"),
        ("de gemeen-\n1 Zie de wet.", "de gemeen-\n1 Zie de wet."),  # a footnote stands between the halves
        ("van 2020-\n2024 en", "van 2020-2024\nen"),
    ],
)
def test_hyphens_at_line_ends(broken, joined):
    assert join_hyphens(broken, Words(OWN)) == joined


def test_running_lines_come_back_and_titles_do_not():
    pages = [
        ["Plan van aanpak jeugd", "Eerste zin.", "Slot."],
        ["Plan van aanpak jeugd", "Pagina 2 van 4", "Tweede zin.", "Ander slot.", "9 maart 2020"],
        ["Plan van aanpak jeugd", "Pagina 3 van 4", "Derde zin.", "Nog een slot.", "9 maart 2020"],
        ["Plan van aanpak jeugd", "Pagina 4 van 4", "Vierde zin.", "Laatste slot.", "9 maart 2020"],
    ]
    found = [
        [(pages[number][each.line], each.reason) for each in page] for number, page in enumerate(find_furniture(pages))
    ]
    assert found[0] == []  # the title page
    assert found[1] == [
        ("Plan van aanpak jeugd", "page header"),
        ("Pagina 2 van 4", "page mark"),
        ("9 maart 2020", "page header"),
    ]


def test_numbers_that_count_the_pages_and_numbers_that_do_not():
    pages = [["Tekst hier", "12"], ["Meer tekst", "13"], ["Nog meer", "14"], ["Totaal", "1175"]]
    assert [[each.line for each in page] for page in find_furniture(pages)] == [[1], [1], [1], []]


def test_sentences_and_headings_with_numbers_are_no_running_lines():
    """Neither those that count the pages along by chance, nor those whose numbers have nothing to do with them."""
    pages = [
        [f"Zin 4 staat op blad {page}.", f"Maatregel {page * 7}", f"Bijlage {page * page}"] for page in range(1, 7)
    ]
    assert find_furniture(pages) == [[]] * 6


def test_a_page_that_holds_nothing_else_keeps_its_line():
    assert find_furniture([["Bijlage"], ["Bijlage"], ["Bijlage"]]) == [[], [], []]


def join(*pages, outline=()):
    return assemble(pages, [str(number) for number, _ in enumerate(pages, 1)], Headings(outline))


def test_a_sentence_goes_on_over_a_page_with_header_footer_and_note():
    made = join(
        "Jaarplan 2024\nDe raad besluit. De gemeente betaalt de hulp.1\nZij koopt die in bij\n1 Zie de wet.\n2",
        "Jaarplan 2024\naanbieders in de regio. De raad keurt het goed.\n3",
        "Jaarplan 2024\nDit is het slot van het plan.\n4",
    )
    assert "Zij koopt die in bij\naanbieders in de regio." in made.text
    assert "hulp.¹" in made.text
    assert "\n¹ Zie de wet.\n" in made.text
    assert made.text.index("¹ Zie de wet.") < made.text.index("Zij koopt")
    left_out = [made.text[noise.start : noise.end] for noise in made.noise]
    assert left_out == ["2", "Jaarplan 2024", "3", "Jaarplan 2024", "4"]  # the first one is the title
    assert [made.text[page.start : page.end].count("\n") > 0 for page in made.pages] == [True, True, True]
    assert made.pages[0].start == 0
    assert made.pages[-1].end == len(made.text)
    assert all(one.end == other.start for one, other in zip(made.pages, made.pages[1:], strict=False))


def test_a_word_over_a_page_border_has_a_part_on_each_page():
    made = join("De hulp wordt betaald door de gemeen-", "ten in de regio. Dat is nieuw.")
    assert made.text == "De hulp wordt betaald door de gemeenten\nin de regio. Dat is nieuw."
    assert made.text[made.pages[0].start : made.pages[0].end].endswith("gemeen")
    assert made.text[made.pages[1].start : made.pages[1].end].startswith("ten\n")


def test_no_half_of_a_word_is_lost_beside_a_running_line():
    # No sentence ends on the first page, so that its footer cannot stand below one.
    made = join(
        "Plan\nDe hulp komt van de jeugd-\nPlan 1 van 2", "hulpverlening in de wijk. Dat is nieuw.\nPlan 2 van 2"
    )
    assert "De hulp komt van de jeugdhulpverlening\nin de wijk." in made.text
    assert [made.text[noise.start : noise.end] for noise in made.noise] == ["Plan 1 van 2", "Plan 2 van 2"]
    middle = [f"een regel zonder einde {word} en nog-\nPlan {n} van 3" for n, word in ((1, "een"), (2, "twee"))]
    made = join(*middle, "thans het slot. Klaar.\nPlan 3 van 3")
    for noise in made.noise:  # whatever is put where, a running line stands on a line of its own
        assert made.text[noise.end : noise.end + 1] in ("\n", "")


def test_a_word_goes_on_behind_a_footnote():
    made = join(
        "Dit regelt de wet.1 De hulp komt van de jeugd-\n1 Zie de wet.", "hulpverlening in de wijk. Dat is nieuw."
    )
    assert "De hulp komt van de jeugdhulpverlening\nin de wijk." in made.text
    assert "\n¹ Zie de wet.\n" in made.text


def test_notes_with_a_bracket_called_by_a_number_on_its_own_line():
    made = join("Dit regelt de wet (Jw).\n2\nDe hulp komt in de wijk.\n2) Zie de wet.", "Slot.")
    assert "(Jw).²\nDe hulp" in made.text
    assert "\n² Zie de wet." in made.text
    listed = "Wat wij doen.\n1) Wij bouwen.\n2) Wij wonen."
    assert join(listed, "Slot.").text.startswith(listed)  # a list: nothing calls its numbers


def test_a_chapter_with_the_number_of_a_note_is_no_note():
    body = "De raad telt de woningen.1 Het aantal groeit."
    made = join(f"1 Inleiding\nDit is het begin.\n{body}\n1 Zie het CBS.", "Slot.")
    assert made.text.startswith(
        "1 Inleiding\nDit is het begin.\nDe raad telt de woningen.¹ Het aantal groeit.\n\n¹ Zie"
    )
    unanswered = f"1 Inleiding\nDit is het begin.\n{body}"  # the note itself is lost
    assert join(unanswered, "Slot.").text.startswith(unanswered)
    between = join(f"{body}\n1 Inleiding\nDit is het begin. Dat kan.2\n1 Zie het CBS.\n2 Zie de wet.", "Slot.")
    assert "\n1 Inleiding\nDit is het begin. Dat kan.²\n\n¹ Zie het CBS.\n² Zie de wet." in between.text


def test_a_line_within_a_note_may_begin_with_its_number():
    made = join("Het mag.1 Het kan.2 Het moet.3\n1 Zie de wet.\n2 Zie lid\n2 Jeugdwet.\n3 Zie de nota.", "Slot.")
    assert "moet.³\n\n¹ Zie de wet.\n² Zie lid\n2 Jeugdwet.\n³ Zie de nota." in made.text


def test_a_title_in_the_header_of_its_own_page():
    lines = ["Jaarplan 2024 | Gemeente Ergens", "Jaarplan 2024", "Eerste zin.", "Tweede zin."]
    pages = [lines, *(["Jaarplan 2024 | Gemeente Ergens", f"Zin {word}.", f"Slot {word}."] for word in ("a", "b", "c"))]
    assert [[each.line for each in page] for page in find_furniture(pages)] == [[0], [0], [0], [0]]


def test_a_header_that_says_the_title_in_other_words():
    header = "Gemeente Ergens - Jaarplan wonen"
    pages = [[header, "Jaarplan wonen 2024", "Eerste zin."], *([header, f"Zin {word}."] for word in ("a", "b", "c"))]
    found = [[each.line for each in page] for page in find_furniture(pages, "Jaarplan wonen 2024")]
    assert found == [[0], [0], [0], [0]]
    # It stays where it is the title itself, where something else stands out, and where nothing does.
    for title in (header, "Gemeenteraad", ""):
        assert [[each.line for each in page] for page in find_furniture(pages, title)] == [[], [0], [0], [0]]


@pytest.mark.parametrize(
    ("lines", "title", "made"),
    [
        ("Jaarplan wonen\nGemeente Ergens\nEen zin.", "Jaarplan wonen", "Jaarplan wonen\n\nGemeente Ergens\nEen zin."),
        ("Jaarplan\nwonen\nGemeente Ergens", "Jaarplan\nwonen", "Jaarplan\nwonen\n\nGemeente Ergens"),
        ("Jaarplan wonen\nin Ergens", "Jaarplan wonen", "Jaarplan wonen\nin Ergens"),  # its last line is smaller
        ("Jaarplan van de\nGemeente Ergens", "Jaarplan van de", "Jaarplan van de\nGemeente Ergens"),
        ("Jaarplan wonen\nGemeente Ergens", "", "Jaarplan wonen\nGemeente Ergens"),
        ("Jaarplan wonen", "Jaarplan wonen", "Jaarplan wonen"),
    ],
)
def test_a_title_in_large_letters_stands_apart(lines, title, made):
    assert assemble([lines], ["1"], Headings(), title).text == made


def test_a_new_paragraph_on_a_new_page_stays_apart():
    assert join("Dat is zo.", "Nieuwe alinea.").text == "Dat is zo.\n\nNieuwe alinea."
    assert join("Slot van de lijst", "1. Eerste punt").text == "Slot van de lijst\n\n1. Eerste punt"
    assert join("Tekst zonder punt", "", "verder").text == "Tekst zonder punt\n\n\n\nverder"


OUTLINE = (OutlineEntry("Inleiding", 1, 1), OutlineEntry("1.1 Doel van het plan", 2, 1), OutlineEntry("Geld", 1, 2))


def test_bookmarks_become_headings():
    made = join("Inleiding\nEen zin.\n1.1 Doel van\nhet plan\nNog een zin.", "Geld\nDe laatste zin.", outline=OUTLINE)
    assert made.text.split("\n") == [
        *("# Inleiding", "Een zin.", "## 1.1 Doel van het plan", "", "Nog een zin.", "", "# Geld", "De laatste zin."),
    ]


def test_bookmarks_that_are_not_in_the_text_change_nothing():
    text = "Inleiding\nEen zin."
    assert join(text, "Slot.", outline=[OutlineEntry(f"Dia {number}", 1, 1) for number in range(5)]).text.startswith(
        text
    )
    assert join(text, "Slot.", outline=OUTLINE[:1]).text.startswith(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De gemeente betaalt de hulp voor kinderen en ouders in de regio. " * 4, "nl"),
        ("The municipality pays for the help of children and parents in the region. " * 4, "en"),
        ("Kort.", ""),
        ("xqz wvk jjp " * 30, ""),
    ],
)
def test_language(text, language):
    assert main_language(text) == language
