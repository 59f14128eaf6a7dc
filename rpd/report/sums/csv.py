"""The sums as CSV, a data file: one table, a header and rows of data, nothing else.

RFC 4180, UTF-8 without a mark, commas, line feeds, points; amounts with two decimals, shares in
percent. Every row is a line of the deepest level, so a plain sum of ``kwota`` (by source) or
``razem`` (cross-tabs) gives the plan's total: no subtotals, totals or remarks. The first column,
``rodzaj``, tells them apart: ``pozycja``, ``wspolne`` (joint, undecided) and, among the lines
behind a figure, ``bez_kwoty``. `POLISH` is the same for a Polish spreadsheet.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO

from rpd.frozen import dataclass
from rpd.report.escape import inert
from rpd.report.sums.sheet import Report, Sheet, SheetCell, SheetColumn


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV is written: what parts fields and lines, the decimal sign, a mark before all."""

    separator: str
    decimal: str
    ending: str
    mark: str


DATA = Dialect(",", ".", "\n", "")
POLISH = Dialect(";", ",", "\r\n", "\ufeff")
"""What Polish Excel opens by a double click: UTF-8 with a mark, semicolons, decimal commas."""

_ASIDE = frozenset(("limity", "poza-suma"))


def report(found: Report, dialect: Dialect = DATA) -> str:
    """The table that was asked for; limits and entries left out of the sum are other tables."""
    sheets = [sheet for sheet in found.sheets if sheet.key not in _ASIDE] or found.sheets
    day = found.day.isoformat() if found.day else ""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=dialect.separator, lineterminator=dialect.ending)
    writer.writerows(_rows(sheets[-1], day, dialect))
    return dialect.mark + stream.getvalue()


def _rows(sheet: Sheet, day: str, dialect: Dialect) -> list[list[str]]:
    data = sheet.columns[1:]
    rows = [["rodzaj", *sheet.levels, *(inert(column.key) for column in data)]]
    for row in sheet.rows:
        if not row.parent:
            keys = [inert(key) for key in row.keys]
            rows.append([row.kind, *keys, *_values(data, row.cells[1:], dialect)])
    if day:
        rows = [[*row, "stan_na" if index == 0 else day] for index, row in enumerate(rows)]
    return rows


def _values(
    columns: Sequence[SheetColumn], values: Sequence[SheetCell], dialect: Dialect
) -> list[str]:
    return [_value(column, value, dialect) for column, value in zip(columns, values, strict=True)]


def _value(column: SheetColumn, value: SheetCell, dialect: Dialect) -> str:
    if isinstance(value, Decimal):
        written = f"{value:.1f}" if column.kind == "share" else f"{value:.2f}"
        return written.replace(".", dialect.decimal)
    # Words where an amount is missing are for people; a column of numbers holds numbers.
    if value is None or (column.kind == "amount" and isinstance(value, str)):
        return ""
    return inert(str(value))
