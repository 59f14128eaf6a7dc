"""A sheet as it is read: its cells as values, and why one is refused."""

from __future__ import annotations

from rpd.exchange.changed import Changes
from rpd.exchange.returned import Fault, Page, ReturnedRow
from rpd.exchange.tables import FieldOf, Table
from rpd.exchange.values import BadValueError, Names, value_of
from rpd.formats.forms import Value
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

    def refuse(self, line: ReturnedRow, key: str, message: str, hint: str) -> None:
        """Say why a cell cannot be taken."""
        self.made.faults.append(Fault(self.page.where(line.number, key), message, hint))
