"""A sheet → a table of a report, as it is printed; what a cell of one says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rpd.plan.sprawozdanie import Kolumna, Rodzaj, Tabela, Wiersz
from rpd.plan.values import one_line
from rpd.plan.wykonanie import STANY
from rpd.polish import wording
from rpd.polish.spaces import keep_together
from rpd.polish.wording import DASH
from rpd.progress.sums import Sum
from rpd.report.escape import visible
from rpd.report.progress import words
from rpd.report.sums.sheet import Sheet, SheetCell, SheetColumn

_KINDS: dict[str, Rodzaj] = {
    "text": "tekst",
    "amount": "kwota",
    "count": "liczba",
    "share": "procent",
}
_STATES = {words.state(stan): words.STATES[stan] for stan in STANY}
"""Printed states are words alone: a font need not have the signs that a screen shows."""


def of_sheet(sheet: Sheet, tytul: str, chart: Sequence[str] = ()) -> Tabela:
    """A sheet as it is printed; columns that say nothing are left out."""
    shown = [at for at, column in enumerate(sheet.columns) if _says(sheet, at, column)]
    keys = [sheet.columns[at].key for at in shown]
    rows = [
        Wiersz(
            tuple(said(_written(sheet.columns[at], row.cells[at])) for at in shown),
            row.level,
            nad=row.parent,
        )
        for row in sheet.rows
    ]
    if sheet.total is not None:
        total = tuple(said(sheet.columns[at].written(sheet.total[at])) for at in shown)
        rows.append(Wiersz(total, razem=True))
    return Tabela(
        said(tytul),
        tuple(
            Kolumna(said(sheet.columns[at].header), _KINDS[sheet.columns[at].kind]) for at in shown
        ),
        tuple(rows),
        tuple(keys.index(key) for key in chart),
    )


def _written(column: SheetColumn, cell: SheetCell) -> str:
    """A cell as people read it; a screen has days in figures and signs before states."""
    if column.key == "do" and isinstance(cell, str) and cell != words.UNDATED:
        return wording.date(date.fromisoformat(cell))
    if column.key == "stan" and isinstance(cell, str):
        return _STATES.get(cell, cell)
    return column.written(cell)


def _says(sheet: Sheet, at: int, column: SheetColumn) -> bool:
    if not column.spare:
        return True
    return any(column.written(row.cells[at]) not in ("", DASH) for row in sheet.rows)


def said(text: str) -> str:
    """A text as it is printed: in one line, with its no-break spaces, nothing unseen in it."""
    return keep_together(visible(one_line(text)))


def amount(value: Decimal) -> str:
    """No amount of a plan is zero, so that a zero says that there is none."""
    return wording.amount(value) if value else DASH


def spent(suma: Sum) -> str:
    """What was spent; nothing of nothing planned is no figure."""
    return wording.amount(suma.wydatki) if suma.plan or suma.wydatki else DASH
