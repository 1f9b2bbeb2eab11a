"""Abbreviations with the words that define them."""

import pytest

from corpus import Metadata, collect_abbreviations, load_bundled, parse_document

CASES = [
    ("De gecertificeerde instelling (GI) beslist.", "GI", "gecertificeerde instelling"),
    ("Alle Gecertificeerde Instellingen (GI's) wachten.", "GI", "Gecertificeerde Instellingen"),
    ("Het OZJ (Ondersteuningsteam Zorg voor Jeugd) helpt.", "OZJ", "Ondersteuningsteam Zorg voor Jeugd"),
    (
        "de ministeries van Volksgezondheid, Welzijn en Sport (hierna: VWS) en",
        "VWS",
        "Volksgezondheid, Welzijn en Sport",
    ),
    ("Justitie en Veiligheid (hierna: JenV) doen mee.", "JenV", "Justitie en Veiligheid"),
    (
        "de Branches Gespecialiseerde Zorg voor Jeugdigen (BGZJ) om",
        "BGZJ",
        "Branches Gespecialiseerde Zorg voor Jeugdigen",
    ),
    ("de Wet gemeenschappelijke regelingen (hierna: Wgr);", "Wgr", "Wet gemeenschappelijke regelingen"),
    ("de Raad voor de Kinderbescherming (RvdK) is", "RvdK", "Raad voor de Kinderbescherming"),
    ("bij de Jeugdbescherming (JB) ligt", "JB", "Jeugdbescherming"),
    (
        "de Vereniging van Nederlandse Gemeenten (hierna te noemen “VNG”) wil",
        "VNG",
        "Vereniging van Nederlandse Gemeenten",
    ),
]
NONE = [
    "in de landelijke inkoop (LTA) opgenomen",
    "de 42 regio's (BJ42) geven aan",
    "best passende zorg (JeugdzorgPlus) is",
    "Gemeenten en VWS (pitch van Marion Smit) spraken",
    "de BOPZ (straks Wet verplichte ggz en Wet zorg en dwang) of",
    "het standpunt (hierna: “Standpunt”) en",
    "een motie (zie bijlage) van de Kamer",
]


def collect(text: str):
    metadata = Metadata("proef", "Proef", "notitie", (), "", "unknown", "", "", "nl", "proef.txt", "")
    return collect_abbreviations([parse_document(metadata, text)])


@pytest.mark.parametrize(("text", "short", "long"), CASES)
def test_definition(text, short, long):
    (found,) = collect(text)
    assert (found.short, found.long) == (short, long)
    definition = text[found.start : found.end]
    assert short in definition
    assert long in definition
    assert definition.endswith(")")


@pytest.mark.parametrize("text", NONE)
def test_no_definition(text):
    assert collect(text) == ()


def test_definitions_of_the_bundled_documents():
    found = {(each.short, each.document) for each in collect_abbreviations(load_bundled())}
    assert found == {
        ("BGZJ", "vng-statement"),
        ("OZJ", "vng-statement"),
        ("VWS", "conferentieverslag-perspectief-jeugd"),
        ("JenV", "conferentieverslag-perspectief-jeugd"),
        ("Wgr", "conferentieverslag-perspectief-jeugd"),
        ("CJG", "conferentieverslag-perspectief-jeugd"),
        ("GI", "conferentieverslag-perspectief-jeugd"),
    }
