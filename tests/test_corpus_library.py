"""Catalogue, readers, and documents that users add."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from corpus import Library, UnknownDocument, UnreadableDocument, describe, load_bundled
from corpus.errors import CorpusError
from corpus.readers import read_file
from corpus.storage.catalogue import CatalogueError, load_catalogue
from corpus.storage.library import slug

BUNDLED = [
    "vng-statement",
    "ambitiedocument-zuidwest",
    "conferentieverslag-perspectief-jeugd",
    "uitvoeringsplan-gesloten-jeugdhulp",
    "nji-brief",
]
ENTRY = {
    "id": "stuk",
    "title": "Een stuk",
    "kind": "notitie",
    "publishers": ["VNG"],
    "date": "2020-02",
    "date_precision": "month",
    "status": "",
    "region": "",
    "language": "nl",
    "file": "stuk.txt",
    "sha256": hashlib.sha256(b"Tekst.").hexdigest(),
}


def write_catalogue(folder: Path, *entries: dict[str, object]) -> Path:
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents" / "stuk.txt").write_bytes(b"Tekst.")
    lines = []
    for entry in entries:
        lines.append("[[document]]")
        lines += [f"{key} = {value!r}".replace("'", '"') for key, value in entry.items()]
    path = folder / "catalogue.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def one_page_pdf(words: str = "", *, password: str = "") -> bytes:
    """A PDF of one page with ``words`` in Helvetica."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    page[NameObject("/Resources")] = resources
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_bundled_documents_in_catalogue_order():
    documents = load_bundled()
    assert [document.id for document in documents] == BUNDLED
    dates = {document.id: (document.metadata.date, document.metadata.date_precision) for document in documents}
    assert dates["nji-brief"] == ("2020-10-21", "day")
    assert dates["vng-statement"] == ("", "unknown")  # 24 May and 30 August of a year that is not printed
    for document in documents:
        assert document.sha256 == document.metadata.sha256  # UTF-8 without marks: the text is the file


def test_catalogue_entry(tmp_path):
    (metadata,) = load_catalogue(write_catalogue(tmp_path, ENTRY))
    assert (metadata.id, metadata.publishers, metadata.date) == ("stuk", ("VNG",), "2020-02")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"colour": "rood"}, "document 1 (stuk): colour: onbekend veld"),
        ({"title": None}, "document 1 (stuk): title: ontbreekt"),
        ({"title": ""}, "document 1 (stuk): title: is leeg"),
        ({"id": "Mijn Stuk"}, "document 1 (Mijn Stuk): id: 'Mijn Stuk' mag alleen"),
        ({"date": "2020-02-30", "date_precision": "day"}, "date: '2020-02-30' bestaat niet"),
        ({"date": "2020"}, "date: '2020' past niet bij date_precision 'month'"),
        ({"date_precision": "unknown"}, "date: '2020-02' is ingevuld terwijl date_precision unknown is"),
        ({"date_precision": "week"}, "date_precision: 'week' is geen"),
        ({"file": "weg.txt"}, "file: 'weg.txt' staat niet in documents"),
        ({"file": "../stuk.txt"}, "moet een bestandsnaam zonder map zijn"),
        ({"sha256": "0"}, "sha256: past niet bij de inhoud van 'stuk.txt'"),
        ({"publishers": "VNG"}, "publishers: moet een lijst van namen zijn"),
        ({"region": 3}, "region: moet tekst zijn, geen int"),
    ],
)
def test_catalogue_problem(tmp_path, change, problem):
    entry = {key: value for key, value in {**ENTRY, **change}.items() if value is not None}
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(write_catalogue(tmp_path, entry))
    assert any(problem in each for each in caught.value.problems), caught.value.problems


def test_all_problems_of_a_catalogue_are_named_at_once(tmp_path):
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(write_catalogue(tmp_path, {**ENTRY, "title": ""}, {**ENTRY, "kind": 3}))
    assert len(caught.value.problems) == 3  # the title, the kind, and the id used twice


def test_a_catalogue_that_is_no_toml(tmp_path):
    (tmp_path / "catalogue.toml").write_text("[[document", encoding="utf-8")
    with pytest.raises(CatalogueError, match="niet te lezen"):
        load_catalogue(tmp_path / "catalogue.toml")


@pytest.mark.parametrize(
    ("data", "text", "warning"),
    [
        ("Één zin.\r\n".encode(), "Één zin.\r\n", ""),
        (b"\xef\xbb\xbf" + "Één zin.".encode(), "Één zin.", "byte order mark"),
        ("Één zin.".encode("utf-16"), "Één zin.", "UTF-16"),
        ("Één zin.".encode("cp1252"), "Één zin.", "Windows-1252"),
    ],
)
def test_text_files_are_decoded_and_otherwise_unchanged(tmp_path, data, text, warning):
    path = tmp_path / "stuk.txt"
    path.write_bytes(data)
    content = read_file(path)
    assert content.text == text
    assert warning in " ".join(content.warnings)
    assert bool(content.warnings) == bool(warning)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("leeg.txt", b"", "empty"),
        ("wit.txt", b" \n\n", "empty"),
        ("tekens.txt", b"--- *** ---", "no_text"),
        ("beeld.txt", b"\x89PNG\x00\x00\x01\x02" * 50, "garbled"),
        ("stuk.docx", b"PK", "damaged"),
        ("blad.xlsx", b"PK", "unsupported"),
        ("stuk", b"Tekst.", "unsupported"),
        ("geen.pdf", b"Dit is tekst.", "not_a_pdf"),
        ("kapot.pdf", b"%PDF-1.4\n1 0 obj\n<<", "damaged"),
        ("beeld.pdf", one_page_pdf(), "no_text"),
        ("slot.pdf", one_page_pdf("Geheim", password="geheim"), "locked"),
    ],
)
def test_files_that_are_refused(tmp_path, name, data, reason):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as caught:
        read_file(path)
    assert caught.value.reason == reason
    assert caught.value.remedy
    library = Library(tmp_path / "data")
    with pytest.raises(UnreadableDocument):
        library.add(path)
    assert not (tmp_path / "data").exists()  # a refused file leaves nothing behind


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableDocument) as caught:
        read_file(tmp_path / "weg.txt")
    assert caught.value.reason == "damaged"


def test_pdf_with_pages(tmp_path):
    path = tmp_path / "stuk.pdf"
    path.write_bytes(one_page_pdf("Een zin in een PDF."))
    result = Library(tmp_path / "data").add(path)
    (passage,) = result.document.passages
    assert result.document.quote(passage) == "Een zin in een PDF."
    assert result.document.page_at(passage.start) == 1


def test_add_update_and_remove(tmp_path):
    library = Library(tmp_path / "data")
    path = tmp_path / "Mijn Notitie (2020).md"
    path.write_text("# Plan van aanpak\n\nEen zin.\n", encoding="utf-8")
    first = library.add(path, now=datetime(2020, 1, 2, tzinfo=UTC))
    assert (first.status, first.document.id, first.document.metadata.title) == (
        "added",
        "mijn-notitie-2020",
        "Plan van aanpak",
    )
    assert library.add(path).status == "unchanged"
    path.write_text("# Plan van aanpak\n\nEen andere zin.\n", encoding="utf-8")
    second = library.add(path)
    assert (second.status, second.document.id) == ("updated", "mijn-notitie-2020")
    assert [metadata.id for metadata in library.entries()] == [*BUNDLED, "mijn-notitie-2020"]
    assert "Een andere zin." in library.load("mijn-notitie-2020").text
    assert len(list((tmp_path / "data" / "documents").iterdir())) == 6  # the first version is kept
    assert "Een zin." in library.load("mijn-notitie-2020@1").text
    library.remove("mijn-notitie-2020")
    assert [metadata.id for metadata in library.entries()] == BUNDLED
    assert list((tmp_path / "data" / "documents").iterdir()) == []


def test_names_that_are_taken(tmp_path):
    library = Library(tmp_path / "data")
    for folder, name in (("a", "NJi brief.txt"), ("b", "nji-brief.md")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(f"Een zin uit {folder}.", encoding="utf-8")
        library.add(tmp_path / folder / name)
    assert [metadata.id for metadata in library.entries()][5:] == ["nji-brief-2", "nji-brief-3"]


def test_a_bundled_document_is_hidden_and_comes_back(tmp_path):
    library = Library(tmp_path / "data")
    library.remove("nji-brief")
    assert "nji-brief" not in [document.id for document in library.documents()]
    with pytest.raises(UnknownDocument):
        library.load("nji-brief")
    with pytest.raises(UnknownDocument):
        library.remove("nji-brief")
    again = Library(tmp_path / "data")
    assert "nji-brief" not in [metadata.id for metadata in again.entries()]
    copy = tmp_path / "kopie.txt"
    copy.write_bytes((Path(__file__).parent.parent / "corpus/documents/nji-brief.txt").read_bytes())
    assert again.add(copy).status == "added"
    assert again.add(copy).status == "unchanged"
    assert [metadata.id for metadata in again.entries()] == BUNDLED


@pytest.mark.parametrize("identifier", ["weg", "../nji-brief", "hidden", "", "a/b", "stuk\x00"])
def test_unknown_ids(tmp_path, identifier):
    with pytest.raises(UnknownDocument, match="documents list"):
        Library(tmp_path).load(identifier)


def test_damage_in_the_data_directory_is_named(tmp_path):
    library = Library(tmp_path / "data")
    path = tmp_path / "stuk.txt"
    path.write_text("Een zin.", encoding="utf-8")
    library.add(path)
    next((tmp_path / "data" / "documents").glob("*.canonical")).write_text("Iets anders.", encoding="utf-8")
    with pytest.raises(CorpusError, match="beschadigd"):
        library.load("stuk")
    (tmp_path / "data" / "documents" / "stuk.json").write_text("{}", encoding="utf-8")
    with pytest.raises(CorpusError, match="metadata: ontbreekt"):
        library.entries()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Één Plan!", "een-plan"), ("a__b--c", "a-b-c"), ("日本", "document"), ("x" * 100, "x" * 60), ("-", "document")],
)
def test_slug(name, expected):
    assert slug(name) == expected


def test_describe_shows_outline_passages_and_noise():
    lines = list(describe(load_bundled()[4]))
    assert lines[0].endswith("(nji-brief)")
    assert "Herverkaveling van het zorgaanbod" in lines
    assert any(line.endswith("page mark: Pagina 1 van 5") for line in lines)
