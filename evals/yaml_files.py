"""Question files: YAML that people edit by hand and that diffs well; every scalar is read as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from evals.errors import Problem
from evals.types import Case

Entry = tuple[int, dict[str, Any]]
# The C parser reads hundreds of questions in an instant; not every build of PyYAML has it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_entries(text: str, *, file: str) -> tuple[list[Entry], list[Problem]]:
    """The entries of a question file with their line numbers, and the problems of its YAML.

    Scalars stay text ("no" is not False, 2030 not a number). A key that occurs twice is a problem.
    """
    problems: list[Problem] = []
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        reason = getattr(error, "problem", None) or "onleesbaar"
        return [], [Problem(file, line, "", f"geen geldige YAML: {reason}")]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        return [], [Problem(file, root.start_mark.line + 1, "", "het bestand moet één lijst met vragen zijn")]
    entries: list[Entry] = []
    for node in root.value:
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            entries.append((line, _plain(node, file, problems)))
        else:
            problems.append(Problem(file, line, "", "elke vraag moet uit sleutels met waarden bestaan (id: ..., ...)"))
    return entries, problems


def _plain(node: yaml.Node, file: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - as deep as the YAML is
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, file, problems) for child in node.value]
    if not isinstance(node, yaml.MappingNode):
        raise TypeError(f"unknown kind of YAML node: {node}")
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        if str(key.value) in mapping:
            message = f"de sleutel '{key.value}' staat er twee keer"
            problems.append(Problem(file, key.start_mark.line + 1, mapping.get("id", ""), message))
        mapping[str(key.value)] = _plain(value, file, problems)
    return mapping


class _Quoted(str):
    """Text that is always written between quotes, so that nobody wonders what YAML makes of it."""


class _Flow(list[Any]):
    """A list written on one line."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        # Indent lists inside mappings, as the files that people write do.
        super().increase_indent(flow, False)


_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Dumper.add_representer(_Flow, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, True))


def write_cases(cases: Sequence[Case]) -> str:
    """The cases as the text of a question file: fixed order of keys, one case after another, an empty line between."""
    blocks = [
        yaml.dump([_entry(case)], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**20) for case in cases
    ]
    return "\n".join(blocks)


def _text(value: str) -> str:
    return value if re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", value) else _Quoted(value)


def _entry(case: Case) -> dict[str, Any]:
    entry: dict[str, Any] = {
        **{key: _text(getattr(case, key)) for key in ("id", "split", "language", "persona", "type")},
        "question": _Quoted(case.question),
        "history": [{"role": turn.role, "content": _Quoted(turn.content)} for turn in case.history],
        "expected": case.expected,
    }
    if case.refusal_reason:
        entry["refusal_reason"] = case.refusal_reason
    entry["gold"] = [
        [{"document": _text(quote.document), "quote": _Quoted(quote.quote)} for quote in group] for group in case.gold
    ]
    entry["facts"] = [_Flow(_Quoted(form) for form in forms) for forms in case.facts]
    entry["note"] = _Quoted(case.note)
    return entry
