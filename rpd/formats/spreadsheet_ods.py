"""ODS → cells, by the XML of its content."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from rpd.errors import CannotReadError
from rpd.formats.opened import Package
from rpd.formats.spreadsheet_cells import Cell, Room, Sheet, Spreadsheet, finite, whole
from rpd.formats.spreadsheet_parts import Attributes, walk

_CONTENT = "content.xml"
_NUMBERS = ("float", "percentage", "currency")
_HIDDEN = ("collapse", "filter")
_MOST_REPEATED: Final = 20_000_000
_MOST_HIDDEN: Final = 16_384
"""More rows or columns hidden at once are the empty rest of a sheet."""


def read(package: Package) -> Spreadsheet:
    """The sheets of the file. Raises CannotReadError."""
    reader = _Reader(package.name)
    walk(package, _CONTENT, reader.start, reader.end, reader.text)
    return Spreadsheet(package.name, tuple(reader.sheets))


def _plain(attributes: Attributes) -> Attributes:
    return {name.rpartition("}")[2]: value for name, value in attributes.items()}


def _times(attributes: Attributes, name: str) -> int:
    return max(1, min(whole(attributes.get(name, "1")) or 1, _MOST_REPEATED))


class _Reader:
    """Cells out of the content; rows and cells that stand for several are written out."""

    def __init__(self, file: str) -> None:
        self.sheets: list[Sheet] = []
        self._file, self._room = file, Room(file)
        self._style = ""
        self._not_shown: set[str] = set()
        self._row = self._column = self._table_column = 0
        self._rows = 1
        self._depth = 0
        self._in_row: list[tuple[int, int, Attributes, str]] = []
        self._cell: Attributes = {}
        self._open = False
        self._aside = 0
        self._paragraphs: list[list[str]] = []
        self._in_text = False

    def start(self, name: str, raw: Attributes) -> None:
        attributes = _plain(raw)
        if self._aside or name in ("annotation", "table-source", "tracked-changes"):
            self._aside += 1
            return
        match name:
            case "style":
                self._style = attributes.get("name", "")
            case "table-properties" if attributes.get("display") == "false":
                self._not_shown.add(self._style)
            case "table":
                self._table(attributes)
            case "table-column":
                self._columns(attributes)
            case "table-row":
                self._rows, self._column = _times(attributes, "number-rows-repeated"), 1
                self._in_row = []
                if attributes.get("visibility") in _HIDDEN and self._rows <= _MOST_HIDDEN:
                    rows = range(self._row, self._row + self._rows)
                    self.sheets[-1].hidden_rows.update(rows)
            case "table-cell" | "covered-table-cell":
                self._cell, self._open, self._paragraphs = attributes, True, []
            case "p" | "h" if self._open:
                self._paragraphs.append([])
                self._in_text = True
            case "s" | "tab" | "line-break" if self._in_text:
                sign = {"s": " " * min(_times(attributes, "c"), 1000), "tab": "\t"}.get(name, "\n")
                self._paragraphs[-1].append(sign)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name in ("p", "h"):
            self._in_text = False
        elif name in ("table-cell", "covered-table-cell"):
            self._finish_cell()
        elif name == "table-row":
            self._finish_row()
        elif name == "table":
            self._depth -= 1

    def text(self, piece: str) -> None:
        if self._in_text and not self._aside:
            self._paragraphs[-1].append(piece)

    def _table(self, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > 1:
            raise CannotReadError(
                f"„{self._file}”: w arkuszu „{self.sheets[-1].name}” jest arkusz w arkuszu.",
                "Skopiuj jego treść do zwykłych komórek.",
            )
        hidden = attributes.get("style-name", "") in self._not_shown
        self.sheets.append(Sheet(attributes.get("name", ""), hidden=hidden))
        self._row = self._table_column = 1

    def _columns(self, attributes: Attributes) -> None:
        times = _times(attributes, "number-columns-repeated")
        if attributes.get("visibility") in _HIDDEN and times <= _MOST_HIDDEN:
            columns = range(self._table_column, self._table_column + times)
            self.sheets[-1].hidden_columns.update(columns)
        self._table_column += times

    def _finish_cell(self) -> None:
        self._open = False
        times = _times(self._cell, "number-columns-repeated")
        text = "\n".join("".join(pieces) for pieces in self._paragraphs)
        if self._cell.get("value-type") or self._cell.get("formula") or text:
            self._in_row.append((self._column, times, self._cell, text))
        wide = _times(self._cell, "number-columns-spanned")
        high = _times(self._cell, "number-rows-spanned")
        if wide > 1 or high > 1:
            end = (self._row + high - 1, self._column + wide - 1)
            self.sheets[-1].merged.append(((self._row, self._column), end))
        self._column += times

    def _finish_row(self) -> None:
        sheet, last = self.sheets[-1], self._row + self._rows
        for first, times, _, _ in self._in_row:
            cells = self._rows * times
            self._room.demand(sheet.name, last - 1, first + times - 1, cells)
        for row in range(self._row, last if self._in_row else 0):
            for first, times, attributes, text in self._in_row:
                for column in range(first, first + times):
                    made = self._made(row, column, attributes, text)
                    if made.text or made.formula:
                        sheet.cells[row, column] = made
        self._row += self._rows

    def _made(self, row: int, column: int, about: Attributes, text: str) -> Cell:
        formula = "formula" in about
        kind = about.get("value-type", "")
        if kind in _NUMBERS:
            number = finite(about.get("value", ""))
            if number is None:
                raise self._damaged(row, column, about.get("value", ""))
            percent = kind == "percentage"
            written = about["value"]
            return Cell(row, column, "number", written, number, formula=formula, percent=percent)
        if kind == "date":
            day = self._day(row, column, about.get("date-value", ""))
            return Cell(row, column, "date", day.isoformat(), day=day, formula=formula)
        if kind == "boolean":
            said = "PRAWDA" if about.get("boolean-value") == "true" else "FAŁSZ"
            return Cell(row, column, "bool", said, formula=formula)
        if formula and text.startswith(("#", "Err:", "Błąd:")):
            return Cell(row, column, "error", text, formula=True)
        if formula and not kind:
            return Cell(row, column, "error", "", formula=True, stale=True)
        return Cell(row, column, "text", about.get("string-value", text), formula=formula)

    def _day(self, row: int, column: int, written: str) -> date:
        try:
            return datetime.fromisoformat(written).date()
        except ValueError:
            raise self._damaged(row, column, written) from None

    def _damaged(self, row: int, column: int, raw: str) -> CannotReadError:
        at = Cell(row, column, "error", raw).address
        return CannotReadError(
            f"„{self._file}”, arkusz „{self.sheets[-1].name}”, komórka {at}: zapisu „{raw[:40]}” "
            "nie da się odczytać, plik jest uszkodzony.",
            "Otwórz go w programie biurowym i zapisz od nowa.",
        )
