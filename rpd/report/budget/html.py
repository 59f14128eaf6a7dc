"""Sheets as one HTML page: a chart as inline SVG beside each table, nothing remote, no scripts.

The look is in ``templates/budzet.html.j2``; every text of the plan is escaped by the template.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rpd.report.budget.sheet import Cell, Column, Report, Row, Sheet
from rpd.report.escape import visible
from rpd.report.lines import clip
from rpd.wording import amount, keep_together, number

TEMPLATE = "budzet.html.j2"
WIDTH = 360
"""Units of the chart: about the pixels of a phone, so that its texts are readable there."""
_LINE = 44
_MAX_BARS = 24
_LABEL = 30
_BESIDE = 6
"""A table of more columns needs the whole width, below its chart."""


def report(found: Report, stamp: str = "") -> str:
    """The page; `stamp` is the line that says where it comes from."""
    from rpd.render.environment import fill

    context = {
        "title": _text(found.caption),
        "stamp": stamp,
        "sheets": [_sheet(sheet, index) for index, sheet in enumerate(found.sheets, 1)],
        "notes": [_text(note) for note in found.notes],
    }
    return fill(TEMPLATE, context)


def _text(text: str) -> str:
    return keep_together(visible(text))


def _sheet(sheet: Sheet, index: int) -> dict[str, Any]:
    """A sheet for the template; the name of a row stands under its label."""
    name = next((i for i, column in enumerate(sheet.columns) if column.key == "nazwa"), None)
    shown = [i for i in range(len(sheet.columns)) if i != name]
    chart = _chart(sheet)
    return {
        "anchor": f"zestawienie_{index}",
        "title": _text(sheet.heading),
        "columns": [
            {"header": _text(sheet.columns[i].header), "kind": sheet.columns[i].kind} for i in shown
        ],
        "rows": [
            {
                "level": row.level,
                "kind": row.kind,
                "name": _text(str(row.cells[name] or "")) if name is not None else "",
                "cells": [_cell(sheet.columns[i], row.cells[i]) for i in shown],
            }
            for row in sheet.rows
        ],
        "total": [_cell(sheet.columns[i], sheet.total[i]) for i in shown] if sheet.total else [],
        "notes": [_text(note) for note in sheet.notes],
        "chart": chart,
        "beside": chart is not None and len(shown) <= _BESIDE,
    }


def _cell(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _text(cell)
    if column.kind == "share":
        return f"{cell:.1f}".replace(".", ",") + "%"
    return amount(Decimal(cell)) if column.kind == "amount" else number(cell)


def _chart(sheet: Sheet) -> dict[str, Any] | None:
    """Bars of the rows of the outermost level: what is decided, and what may be added."""
    rows = [row for row in sheet.rows if row.bar is not None and row.level == 0]
    longest = max((row.bar[1] for row in rows if row.bar), default=Decimal(0))
    if not sheet.whole or not longest or len(rows) > _MAX_BARS:
        return None
    bars = [_bar(row, longest, line) for line, row in enumerate(rows)]
    return {
        "width": WIDTH,
        "height": len(rows) * _LINE,
        "bars": bars,
        "open": any(bar["open"] for bar in bars),
        "summary": "; ".join(f"{bar['label']} – {bar['words']}" for bar in bars),
    }


def _bar(row: Row, longest: Decimal, line: int) -> dict[str, Any]:
    least, most = row.bar or (Decimal(0), Decimal(0))
    solid = _units(least, longest)
    words = amount(most) if least in (most, 0) else f"od {amount(least)} do {amount(most)}"
    return {
        "y": line * _LINE,
        "label": _text(clip(str(row.cells[0]), _LABEL)),
        "words": words,
        "solid": f"{solid:f}",
        "open": f"{_units(most, longest) - solid:f}" if most > least else "",
    }


def _units(value: Decimal, longest: Decimal) -> Decimal:
    """A length in units of the chart; the least amount still shows."""
    units = (value * WIDTH / longest).quantize(Decimal("0.1"))
    return max(units, Decimal("1.5")) if value else Decimal(0)
