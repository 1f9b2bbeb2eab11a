"""The documents tell the truth: every command, option, target, setting, link and file that they name exists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from assistant.settings import Settings
from ui.cli import wegwijzer

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
SETTINGS_TABLE = re.compile(r"(<!-- settings:begin.*?-->\n)(.*?)(<!-- settings:end -->)", re.DOTALL)


def _code(text: str) -> Iterator[str]:
    """Everything that is set as code: indented lines, fenced lines, and words between backticks."""
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line.split("#")[0] if " # " in line else line
    yield from re.findall(r"`([^`\n]+)`", text)


def _command_lines(text: str) -> Iterator[list[str]]:
    """The words behind each ``wegwijzer`` that is a command, up to a pipe or the end."""
    for code in _code(text):
        for match in re.finditer(r"(?:^|[\s/|])wegwijzer((?: +[^|>#\n]+)?)", code):
            yield match[1].split()


def _find(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that these words name, and the words that are left."""
    command: click.Command = wegwijzer
    context = click.Context(wegwijzer)
    while isinstance(command, click.Group) and words and re.fullmatch(r"[a-z]+", words[0]):
        found = command.get_command(context, words[0])
        assert found is not None, f"no such command: {words[0]}"
        command, words = found, words[1:]
    return command, words


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_and_options_exist(page: Path) -> None:
    for words in _command_lines(page.read_text(encoding="utf-8")):
        command, rest = _find(words)
        known = {name for parameter in command.params for name in parameter.opts} | {"--help", "-h", "--debug"}
        options = {word for word in rest if word.startswith("--") and word != "--"}
        assert options <= known, f"wegwijzer {' '.join(words)}"


def test_the_readme_names_every_command() -> None:
    named = {_find(words)[0].name for words in _command_lines((ROOT / "README.md").read_text(encoding="utf-8"))}
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    missing = [name for name in wegwijzer.list_commands(click.Context(wegwijzer)) if name not in named]
    assert [name for name in missing if f"`{name}`" not in changes] == []
    assert {"ingest", "ask", "chat", "documents", "serve", "doctor"} <= named | {"list"}


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_make_targets_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {
        match[1] for code in _code(page.read_text(encoding="utf-8")) for match in re.finditer(r"\bmake ([a-z-]+)", code)
    }
    assert named <= targets


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_linked_files_exist(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_variables_are_settings(page: Path) -> None:
    variables = set(re.findall(r"\bWEGWIJZER_([A-Z_]+[A-Z])", page.read_text(encoding="utf-8")))
    assert {name.lower() for name in variables} <= {*Settings.model_fields, "config"}


def settings_table() -> str:
    """The table of docs/settings.md as it should be."""
    rows = ["| instelling | standaard | grenzen | betekenis |", "| --- | --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = ".wegwijzer" if name == "data_dir" else field.get_default()
        shown = "leeg" if default is None or str(default) == "" else f"`{default}`"
        bounds = [f"{key} {value}" for key, value in _bounds(field.metadata)]
        rows.append(f"| `{name}` | {shown} | {', '.join(bounds)} | {field.description} |")
    return "\n".join(rows) + "\n"


def _bounds(metadata: list[object]) -> Iterator[tuple[str, object]]:
    words = {"gt": "groter dan", "ge": "minstens", "le": "hoogstens"}
    for constraint in metadata:
        yield from ((word, getattr(constraint, key)) for key, word in words.items() if hasattr(constraint, key))


def test_every_setting_is_documented() -> None:
    found = SETTINGS_TABLE.search((ROOT / "docs" / "settings.md").read_text(encoding="utf-8"))
    assert found is not None
    assert found[2] == settings_table(), "replace the table in docs/settings.md by the one that settings_table() gives"


def test_first_screen_has_the_two_commands() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:30])
    assert "make run" in first_screen
    assert "make test" in first_screen


def shown_answer() -> tuple[str, list[str]]:
    """The question of the answer on the first screen, and its quotes on one line each."""
    block = (
        (ROOT / "README.md").read_text(encoding="utf-8").split("<!-- answer:begin -->")[1].split("<!-- answer:end")[0]
    )
    asked, sources = block.split("Bronnen")
    return asked.split('"')[1], [" ".join(quote.split()) for quote in re.findall(r'"([^"]+)"', sources)]


def test_the_answer_on_the_first_screen_quotes_the_documents() -> None:
    _, quotes = shown_answer()
    texts = [" ".join(path.read_text(encoding="utf-8").split()) for path in (ROOT / "corpus" / "documents").iterdir()]
    assert quotes
    assert [quote for quote in quotes if not any(quote in text for text in texts)] == []


def test_description_for_catalogues() -> None:
    """What the Standard for Public Code asks of publiccode.yml, as far as it says something about this project."""
    text = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"softwareVersion: {project['version']}\n" in text
    assert f"license: {project['license']}\n" in text
    keys = set(re.findall(r"^([A-Za-z]+):", text, re.MULTILINE))
    assert {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"} <= keys
    assert {"description", "legal", "maintenance", "localisation"} <= keys
    for short in re.findall(r"shortDescription: (.+)", text):
        assert len(short) <= 150
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
