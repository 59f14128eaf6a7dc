# ruff: noqa: S311 (what is drawn here is no secret)
"""Random edits, the workbooks of many bodies, and what an office program makes of a workbook."""

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exchange.books import book_of, workspace
from tools import fuzz_sheets


@pytest.mark.parametrize("seed", [0, 1])
def test_random_edits_come_back_exactly(seed: int, tmp_path: Path) -> None:
    came, _ = fuzz_sheets.one_round(workspace(tmp_path), random.Random(seed), 20)
    assert came >= 10


def test_sheets_of_several_bodies_give_one_plan_in_any_order(tmp_path: Path) -> None:
    assert fuzz_sheets.bodies(tmp_path, random.Random(0), 3, 4) == 3


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


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_an_office_program_changes_nothing(suffix: str, tmp_path: Path, rpd: Run) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice")
    plan = workspace(tmp_path / "plans")
    sheet = tmp_path / "plan.xlsx"
    sheet.write_bytes(book_of(plan))
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    folder = tmp_path / "out"
    words: list[str | Path] = [
        office,
        home,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(folder),
        str(sheet),
    ]
    saved = folder / f"plan.{suffix}"
    for _ in range(2):  # with a home of its own it may only set that up at first
        if not saved.exists():
            subprocess.run(words, check=False, capture_output=True, timeout=120)
    if not saved.exists():
        pytest.skip("this LibreOffice has no Calc")
    ran = rpd("import", saved, "--into", plan, "--write")
    assert ran.err.endswith("arkusz niczego nie zmienia.\n"), ran
