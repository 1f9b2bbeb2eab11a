"""``make bench``: how fast, how large and how hungry Wegwijzer is on this machine, with medians and aims.

Ratios are compared with the aims because they hold on any machine: the same work, with and without everything around
the embedding model. Wall times are for information; other work on the machine makes them longer.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import UserFacingError
from evals import bench_commands, bench_ratios

INGEST_AIM, ASK_AIM, MEMORY_AIM = 1.3, 2.5, 1.5
_GIGABYTE = 1e9


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement: what, the value in words, and whether it meets its aim (None without one)."""

    name: str
    value: str
    aim: str = ""
    met: bool | None = None

    def __str__(self) -> str:
        verdict = {None: "", True: "gehaald", False: "NIET GEHAALD"}[self.met]
        return f"{self.name:44} {self.value:34} {self.aim:12} {verdict}".rstrip()


def measure() -> Iterator[Line]:
    """Every measurement, each as soon as it is there; the index and the model are made in a folder that is removed."""
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as name:
        folder = Path(name)
        # Commands first: a process starts with the peak memory of the one that starts it, so that must be small yet.
        yield from _command_lines(folder)
        yield from _ingest_lines(folder)
        yield from _ask_lines(folder)


def _command_lines(folder: Path) -> Iterator[Line]:
    question = bench_ratios.QUESTIONS[0]
    help_page = bench_commands.median_of(lambda: bench_commands.run_command("--help", data_dir=folder))
    yield Line("wegwijzer --help", f"{help_page.seconds:.2f} s")
    prepared = bench_commands.run_command("prepare", data_dir=folder)
    yield Line("taalmodel klaarzetten (eenmalig)", f"{prepared.seconds:.1f} s")
    first = bench_commands.run_command("ingest", data_dir=folder)
    yield Line("eerste ingest", f"{first.seconds:.1f} s")
    again = bench_commands.median_of(lambda: bench_commands.run_command("ingest", data_dir=folder))
    yield Line("ingest zonder veranderingen", f"{again.seconds:.1f} s")
    cold = bench_commands.median_of(lambda: bench_commands.run_command("ask", question, data_dir=folder))
    yield Line("wegwijzer ask, koud", f"{cold.seconds:.1f} s")
    healthy = bench_commands.seconds_until_served(folder)
    yield Line("serve tot de pagina er is", f"{healthy:.1f} s")
    yield Line("serve tot het eerste antwoord (hoogstens)", f"{healthy + cold.seconds:.1f} s")
    peaks = {"prepare": prepared.peak_bytes, "ingest": first.peak_bytes, "ask": cold.peak_bytes}
    for command, peak in peaks.items():
        met = peak < MEMORY_AIM * _GIGABYTE
        yield Line(f"geheugen van {command}, hoogste", _gigabytes(peak), f"< {MEMORY_AIM} GB", met)
    for part, size in bench_commands.sizes(folder).items():
        yield Line(f"omvang van {part}", f"{size / 1e6:.0f} MB")


def _ingest_lines(folder: Path) -> Iterator[Line]:
    ingest = bench_ratios.ingest_against_embedding(folder)
    speed = f"{ingest.units / ingest.whole:.1f} passages/s"
    yield Line("ingest", f"{ingest.whole:.1f} s, {speed}")
    yield Line("dezelfde teksten alleen embedden", f"{ingest.bare:.1f} s")
    yield _ratio("ingest / alleen embedden", ingest.ratio, INGEST_AIM)


def _ask_lines(folder: Path) -> Iterator[Line]:
    ask = bench_ratios.ask_against_embedding(folder)
    yield Line(f"vraag, warm (mediaan van {ask.units})", f"{1000 * ask.whole:.1f} ms")
    yield Line("dezelfde vraag alleen embedden", f"{1000 * ask.bare:.1f} ms")
    yield _ratio("vraag / alleen embedden", ask.ratio, ASK_AIM)


def _ratio(name: str, value: float, aim: float) -> Line:
    return Line(name, f"{value:.2f}", f"<= {aim}", value <= aim)


def _gigabytes(size: int) -> str:
    return f"{size / _GIGABYTE:.2f} GB"


def main() -> None:
    """Print every measurement, with whether it meets its aim."""
    print_as_measured(measure())


def print_as_measured(lines: Iterable[object]) -> None:
    """Print each line as soon as it is there; an error or an interruption ends the program with its words."""
    try:
        for line in lines:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    except UserFacingError as error:
        sys.exit(f"Fout: {error}")
    except KeyboardInterrupt:
        sys.exit("Afgebroken.")


if __name__ == "__main__":
    main()
