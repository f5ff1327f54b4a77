"""The house rules that can be read off the tree."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "exposure_app").rglob("*.py"))
ALL_PYTHON = [
    *SOURCES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "packaging").rglob("*.py")),
]
BANNED_WORDS = {
    "manager", "helper", "util", "utils", "misc", "common", "base", "handler", "processor",
    "wrapper", "impl",
}  # fmt: skip
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
TOP_LEVEL = {
    "exposure_app", "resources", "tests", "packaging", "pyproject.toml", "README.md", "LICENSE",
}  # fmt: skip


def _tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - whichever git the person has
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("this tree is not a git checkout")
    return listed.stdout.splitlines()


def test_the_top_level_holds_what_the_house_names() -> None:
    tops = {name.split("/")[0] for name in _tracked()}
    assert {top for top in tops if not top.startswith(".")} == TOP_LEVEL


@pytest.mark.parametrize("source", ALL_PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_and_so_are_its_functions(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            first = node.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            begin = first.end_lineno if documented and first.end_lineno else node.lineno
            assert (node.end_lineno or 0) - begin <= 40, node.name


def _is_inherited(node: ast.ClassDef | ast.FunctionDef) -> bool:
    """Whether a function calls what it stands in for, so that its name is not ours to choose."""
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(call, ast.Call) and ast.unparse(call.func) == f"super().{node.name}"
        for call in ast.walk(node)
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_names_say_what_a_thing_is(source: Path) -> None:
    tree = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
    defined = [node for node in tree if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    for name in (source.stem, *(node.name for node in defined if not _is_inherited(node))):
        assert not BANNED_WORDS & {word.lower() for word in WORD.findall(name)}, name


@pytest.mark.parametrize("source", ALL_PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_left_open(source: Path) -> None:
    words = ("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error", "assert " + "True")
    text = source.read_text(encoding="utf-8")
    assert not [word for word in words if word in text]


def test_every_package_says_what_it_is_for() -> None:
    for package in (ROOT / "exposure_app").rglob("__init__.py"):
        docstring = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8")))
        assert docstring, package
        assert len(docstring) > 20, package


def test_packaging_is_no_python_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_pinned_packages_name_no_address() -> None:
    for listed in (ROOT / "packaging" / "requirements").iterdir():
        assert "://" not in listed.read_text(encoding="utf-8"), listed.name


def test_the_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    scripts = set(re.findall(r"python3? (packaging/\w+\.py|tests/bench/\w+\.py)", readme))
    assert {"packaging/run.py", "packaging/test.py"} <= scripts
    assert [script for script in scripts if not (ROOT / script).exists()] == []


def test_pictures_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).exists()] == []
