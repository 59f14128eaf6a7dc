"""Workbooks that people fill in: protected sheets, drop-downs, real numbers, and a hidden sheet.

A sheet is a table of columns and rows; it knows no plan. What is locked can be sorted and filtered
all the same: the area is open to sorting, and a rule of the cells refuses what is typed there. The
hidden sheet keeps a text, from which a program tells later what people have changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from rpd.formats import package
from rpd.formats.forms import YES, ColumnKind, Form, FormColumn, FormRow, FormSheet, Value
from rpd.formats.spreadsheet_cells import Spreadsheet, letters
from rpd.formats.workbook import AMOUNT, LONGEST, Field, begun, fits, height

if TYPE_CHECKING:
    from datetime import datetime

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

KEPT: Final = "rpd"
"""The name of the hidden sheet."""
_PIECE = 30_000
_GREY, _WHITE, _HEAD, _HAIR = "#F0F0F0", "#FFFFFF", "#E1E9F3", "#808080"
_DAY = "yyyy\\-mm\\-dd"
_MARKED = ("=", "+", "-", "@")
_FONT = 9
_ALLOWED = {
    "sort": True,
    "autofilter": True,
    "insert_rows": True,
    "delete_rows": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}


def written(form: Form, created: datetime) -> bytes:
    """The workbook as XLSX; the same form gives the same bytes.

    Raises:
        RpdError: the optional library is not installed.
    """
    stream = BytesIO()
    book = _Book(begun(stream))
    book.file.set_properties({"title": form.title, "created": created})
    first = book.file.add_worksheet(form.about_title) if form.about_first else None
    pages = [book.file.add_worksheet(sheet.title) for sheet in form.sheets]
    book.lists(form)
    for page, sheet in zip(pages, form.sheets, strict=True):
        book.sheet(page, sheet)
    book.about(form, first)
    book.keep(form.kept)
    book.file.close()
    return package.pack(package.unpack(stream.getvalue(), limit=None))


def kept_in(spreadsheet: Spreadsheet) -> Any:
    """What the hidden sheet keeps; None where there is none, or it is not as it was written."""
    sheet = next((one for one in spreadsheet.sheets if one.name == KEPT), None)
    if sheet is None:
        return None
    cells = [cell.text for (_, column), cell in sorted(sheet.cells.items()) if column == 1]
    if not cells:
        return None
    digest, *pieces = cells
    text = "".join(piece.removeprefix("|").removesuffix("|") for piece in pieces)
    if digest != _digest(text):
        return None
    return json.loads(text)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@dataclass
class _Book:
    """A workbook that is being written, and where its lists stand."""

    file: Workbook
    _ranges: dict[str, str] = field(default_factory=dict)
    _made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def lists(self, form: Form) -> None:
        """A sheet of all lists, two columns each: the values, and what they stand for."""
        page = self.file.add_worksheet(form.lists_title)
        for position, one in enumerate(form.lists):
            column = 2 * position
            page.set_column(column, column, 24)
            page.set_column(column + 1, column + 1, 40)
            page.write_string(0, column, one.title, self._head())
            page.write_string(0, column + 1, "Znaczenie", self._head())
            for row, (value, meaning) in enumerate(one.values, 1):
                page.write_string(row, column, value, self._text(value, locked=True))
                page.write_string(row, column + 1, meaning, self._text(meaning, locked=True))
            name, last = letters(column + 1), len(one.values) + 1
            if one.values:
                self._ranges[one.key] = f"='{form.lists_title}'!${name}$2:${name}${last}"
        page.freeze_panes(1, 0)
        page.protect("", _ALLOWED)

    def sheet(self, page: Worksheet, sheet: FormSheet) -> None:
        """A sheet with its rows, and empty ones below them."""
        for index, column in enumerate(sheet.columns):
            page.set_column(index, index, column.width, self._cell(column, locked=False))
            page.write_string(0, index, column.header, self._head())
            if column.meaning:
                page.write_comment(0, index, column.meaning, {"x_scale": 2})
        for line, row in enumerate(sheet.rows, 1):
            for index, column in enumerate(sheet.columns):
                locked = column.locked or column.key in row.fixed
                value = row.values.get(column.key, "")
                self._put(page, line, index, value, column, locked=locked)
            page.set_row(line, height(_shown(row, sheet.columns), _fields(sheet.columns)))
        last = len(sheet.rows) + sheet.spare
        for line in range(len(sheet.rows) + 1, last + 1):
            for index, column in enumerate(sheet.columns):
                locked = column.locked and not column.names
                page.write_blank(line, index, None, self._cell(column, locked=locked))
        self._validate(page, sheet, last)
        page.autofilter(0, 0, last, len(sheet.columns) - 1)
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.unprotect_range(f"A2:{letters(len(sheet.columns))}{last + 1}", "tabela")
        page.protect("", _ALLOWED)

    def about(self, form: Form, first: Worksheet | None) -> None:
        """The sheet that explains the others, the `first` one where it is to be read before."""
        page = first or self.file.add_worksheet(form.about_title)
        page.set_column(0, 1, 24)
        page.set_column(2, 2, 100)
        rows = [("", "", line) for line in form.about]
        rows += [(s.title, c.header, c.meaning) for s in form.sheets for c in s.columns]
        for index, title in enumerate(("Arkusz", "Kolumna", "Znaczenie")):
            page.write_string(0, index, title, self._head())
        for line, row in enumerate(rows, 1):
            for index, value in enumerate(row):
                page.write_string(line, index, value, self._text(value, locked=True))
        page.freeze_panes(1, 0)
        if first is not None:
            page.set_landscape()
            page.fit_to_pages(1, 1)
        page.protect("", _ALLOWED)

    def keep(self, kept: Any) -> None:
        """The hidden sheet: a digest, and the text in pieces whose ends no program trims."""
        text = json.dumps(kept, ensure_ascii=True, separators=(",", ":"))
        page = self.file.add_worksheet(KEPT)
        page.write_string(0, 0, _digest(text))
        for row, start in enumerate(range(0, len(text), _PIECE), 1):
            page.write_string(row, 0, f"|{text[start : start + _PIECE]}|")
        page.very_hidden()
        page.protect("")

    def _put(
        self,
        page: Worksheet,
        line: int,
        index: int,
        value: Value,
        column: FormColumn,
        *,
        locked: bool,
    ) -> None:
        if not value:
            page.write_blank(line, index, None, self._cell(column, locked=locked))
        elif column.kind == "date":
            day = date.fromisoformat(value)
            page.write_datetime(line, index, day, self._cell(column, locked=locked))
        elif (number := number_of(value, column)) is not None:
            page.write_number(line, index, number, self._cell(column, locked=locked))
        else:
            page.write_string(line, index, value[:LONGEST], self._text(value, locked=locked))

    def _validate(self, page: Worksheet, sheet: FormSheet, last: int) -> None:
        """Drop-downs, and what may be typed: nothing where a column is locked."""
        for index, column in enumerate(sheet.columns):
            first = 1
            if column.locked:
                end = len(sheet.rows) if column.names else last
                refuse = {
                    "validate": "custom",
                    "value": "=FALSE",
                    "error_title": "Ta kolumna jest zablokowana",
                    "error_message": "rpd rozpoznaje po niej wiersze. Cofnij zmianę (Esc).",
                    "ignore_blank": False,
                }
                if end >= first:
                    page.data_validation(first, index, end, index, refuse)
                first = end + 1
            if column.between and first <= last:
                page.data_validation(first, index, last, index, _days(*column.between))
            elif column.kind == "yes" and first <= last:
                choose = {"validate": "list", "source": [YES], "ignore_blank": True}
                page.data_validation(first, index, last, index, choose)
            elif (source := self._ranges.get(column.values)) and first <= last:
                choose = {
                    "validate": "list",
                    "source": source,
                    "error_type": "information",
                    "error_title": "Spoza listy",
                    "error_message": "Tej wartości nie ma na liście w arkuszu „Słowniki”."
                    + (" Kilka wartości oddziel średnikiem." if column.several else ""),
                }
                if column.offered:
                    choose |= {"show_error": False}
                page.data_validation(first, index, last, index, choose)

    def _cell(self, column: FormColumn, *, locked: bool) -> Any:
        look: dict[str, Any] = {"num_format": _FORMATS[column.kind]}
        if column.kind in ("number", "amount", "whole"):
            look |= {"align": "right", "indent": 1}
        return self._look(locked=locked, text_wrap=True, **look)

    def _text(self, value: str, *, locked: bool) -> Any:
        # Without the prefix such a text becomes a formula when someone edits the cell.
        prefix = {"quote_prefix": True} if value.startswith(_MARKED) else {}
        return self._look(locked=locked, text_wrap=True, num_format="@", **prefix)

    def _head(self) -> Any:
        return self._look(bold=True, text_wrap=True, valign="vcenter", bg_color=_HEAD, border=1)

    def _look(self, **about: Any) -> Any:
        shade = _GREY if about.get("locked") else _WHITE
        usual = {"font_size": _FONT, "valign": "top", "bottom": 7, "bottom_color": _HAIR}
        about = usual | ({"bg_color": shade} if shade == _GREY else {}) | about
        key = tuple(sorted(about.items()))
        if key not in self._made:
            self._made[key] = self.file.add_format(about)
        return self._made[key]


_FORMATS: Final[Mapping[ColumnKind, str]] = {
    "text": "@",
    "yes": "@",
    "number": "General",
    "amount": AMOUNT,
    "whole": "0",
    "date": _DAY,
}


def _days(first: Value, last: Value) -> dict[str, Any]:
    """That a day of a period may be typed alone."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": date.fromisoformat(first),
        "maximum": date.fromisoformat(last),
        "error_title": "Dzień spoza okresu",
        "error_message": f"Wpisz dzień od {first} do {last}.",
    }


def number_of(value: Value, column: FormColumn) -> Decimal | None:
    """A value as the number that a spreadsheet keeps exactly; None for what stays a text."""
    if column.kind not in ("number", "amount", "whole"):
        return None
    digits = value.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdecimal()):
        return None
    number = Decimal(value)
    return number if fits(number) else None


def _fields(columns: Sequence[FormColumn]) -> tuple[Field, ...]:
    return tuple(Field(one.header, one.width, one.meaning) for one in columns)


def _shown(row: FormRow, columns: Sequence[FormColumn]) -> list[str]:
    return [row.values.get(one.key, "") for one in columns]
