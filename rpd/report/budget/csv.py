"""Sheets as CSV, a data file: RFC 4180, UTF-8 without a mark, commas, line feeds, points.

Amounts have a decimal point and two decimals, shares are percent. The column ``rodzaj`` tells lines
apart: ``pozycja``, ``wspolne`` (joint, undecided), ``podsuma`` (given again by the lines below),
``razem`` and ``uwaga`` (a note in the second column). An empty line separates sheets.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO

from rpd.report.budget.sheet import Cell, Column, Report, Sheet
from rpd.report.escape import visible
from rpd.wording import date as written_date
from rpd.wording import plain

# A spreadsheet would take such a text for a formula; the apostrophe makes it a text again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report(found: Report) -> str:
    """All sheets."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    opening = (f"Stan na dzień {written_date(found.day)}",) if found.day else ()
    for index, sheet in enumerate(found.sheets):
        if index:
            writer.writerow([])
        last = index == len(found.sheets) - 1
        writer.writerows(_rows(sheet, (*opening, *sheet.notes, *(found.notes if last else ()))))
    return stream.getvalue()


def _rows(sheet: Sheet, notes: Sequence[str]) -> list[list[str]]:
    data = sheet.columns[1:]
    rows = [["rodzaj", *sheet.levels, *(_text(column.key) for column in data)]]
    depth = len(sheet.levels)
    for row in sheet.rows:
        keys = [_text(key) for key in row.keys] + [""] * (depth - len(row.keys))
        rows.append([row.kind, *keys, *_values(data, row.cells[1:])])
    if sheet.total is not None:
        rows.append(["razem", *[""] * depth, *_values(data, sheet.total[1:])])
    width = len(rows[0])
    rows += [["uwaga", plain(note), *[""] * (width - 2)] for note in notes]
    return rows


def _values(columns: Sequence[Column], values: Sequence[Cell]) -> list[str]:
    return [_value(column, value) for column, value in zip(columns, values, strict=True)]


def _value(column: Column, value: Cell) -> str:
    if isinstance(value, Decimal):
        return f"{value:.1f}" if column.kind == "share" else f"{value:.2f}"
    return "" if value is None else _text(str(value))


def _text(text: str) -> str:
    shown = visible(text)
    return "'" + shown if shown.startswith(_FORMULA) else shown
