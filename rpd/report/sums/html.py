"""Sheets as one HTML page: a chart as inline SVG beside each table, nothing remote, no scripts.

The look is in ``templates/budzet.html.j2``; every text of the plan is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rpd.polish.spaces import keep_together
from rpd.polish.wording import amount
from rpd.report.escape import visible
from rpd.report.lines import clip
from rpd.report.sums import widths
from rpd.report.sums.sheet import Report, Sheet, SheetCell, SheetRow

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
    from rpd.formats.environment import fill

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
    """A sheet for the template; one that is too wide for a page becomes several tables."""
    shown = [i for i, column in enumerate(sheet.columns) if column.key != "nazwa"]
    chart = _chart(sheet)
    anchor = f"zestawienie_{index}"
    title = _text(sheet.heading)
    tables = [
        _table(sheet, chosen) | {"em": -(-width // 100)}
        for chosen, width in widths.portions(sheet, shown)
    ]
    for part, table in enumerate(tables, 1):
        of_parts = f" – część {part} z {len(tables)}" if len(tables) > 1 else ""
        table["caption"] = _text(title + of_parts)
        table["anchor"] = f"{anchor}_opis" + (f"_{part}" if part > 1 else "")
    return {
        "anchor": anchor,
        "title": title,
        "tables": tables,
        "notes": [_text(note) for note in sheet.notes],
        "chart": chart,
        "beside": chart is not None and len(shown) <= _BESIDE,
    }


def _table(sheet: Sheet, shown: Sequence[int]) -> dict[str, Any]:
    """Some columns of a sheet; the name of a row stands under its label."""
    name = next((i for i, column in enumerate(sheet.columns) if column.key == "nazwa"), None)
    columns = [sheet.columns[i] for i in shown]

    def written(cells: Sequence[SheetCell]) -> list[str]:
        return [_text(column.written(cells[i])) for column, i in zip(columns, shown, strict=True)]

    return {
        "columns": [{"header": _text(c.header), "kind": c.kind} for c in columns],
        "rows": [
            {
                "level": row.level,
                "kind": row.kind,
                "name": _text(str(row.cells[name] or "")) if name is not None else "",
                "cells": written(row.cells),
            }
            for row in sheet.rows
        ],
        "total": written(sheet.total) if sheet.total else [],
    }


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


def _bar(row: SheetRow, longest: Decimal, line: int) -> dict[str, Any]:
    least, most = row.bar or (Decimal(0), Decimal(0))
    solid = _units(least, longest)
    words = f"od {amount(least)} do {amount(most)}" if least not in (most, 0) else amount(most)
    if not most:
        words = "bez kwoty"
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
