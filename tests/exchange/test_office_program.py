"""A workbook of a plan and one of its execution, opened and saved anew by an office program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exchange.books import book_of, workspace
from tests.exchange.office import office, sheet_of
from tests.exchange.test_execution import TWO, filled
from tests.soffice import Convert


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_it_changes_nothing(suffix: str, tmp_path: Path, rpd: Run, soffice: Convert) -> None:
    plan = workspace(tmp_path / "plans")
    book = tmp_path / "plan.xlsx"
    book.write_bytes(book_of(plan))
    folder = office(tmp_path / "urzad", TWO)
    first = filled(sheet_of(rpd, folder, "P01")).saved(folder / "a.xlsx")
    rpd("import", first, "--write", cwd=folder)
    sheet = sheet_of(rpd, folder, "P01").saved(tmp_path / "arkusz.xlsx")
    saved = soffice(suffix, tmp_path / "z", book, sheet)
    ran = rpd("import", saved[0], "--into", plan, "--write")
    assert ran.err.endswith("arkusz niczego nie zmienia.\n"), ran
    ran = rpd("import", saved[1], "--write", cwd=folder)
    assert "niczego nie zmienia.\n" in ran.err, ran
