"""Who commits, who is asked, and by which name."""

import pytest

from corpus.agreements.gazetteer import Gazetteer, build_gazetteer
from corpus.agreements.roles import Roles, read_roles
from tests.agreements_helper import document, rows

GAZETTEER = build_gazetteer([])


@pytest.mark.parametrize(
    ("text", "parties", "asked"),
    [
        ("VWS en de VNG nemen de regie.", ["VWS", "VNG"], []),
        ("De ministeries van VWS en JenV werken samen.", ["VWS", "JenV"], []),
        ("De staatssecretaris van VWS stelt het plan vast.", ["VWS"], []),
        ("Daarom stellen gemeenten een plan op.", ["gemeenten"], []),
        ("Het plan wordt opgesteld door gemeenten en aanbieders.", ["gemeenten", "aanbieders"], []),
        ("Een werkgroep bestaande uit gemeenten en GI's.", ["gemeenten", "GI's"], []),
        ("Dit vraagt van het Rijk een andere inzet.", [], ["Rijk"]),
        ("Wij vragen gemeenten om de tarieven te verhogen.", ["NJi"], ["gemeenten"]),
        ("Wij gaan daarmee verder.", ["NJi"], []),
        ("Actie VWS: een campagne starten.", ["VWS"], []),
        ("Met OCW: overleg over het onderwijs.", ["NJi", "OCW"], []),
        ("De wet is voor gemeenten belangrijk.", [], []),
        ("Zorg voor ruimte voor professionals.", [], []),
        ("De gemeenten, aanbieders en het onderwijs werken samen.", ["gemeenten", "aanbieders", "onderwijs"], []),
        ("Het onderwijs is belangrijk.", [], []),
    ],
)
def test_roles_in_one_sentence(text: str, parties: list[str], asked: list[str]):
    found = read_roles(text, GAZETTEER, authors=("NJi",))
    assert (list(found.parties), list(found.asked)) == (parties, asked)


def test_they_are_who_acted_before():
    found = read_roles("Zij maken daarover afspraken.", GAZETTEER, authors=(), before=Roles(("gemeenten",)))
    assert found.parties == ("gemeenten",)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ministerie van Volksgezondheid, Welzijn en Sport", "VWS"),
        ("Vereniging van Nederlandse Gemeenten", "VNG"),
        ("jeugdhulpaanbieders", "aanbieders"),
        ("Gecertificeerde Instellingen", "GI's"),
        ("RvdK", "Raad voor de Kinderbescherming"),
        ("Jeugdzorg Nederland", "Jeugdzorg Nederland"),
        ("jeugdhulpregio’s", "jeugdhulpregio's"),
    ],
)
def test_canonical_names(words: str, name: str):
    assert [mention.name for mention in GAZETTEER.find(f"Hier staat {words}.")] == [name]


def test_abbreviations_of_the_documents_are_added():
    about = document("De Stichting Open Huizen (SOH) helpt. Het Nederlands Jeugdinstituut (NJI) ook.")
    names = [mention.name for mention in build_gazetteer([about]).find("SOH en NJI; de AMvB niet.")]
    assert names == ["SOH", "NJi"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SOH's plan", "SOH's"),
        ("de SOH’s plan", "SOH’s"),
        ("SOH'se", "SOH"),
        ("en/SOH of", "SOH"),
        ("Regio/SOH/JB", "SOH"),
        ("Regio/SOH/B&B", "SOH/B&B"),
        ("SOH/B&B", "SOH/B&B"),
        ("SOH-plan", None),
        ("aSOH", None),
        ("éSOH", None),
        ("SOHé", None),
        ("SOH_1", None),
        ("(SOH)", "SOH"),
    ],
)
def test_a_short_form_is_found_as_a_whole_word(text: str, found: str | None):
    mentions = Gazetteer({"SOH": "SOH", "SOH/B&B": "Samen"}).find(text)
    assert [text[one.start : one.end] for one in mentions] == ([found] if found else [])


def test_what_was_looked_for_is_all_that_more_names_could_change():
    heard: set[str] = set()
    Gazetteer({}, heard=heard).find("Regio/VWS en de B&B praten over SOH-plannen.")
    assert heard == {"Regio", "Regio/VWS", "VWS", "B&B"}


def test_we_are_those_who_adopted_the_document():
    text = "Vastgesteld op 7 december 2022 door de VNG en Jeugdzorg Nederland.\n\nWij richten een werkgroep in.\n"
    assert rows(text, publishers=("Ministerie van VWS",))[-1].parties == ("VNG", "Jeugdzorg Nederland")


def test_we_are_the_publishers_otherwise():
    assert rows("Wij richten een werkgroep in.", publishers=("Ministerie van VWS",))[0].parties == ("VWS",)


def test_in_a_report_we_are_nobody_in_particular():
    row = rows("Het voorstel is dat we dit vastleggen.", kind="verslag", publishers=("Ministerie van VWS",))[0]
    assert row.parties == ()


def test_in_an_advice_the_author_proposes_and_the_subject_is_asked():
    row = rows("Gemeenten zouden dit samen moeten doen.", kind="advies", publishers=("NJi",))[0]
    assert (row.parties, row.addressed_to) == (("NJi",), ("gemeenten",))


def test_items_take_the_party_of_their_introduction():
    text = "Van gemeenten vraagt dit:\n\n- Opbouw van alternatieven\n- Betrekken van scholen\n"
    found = [row for row in rows(text) if not row.action.endswith(":")]
    assert [(row.kind, row.parties) for row in found] == [("actie", ("gemeenten",)), ("actie", ("gemeenten",))]
