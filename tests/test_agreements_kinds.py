"""Which passages are rows, and of which kind: wording, headings, introductions and the kind of document."""

import pytest

from corpus import display_text, load_bundled
from corpus.agreements.cues import all_cues
from corpus.agreements.needed import needed_words
from tests.agreements_helper import kinds, rows

REPORT = {"kind": "conferentieverslag"}
ADVICE = {"kind": "adviesbrief", "publishers": ("Nederlands Jeugdinstituut (NJi)",)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Partijen zijn overeengekomen dat de locatie sluit.", "afspraak"),
        ("Afgesproken is dat de gemeenten het plan vaststellen.", "afspraak"),
        ("Wij committeren ons aan de doelen van dit plan.", "afspraak"),
        ("VWS stelt een werkgroep financiën in.", "actie"),
        ("Gemeenten gaan aan de slag met een regionaal plan.", "actie"),
        ("Hiervoor wordt een werkgroep ingericht.", "actie"),
        ("Onze ambitie is dat elk kind thuis kan wonen.", "ambitie"),
        ("We streven naar minder plaatsingen.", "ambitie"),
        ("Voldoende personeel is een voorwaarde voor goede zorg.", "randvoorwaarde"),
        ("Hiervoor is extra geld nodig.", "randvoorwaarde"),
        ("Het voorstel is om de tarieven gelijk te trekken.", "voorstel"),
        ("Gemeenten zouden de inkoop kunnen bundelen.", "voorstel"),
        ("Besluitvorming is voorzien in Q3 2023.", "planning"),
    ],
)
def test_wording_in_a_plan(sentence: str, kind: str):
    assert [row.kind for row in rows(sentence)] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Op dit moment zijn er elf aanbieders met vierentwintig locaties.",
        "Hoe kunnen gemeenten dit samen regelen?",
        "In dit hoofdstuk staat hoe de organisatie eruitziet.",
        "De afgelopen jaren is het aantal plaatsingen gedaald.",
        "Bijvoorbeeld een pleeggezin of een gezinshuis.",
        "Met vriendelijke groet,",
    ],
)
def test_these_are_no_rows(sentence: str):
    assert rows(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Er moet worden afgesproken dat gemeenten samenwerken.",
        "Er is geen consensus over een landelijk tarief; de wens is een lager tarief.",
        "Deelnemers stellen voor dat VWS dit vastlegt.",
        "VWS is voornemens om de norm te verankeren in de wet.",
        "De VNG zal de norm mogelijk vaststellen.",
        "Het is niet afgesproken dat gemeenten betalen, maar het zou helpen.",
    ],
)
@pytest.mark.parametrize("about", [{"status": "vastgesteld"}, REPORT, ADVICE])
def test_a_proposal_is_never_an_agreement(sentence: str, about: dict[str, object]):
    assert "afspraak" not in [row.kind for row in rows(sentence, **about)]


def test_the_same_words_bind_in_a_plan_and_propose_in_a_report():
    text = "Gemeenten zullen de kosten delen."
    assert [row.kind for row in rows(text, status="vastgesteld")] == ["afspraak"]
    assert [row.kind for row in rows(text, status="concept")] == ["actie"]
    report = f"Verslag werksessie Geld\n\nOplossingsrichtingen die zijn besproken\n\n{text}\n"
    assert [row.kind for row in rows(report, **REPORT)] == ["voorstel"]


def test_items_follow_their_introduction():
    text = (
        "Specifiek nemen we de volgende acties:\n\n- Een quickscan naar het vastgoed\n- Overleg over het onderwijs\n\n"
        "Randvoorwaarden hierbij zijn:\n\n- Voldoende geld van het Rijk\n- Goede gegevens\n"
    )
    assert [(kind, words) for kind, words in kinds(text) if not words.endswith(":")] == [
        ("actie", "Een quickscan naar het vastgoed"),
        ("actie", "Overleg over het onderwijs"),
        ("randvoorwaarde", "Voldoende geld van het Rijk"),
        ("randvoorwaarde", "Goede gegevens"),
    ]


SESSION = """Verslag werksessie Geld

Oplossingsrichtingen die in de sessie zijn besproken

In de sessie zijn oplossingen genoemd, hierover was geen consensus:

- Meerjarige contracten bij de inkoop;
- Zorg voor een regionaal betaalpunt;
- Hoe regel je dat?

Welke concrete afspraken zijn er gemaakt?

- Actie VWS: een campagne starten;
- Aanbieders en gemeenten ontwikkelen samen normen.
- Het voorstel is om de norm in de wet op te nemen. Ook borgen dat er toezicht komt.
"""


def test_a_report_holds_proposals_and_what_was_agreed_below_its_heading():
    assert kinds(SESSION, **REPORT) == [
        ("voorstel", "Meerjarige contracten bij de inkoop"),
        ("voorstel", "Zorg voor een regionaal betaalpunt"),
        ("actie", "een campagne starten"),
        ("afspraak", "Aanbieders en gemeenten ontwikkelen samen normen."),
        ("voorstel", "Het voorstel is om de norm in de wet op te nemen."),
        ("voorstel", "Ook borgen dat er toezicht komt."),
    ]


def test_the_cue_is_in_the_words_of_the_document_or_its_heading():
    assert [row.cue for row in rows(SESSION, **REPORT)][2:4] == [
        "Actie VWS",
        "Welke concrete afspraken zijn er gemaakt",
    ]


def test_headings_that_state_an_action_are_rows():
    text = "# Werkbezoeken\n\nTekst.\n\n# Regiovisies benutten om de ontwikkeling mogelijk te maken\n\nTekst.\n"
    assert kinds(text, **ADVICE) == [("voorstel", "Regiovisies benutten om de ontwikkeling mogelijk te maken")]


def test_a_sentence_that_extends_another_is_of_its_kind():
    text = "Het is wenselijk om locaties te sluiten. Dat geldt ook voor de grote groepen."
    assert [row.kind for row in rows(text, **ADVICE)] == ["voorstel", "voorstel"]


def test_no_cue_is_skipped_that_would_fit():
    """Cues that are skipped because a text has none of their words do not fit it, for every passage of the corpus."""
    texts = [display_text(one.quote(passage)).lower() for one in load_bundled() for passage in one.passages]
    sample = texts[::7]
    skipping = [cue for cue in all_cues() if cue.needed]
    assert len(skipping) >= len(all_cues()) // 2
    for cue in skipping:
        for text in sample:
            if not any(word in text for word in cue.needed):
                assert cue.pattern.search(text) is None, (cue.pattern.pattern, text)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bafspraak\b", {"afspraak"}),
        (r"(?:besluit|akkoord)\s+over", {"besluit", "akkoord"}),
        (r"(?:besluit|x)", set()),
        (r"(?:besluit)?", set()),
        (r"(?!besluit)\w+", set()),
        (r"stell?en", {"stel"}),
        (r"", set()),
    ],
)
def test_words_that_a_pattern_needs(pattern, words):
    assert needed_words(pattern) == words
