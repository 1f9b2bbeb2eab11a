"""Documents for measuring: any number of policy-like texts of so many pages, made of own words, always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

LINES_ON_PAGE = 44
_LINE_WIDTH = 92  # characters
_SUBJECTS = "gemeente aanbieder regio raad instelling werkgroep bestuur school wijkteam inspectie".split()
_VERBS = "bespreekt organiseert betaalt onderzoekt verbetert bewaakt begeleidt plant beoordeelt ondersteunt".split()
_ROOTS = (
    "jeugd zorg wonen hulp school gezin wijk team groep plan kosten bouw beleid kennis werk opvang toezicht "
    "overleg scholing vervoer verhuis ruimte netwerk traject aanbod vraag loket kamer huis tuin water energie "
    "voorraad bericht register archief machine brug haven veld markt boom molen kaart route lamp doek steen vloer"
).split()
_ADJECTIVES = "nieuwe gezamenlijke kleine regionale tijdelijke vaste eigen open duurzame brede".split()
_TIMES = "dit jaar|komend jaar|voor de zomer|na overleg|in het najaar|stap voor stap|waar nodig|op verzoek".split("|")


def document_lines(number: int, pages: int) -> Iterator[list[str]]:
    """The pages of document ``number``, each as lines; "# " marks a heading, "- " an item of a list."""
    chance = random.Random(f"document {number}")
    words = _own_words(chance)
    for page in range(pages):
        lines = [f"# {page + 1} {_adjective(chance).capitalize()} {chance.choice(words)}", ""]
        while len(lines) < LINES_ON_PAGE - 6:
            if chance.random() < 0.15:
                lines += ["De afspraken zijn:", *(f"- {_sentence(chance, words)}" for _ in range(3)), ""]
            else:
                sentences = " ".join(_sentence(chance, words) for _ in range(3))
                lines += [*_wrapped(sentences), ""]
        yield lines


def write_documents(folder: Path, count: int, *, pages: int, suffix: str = ".pdf", first: int = 0) -> list[Path]:
    """Write documents ``first`` and following; only their number and size decide what is in them.

    :param suffix: ".pdf" (real ones, for which fpdf2 must be installed) or ".md".
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(first, first + count):
        path = folder / f"document-{number:04d}{suffix}"
        content = [*document_lines(number, pages)]
        path.write_bytes(_pdf(content) if suffix == ".pdf" else _markdown(content))
        paths.append(path)
    return paths


def _own_words(chance: random.Random) -> list[str]:
    """Some words that many documents have, and compounds that few others have."""
    compounds = ["".join(chance.sample(_ROOTS, k=chance.choice((2, 2, 3)))) for _ in range(400)]
    return [*_ROOTS, *_ROOTS, *compounds]


def _adjective(chance: random.Random) -> str:
    return chance.choice(_ADJECTIVES)


def _sentence(chance: random.Random, words: list[str]) -> str:
    subject, verb, time = chance.choice(_SUBJECTS), chance.choice(_VERBS), chance.choice(_TIMES)
    first, second = chance.choice(words), chance.choice(words)
    amount = f" voor {chance.randrange(2, 9000)} inwoners" if chance.random() < 0.3 else ""
    return f"De {subject} {verb} {time} de {_adjective(chance)} {first} en het {second}{amount}."


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LINE_WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _markdown(pages: list[list[str]]) -> bytes:
    return "\n".join(line for page in pages for line in page).encode()


def _pdf(pages: list[list[str]]) -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_auto_page_break(auto=False)
    for lines in pages:
        pdf.add_page()
        for number, line in enumerate(lines):
            if not line:
                continue
            heading = line.startswith("# ")
            pdf.set_font("Helvetica", "B" if heading else "", 13 if heading else 10)
            pdf.set_xy(15, 15 + 6 * number)
            pdf.cell(text=line.removeprefix("# "))
    return bytes(pdf.output())
