"""Money of lines by anything that a plan's money can be grouped by; what is summed is proven."""

from __future__ import annotations

from collections.abc import Sequence

from rpd.budget.dimensions import Dimension, Member, Members
from rpd.budget.ledger import Ledger
from rpd.frozen import dataclass
from rpd.progress.line import MoneyLine
from rpd.progress.sums import Sum, of


@dataclass(frozen=True, slots=True)
class GroupedRow:
    """A row: its members from the outermost level to its own, and the money below it."""

    members: tuple[Member, ...]
    suma: Sum


@dataclass(frozen=True, slots=True)
class Grouped:
    """Rows in the order of the plan, each level below its own."""

    by: tuple[Dimension, ...]
    rows: tuple[GroupedRow, ...]
    razem: Sum

    def verify(self) -> None:
        """Hold the rows against the whole, which was summed apart from them.

        Raises:
            ArithmeticError: they do not agree; the table must not be shown.
        """
        self.razem.verify()
        for row in self.rows:
            row.suma.verify()
        for depth in range(len(self.by)):
            rows = (row.suma for row in self.rows if len(row.members) == depth + 1)
            if sum(rows, Sum()) != self.razem:
                raise ArithmeticError(f"level {depth} of {self.by} does not give the whole")


def grouped(
    lines: Sequence[MoneyLine], ledgers: Sequence[Ledger], by: Sequence[Dimension]
) -> Grouped:
    """Group lines by one dimension, or by several one below another."""
    members = Members(ledgers, spread=False)
    sums: dict[tuple[Member, ...], Sum] = {}
    whole = Sum()
    for line in lines:
        whole += of(line)
        path: tuple[Member, ...] = ()
        for dimension in by:
            path = (*path, members.of(line.item, dimension)[0][0])
            sums[path] = sums.get(path, Sum()) + of(line)
    ordered = sorted(sums, key=lambda path: [member.rank for member in path])
    made = Grouped(tuple(by), tuple(GroupedRow(path, sums[path]) for path in ordered), whole)
    made.verify()
    return made
