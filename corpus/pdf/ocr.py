"""Text recognition for pages that are pictures: Tesseract, where it is installed with Dutch; its absence is normal."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corpus.content import Progress
from corpus.pdf.pictures import draw_page
from corpus.pdf.raw import RawPage, RawPdf

_DOTS_AN_INCH = 300
_A4_INCHES = 8.27
_SECONDS = 180.0
_LEAST_SURE = 30.0  # percent; what Tesseract is less sure of is a spot or a piece of a picture
_WORD_LEVEL = "5"


@cache
def find_ocr() -> str | None:
    """Path of a Tesseract that reads Dutch, None when there is none."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return program if "nld" in (listed.stdout + listed.stderr).split() else None


def read_scans(data: bytes, raw: RawPdf, numbers: Sequence[int], *, progress: Progress | None = None) -> RawPdf:
    """The document with the pages of these numbers read from their pictures, where that gives more than there was."""
    program = find_ocr()
    if program is None:
        return raw
    pages = list(raw.pages)
    for done, number in enumerate(numbers):
        if progress is not None:
            progress(done, len(numbers))
        read = _read(program, data, pages[number - 1])
        if read is not None:
            pages[number - 1] = read
    if progress is not None and numbers:
        progress(len(numbers), len(numbers))
    return replace(raw, pages=tuple(pages))


def _read(program: str, data: bytes, page: RawPage) -> RawPage | None:
    """One page by OCR; None when it cannot be drawn or hardly a word is found."""
    picture = draw_page(data, page.number, width=round(_DOTS_AN_INCH * _A4_INCHES))
    if picture is None:
        return None
    command = [program, "stdin", "stdout", "-l", "nld", "--dpi", str(_DOTS_AN_INCH), "tsv"]
    try:
        result = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    text, confidence = read_table(result.stdout.decode("utf-8", "replace"))
    return replace(page, text=text, confidence=confidence) if sum(map(str.isalnum, text)) > 2 else None


def read_table(table: str) -> tuple[str, float]:
    """Text and mean confidence (0 to 1, by letters) of Tesseract's table of words."""
    lines: dict[tuple[str, ...], list[str]] = {}
    weight = sure = 0.0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if row.get("level") != _WORD_LEVEL or not word or float(row["conf"]) < _LEAST_SURE:
            continue
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
        weight += len(word)
        sure += len(word) * float(row["conf"]) / 100
    text = ""
    paragraph: tuple[str, ...] = ()
    for place, words in lines.items():
        text += "\n\n" if text and place[:2] != paragraph else "\n" if text else ""
        text += " ".join(words)
        paragraph = place[:2]
    return text, sure / weight if weight else 0.0
