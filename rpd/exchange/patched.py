"""What comes of the changes of a spreadsheet, and what the plan has to say then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from rpd.amendment.traces import Carried
from rpd.exchange.changed import Edit, GoneRow, NewRow
from rpd.exchange.kept import Kept
from rpd.exchange.matched import Matched, content, matched
from rpd.exchange.returned import Fault
from rpd.exchange.tables import Table

Unit = Edit | NewRow | GoneRow
"""A change of the spreadsheet."""


@dataclass(slots=True)
class Patched:
    """What came of the changes: the plan's data, contradictions, and what was there already.

    ``expected`` are all rows that the plan has to have then, by their tables and owners.
    """

    carried: Carried | None = None
    faults: list[Fault] = field(default_factory=list)
    already: int = 0
    expected: Counter[Said] = field(default_factory=Counter)


Said = tuple[str, str, Hashable]
"""A row: its table, its owner, what it says."""


def said(tables: Iterable[Table]) -> Counter[Said]:
    """All rows of tables by what they say."""
    return Counter(
        (table.key, row.owner, content(row.values, table)) for table in tables for row in table.rows
    )


def matches(kept: Kept, tables: Sequence[Table], units: Sequence[Unit]) -> dict[str, Matched]:
    """Which rows that were exported are which of the plan now, by their tables."""
    now, said_after = {table.key: table for table in tables}, _after(units)
    return {
        table.key: matched(table, now[table.key], said_after.get(table.key, {}))
        for table in kept.tables
        if table.key in now
    }


def _after(units: Sequence[Unit]) -> dict[str, dict[tuple[str, str], dict[str, str]]]:
    """What the spreadsheet says in the cells that it changed, by tables and rows."""
    found: dict[str, dict[tuple[str, str], dict[str, str]]] = {}
    for unit in units:
        if isinstance(unit, Edit):
            found.setdefault(unit.table, {}).setdefault(unit.row, {})[unit.column] = unit.after
    return found


def sorted_by(entry: object) -> str:
    """By what additions are put in order: an id, or what stands for one."""
    if isinstance(entry, dict):
        return str(entry.get("id") or entry.get("podmiot") or "")
    return str(entry)
