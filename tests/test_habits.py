"""The project's own habits: format, lint, types, contracts, documentation."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.habits


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "ruff", "check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ],
    ids=["format", "lint", "types", "imports"],
)
def test_tool_is_content(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


MODULES = sorted((ROOT / "rpd").rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_public_things_have_docstrings(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    rule = module.parent.name == "rules"
    missing = [] if ast.get_docstring(tree) else ["the module"]
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if rule and node.name == "check":
            continue  # the module's docstring is the rule's page
        if node.col_offset == 0 and not ast.get_docstring(node):
            missing.append(node.name)
    assert not missing


def listed(*options: str) -> list[str]:
    """The files that git names in the checkout."""
    done = subprocess.run(
        ["git", "ls-files", "-z", *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [name for name in done.stdout.split("\0") if name]


TOP = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    ".vscode",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "action.yml",
    "bench",
    "ci",
    "comment",
    "constraints.txt",
    "docs",
    "plans",
    "pyproject.toml",
    "rpd",
    "schema",
    "templates",
    "tests",
    "tools",
}
LARGE = {
    "templates/fonts/LiberationSans-Bold.ttf": "whole as published: its licence forbids parts",
    "templates/fonts/LiberationSans-Regular.ttf": "whole as published: its licence forbids parts",
}


def test_the_root_holds_what_is_meant_to_be_there() -> None:
    assert {name.split("/")[0] for name in listed()} == TOP


def test_nothing_tracked_is_ignored() -> None:
    assert listed("-ci", "--exclude-standard") == []


def test_no_large_file_without_a_reason() -> None:
    sizes = {name: (ROOT / name).stat().st_size for name in listed() if (ROOT / name).is_file()}
    assert {name for name, size in sizes.items() if size > 200_000} == set(LARGE)


def test_every_file_is_utf8_without_machine_paths() -> None:
    texts = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".j2", ".txt"}
    # Written apart so that this file does not find itself.
    forbidden = ["/" + "work/", "/" + "root/", ".." + "/shared", "index-" + "url"]
    found = [
        f"{name}: {word}"
        for name in listed("-co", "--exclude-standard")
        if Path(name).suffix in texts and (ROOT / name).is_file() and "rules/zle-kod" not in name
        for word in forbidden
        if word in (ROOT / name).read_text("utf-8")
    ]
    assert not found
