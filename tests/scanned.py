"""A document that was scanned, and a program in the place of Tesseract that reads it: no test needs a real one."""

from __future__ import annotations

import sys
from pathlib import Path

SENTENCE = "De speelplaats sluit iedere avond om acht uur."
_PROGRAM = """#!{python}
import sys

if "--list-langs" in sys.argv:
    print("List of available languages (1):\\nnld")
elif sys.stdin.buffer.read().startswith(b"\\x89PNG"):
    columns = "level page_num block_num par_num line_num word_num left top width height conf text".split()
    print("\\t".join(columns))
    for number, word in enumerate({sentence!r}.split(), start=1):
        print("\\t".join(map(str, (5, 1, 1, 1, 1, number, 10 * number, 10, 9, 9, 96, word))))
"""


def install_recognition(folder: Path) -> Path:
    """Write a ``tesseract`` that finds :data:`SENTENCE` on every picture of a page; returns the folder, for PATH."""
    program = folder / "tesseract"
    program.write_text(_PROGRAM.format(python=sys.executable, sentence=SENTENCE), encoding="utf-8")
    program.chmod(0o755)
    return folder


def make_scan(path: Path) -> Path:
    """A PDF of one page that is a picture, without a single letter of text."""
    from fpdf import FPDF
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (620, 877), "white")
    ImageDraw.Draw(picture).text((60, 60), SENTENCE, fill="black")
    pdf = FPDF()
    pdf.add_page()
    pdf.image(picture, x=0, y=0, w=210)
    pdf.output(str(path))
    return path
