"""Offices that report on the plan of 2024, or on a few actions of it, with invented data."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.conftest import ROOT
from tests.cut import cut, laid

EXAMPLE = ROOT / "tests" / "progress" / "przyklad" / "wykonanie"
SHORT = cut("I.1.1", "I.1.2", "II.2.1", "III.1.1")
"""Actions of all three bodies that report."""

_ACTION = re.compile(r"(?m)^  (?=[a-z0-9-]+:$)")


def whole_office(folder: Path) -> Path:
    """The plan of 2024 with reports of four quarters."""
    shutil.copytree(ROOT / "plans", folder / "plans")
    shutil.copytree(EXAMPLE, folder / "plans" / "wykonanie")
    return folder


def short_office(folder: Path) -> Path:
    """The plan cut short, with what the same reports say of its actions."""
    laid(folder, SHORT)
    return reported(folder)


def reported(folder: Path) -> Path:
    """Write those reports."""
    for path in EXAMPLE.rglob("*.yaml"):
        head, *actions = _ACTION.split(path.read_text("utf-8"))
        kept = [one for one in actions if f"- id: {one.partition(':')[0]}\n" in SHORT]
        copy = folder / "plans" / "wykonanie" / path.relative_to(EXAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text("  ".join([head, *kept]), "utf-8")
    return folder
