"""An order about rows, carried out on the rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rpd.act.orders import RowsAdded, RowsRepealed, RowsReworded
from rpd.act.printed import PrintedRow


def amended_rows(
    rows: tuple[PrintedRow, ...], order: RowsAdded | RowsReworded | RowsRepealed
) -> tuple[PrintedRow, ...]:
    """The rows after an order.

    Raises:
        ValueError: a row that is named is not there, is there more than once, or is repealed.
    """
    known = [row.lp for row in rows]
    match order:
        case RowsRepealed(_, lps):
            if any(known.count(lp) != 1 for lp in lps):
                raise ValueError(f"rows not found once: {lps}")
            if any(row.repealed for row in rows if row.lp in lps):
                raise ValueError(f"rows repealed already: {lps}")
            return tuple(
                replace(row, repealed=row.repealed or row.lp in lps)
                for row in rows
                if row.of_action or (row.lp not in lps and row.part_of not in lps)
            )
        case RowsReworded(_, new):
            by_lp = {row.cited: row for row in new}
            named = [row.cited for row in new if row.part_of not in by_lp]
            if any(known.count(lp) != 1 for lp in named):
                raise ValueError(f"rows not found once: {named}")
            return tuple(
                one for row in rows if row.part_of not in by_lp for one in _instead(row, by_lp)
            )
        case RowsAdded(_, after, new, at_end):
            if any(row.lp in known for row in new):
                raise ValueError("such a row stands there already")
            if at_end:
                return (*rows, *new)
            if after and known.count(after) != 1:
                raise ValueError(f"row not found once: {after}")
            at = known.index(after) + 1 if after else 0
            return (*rows[:at], *new, *rows[at:])


def _instead(row: PrintedRow, new: Mapping[str, PrintedRow]) -> tuple[PrintedRow, ...]:
    """What stands for a row: the one that rewords it, with its parts, or itself."""
    if row.lp not in new:
        return (row,)
    return (new[row.lp], *(part for part in new.values() if part.part_of == row.lp))
