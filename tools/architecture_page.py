"""Writes the picture of the layers in docs/architecture.md anew, from the contract that holds them.

    python tools/architecture_page.py

The order is the contract's in ``pyproject.toml``; what a room is for is the first line of its
docstring, and what looks like it but lies elsewhere the paragraph below. A test holds the page to
them.
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
_WIDTH = 120
_NAMES = 16
_ELSEWHERE = "Elsewhere: "


def layers() -> list[list[str]]:
    """The rooms of the package, the highest first; rooms in one list do not import each other."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "layers" and contract["containers"] == ["rpd"]:
            return [layer.split(" | ") for layer in contract["layers"]]
    raise LookupError("no contract orders the package")


def told(name: str) -> list[str]:
    """What the docstring of a module or a package says of it: its purpose, and what it is not."""
    path = ROOT / "rpd" / name
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = ast.get_docstring(ast.parse(source.read_text("utf-8"))) or ""
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    elsewhere = [one for one in paragraphs[1:] if one.startswith(_ELSEWHERE)]
    return [paragraphs[0].removesuffix("."), *(one.replace("*", "") for one in elsewhere)]


def picture() -> str:
    """The layers as a drawing of text, the highest on top: each may import what stands below it."""
    lines = []
    for layer in layers():
        for first, name in zip("├" + "│" * len(layer), layer, strict=False):
            shown = f"{name}/" if (ROOT / "rpd" / name).is_dir() else f"{name}.py"
            for text, start in zip(told(name), (f"{first} {shown:<{_NAMES}}", ""), strict=False):
                below = "│" + " " * (_NAMES + 1)
                lines += textwrap.wrap(
                    text, _WIDTH, initial_indent=start or below, subsequent_indent=below
                )
    return "\n".join(lines) + "\n"


def page() -> str:
    """The whole page with the picture as it is now."""
    return _PICTURE.sub(lambda _: f"```text\n{picture()}```\n", PAGE.read_text("utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
