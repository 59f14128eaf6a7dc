"""Plans exported, changed in their cells by another library, and imported again."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from rpd.exchange.exported import exported
from rpd.exchange.workbook import workbook
from rpd.workspace import plans

ROOT = Path(__file__).resolve().parent.parent.parent
PLANS = Path(__file__).parent / "plans"
Change = tuple[str, str, str, Any]
"""A sheet, the name of a row („diagnoza”, „diagnoza/fers-fem”), a column, and a value."""


def workspace(folder: Path, plan: str = "2026.yaml") -> Path:
    """The plan of that name beside a strategy and a dictionary."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(ROOT / "plans" / name, folder / name)
    shutil.copy(PLANS / plan, folder / plan)
    return folder / plan


@cache
def _workbook(path: Path, data: bytes, bodies: tuple[str, ...]) -> bytes:
    del data
    loaded = plans.load_plan(path)
    assert loaded.plan is not None
    made = exported(
        loaded.plan, path.relative_to(path.parents[1]).as_posix(), loaded.source.data, bodies
    )
    return workbook(made, loaded.plan, loaded.slownik)


def book_of(path: Path, bodies: Iterable[str] = ()) -> bytes:
    """The workbook of a plan's file."""
    return _workbook(path, path.read_bytes(), tuple(bodies))


class Book:
    """A workbook opened by openpyxl."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))

    def sheet(self, name: str) -> Worksheet:
        found = self.book[name]
        assert isinstance(found, Worksheet)
        return found

    def columns(self, name: str) -> dict[str, int]:
        return {str(cell.value): cell.column for cell in self.sheet(name)[1] if cell.value}

    def rows(self, name: str) -> dict[str, int]:
        """The rows by the ids of their actions and, behind „/”, of their entries."""
        sheet = self.sheet(name)
        found = {}
        for row in range(2, sheet.max_row + 1):
            owner, entry = sheet.cell(row, 1).value, None
            if name != "Działania":
                entry = sheet.cell(row, 4).value
            if owner:
                found[f"{owner}/{entry}" if entry else str(owner)] = row
        return found

    def set(self, *changes: Change) -> None:
        for sheet, row, column, value in changes:
            cell = self.sheet(sheet).cell(self.rows(sheet)[row], self.columns(sheet)[column])
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"

    def add(self, sheet: str, values: dict[str, Any]) -> int:
        """A row in the first empty one; returns its number."""
        page, columns = self.sheet(sheet), self.columns(sheet)
        row = 2
        while any(page.cell(row, column).value is not None for column in columns.values()):
            row += 1
        for name, value in values.items():
            page.cell(row, columns[name]).value = value
        return row

    def saved(self, path: Path) -> Path:
        self.book.save(path)
        return path
