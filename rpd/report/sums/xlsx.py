"""Sheets as an Excel workbook: real numbers, totals as formulas with their values, inert texts.

A spreadsheet keeps numbers with 15 significant digits. Where an amount of a sheet has more, all
amounts of that sheet are written as texts, so that no grosz is lost silently; a note says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from rpd.formats import package
from rpd.formats.stamp import properties
from rpd.formats.workbook import begun
from rpd.polish.wording import DASH, amount
from rpd.report.escape import formula, visible
from rpd.report.sums.sheet import Report, Sheet, SheetCell, SheetColumn

DIGITS = 15
# The locale makes the separators Polish wherever the file is opened: 15 459 500,00 zł.
AMOUNT = '[$-415]#,##0.00\\ "zł"'
# The third part is what a zero looks like: there is no amount.
SUM = f'{AMOUNT};-{AMOUNT};"{DASH}"'
SHARE = '[$-415]0.0"%"'
_LINE = 15
_HEADER = 2
_FORBIDDEN = str.maketrans("[]:*?/\\'", "--------")


def report(found: Report, stamp: str = "") -> bytes:
    """The workbook; `stamp` is the line that says where it comes from.

    Raises RpdError where the optional library is not installed.
    """
    stream = BytesIO()
    book = begun(stream, strings_to_formulas=False, strings_to_urls=False, strings_to_numbers=False)
    # A fixed day: the same plan gives the same bytes.
    created = datetime(found.rok, 1, 1)  # noqa: DTZ001 (the format knows no time zones)
    book.set_properties({"title": visible(found.caption), "created": created})
    for name, text in properties(stamp) if stamp else ():
        book.set_custom_property(name, text)
    book.set_calc_mode("auto")
    styles = _Styles(book)
    names: set[str] = set()
    for sheet in found.sheets:
        _write(book.add_worksheet(_name(sheet.short, names)), sheet, found, styles)
    book.close()
    # Compressors differ between systems, and the file is to be the same on all.
    return package.pack(package.unpack(stream.getvalue(), limit=None))


def _name(wanted: str, taken: set[str]) -> str:
    """A name of a worksheet: at most 31 characters, no forbidden signs, each once."""
    base = visible(wanted).translate(_FORBIDDEN)[:31] or "Arkusz"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[:27]} {number}"
    taken.add(name.casefold())
    return name


class _Styles:
    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.title = self.made(bold=True, font_size=14)
        self.header = self.made(
            bold=True,
            bottom=1,
            text_wrap=True,
            align="center",
            valign="vcenter",
            bg_color="#E1E9F3",
        )
        self.note = self.made(text_wrap=True, valign="top")

    def made(self, **properties: Any) -> Any:
        """A format with these properties; equal ones are made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def cell(
        self,
        column: SheetColumn,
        cell: SheetCell,
        *,
        bold: bool,
        level: int = 0,
        total: bool = False,
    ) -> Any:
        """The format of a cell; a would-be formula stays a text also when somebody edits it."""
        properties: dict[str, Any] = {"valign": "top"}
        if isinstance(cell, str) and formula(cell):
            properties["quote_prefix"] = True
        if bold or total:
            properties["bold"] = True
        if total:
            properties["top"] = 1
        if column.kind == "amount":
            properties |= {"num_format": SUM if column.sums else AMOUNT, "align": "right"}
        elif column.kind == "share":
            properties["num_format"] = SHARE
        elif column.kind == "count":
            properties["num_format"] = "#,##0"
        else:
            properties |= {"text_wrap": True, "align": "left", "indent": level}
        return self.made(**properties)


def _write(page: Any, sheet: Sheet, found: Report, styles: _Styles) -> None:
    exact = _exact(sheet)
    page.write_string(0, 0, visible(f"{found.caption} – {sheet.title}"), styles.title)
    for index, column in enumerate(sheet.columns):
        page.write_string(_HEADER, index, visible(column.header), styles.header)
        page.set_column(index, index, _width(sheet, index))
    page.freeze_panes(_HEADER + 1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADER)
    first = _HEADER + 1
    for offset, row in enumerate(sheet.rows):
        page.set_row(first + offset, _LINE * _height(sheet, row.cells, row.level))
        below = _descendants(sheet, offset)
        for index, cell in enumerate(row.cells):
            column = sheet.columns[index]
            indent = row.level if index == 0 else 0
            style = styles.cell(column, cell, bold=row.parent, level=indent)
            formula = ""
            if column.adds and below:
                formula = _subtotal(first + offset + 1, first + offset + below, index)
            elif column.across:
                formula = _across(sheet, first + offset)
            _put(
                page,
                first + offset,
                index,
                cell,
                style,
                formula=formula if exact else "",
                exact=exact,
            )
    last = first + len(sheet.rows)
    if sheet.total is not None:
        for index, cell in enumerate(sheet.total):
            column = sheet.columns[index]
            formula = ""
            if column.adds and sheet.rows:
                formula = _subtotal(first, last - 1, index)
            elif column.across:
                formula = _across(sheet, last)
            style = styles.cell(column, cell, bold=True, total=True)
            _put(page, last, index, cell, style, formula=formula if exact else "", exact=exact)
        last += 1
    _notes(page, last + 1, sheet, found, styles, exact=exact)


def _notes(
    page: Any, line: int, sheet: Sheet, found: Report, styles: _Styles, *, exact: bool
) -> None:
    notes = [*sheet.notes, *found.notes]
    if not exact:
        notes.append(
            f"Kwoty mają więcej niż {DIGITS} cyfr, których arkusz kalkulacyjny nie przechowa; "
            "zapisano je jako teksty."
        )
    span = len(sheet.columns) - 1
    width = sum(_width(sheet, index) for index in range(span + 1))
    for offset, note in enumerate(notes):
        page.set_row(line + offset, _LINE * (1 + len(note) // max(width, 1)))
        if span:
            page.merge_range(line + offset, 0, line + offset, span, "", styles.note)
        page.write_string(line + offset, 0, visible(note), styles.note)


def _put(
    page: Any,
    line: int,
    index: int,
    cell: SheetCell,
    style: Any,
    *,
    formula: str = "",
    exact: bool = True,
) -> None:
    """One cell; a text is always a text, whatever it starts with."""
    if cell is None:
        page.write_blank(line, index, None, style)
    elif isinstance(cell, str):
        page.write_string(line, index, visible(cell), style)
    elif formula:
        page.write_formula(line, index, formula, style, cell)
    elif isinstance(cell, Decimal) and not (exact and _fits(cell)):
        page.write_string(line, index, amount(cell), style)
    else:
        page.write_number(line, index, cell, style)


def _fits(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) <= DIGITS and value.adjusted() < DIGITS


def _exact(sheet: Sheet) -> bool:
    lines: Sequence[tuple[SheetCell, ...]] = [row.cells for row in sheet.rows]
    cells = [cell for line in (*lines, sheet.total or ()) for cell in line]
    return all(_fits(cell) for cell in cells if isinstance(cell, Decimal))


def _descendants(sheet: Sheet, offset: int) -> int:
    """How many rows right below a row give its amounts."""
    row = sheet.rows[offset]
    below = 0
    while (
        row.parent
        and offset + below + 1 < len(sheet.rows)
        and sheet.rows[offset + below + 1].level > row.level
    ):
        below += 1
    return below


def _subtotal(first: int, last: int, column: int) -> str:
    """The sum of a range that leaves out the subtotals in it."""
    return f"=SUBTOTAL(9,{_range(first, column, last, column)})"


def _across(sheet: Sheet, line: int) -> str:
    added = [index for index, column in enumerate(sheet.columns) if column.adds]
    return f"=SUM({_range(line, added[0], line, added[-1])})"


def _range(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """A range in a spreadsheet's words: ``C4:C9``; rows and columns count from 0."""
    return f"{_letters(first_column)}{first_row + 1}:{_letters(last_column)}{last_row + 1}"


def _letters(column: int) -> str:
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


def _width(sheet: Sheet, index: int) -> int:
    column = sheet.columns[index]
    if column.kind == "amount":
        return 22
    if column.kind != "text":
        return 11
    longest = max(
        (len(str(row.cells[index] or "")) + 2 * row.level for row in sheet.rows), default=0
    )
    return min(max(longest + 2, len(column.header) + 2, 10), 45)


def _height(sheet: Sheet, cells: tuple[SheetCell, ...], level: int) -> int:
    """How many lines the texts of a row take in their columns."""
    lines = [1]
    for index, cell in enumerate(cells):
        if isinstance(cell, str):
            room = _width(sheet, index) - (2 * level if index == 0 else 0) - 1
            lines.append(-(-len(cell) // max(room, 1)))
    return max(lines)
