"""A report as Markdown and as plain text: whole conversations, and one answer for the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ui.export.report import Reference, Report, ReportLine, ReportPart

# Characters that would start or end markup inside a line (CommonMark 2.4); the rest reads better bare.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&$])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def escape(text: str) -> str:
    """Markdown of one line that draws as ``text``."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", plain)


def to_markdown(report: Report) -> bytes:
    """The whole conversation."""
    lines = [f"# {escape(report.title)}", "", escape(report.made), ""]
    for number, part in enumerate(report.parts, start=1):
        lines += [f"## {report.words('export_question', number=number)}", "", *_quoted(part.question), ""]
        lines += [*_markdown_lines(part), ""]
    lines += [f"## {report.words('export_references')}", ""]
    lines += [*_markdown_references(report)] or [report.words("export_no_references")]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def answer_markdown(report: Report) -> str:
    """The answers alone with their references, to paste elsewhere."""
    lines = [line for part in report.parts for line in _markdown_lines(part)]
    if report.references:
        lines += ["", f"**{report.words('export_references')}**", "", *_markdown_references(report)]
    return "\n".join(lines) + "\n"


def answer_text(report: Report) -> str:
    """The answers alone with their references, without any markup."""
    lines: list[str] = []
    for part in report.parts:
        lines += [part.lead] if part.lead else []
        lines += [f"{_bullet(line, '• ')}{line.marked}" for line in part.lines]
    if report.references:
        lines += ["", report.words("export_references")]
        lines += [_plain_reference(one, report) for one in report.references]
    return "\n".join(lines) + "\n"


def _plain_reference(one: Reference, report: Report) -> str:
    return f"[{one.number}] {one.heading}. {report.words('export_quote', quote=one.quote)}"


def _bullet(line: ReportLine, mark: str) -> str:
    """What stands before a list item: its mark, further in when its list stands in an item; nothing before others."""
    return "  " * (line.level - 1) + mark if line.level else ""


def _quoted(question: str) -> Iterator[str]:
    for line in question.splitlines() or [""]:
        yield f"> {escape(line)}".rstrip()


def _markdown_lines(part: ReportPart) -> Iterator[str]:
    """The lines with an empty one between paragraphs and around lists, none inside a list."""
    if part.lead:
        yield f"**{escape(part.lead)}**"
    in_list = False
    for position, line in enumerate(part.lines):
        if (position or part.lead) and not (in_list and line.level):
            yield ""
        marks = "".join(f"\\[{number}\\]" for number in line.marks)
        text = f"{escape(line.text)} {marks}".rstrip()
        yield _bullet(line, "- ") + text
        in_list = line.level > 0


def _markdown_references(report: Report) -> Iterator[str]:
    for one in report.references:
        yield f"{one.number}. {escape(one.heading)}."
        yield f"   > {escape(report.words('export_quote', quote=one.quote))}"
