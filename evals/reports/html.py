"""One self-contained HTML page of a run: numbers, charts and every question; it loads nothing from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from evals.agreements.figures import TITLE, estimates_of, register_rows
from evals.measures.confidence import reliability, risk_coverage
from evals.measures.registry import MEASURES, answerability, answered_correctly
from evals.numbers import interval, number, seconds, value_and_count
from evals.reports.charts import Bar, bar_chart, reliability_chart, risk_chart
from evals.reports.question_html import question_block
from evals.store import Run, read_register
from evals.summary import BREAKDOWN_MEASURES, DIMENSIONS, Summary

_HERE = Path(__file__).parent
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def html_report(run: Run, summary: Summary) -> str:
    """The page as text."""
    title = f"Meting {escape(run.name)}"
    body = [
        f"<h1>{title}</h1>",
        _origin(run, summary),
        _measures(summary),
        f'<div class="charts">{_charts(run, summary)}</div>',
        *(_breakdown(summary, dimension) for dimension in DIMENSIONS),
        _register(run),
        _latencies(summary),
        _questions(run),
    ]
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head>\n<body>\n"
        + "\n".join(body)
        + f"\n<script>{script}</script></body></html>\n"
    )


def _origin(run: Run, summary: Summary) -> str:
    git = run.record.get("git", {})
    changed = ", met wijzigingen" if git.get("dirty") else ""
    revision = escape(str(git.get("revision") or "onbekend")[:12])
    model = escape(str(run.record.get("model", "")))
    state = "" if run.finished else " Deze meting is nog niet af."
    return (
        f'<p class="soft">{summary.n} vragen · versie {revision}{changed} · model {model} · '
        f"klaar {escape(str(run.record.get('finished') or '-'))}.{state}</p>"
    )


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of texts that are escaped here; the first column is a name, the others are numbers."""

    def line(tag: str, cells: Sequence[str]) -> str:
        numbers = (f'<{tag} class="number">{escape(cell)}</{tag}>' for cell in cells[1:])
        return f"<tr><{tag}>{escape(cells[0])}</{tag}>{''.join(numbers)}</tr>"

    return (
        f"<table><thead>{line('th', headings)}</thead><tbody>{''.join(line('td', row) for row in rows)}</tbody></table>"
    )


def _measures(summary: Summary) -> str:
    rows = []
    for measure in MEASURES:
        found = summary.measures[measure.name]
        rows.append([measure.title, measure.name, number(found.value), interval(found), str(found.n)])
    return "<h2>Maten</h2>" + _table(["Maat", "naam", "waarde", "95%", "n"], rows)


def _charts(run: Run, summary: Summary) -> str:
    charts = []
    for dimension in ("type", "document"):
        title = f"Goed per {DIMENSIONS[dimension][0].lower()}"
        bars = []
        for value, estimates in summary.breakdowns[dimension].items():
            found = estimates["correct"]
            bars.append(Bar(value, found.value, found.low, found.high, found.n))
        charts.append((title, bar_chart(bars, title=title)))
    risk = risk_coverage(answered_correctly(run.results), asked=max(1, len(run.results)))
    charts.append(("Risico bij dekking", risk_chart(risk, title="Risico bij dekking")))
    bins = reliability(answerability(run.results))
    charts.append(
        ("Betrouwbaarheid van de zekerheid", reliability_chart(bins, title="Betrouwbaarheid van de zekerheid"))
    )
    return "".join(f"<figure><h2>{escape(title)}</h2>{chart}</figure>" for title, chart in charts)


def _breakdown(summary: Summary, dimension: str) -> str:
    title = DIMENSIONS[dimension][0]
    rows = [
        [value, *(value_and_count(estimates[name]) for name in BREAKDOWN_MEASURES)]
        for value, estimates in summary.breakdowns[dimension].items()
    ]
    return f"<h2>{escape(title)}</h2>" + _table([title, *BREAKDOWN_MEASURES.values()], rows)


def _register(run: Run) -> str:
    """The numbers of the agreements register, when it was measured with this run."""
    estimates = estimates_of(read_register(run.directory))
    return f"<h2>{escape(TITLE)}</h2>{_table(*register_rows(estimates))}" if estimates else ""


def _latencies(summary: Summary) -> str:
    rows = [[stage, seconds(one.p50), seconds(one.p95), str(one.n)] for stage, one in summary.latencies.items()]
    return "<h2>Tijd per vraag</h2>" + _table(["stap", "p50", "p95", "n"], rows)


def _questions(run: Run) -> str:
    kinds = sorted({result.case.type for result in run.results})
    options = "".join(f"<option>{escape(kind)}</option>" for kind in kinds)
    filters = (
        '<div class="filters"><label>Toon <select id="verdict"><option value="">alles</option>'
        '<option value="wrong">niet goed</option><option value="right">goed</option></select></label>'
        f'<label>Soort <select id="kind"><option value="">alle</option>{options}</select></label>'
        '<label>Woorden <input id="words" type="search"></label><span id="count" class="soft"></span></div>'
    )
    return f"<h2>Vragen</h2>{filters}" + "\n".join(question_block(result) for result in run.results)
