"""A report as a PDF that a screen reader understands: tagged, with its language, headings, lists and working marks."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.export.report import Report, ReportPart

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def to_pdf(report: Report) -> bytes:
    """The whole conversation as PDF/UA-1; as tagged PDF alone when a character is in no font of this machine."""
    import typst

    template = files("ui").joinpath("export", "report.typ").read_bytes()
    inputs = {"report": _CONTROL.sub("", json.dumps(_data(report), ensure_ascii=False))}
    try:
        # PDF/UA-1 (ISO 14289-1) is the standard for accessible PDF that EN 301 549 points at.
        return typst.compile(template, format="pdf", sys_inputs=inputs, pdf_standards="ua-1")
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return typst.compile(template, format="pdf", sys_inputs=inputs)


def _data(report: Report) -> dict[str, Any]:
    words = report.words
    return {
        "title": report.title,
        "author": words("product"),
        "language": words.language,
        "made": report.made,
        "page_of": words("export_page_of", page="{page}", count="{count}"),
        "references_heading": words("export_references"),
        "no_references": words("export_no_references"),
        "parts": [_part(part, words("export_question", number=n)) for n, part in enumerate(report.parts, start=1)],
        "references": [
            {
                "number": one.number,
                "heading": f"{one.heading}.",
                "quote": words("export_quote", quote=one.quote),
            }
            for one in report.references
        ],
    }


def _part(part: ReportPart, heading: str) -> dict[str, Any]:
    """The lines of a part with list items together, since a list is one thing to a screen reader."""
    groups = [
        {
            "item": item,
            "lines": [
                {"text": one.text, "marks": list(one.marks), "level": one.level, "language": part.language}
                for one in lines
            ],
        }
        for item, lines in groupby(part.lines, key=lambda line: line.level > 0)
    ]
    return {"heading": heading, "question": part.question or "–", "lead": part.lead, "groups": groups}
