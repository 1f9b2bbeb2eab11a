"""Writes the reports of a run beside its results: Markdown, CSV, JUnit XML and HTML."""

from __future__ import annotations

from pathlib import Path

from evals.reports.csv_table import result_rows
from evals.reports.html import html_report
from evals.reports.junit import junit_report
from evals.reports.markdown import markdown_report
from evals.spreadsheet import write_table
from evals.store import Run
from evals.summary import Summary

MARKDOWN, CSV, JUNIT, HTML = "report.md", "report.csv", "junit.xml", "report.html"


def write_reports(run: Run, summary: Summary) -> tuple[Path, ...]:
    """Write all reports into the folder of the run; the paths, HTML first."""
    folder = run.directory
    texts = {
        HTML: html_report(run, summary),
        MARKDOWN: markdown_report(run, summary),
        JUNIT: junit_report(run),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    write_table(folder / CSV, {"uitslag": result_rows(run)})
    return tuple(folder / name for name in (HTML, MARKDOWN, CSV, JUNIT))


def export_results(run: Run, path: Path) -> None:
    """Write one row a question, with every score, to ``.xlsx`` or ``.csv``."""
    write_table(path, {"uitslag": result_rows(run)})
