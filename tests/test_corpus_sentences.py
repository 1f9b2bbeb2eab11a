"""Sentence boundaries: Dutch abbreviations, initials, quotes, brackets, note marks."""

import pytest

from corpus.dutch.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


# Each case is written with "|" where a sentence ends.
CASES = [
    "Een zin. |Nog een zin.",
    "Geen slotpunt",
    "Wat is het probleem? |Dat is duidelijk.",
    "Breed kijken! |Verbinding beter maken.",
    "Aansluiten - aansluiten! |En erbij blijven!",
    "Dit geldt o.a. VNG en VWS. |Daarna volgt meer.",
    "Vastgesteld d.d. 7 december 2022 door de VNG.",
    "Kamerstukken 31839, nr. 871. |Zie ook daar.",
    "N.a.v. het verslag is de tekst aangepast.",
    "Nota n.a.v. Het verslag.",
    "Overleg i.v.m. De brief.",
    "Afspraken m.b.t. Jeugdhulp zijn gemaakt.",
    "Denk bijv. aan school.",
    "Denk bijv. Aan de school.",
    "De heer dhr. Jansen sprak. |Mevr. De Vries ook.",
    "Prof. dr. J. de Vries gaf uitleg. |Daarna niet.",
    "De griffier, I.H.M. Smits. |De voorzitter volgt.",
    "Het wonen, leren, spelen etc. |Dat is alles.",
    "Het wonen, leren, spelen etc. is geregeld.",
    "Horizon, Schakenbosch e.a. |De rest volgt.",
    "Aanbieder Zorg B.V. |Deze partij stopt.",
    "Aanbieder Zorg B.V. is gestopt.",
    "Besproken in de BJ42 van 24 mei. |Aan de hand daarvan is het aangepast.",
    "Er waren 1.924 plaatsingen. |Dat is veel.",
    "In 2022. |12 aanbieders stopten.",
    "Versie 2.3 is vastgesteld. |Versie 3 volgt.",
    "Gepubliceerd in Stcrt. 2019, 12. |Weth. Pietersen tekende.",
    "Zie zaaknr. 2023-445 en KvK-nr. 123. |Dat is alles.",
    "Dit is het zaaknr. |Bewaar het goed.",
    "Op wo. 12 maart komt burg. De Boer.",
    "Het kost 3 mln. euro. |Of 4 mln. |Dat is meer.",
    "Wij werken bij de ING. |De bank is groot.",
    "De zaal zat vol. |Bewoners stonden buiten.",
    "Het was 30 sept. |Hierover later. |Op 3 okt. 2024 ook.",
    "1. Inleiding",
    "A. Leer de vraag kennen",
    "Art. 3 is van toepassing.",
    "Zie blz. 4 en p. 12 voor meer.",
    "Hij zei: 'Dat kan niet.' |Toen ging hij.",
    "Mensen zeggen: “Ik blijf bij jou.” |Een buddy.",
    "Een soort 'oom en tante'. |Deze mensen helpen.",
    "Slogans als: 'Opvoeden is leuk!' en 'wie is normaal?' zijn bedacht.",
    "Dit principe geldt (comply or explain). |Dat is besproken.",
    "Het plan (zie blz. 3. Daarin staat meer.) is af. |Klaar.",
    "(Dit staat tussen haakjes.) |Dit niet.",
    "Regio's verschillen; dat is lastig; toch kan het.",
    "Er zijn drie taken: Kennis, Advies en Zorg.",
    "Wat gaat goed? → eerder inzicht in kwaliteit;",
    "De brief is gestuurd.¹ |De brief is een antwoord.²",
    "Toepassing van video’s.1 |Voor onderzoek geldt meer.",
    "Een noot[^2]. |Nog een zin.[^3] |Slot.",
    "**De organisatievorm.** |Deelnemers gebruiken termen.",
    "*Dit is besproken.* |Meer volgt.",
    "Concreet aan de slag met ... |Daarna pauze.",
    "Dat werkt ... niet altijd.",
    "'s Ochtends is er overleg. |'s Middags niet.",
    "Het kost € 5. |€ 3 is voor de gemeente.",
    "Dat staat in de Wet d.w.z. De Jeugdwet.",
    "Het overleg is op 5 jan. 2021 gehouden.",
    "Wij, t.a.v. Mevrouw Smit, schrijven u.",
    "Is dat zo?! |Ja.",
    "Zie www.nji.nl voor meer. |Of bel.",
    # Abbreviations that go on before a number, a date, a name, a currency or a law only.
    "Gepubliceerd in Stcrt. 2019 nr. 1234, Stb. 2014, 105 en Trb. 2012, 5. |Zie zaaknr. 2023-445 en dossiernr. 889.",
    "Het besluit staat in de Stcrt. |Het geldt nu.",
    "Bel tel.nr. 0591-123456 of vraag naar KvK-nr. 123. |Dat kan ook.",
    "Zie hoofdst. 3 van de nota. |Daar staat het.",
    "Weth. Pietersen licht toe. |Burg. De Boer opent. |Namens fam. Bakker sprak mevr. Smit.",
    "Dit geldt in Den Burg. |De raad stemt in.",
    "De vergadering is op wo. 12 maart en do. 13-3. |Dat is zo. |12 aanbieders komen.",
    "Op grond van artikel 4:21 e.v. Awb en 6:162 BW e.v. Wmo kan het. |Zie p. 12 e.v. |De bijlage volgt.",
    "Op grond van art. 160 lid 1 sub e. Gemeentewet is het college bevoegd.",
    "Het kost € 2,5 mln. |Hiervan is 1 mln. EUR besteed.",
    "Het tarief is € 5 p.j. |De rest volgt.",
    # Words and names that look like abbreviations.
    "De opdracht is gegund aan Jansen BV. |Het college is akkoord. |Wij betalen bij de ING. |De gemeente ook.",
    "Zij komen uit de VS. |Deze blijven. |Zie ART. 3 van de nota.",
    "De garage zit vaak vol. |Bewoners klagen. |Zie vol. 2 daarover.",
    "Vastgesteld op 30 sept. |Hierover volgt een brief. |Dit is door Jan. |Daarna volgt de rest per 1 jan. 2024.",
    "De adviseur, ing. Jansen, en ing. De Vries. |Daarna ing. J. Smit.",
    "Werksessie A. De deelnemers spraken.".replace("A. De", "A. |De"),
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_marked(case):
    expected = [part.strip() for part in case.split("|")]
    assert sentences(case.replace("|", "")) == expected


def test_offsets_point_into_the_whole_text():
    text = "xxx Een. Twee. yyy"
    assert list(split_sentences(text, 4, 14)) == [(4, 8), (9, 14)]


def test_a_break_ends_a_sentence_without_a_full_stop():
    text = "Breed palet\nWij ontwikkelen dit."
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text), breaks=[12])] == [
        "Breed palet",
        "Wij ontwikkelen dit.",
    ]


def test_wrapped_lines_do_not_end_a_sentence():
    assert sentences("Een zin over\ntwee regels. Nog\néén.") == ["Een zin over\ntwee regels.", "Nog\néén."]


def test_nothing_comes_of_white_space():
    assert sentences(" \n\t ") == []
