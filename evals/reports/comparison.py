"""A comparison of two runs as tables for the terminal."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from evals.compare import Comparison
from evals.numbers import number

# Below this an improvement or a loss is marked as more than chance.
SIGNIFICANT = 0.05
# Of the questions left out so many are named.
SHOWN = 20


def comparison_tables(comparison: Comparison) -> list[RenderableType]:
    """What differs between the runs, the differences of the means, and the questions won and lost."""
    parts: list[RenderableType] = []
    if comparison.depends_on:
        parts.append(Text("Wat anders was:\n" + "\n".join(f"  {line}" for line in comparison.depends_on)))
    parts += [_differences(comparison), Text(verdict(comparison))]
    for title, ids in (("Gewonnen", comparison.won), ("Verloren", comparison.lost)):
        parts.append(Text(f"{title} ({len(ids)}): {', '.join(ids) or '-'}"))
    if comparison.left_out:
        count = len(comparison.left_out)
        more = f" en nog {count - SHOWN}" if count > SHOWN else ""
        names = ", ".join(comparison.left_out[:SHOWN])
        parts.append(Text(f"Niet vergeleken, want niet in beide gelijk ({count}): {names}{more}"))
    return parts


def _differences(comparison: Comparison) -> Table:
    table = Table(title=f"{comparison.n} vragen in beide metingen", title_justify="left")
    table.add_column("Maat", no_wrap=True)
    for heading in ("eerste", "tweede", "verschil", "95%", "p", "n"):
        table.add_column(heading, justify="right")
    for one in comparison.differences:
        mark = "*" if one.probability < SIGNIFICANT else " "
        bounds = f"{number(one.low)} – {number(one.high)}"
        cells = (number(one.first), number(one.second), f"{number(one.change)}{mark}", bounds, number(one.probability))
        table.add_row(one.measure.title, *cells, str(one.n))
    return table


def verdict(comparison: Comparison) -> str:
    """One sentence on correctness: how many questions changed sides and whether chance alone explains it."""
    won, lost = len(comparison.won), len(comparison.lost)
    chance = number(comparison.probability)
    same = f"{comparison.n - len(comparison.changed_answers)} van {comparison.n} antwoorden zijn gelijk gebleven."
    return f"Goed geworden: {won}, fout geworden: {lost} (McNemar exact, p = {chance}). {same}"
