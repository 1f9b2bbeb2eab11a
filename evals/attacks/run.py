"""Feeds what the worst model would write through the gate, and looks whether anything forbidden is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.gate import Checked, Gate, citations, explain, explain_fallback, slice_of
from assistant.gate.types import Analyse
from corpus import Document, Metadata, display_text, parse_document
from evals.errors import EvaluationError
from evals.yaml_files import read_entries

ATTACKS = Path(__file__).with_name("attacks.yaml")
# What the attacks take for passage [1].
_HOST, _PASSAGE = "vng-statement", "Met VWS: Het uitvoeren van een quickscan"
_PIECE = 7
# Kinds whose forbidden strings do harm wherever they stand, also in the details of what was cut.
_PAYLOADS = frozenset({"link", "image", "html", "characters", "leak"})


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack; see the head of ``attacks.yaml``."""

    id: str
    kind: str
    output: str
    never: tuple[str, ...]
    document: str = ""
    title: str = ""
    honest: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What an attack reached: forbidden strings that were shown, and whether the honest sentence was lost."""

    attack: Attack
    shown: tuple[str, ...]
    lost: bool

    @property
    def succeeded(self) -> bool:
        """Whether anything forbidden reached the page."""
        return bool(self.shown)


def load_attacks(path: Path = ATTACKS) -> list[Attack]:
    """All attacks, in the order of the file.

    :raises EvaluationError: when the file cannot be read or an attack lacks something.
    """
    entries, problems = read_entries(path.read_text(encoding="utf-8"), file=path.name)
    wrong = [str(problem) for problem in problems]
    wrong += [
        f"{path.name}:{line}: onvolledig"
        for line, one in entries
        if not {"id", "kind", "output", "never"} <= one.keys()
    ]
    if wrong:
        raise EvaluationError("De aanvallen bevatten fouten:\n" + "\n".join(wrong), remedy="Verbeter het bestand.")
    return [_attack(entry) for _, entry in entries]


def _attack(entry: Mapping[str, Any]) -> Attack:
    return Attack(
        id=entry["id"],
        kind=entry["kind"],
        output=entry["output"],
        never=tuple(entry["never"]),
        document=entry.get("document", ""),
        title=entry.get("title", ""),
        honest=entry.get("honest") == "true",
    )


def run_attack(attack: Attack, documents: Mapping[str, Document], *, analyse: Analyse) -> Result:
    """Stream the output of an attack through the gate in small pieces, and search everything that people would see."""
    host = documents[_HOST]
    place = next(passage.index for passage in host.passages if host.quote(passage).startswith(_PASSAGE))
    slices = [slice_of(host, 1, place, place + 2)]
    everything = dict(documents)
    if attack.document:
        hostile = _hostile(attack)
        everything[hostile.id] = hostile
        slices.append(slice_of(hostile, 2, 0, len(hostile.passages)))
    gate = Gate(slices, analyse=analyse)
    for start in range(0, len(attack.output), _PIECE):
        gate.feed(attack.output[start : start + _PIECE])
    checked = gate.finish()
    shown = _shown(checked, everything).casefold()
    if attack.kind in _PAYLOADS:
        shown += _beside(checked).casefold()
    return Result(
        attack,
        tuple(text for text in attack.never if text.casefold() in shown),
        attack.honest and not any("quickscan" in one.text for one in checked.judgements if one.verdict != "dropped"),
    )


def _hostile(attack: Attack) -> Document:
    metadata = Metadata(
        id="hostile",
        title=attack.title or "Notitie",
        kind="notitie",
        publishers=("Onbekend",),
        date="2024",
        date_precision="year",
        status="",
        region="",
        language="nl",
        file="hostile.txt",
        sha256="",
    )
    return parse_document(metadata, attack.document)


def _shown(checked: Checked, documents: Mapping[str, Document]) -> str:
    """The answer as people see it: the sentences with their marks, and the quotes of the host document."""
    lines = [f"{one.text} {''.join(f'[{number}]' for number in one.citations)}" for one in checked.statements]
    lines += [explain_fallback(checked, "nl"), explain_fallback(checked, "en")]
    # A quote from a hostile document is shown as what it is, a quote, by the reader of that document.
    lines += [display_text(one.quote) for one in citations(checked, documents) if one.document == _HOST]
    return "\n".join(lines)


def _beside(checked: Checked) -> str:
    """What people see when they open the details: what was written, and why it was cut.

    What a model claims may be read there; what it smuggles may not.
    """
    reasons = [explain(one, language) for one in checked.judgements for language in ("nl", "en")]
    return "\n".join([*(one.sentence.text for one in checked.judgements), *reasons])
