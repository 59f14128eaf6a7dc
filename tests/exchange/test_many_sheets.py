# ruff: noqa: S311 (what is drawn here is no secret)
"""Random edits, and the workbooks of many bodies."""

import random
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exchange.books import workspace
from tools import fuzz_sheets


@pytest.mark.parametrize("seed", [0, 1])
def test_random_edits_come_back_exactly(seed: int, tmp_path: Path) -> None:
    came, _ = fuzz_sheets.one_round(workspace(tmp_path), random.Random(seed), 20)
    assert came >= 10


def test_sheets_of_several_bodies_give_one_plan_in_any_order(tmp_path: Path) -> None:
    assert fuzz_sheets.bodies(tmp_path, random.Random(0), 2, 4) == 2


def test_a_stale_sheet_is_refused_by_cell(tmp_path: Path, rpd: Run) -> None:
    plan = fuzz_sheets.plan_of_bodies(tmp_path)
    sheets = [
        fuzz_sheets.book_of_body(plan, 1, random.Random(seed)).saved(tmp_path / f"{seed}.xlsx")
        for seed in (1, 2)
    ]
    assert rpd("import", sheets[0], "--into", plan, "--write").code == 0
    ran = rpd("import", sheets[1], "--into", plan, "--write")
    assert ran.code == 2
    assert "  arkusz „Budżet”, komórka F2: w arkuszu zmieniono „100” na „" in ran.err
