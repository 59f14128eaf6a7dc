"""Writes the picture of the layers in docs/architecture.md anew, from the contract that holds them.

    python tools/architecture_page.py

The order is the contract's in ``pyproject.toml``, what a room is for is the first sentence of its
docstring. A test holds the page to them.
"""

from __future__ import annotations

import ast
import re
import textwrap
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
_PICTURE = re.compile(r"(?<=<!-- layers -->\n)```text\n.*?```\n", re.DOTALL)
_WIDTH = 76


def layers() -> list[list[str]]:
    """The rooms of the package, the highest first; rooms in one list do not import each other."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "layers" and contract["containers"] == ["rpd"]:
            return [layer.split(" | ") for layer in contract["layers"]]
    raise LookupError("no contract orders the package")


def purpose(name: str) -> str:
    """The first sentence of the docstring of a module or a package."""
    path = ROOT / "rpd" / name
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = (ast.get_docstring(ast.parse(source.read_text("utf-8"))) or "").partition("\n\n")[0]
    return " ".join(text.split()).removesuffix(".")


def picture() -> str:
    """The layers as a drawing of text, the highest on top: each may import what stands below it."""
    lines = []
    for layer in layers():
        for name in layer:
            shown = f"{name}/" if (ROOT / "rpd" / name).is_dir() else f"{name}.py"
            lines.append(f"├ {shown}")
            lines += [f"│   {line}" for line in textwrap.wrap(purpose(name), _WIDTH - 4)]
        lines.append("├" + "─" * _WIDTH)
    return "┌" + "─" * _WIDTH + "\n" + "\n".join(lines[:-1]) + "\n└" + "─" * _WIDTH + "\n"


def page() -> str:
    """The whole page with the picture as it is now."""
    return _PICTURE.sub(lambda _: f"```text\n{picture()}```\n", PAGE.read_text("utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
