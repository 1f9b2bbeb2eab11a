"""Display text: what readers see of a slice."""

import pytest

from corpus import display_text

CASES = {
    "Gewone tekst.": "Gewone tekst.",
    "over\ntwee regels": "over twee regels",
    "geen   dubbele\t\tspaties": "geen dubbele | spaties",
    "**Voorkomen** dat dit gebeurt": "Voorkomen dat dit gebeurt",
    "*Dit statement* is besproken": "Dit statement is besproken",
    "het actieplan *De best passende zorg*.": "het actieplan De best passende zorg.",
    "### Lokaal en regionaal": "Lokaal en regionaal",
    "2 * 3 * 4 blijft": "2 * 3 * 4 blijft",
    "h_oe en snake_case blijven": "h_oe en snake_case blijven",
    "_schuin_ gezet": "schuin gezet",
    "zie [het rapport](https://x.nl/a) nu": "zie het rapport nu",
    'zie [de visie](https://x.nl/a){:target="_blank"}.': "zie de visie.",
    "## Doel en middel {#doel}": "Doel en middel",
    'Hanteer een strategie"](fases.md).': 'Hanteer een strategie".',
    "[!Note]\n> Dit document is\n> een voorstel.": "Dit document is een voorstel.",
    "zij wachten\n> 10 dagen": "zij wachten > 10 dagen",
    "meer dan [!] of > 10 dagen": "meer dan [!] of > 10 dagen",
    "Citaat van de raad\n> dat doorgaat\n> tot hier.": "Citaat van de raad dat doorgaat tot hier.",
    'zie [de visie](https://x.nl/a "De visie") nu': "zie de visie nu",
    "zie de [Wmo][wmo], [de visie][] en [[Wmo-loket]]": "zie de Wmo, de visie en Wmo-loket",
    "volgens [1][2] en [Jansen] [2020]": "volgens [1][2] en [Jansen] [2020]",
    "~~oud~~ nieuw en een ~ teken": "nieuw en een ~ teken",
    "Jansen &amp; Zn. betaalt &euro; 5&nbsp;per dag": "Jansen & Zn. betaalt € 5 per dag",
    "R&D en Q&A; x&yzzy;": "R&D en Q&A; x&yzzy;",
    "Kies <select><option>Ede</option></select> en ga door": "Kies en ga door",
    "een set {1, 2} en {x: 3}": "een set {1, 2} en {x: 3}",
    "zie [jeugdhulp slapen \\(cbs.nl\\)](#)": "zie jeugdhulp slapen (cbs.nl)",
    "<https://zoek.nl/stcrt.html>": "https://zoek.nl/stcrt.html",
    "Advies afgerond <i>n.n.b.</i>": "Advies afgerond n.n.b.",
    "Beste <naam bewoner>, u krijgt <bedrag> euro": "Beste <naam bewoner>, u krijgt <bedrag> euro",
    "<Naam> tekent voor <A> en klikt op <link>": "<Naam> tekent voor <A> en klikt op <link>",
    "Waarde a<b en c>d": "Waarde a<b en c>d",
    'zie <a href="x.nl" class=y>de visie</a> en <A HREF="y">meer</A>': "zie de visie en meer",
    "<details open ><summary>Meer</summary>Uitleg</details>": "Meer Uitleg",
    "woning<b>bouw</b>,\nvan <em>alle</em> soorten": "woningbouw, van alle soorten",
    "| Melden<br>Bellen | wijkteam<br/>GGD |": "Melden Bellen | wijkteam GGD",
    "Kort<BR />Lang": "Kort Lang",
    "<li>Ja</li><li>Nee</li>": "Ja Nee",
    "kleiner < dan en groter > dan": "kleiner < dan en groter > dan",
    "gestuurd.¹ De brief": "gestuurd. De brief",
    "besteed ⁹": "besteed",
    "het 'draaiboek'⁸ in werking": "het 'draaiboek' in werking",
    "een noot[^2] hier": "een noot hier",
    "40 m² kantoor": "40 m² kantoor",
    "40 µg/m³, € 50/m² en 20 kg/m²": "40 µg/m³, € 50/m² en 20 kg/m²",
    "5 mm³ en 2 m/s²": "5 mm³ en 2 m/s²",
    "een huis van 40 m²¹ is klein": "een huis van 40 m² is klein",
    "een kans van 10⁶ of 3×10¹² en 10⁻⁶": "een kans van 10⁶ of 3×10¹² en 10⁻⁶",
    "in 2020³, bij € 10² en 10.10⁴ of 10¹": "in 2020, bij € 10 en 10.10 of 10",
    "de en/of² bepaling en team³ is 3x10⁶": "de en/of bepaling en team is 3x10⁶",
    "e Kinderen en jongeren": "• Kinderen en jongeren",
    "VNG-\nstatement": "VNG-statement",
    "AI-\nverordening": "AI-verordening",
    "Zuid-\nHolland": "Zuid-Holland",
    "zorg-\nen welzijn": "zorg- en welzijn",
    "om- of\nafbouw": "om- of afbouw",
    "onderwijs-\njeugdhulp": "onderwijsjeugdhulp",
    "commissieleden, be-\ndoeld in artikel 3": "commissieleden, bedoeld in artikel 3",
    "niet-\nspecialistisch": "niet-specialistisch",
    "co\u00adördinatie": "coördinatie",
    "Aantal\t1.924\t\t1.175": "Aantal | 1.924 | 1.175",
    "| a | b |": "a | b",
    "regel één\\\nregel twee": "regel één regel twee",
    "Draai `make test` in ``de map``": "Draai make test in de map",
    "Vul `a_b*c` in het `<input>` in": "Vul a_b*c in het <input> in",
    "de jaren `70 en `80 blijven": "de jaren `70 en `80 blijven",
    "kies \ufdd01\ufdd1 of `twee`": "kies 1\ufdd1 of twee",
    "[ ] Vul het formulier in": "☐ Vul het formulier in",
    "Gehuwd: [x] ja [ ] nee": "Gehuwd: ☑ ja ☐ nee",
    "artikel 3[x] en [ ]": "artikel 3[x] en [ ]",
    "": "",
    " \n ": "",
}


@pytest.mark.parametrize(("slice_", "expected"), CASES.items())
def test_display_text(slice_, expected):
    assert display_text(slice_) == expected


@pytest.mark.parametrize(
    "expected", [text for text in CASES.values() if not text.startswith("•") and "<input>" not in text]
)
def test_what_is_displayed_stays_as_it_is(expected):
    assert display_text(expected) == expected
