"""XLSX → cells, by the XML of its parts: whatever area the sheet says it has, no cell is lost."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from rpd.errors import CannotReadError
from rpd.formats.opened import Package
from rpd.formats.spreadsheet_cells import (
    Cell,
    CellKind,
    Room,
    Sheet,
    Spreadsheet,
    column_of,
    finite,
    whole,
)
from rpd.formats.spreadsheet_parts import Attributes, Workbook, unescaped, walk

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_LAST_COLUMN = 16_384
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_DAYS = 3_000_000
_SIXTY = 60
"""The 29th of February 1900, which there never was; days before it are counted from one later."""


def read(package: Package) -> Spreadsheet:
    """The sheets of a workbook. Raises CannotReadError."""
    workbook = Workbook(package)
    room = Room(package.name)
    sheets = []
    for name, part, hidden in workbook.sheets:
        sheet = Sheet(name, hidden=hidden)
        reader = _SheetReader(sheet, workbook, room, package.name)
        walk(package, part, reader.start, reader.end, reader.text)
        sheets.append(sheet)
    return Spreadsheet(package.name, tuple(sheets))


class _SheetReader:
    """Cells out of the XML of one sheet."""

    def __init__(self, sheet: Sheet, workbook: Workbook, room: Room, file: str) -> None:
        self._sheet, self._workbook, self._room, self._file = sheet, workbook, room, file
        self._row = self._column = 0
        self._cell: Attributes = {}
        self._pieces: list[str] = []
        self._into: list[str] | None = None
        self._formula = self._valued = self._sounded = False

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "row":
                self._row = whole(attributes.get("r", "")) or self._row + 1
                self._column = 0
                if attributes.get("hidden") in ("1", "true"):
                    self._sheet.hidden_rows.add(self._row)
            case "c":
                self._place(attributes.get("r", ""))
                self._cell = attributes
                self._pieces = []
                self._formula = self._valued = False
            case "v" | "t":
                self._valued = True
                self._into = None if self._sounded else self._pieces
            case "f":
                self._formula = True
            case "rPh":
                self._sounded = True
            case "col":
                self._hide(attributes)
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._into = None
        elif name == "rPh":
            self._sounded = False
        elif name == "c":
            self._finish()

    def text(self, piece: str) -> None:
        if self._into is not None:
            self._into.append(piece)

    def _place(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found:
            self._row, self._column = int(found[2]), column_of(found[1])
        else:
            self._column += 1

    def _hide(self, attributes: Attributes) -> None:
        first, last = whole(attributes.get("min", "")), whole(attributes.get("max", ""))
        if attributes.get("hidden") in ("1", "true") and first and last:
            self._sheet.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))

    def _merge(self, area: str) -> None:
        ends = [_REFERENCE.fullmatch(end) for end in area.split(":")]
        places = [(int(end[2]), column_of(end[1])) for end in ends if end]
        if len(places) == 2:
            self._sheet.merged.append((places[0], places[1]))

    def _finish(self) -> None:
        raw = "".join(self._pieces)
        kind = self._cell.get("t", "n")
        if not self._formula and (not self._valued or (raw == "" and kind != "s")):
            return
        self._room.demand(self._sheet.name, self._row, self._column)
        made = self._made(kind, raw)
        if made.text or made.formula:
            self._sheet.cells[self._row, self._column] = made

    def _made(self, kind: str, raw: str) -> Cell:
        if self._formula and (not self._valued or (raw == "" and kind != "str")):
            return self._of("error", "", stale=True)
        match kind:
            case "s":
                index = whole(raw)
                if index is None or index >= len(self._workbook.strings):
                    raise self._damaged(raw)
                return self._of("text", self._workbook.strings[index])
            case "str" | "inlineStr":
                return self._of("text", unescaped(raw))
            case "b":
                return self._of("bool", "PRAWDA" if raw in ("1", "true") else "FAŁSZ")
            case "e":
                return self._of("error", raw)
            case "d":
                return self._day(raw)
        return self._number(raw)

    def _number(self, raw: str) -> Cell:
        number = finite(raw)
        if number is None:
            raise self._damaged(raw)
        style, styles = whole(self._cell.get("s", "")), self._workbook.styles
        shown = styles[style] if style is not None and style < len(styles) else ""
        if shown == "day":
            day = _day_of(number, from_1904=self._workbook.from_1904)
            if day is not None:
                return self._of("date", day.isoformat(), day=day)
        return self._of("number", raw.strip(), number=number, percent=shown == "percent")

    def _day(self, raw: str) -> Cell:
        try:
            day = datetime.fromisoformat(raw.strip().removesuffix("Z")).date()
        except ValueError:
            raise self._damaged(raw) from None
        return self._of("date", day.isoformat(), day=day)

    def _of(
        self,
        kind: CellKind,
        text: str,
        *,
        number: Decimal | None = None,
        day: date | None = None,
        stale: bool = False,
        percent: bool = False,
    ) -> Cell:
        return Cell(self._row, self._column, kind, text, number, day, self._formula, stale, percent)

    def _damaged(self, raw: str) -> CannotReadError:
        at = Cell(self._row, self._column, "error", raw).address
        return CannotReadError(
            f"„{self._file}”, arkusz „{self._sheet.name}”, komórka {at}: zapisu „{raw[:40]}” nie "
            "da się odczytać, plik jest uszkodzony.",
            "Otwórz go w programie biurowym i zapisz od nowa.",
        )


def _day_of(number: Decimal, *, from_1904: bool) -> date | None:
    """The day of a number; None for what is before the count begins or after the year 9999."""
    if abs(number) > _DAYS:
        return None
    count = int(number)
    if not from_1904 and 0 < count < _SIXTY:
        count += 1
    try:
        return _EPOCHS[from_1904] + timedelta(days=count)
    except OverflowError:
        return None
