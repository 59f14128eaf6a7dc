"""A workspace of its own, with a small plan that is complete."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with the 2024 plan, its strategy and its dictionary."""
    folder = tmp_path / "roboczy"
    (folder / "plans").mkdir(parents=True)
    for name in ("2024.yaml", "strategia.yaml", "slownik.yaml"):
        shutil.copy(ROOT / "plans" / name, folder / "plans" / name)
    return folder


def edited(folder: Path, old: str, new: str) -> None:
    """Change the plan of a workspace, as if it had been adopted so."""
    from rpd.amendment.apply import imprinted
    from rpd.load.data import data_of, plan_of
    from rpd.plan.imprint import imprint

    path = folder / "plans" / "2024.yaml"
    text = path.read_text("utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    if "\n  odcisk: " in text:
        text = imprinted(text, imprint(plan_of(data_of(text))))
    path.write_text(text, "utf-8")
