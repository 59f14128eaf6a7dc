"""A plan as lines for git: all that a plan of any shape says stands in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rpd.report import statements
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT

PLANS = [
    *sorted((ROOT / "tests" / "shapes").glob("*/plans/2*.yaml")),
    *(ROOT / "tests" / "ready" / name / "plans" / "2026.yaml" for name in ("logika", "inwestycje")),
]


def texts(value: Any) -> Iterator[str]:
    """All that is written below a value, but what a plan is called by machines."""
    if isinstance(value, dict):
        for held in value.values():
            yield from texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from texts(held)
    elif isinstance(value, str):
        yield from (line.strip() for line in value.split("\n") if line.strip())


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parents[1].name)
def test_every_text_of_a_plan_stands_in_a_line(path: Any) -> None:
    loaded = load_plan(path)
    assert loaded.plan is not None
    assert loaded.composed is not None
    data = loaded.composed.data
    assert isinstance(data, dict)
    said = statements.report(loaded.plan)
    written = {key: value for key, value in data.items() if key != "profil"}
    missing = {text for text in texts(written) if text not in said}
    assert missing <= {"szt."}  # the unit that an indicator has where it names none


def test_a_level_without_numbers_is_called_by_its_name() -> None:
    loaded = load_plan(ROOT / "tests" / "shapes" / "dzielnica" / "plans" / "2026.yaml")
    assert loaded.plan is not None
    lines = statements.report(loaded.plan).splitlines()
    assert "Grupa „Place zabaw”" in lines
    assert "Rozdział a.I · kwota ogółem: 9 000 zł" in lines
