"""A spreadsheet as values: sheets of typed cells, and how much of one is read at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from rpd.errors import CannotReadError
from rpd.frozen import dataclass

CellKind = Literal["text", "number", "date", "bool", "error"]
"""What the file says a cell holds; a text is a text whatever it looks like."""

MAX_CELLS: Final = 120_000
"""Cells with something in them, of all sheets."""
MAX_ROW: Final = 100_000
MAX_COLUMN: Final = 1_000
"""Where a cell with something in it may stand at most."""
_LETTERS = 26
_DIGITS = 9
_LARGEST = 308
"""The power of ten of the largest number that there is in a spreadsheet."""

Address = tuple[int, int]
"""Row and column, both from 1."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it.

    ``text`` is its text, or what the file writes of another kind: „12.5”, „2026-02-01”. A
    ``formula`` comes with the value that the last program reckoned; where none is kept (``stale``)
    the kind is „error” and there is nothing to read. A ``percent`` is shown a hundred times larger.
    """

    row: int
    column: int
    kind: CellKind
    text: str
    number: Decimal | None = None
    day: date | None = None
    formula: bool = False
    stale: bool = False
    percent: bool = False

    @property
    def address(self) -> str:
        """What people call it: „D7”."""
        return address(self.row, self.column)


@dataclass(slots=True)
class Sheet:
    """The cells of a sheet by row and column; merged cells have their value in the first one."""

    name: str
    cells: dict[Address, Cell] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[Address, Address]] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """The rows that have cells, from the top, each by columns."""
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            found.setdefault(row, {})[column] = cell
        yield from found.items()


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """All sheets of a file, in their order; ``name`` is what messages call the file."""

    name: str
    sheets: tuple[Sheet, ...]


class Room:
    """How many cells may still come, and where."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = MAX_CELLS

    def demand(self, sheet: str, row: int, column: int, cells: int = 1) -> None:
        """Make room for cells up to that one. Raises CannotReadError: too far, or too many."""
        if row > MAX_ROW or column > MAX_COLUMN:
            raise CannotReadError(
                f"„{self._name}”, arkusz „{sheet}”, komórka {address(row, column)}: treść stoi "
                f"poza obszarem, który rpd czyta (do {address(MAX_ROW, MAX_COLUMN)}).",
                "Usuń ją albo przenieś bliżej początku arkusza.",
            )
        self._left -= cells
        if self._left < 0:
            raise CannotReadError(
                f"„{self._name}” ma ponad {MAX_CELLS} wypełnionych komórek, więc rpd go nie czyta.",
                "Zapisz w osobnym pliku same arkusze planu.",
            )


def whole(text: str) -> int | None:
    """A count as a file writes it; None for what is none, or larger than any place."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None


def finite(text: str) -> Decimal | None:
    """A number as a file writes it; None for what no program of spreadsheets can have written."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _LARGEST else None


def address(row: int, column: int) -> str:
    """What people call a cell: „D7”."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """What people call a column: „D”."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        found = chr(ord("A") + rest) + found
    return found


def column_of(name: str) -> int:
    """The number of a column, 0 for what is none."""
    number = 0
    for sign in name.upper():
        if not "A" <= sign <= "Z":
            return 0
        number = number * _LETTERS + ord(sign) - ord("A") + 1
    return number
