"""A sheet as it is read: its cells as values, and why one is refused."""

from __future__ import annotations

from rpd.exchange.changed import Changes
from rpd.exchange.returned import Fault, Page, ReturnedRow
from rpd.exchange.tables import FieldOf, Table
from rpd.exchange.values import BadValueError, Names, value_of
from rpd.formats.forms import Value
from rpd.formats.spreadsheet_cells import address
from rpd.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PageCells:
    """What lines of a page say goes into ``made``: its changes, and the faults of its cells."""

    page: Page
    table: Table
    known: Names
    made: Changes

    def value(self, line: ReturnedRow, about: FieldOf) -> Value | None:
        """The value of a cell; None where there is none, which is told."""
        try:
            return value_of(line.cells.get(about.key), about, self.known) or about.default
        except BadValueError as error:
            self.refuse(line, about.key, error.message, error.hint)
            return None

    def shown(self, line: ReturnedRow, about: FieldOf) -> Value:
        """What a cell that nobody fills in says, whether or not it may."""
        cell = line.cells.get(about.key)
        try:
            return value_of(cell, about, self.known)
        except BadValueError:
            return (cell.text.strip() if cell else "") or "formułę"

    def pass_over(self, line: ReturnedRow, about: FieldOf) -> None:
        """Remember what was typed in a column that is only there to be compared with."""
        if about.key not in line.cells:
            return
        column = (self.page.sheet.name, about.column.header, about.place)
        cell = address(line.number, self.page.columns[about.key])
        self.made.passed_over.setdefault(column, []).append(cell)

    def refuse(self, line: ReturnedRow, key: str, message: str, hint: str) -> None:
        """Say why a cell cannot be taken."""
        self.made.faults.append(Fault(self.page.where(line.number, key), message, hint))
