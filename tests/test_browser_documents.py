"""The documents page in a real Chromium: upload good and broken files, ask, replace, follow an old link, remove."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from assistant.orientation.links import link_to
from tests import browser_pages
from tests.browser_pages import NARROW, ask, expect_once, expect_page, press, settle
from tests.scanned import SENTENCE, make_scan

pytestmark = pytest.mark.browser

TITLE = "Handreiking kleinschalige opvang"
QUOTE = "Een groep bestaat uit ten hoogste twaalf jongeren."


def make_pdf(path, *, count="twaalf", year=2024):
    """A small report of three chapters on four pages."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_title(TITLE)
    chapters = (
        ("Groepsgrootte", f"Een groep bestaat uit ten hoogste {count} jongeren. De gemeente ziet hierop toe."),
        ("Begeleiding", "Elke jongere heeft een vaste begeleider. De begeleider is ook in het weekend bereikbaar."),
        ("Verantwoording", "De aanbieder legt elk kwartaal verantwoording af over de duur van het verblijf."),
    )
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 20)
    pdf.multi_cell(0, 10, TITLE, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(
        0, 6, f"Ministerie van VWS, 12 maart {year}\n\nDeze handreiking is bedoeld voor gemeenten en aanbieders."
    )
    for number, (heading, body) in enumerate(chapters, start=1):
        pdf.add_page()
        pdf.set_font("Helvetica", "B", 14)
        pdf.cell(0, 12, f"{number}. {heading}", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Helvetica", size=11)
        pdf.multi_cell(0, 6, body)
    pdf.output(str(path))
    return path


@pytest.fixture(scope="module")
def address(words_server):
    return words_server


def shoot(page, name):
    browser_pages.shoot(page, f"documents-{name}")


def upload(page, *paths):
    page.locator("input[type=file]").set_input_files([str(path) for path in paths])
    expect_once(page.get_by_role("button", name="Leg alles weg"))
    settle(page)


def accept(page):
    page.get_by_role("button", name="Neem 1 document op").click()
    expect_once(page.get_by_text("Opgenomen; u kunt er nu vragen over stellen"))
    settle(page)


def test_from_upload_to_removal(open_page, words_workspace, tmp_path):
    good, newer = make_pdf(tmp_path / f"{TITLE}.pdf"), make_pdf(tmp_path / f"{TITLE} v2.pdf", count="acht", year=2025)
    broken = tmp_path / "kapot.pdf"
    broken.write_bytes(good.read_bytes()[:300])
    page = open_page("/documenten")
    expect_once(page.get_by_text(f"{len(words_workspace.documents())} documenten"))
    shoot(page, "library-wide-light")
    page.get_by_role("button", name="Documenten toevoegen").click()
    page.get_by_role("heading", name="Documenten toevoegen").wait_for()
    shoot(page, "add-wide-light")
    upload(page, good, broken)
    expect_once(page.get_by_text("Niet te lezen"))
    page.get_by_text("Herkende opbouw en eerste regels").click()
    expect(page.get_by_text("Groepsgrootte").first).to_be_visible()
    shoot(page, "preview-wide-light")
    accept(page)
    shoot(page, "accepted-wide-light")

    # Another session sees it, and the chat answers from it, without a restart.
    chat = open_page("/")
    shoot(chat, "chat-wide-light")
    ask(chat, "Uit hoeveel jongeren bestaat een groep ten hoogste in kleinschalige opvang?")
    expect(chat.locator(".cited").first).to_contain_text("twaalf")

    page.get_by_role("button", name=TITLE).first.click()
    page.get_by_role("heading", name=TITLE, level=1).wait_for()
    settle(page)
    search = page.get_by_role("searchbox", name="Zoek in dit document")
    search.fill("begeleider")
    expect(page.locator(".count")).to_have_text("1 van 2")
    search.press("Enter")
    expect(page.locator(".count")).to_have_text("2 van 2")
    search.press("Shift+Enter")
    expect(page.locator(".count")).to_have_text("1 van 2")
    shoot(page, "reader-search-wide-light")
    search.press("Escape")
    expect(page.locator(".count")).to_have_text("")

    address = link_of_now(words_workspace)
    linked = open_page(address)
    expect(linked.locator("mark").first).to_have_text(QUOTE)
    expect(linked.locator("mark").first).to_be_in_viewport()
    shoot(linked, "link-wide-light")
    linked.get_by_text("Als pagina's").click()
    expect(linked.locator(".sheet .box").first).to_be_visible()
    shoot(linked, "page-wide-light")

    page.get_by_role("button", name="Nieuwere versie").click()
    page.get_by_role("heading", name="Nieuwere versie toevoegen").wait_for()
    settle(page)
    upload(page, newer)
    shoot(page, "replace-wide-light")
    accept(page)
    followed = open_page(address)
    expect_once(followed.get_by_text("Gewijzigd."))
    expect(followed.locator("mark").first).to_contain_text("ten hoogste acht jongeren")
    shoot(followed, "changed-wide-light")

    remove(followed, TITLE)
    expect_once(open_page(address).get_by_text("niet (meer) is"))


def drag_over(page):
    """Hold a file above the upload box."""
    page.locator("[data-testid=stFileUploaderDropzone]").evaluate(
        """zone => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["x"], "plan.txt"));
            for (const name of ["dragenter", "dragover"]) {
                zone.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true }));
            }
        }"""
    )


def test_the_upload_box_speaks_the_language_of_the_page(open_page, words_workspace):
    page = open_page("/documenten?add=1")
    box = page.locator("[data-testid=stFileUploader]")
    limit = "Hoogstens 200 MB per bestand: PDF, DOCX, ODT, HTML, MD, TXT."
    expect(box.get_by_text(limit)).to_be_visible()
    expect(box.get_by_role("button", name="Kies bestanden")).to_be_visible()  # its name is what is seen
    expect(box.get_by_role("button", name="Uitleg bij Bestanden")).to_be_visible()
    spoken = box.aria_snapshot()
    assert not any(word in spoken for word in ("Upload", "upload", "per file", "Help for", "Drag"))
    drag_over(page)
    expect(box.get_by_text("Laat de bestanden hier los")).to_be_visible()
    page.get_by_text("English", exact=True).click()
    expect(box.get_by_text("At most 200 MB a file")).to_be_visible()
    expect(box.get_by_role("button", name="Choose files")).to_be_visible()
    page.get_by_text("Nederlands", exact=True).click()
    expect(box.get_by_text(limit)).to_be_visible()


def remove(page, title=""):
    """Remove the document that is open, with the confirmation that names it."""
    page.get_by_role("button", name="Verwijder").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(title).first).to_be_visible()
    shoot(page, "remove-wide-light")
    dialog.get_by_role("button", name="Ja, verwijder dit document").click()
    expect_once(page.get_by_text("Verwijderd: 1 document"))


def link_of_now(workspace):
    """The lasting link to the quote in the document as it is now."""
    document = workspace.index().documents["handreiking-kleinschalige-opvang"]
    start = document.text.index(QUOTE)
    return f"/documenten?{urlencode(link_to(document, start, start + len(QUOTE)).to_parameters())}"


def test_a_scan_is_read_when_somebody_asks_for_it(open_page, words_workspace, tmp_path):
    page = open_page("/documenten?add=1")
    upload(page, make_scan(tmp_path / "Gescande huisregels.pdf"))
    expect_once(page.get_by_text("Niet te lezen"))
    expect(page.get_by_role("button", name="Leg alles weg")).to_be_enabled()
    expect(page.get_by_role("button", name=re.compile("^Neem .* op$"))).to_be_disabled()
    shoot(page, "scan-wide-light")
    page.get_by_role("button", name="Lees het beeld met tekstherkenning").click()
    expect(page.get_by_role("button", name="Neem 1 document op")).to_be_enabled()
    expect(page.get_by_role("button", name="Lees het beeld met tekstherkenning")).to_have_count(0)
    shoot(page, "scan-read-wide-light")
    accept(page)
    ask_page = open_page("/")
    ask(ask_page, "Hoe laat sluit de speelplaats iedere avond?")
    expect(ask_page.locator(".cited").first).to_contain_text(SENTENCE)
    taken = next(one for one in words_workspace.index().documents.values() if SENTENCE in one.text)
    remove(open_page(f"/documenten?doc={taken.id}"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_works_on_a_narrow_screen(open_page, scheme):
    page = open_page("/documenten", size=NARROW, scheme=scheme)
    shoot(page, f"library-narrow-{scheme}")
    page.get_by_role("button", name="Ambitiedocument landsdeel ZuidWest").click()
    page.get_by_role("heading", name="Ambitiedocument landsdeel ZuidWest", level=1).wait_for()
    settle(page)
    shoot(page, f"reader-narrow-{scheme}")
    press(page, "Alle documenten")
    expect_page(page, "Documenten")
    press(page, "Documenten toevoegen")
    expect_page(page, "Documenten toevoegen")
    shoot(page, f"add-narrow-{scheme}")


def test_it_works_in_the_dark_and_the_back_button_goes_back(open_page):
    page = open_page("/documenten", scheme="dark")
    shoot(page, "library-wide-dark")
    page.get_by_role("button", name="Ambitiedocument landsdeel ZuidWest").click()
    page.get_by_role("heading", name="Ambitiedocument landsdeel ZuidWest", level=1).wait_for()
    settle(page)
    shoot(page, "reader-wide-dark")
    page.go_back()
    expect_once(page.get_by_role("heading", name="Documenten", exact=True))
    page.go_forward()
    expect_once(page.get_by_role("heading", name="Ambitiedocument landsdeel ZuidWest", level=1))
    page.get_by_role("button", name="Gegevens wijzigen").click()
    dialog = page.get_by_role("dialog")
    expect_once(dialog)
    shoot(page, "edit-wide-dark")
    region = dialog.get_by_role("textbox", name="Regio")
    region.fill("Zuidwestelijke delta")
    region.press("Tab")
    expect(dialog.get_by_role("button", name="Bewaar")).to_be_enabled()
    settle(page)
    dialog.get_by_role("button", name="Bewaar").click()
    expect_once(page.get_by_text("Gewijzigd: 1 document"))
    settle(page)
    page.get_by_role("button", name="Gegevens wijzigen").click()
    expect(region).to_have_value("Zuidwestelijke delta")


def test_the_library_and_the_reader_work_by_keyboard(open_page):
    page = open_page("/documenten")
    row = page.get_by_role("button", name="Ambitiedocument landsdeel ZuidWest")
    for width in (1024, 1280):  # all columns are to be seen, beside the sidebar too
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert page.locator("table").evaluate("table => table.scrollWidth <= table.parentElement.clientWidth"), width
    row.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ambitiedocument landsdeel ZuidWest", level=1).wait_for()
    settle(page)
    jump = page.locator(".jump").last
    jump.press("Enter")
    expect(page.locator(".heading").last).to_be_in_viewport()
    page.get_by_role("button", name="Alle documenten").press("Enter")
    expect_once(page.get_by_role("heading", name="Documenten", exact=True))
