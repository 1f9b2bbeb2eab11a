"""Documents of other organisations: covenants with their own parties, minutes, motions, reactions and action lists."""

import pytest

from corpus.agreements.deadlines import find_deadline
from corpus.agreements.gazetteer import build_gazetteer
from corpus.agreements.roles import read_roles
from tests.agreements_helper import rows

COVENANT = """# Convenant Schone lucht

## Partijen

1. De gemeente Bergveen, vertegenwoordigd door wethouder A. Smit;
2. Woningcorporatie Dakrecht, vertegenwoordigd door haar directeur;
3. Busbedrijf Streekvervoer N.V., gevestigd te Bergveen (hierna: Streekvervoer);

hierna gezamenlijk te noemen: Partijen.

## Overwegende dat

- bewoners zich zorgen maken over roet;

## Partijen komen het volgende overeen

### Artikel 1 Inzet

1.1 {sentence}
"""
ALL = ("gemeenten", "Woningcorporatie Dakrecht", "Busbedrijf Streekvervoer")


def covenant(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and parties of the rows of a covenant with this clause."""
    return [(row.kind, row.parties) for row in rows(COVENANT.format(sentence=sentence), kind="convenant")]


@pytest.mark.parametrize(
    ("sentence", "kind", "parties"),
    [
        ("Dakrecht sloopt in 2028 alle open haarden.", "afspraak", ("Woningcorporatie Dakrecht",)),
        ("De woningcorporatie plaatst filters.", "afspraak", ("Woningcorporatie Dakrecht",)),
        ("Uiterlijk 1 juli 2026 sluit Streekvervoer de dieselgarage.", "afspraak", ("Busbedrijf Streekvervoer",)),
        ("De gemeente Bergveen meet ieder jaar de lucht.", "afspraak", ("gemeenten",)),
        ("Partijen informeren elkaar over de metingen.", "afspraak", ALL),
        ("Partijen streven ernaar dat de lucht in 2030 schoon is.", "ambitie", ALL),
        ("Het secretariaat berust bij de gemeente.", "afspraak", ("gemeenten",)),
    ],
)
def test_what_the_parties_of_a_covenant_say_they_do_is_agreed(sentence: str, kind: str, parties: tuple[str, ...]):
    assert covenant(sentence) == [(kind, parties)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Een partij kan dit convenant opzeggen met een termijn van drie maanden.",
        "Dit convenant treedt in werking op 1 maart 2026.",
        "Op dit convenant is Nederlands recht van toepassing.",
        "De lucht in Bergveen is de laatste jaren schoner geworden.",
    ],
)
def test_what_every_covenant_says_is_no_row(sentence: str):
    assert covenant(sentence) == []


MINUTES = """# Notulen stuurgroep Haven

## 1. Opening

Het verslag wordt ongewijzigd vastgesteld.

## 2. Kade

{sentence}
"""


@pytest.mark.parametrize(
    ("sentence", "kind", "parties"),
    [
        ("De heer Van Dam zegt toe de tekening voor 15 mei te sturen.", "afspraak", ("Van Dam",)),
        ("Besloten wordt om de kade te sluiten.", "afspraak", ()),
        ("Afgesproken wordt dat mevrouw Idrissi met een uitgewerkt voorstel komt.", "afspraak", ("Idrissi",)),
        ("De stuurgroep stemt in met de begroting.", "afspraak", ("stuurgroep",)),
        ("De voorzitter zal dit aankaarten bij de VNG.", "actie", ("voorzitter",)),
        ("Voorgesteld wordt om een boot te kopen.", "voorstel", ()),
    ],
)
def test_minutes_tell_what_was_decided_and_promised(sentence: str, kind: str, parties: tuple[str, ...]):
    found = rows(MINUTES.format(sentence=sentence), kind="notulen")
    assert [(row.kind, row.parties) for row in found] == [(kind, parties)]


def test_the_next_meeting_is_planned():
    (row,) = rows(MINUTES.format(sentence="De volgende vergadering is op 7 december 2026."), kind="notulen")
    assert (row.kind, row.deadline and row.deadline.end) == ("planning", "2026-12-07")


def test_an_action_list_in_minutes_is_no_proposal():
    found = rows(
        "# Notulen\n\n## Actielijst\n\n- Gesprek met de school: voorzitter, voor 15 maart 2026.\n", kind="notulen"
    )
    assert [row.kind for row in found] == ["actie"]


def test_a_motion_asks():
    text = """Motie Banken

De gemeenteraad van Ergens, in vergadering bijeen, constaterende dat:
- er in het park geen enkele bank is geplaatst en dat moet anders;

verzoekt het college:
- voor 1 april 2026 tien banken te plaatsen;
- te onderzoeken of er subsidie kan worden benut;
"""
    found = rows(text, kind="motie", publishers=("Gemeente Ergens",), date="2025-11-18")
    assert [(row.kind, row.parties, row.addressed_to) for row in found] == [
        ("voorstel", ("gemeenteraden",), ("gemeenten",)),
        ("voorstel", ("gemeenteraden",), ("gemeenten",)),
    ]
    assert [row.deadline.end for row in found if row.deadline] == ["2026-04-01"]


ADVICE = """# Advies Rekenkamer Parkeren

## Bevindingen

In de praktijk betaalt een derde van de mensen te laat.

## Aanbevelingen

Aan het college:

1. Vereenvoudig de regels.

## Bestuurlijke reactie

Het college vereenvoudigt de regels voor 1 juli 2026.
"""


def test_who_was_advised_binds_himself_in_his_reaction():
    found = rows(ADVICE, kind="advies", publishers=("Rekenkamer Ergens",))
    assert [(row.kind, row.parties, row.addressed_to) for row in found] == [
        ("voorstel", ("rekenkamer",), ("gemeenten",)),
        ("actie", ("gemeenten",), ()),
    ]


def test_a_name_in_an_action_list_is_known_in_the_text():
    text = """| Actie | Trekker | Gereed |
| --- | --- | --- |
| Loket openen | Sportbedrijf Ergens | 1 mei 2026 |

Het Sportbedrijf organiseert de open dag.
"""
    listed, told = rows(text, date="2026-01-01", publishers=("Gemeente Ergens",))
    assert (listed.kind, listed.parties) == ("actie", ("Sportbedrijf Ergens",))
    assert (told.kind, told.parties) == ("actie", ("Sportbedrijf Ergens",))


@pytest.mark.parametrize(("heading", "kind"), [("Actie", "actie"), ("Mijlpaal", "planning"), ("Besluit", "afspraak")])
def test_what_a_table_lists_is_told_by_its_heading(heading: str, kind: str):
    (row,) = rows(f"| {heading} | Wie | Wanneer |\n| --- | --- | --- |\n| Loket openen | VNG | 1 mei 2026 |\n")
    assert row.kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Over drie punten maken wij ons zorgen.",
        "De gemeenten maken deel uit van het netwerk.",
        "Het streven was 95 procent.",
        "De gemeenten hebben de samenwerking met de politie versterkt.",
        "Wij moesten in september een locatie sluiten.",
        "De ambitie om minder te verbruiken is niet gehaald.",
        "Het verzoek om de leges af te schaffen nemen wij niet over.",
        "Met deze brief informeren wij u over de voortgang.",
        "Medische gegevens worden niet gedeeld met anderen.",
    ],
)
def test_worries_and_results_are_no_rows(sentence: str):
    assert rows(sentence, publishers=("Gemeente Ergens",)) == ()


def test_who_agreed_with_whom():
    (row,) = rows("Met het UWV heeft de provincie afgesproken om voor 2028 vijf loketten te openen.", date="2026-01-01")
    assert row.parties == ("provincies", "UWV")
    assert row.deadline is not None
    assert row.deadline.end == "2028-01-01"


def test_a_budget_for_a_year_is_no_deadline():
    (row,) = rows("VWS stelt de begroting voor 2028 op.", date="2026-01-01")
    assert row.deadline is None


def test_who_receives_something_does_nothing():
    found = read_roles("De gemeenteraad ontvangt voor 1 mei een overzicht.", build_gazetteer([]), authors=())
    assert (found.parties, found.asked) == ((), ())


@pytest.mark.parametrize(
    "text", ["Ondertekend te Ede op 3 juni 2025.", "Dit plan is vastgesteld op 3 juni 2025 door VWS."]
)
def test_a_signature_is_no_deadline(text: str):
    assert find_deadline(text, "") is None


IK = {"kind": "kamerbrief", "publishers": ("Ministerie van Infrastructuur en Waterstaat",), "date": "2026-06-18"}


@pytest.mark.parametrize(
    ("sentence", "kind", "end"),
    [
        ("Ik stel dit najaar een plan vast.", "actie", "2026-11-30"),
        ("Dit jaar onderzoek ik de kosten.", "actie", "2026-12-31"),
        ("Ik zeg de Kamer toe de kosten in kaart te brengen.", "afspraak", ""),
        ("Ik ben voornemens de wet te wijzigen.", "voorstel", ""),
        ("Uw Kamer ontvangt het wetsvoorstel in het eerste kwartaal van 2027.", "planning", "2027-03-31"),
    ],
)
def test_a_minister_speaks_of_himself(sentence: str, kind: str, end: str):
    (row,) = rows(sentence, **IK)
    assert (row.kind, row.parties) == (kind, ("IenW",))
    assert (row.deadline.end if row.deadline else "") == end


@pytest.mark.parametrize(
    "sentence",
    ["De motie verzoekt de regering een spaardouche te geven.", "Mevrouw Haddad vraagt of een variant is bekeken."],
)
def test_what_others_asked_is_no_row(sentence: str):
    assert rows(sentence, **IK) == ()


def test_who_stands_behind_an_item_of_a_list():
    items = "- Verlichting fietspad nakijken (wethouder Smit)\n- Brug meten (met dank aan de GGD)\n"
    text = f"# Notulen\n\n## Toezeggingen\n\n{items}"
    assert [(row.kind, row.parties) for row in rows(text, kind="notulen")] == [
        ("afspraak", ("gemeenten",)),
        ("afspraak", ()),
    ]
