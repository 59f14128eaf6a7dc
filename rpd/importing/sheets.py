"""A spreadsheet (XLSX, ODS, CSV) → the neutral source: a sheet a table, a cell by its address.

Numbers and days are written as documents write them. What nobody sees (a hidden sheet) is passed
over and told; hidden rows and columns are read, and marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from rpd.errors import CannotReadError, Remark
from rpd.formats import spreadsheet
from rpd.importing.source import (
    DAY,
    Block,
    Cell,
    Paragraph,
    PassedOver,
    Row,
    Source,
    Table,
)
from rpd.polish.wording import count

if TYPE_CHECKING:
    from rpd.formats.spreadsheet_cells import Cell as Typed
    from rpd.formats.spreadsheet_cells import Sheet
    from rpd.outside import files

_MOST_COLUMNS: Final = 200
HIDDEN: Final = "ukryty wiersz albo kolumna arkusza"


def read(source: files.Source) -> Source:
    """The sheets as a source. Raises CannotReadError, also for a formula without a value."""
    book = spreadsheet.read(source)
    blocks: list[Block] = []
    passed_over: list[PassedOver] = []
    hidden = 0
    for sheet in book.sheets:
        place = f"arkusz „{sheet.name}”" if len(book.sheets) > 1 or sheet.name else "tabela"
        if sheet.hidden:
            text = "\n".join(cell.text for cell in sheet.cells.values())
            passed_over.append(PassedOver("ukryty arkusz", text, place))
            continue
        hidden += len(sheet.hidden_rows) + len(sheet.hidden_columns)
        rows = tuple(_rows(sheet, place, book.name))
        if rows:
            width = max(cell.column + cell.columns for row in rows for cell in row.cells)
            blocks.append(Table(rows, place, width))
    remarks = []
    if hidden:
        found = count(hidden, "ukryty wiersz lub kolumna", "ukryte wiersze lub kolumny",
                      "ukrytych wierszy lub kolumn")  # fmt: skip
        remarks.append(Remark(f"Arkusz ma {found}; ich treść odczytano i oznaczono."))
    return Source(tuple(blocks), {}, tuple(passed_over), tuple(remarks), book.name)


def _rows(sheet: Sheet, place: str, name: str) -> Iterator[Row]:
    spans = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in sheet.merged}
    covered = {
        (row, column)
        for start, end in sheet.merged
        for row in range(start[0], end[0] + 1)
        for column in range(start[1], min(end[1], start[1] + _MOST_COLUMNS) + 1)
        if (row, column) != start
    }
    numbers = [row for row, _ in sheet.cells]
    if not numbers:
        return
    for number, found in sheet.rows():
        cells = []
        # Cells that hold nothing stand too: what they are about is said by their column.
        for column in range(1, min(max(found), _MOST_COLUMNS) + 1):
            if (number, column) in covered:
                continue
            down, across = spans.get((number, column), (1, 1))
            cell = found.get(column)
            hides = number in sheet.hidden_rows or column in sheet.hidden_columns
            cells.append(_cell(cell, (column, across, down), place, name, hides=hides))
        yield Row(tuple(cells), f"{place}, wiersz {number}")


def _cell(
    cell: Typed | None, at: tuple[int, int, int], place: str, name: str, *, hides: bool
) -> Cell:
    column, across, down = at
    if cell is None:
        return Cell((), place, column - 1, across, down)
    where = f"{place}, komórka {cell.address}"
    if cell.stale or cell.kind == "error":
        what = "formułę bez zapisanego wyniku" if cell.stale else f"błąd {cell.text}"
        raise CannotReadError(
            f"„{name}”, {where}: komórka ma {what}.",
            "Otwórz plik w programie biurowym, przelicz go i zapisz albo wpisz samą wartość.",
        )
    text = _text(cell)
    paragraphs = tuple(Paragraph(line, where) for line in text.split("\n") if line.strip())
    doubt = HIDDEN if hides else DAY if cell.kind == "date" else ""
    return Cell(paragraphs, where, column - 1, across, down, doubt=doubt)


def _text(cell: Typed) -> str:
    """What a cell says as a document would write it: „12,5”, „30.06.2025”."""
    if cell.kind == "number" and cell.number is not None:
        number = cell.number
        whole = number == number.to_integral_value() and abs(number) < Decimal(10) ** 18
        return str(int(number)) if whole else f"{number:f}".replace(".", ",")
    if cell.kind == "date" and cell.day is not None:
        return f"{cell.day.day}.{cell.day.month:02d}.{cell.day.year}"
    return cell.text
