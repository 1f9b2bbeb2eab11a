"""A report as a Word document: real headings and lists, its language set, marks that jump to their reference."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from ui.export.report import Report, ReportPart

# By the level of a line; Word's own template has no deeper list.
_STYLES = (None, "List Bullet", "List Bullet 2", "List Bullet 3")
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
# XML 1.0 has no place for other control characters.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def to_word(report: Report) -> bytes:
    """The whole conversation as ``.docx``."""
    import docx

    document = docx.Document()
    _set_language(document, LANGUAGES[report.words.language])
    document.core_properties.title = _clean(report.title)[:255]
    document.core_properties.author = report.words("product")
    document.core_properties.language = LANGUAGES[report.words.language]
    document.add_heading(_clean(report.title), level=1)
    document.add_paragraph(_clean(report.made))
    for number, part in enumerate(report.parts, start=1):
        document.add_heading(report.words("export_question", number=number), level=2)
        _add_part(document, part)
    document.add_heading(report.words("export_references"), level=2)
    _add_references(document, report)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _add_part(document: WordDocument, part: ReportPart) -> None:
    document.add_paragraph(_clean(part.question), style="Intense Quote")
    if part.lead:
        document.add_paragraph().add_run(_clean(part.lead)).bold = True
    for line in part.lines:
        paragraph = document.add_paragraph(_clean(line.text), style=_STYLES[min(line.level, len(_STYLES) - 1)])
        for number in line.marks:
            paragraph.add_run("\u00a0")
            _add_jump(paragraph, number)


def _add_references(document: WordDocument, report: Report) -> None:
    if not report.references:
        document.add_paragraph(report.words("export_no_references"))
    for one in report.references:
        paragraph = document.add_paragraph()
        _add_target(paragraph, one.number)
        paragraph.add_run(f"[{one.number}] ").bold = True
        paragraph.add_run(_clean(f"{one.heading}."))
        document.add_paragraph(_clean(report.words("export_quote", quote=one.quote)), style="Quote")


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _element(kind: str, /, **attributes: str) -> Any:  # noqa: ANN401 - an element of lxml, which ships no types
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{kind}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _add_jump(paragraph: Paragraph, number: int) -> None:
    """A mark such as [3] that jumps to its reference."""
    link = _element("hyperlink", anchor=f"bron{number}")
    link.append(paragraph.add_run(f"[{number}]")._r)
    paragraph._p.append(link)


def _add_target(paragraph: Paragraph, number: int) -> None:
    """The place that marks with this number jump to."""
    paragraph._p.append(_element("bookmarkStart", id=str(number), name=f"bron{number}"))
    paragraph._p.append(_element("bookmarkEnd", id=str(number)))


def _set_language(document: WordDocument, language: str) -> None:
    """The language of every style, so that spelling is checked and text is read aloud in it."""
    from docx.oxml.ns import qn

    for properties in document.styles.element.iter(qn("w:rPr")):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        defaults.append(_element("lang", val=language, eastAsia=language))
