"""Money never passes through a float: neither a literal nor a call on the whole way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PLACES = (
    "budget/*.py",
    "report/sums/*.py",
    "cli/budget.py",
    "report/sums/asked.py",
    "cli/sheets.py",
    "workspace/ledgers.py",
    "plan/kwoty.py",
    "polish/wording.py",
    "plan/model.py",
    "reading/events.py",
    "reading/build.py",
    "rules/podzial_nie_domyka_sie.py",
    "rules/montaz_nie_domyka_sie.py",
    "rules/przekroczony_limit.py",
    "rules/kwota_*.py",
)
WAY = sorted(path for place in PLACES for path in (ROOT / "rpd").glob(place))


def test_every_place_is_one() -> None:
    """A module that is renamed must not drop out of sight."""
    assert [place for place in PLACES if not any((ROOT / "rpd").glob(place))] == []


def floats(source: str) -> list[int]:
    """Lines with a float literal, a mention of ``float`` or a function that makes one."""
    found = []
    for node in ast.walk(ast.parse(source)):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        named = isinstance(node, ast.Name) and node.id in ("float", "complex")
        rooted = isinstance(node, ast.Attribute) and node.attr in ("sqrt", "fsum", "from_float")
        if literal or named or rooted:
            found.append(getattr(node, "lineno", 0))
    return found


def test_there_is_a_way_to_look_at() -> None:
    names = {path.relative_to(ROOT / "rpd").as_posix() for path in WAY}
    assert {"budget/shares.py", "report/sums/xlsx.py", "reading/events.py"} <= names
    assert len(names) > 25


@pytest.mark.parametrize("path", WAY, ids=lambda path: path.relative_to(ROOT / "rpd").as_posix())
def test_no_float(path: Path) -> None:
    assert floats(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source", ["x = 0.1", "float('1')", "isinstance(x, float)", "math.fsum(x)"]
)
def test_a_float_would_be_found(source: str) -> None:
    assert floats(source) == [1]
