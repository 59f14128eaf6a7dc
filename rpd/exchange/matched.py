"""Rows that were exported ↔ rows of the plan as it is now: by ids, and else by what they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rpd.exchange.kept import KeptTable
from rpd.exchange.tables import Row, Table
from rpd.exchange.texts import folded

After = Mapping[tuple[str, str], Mapping[str, str]]
"""What the spreadsheet changed, by rows and columns."""


@dataclass(slots=True)
class Matched:
    """``rows`` are those of the plan by the keys of those exported; the others came since."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    since: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))


def matched(kept: KeptTable, now: Table, after: After) -> Matched:
    """The rows of one table. Only entries without an id are looked for by what they say.

    `after` is what the spreadsheet says of them: what it changed may be in the plan by now.
    """
    made = Matched()
    present = {row.key: row for row in now.rows}
    free: dict[str, list[Row]] = defaultdict(list)
    nameless: dict[str, list[Row]] = defaultdict(list)
    named = {row.key for row in kept.rows if not row.id.startswith("#")}
    for row in kept.rows:
        if row.id.startswith("#"):
            nameless[row.owner].append(row)
        elif row.key in present:
            made.rows[row.key] = present[row.key]
    for row in now.rows:
        if row.key not in named:
            free[row.owner].append(row)
    for owner, rows in nameless.items():
        _by_content(rows, free[owner], now, made.rows, after)
    for owner, rows in free.items():
        made.since[owner] = rows
    return made


def _by_content(
    former: Sequence[Row],
    free: list[Row],
    table: Table,
    found: dict[tuple[str, str], Row],
    after: After,
) -> None:
    """Equal rows first, then those that say what the spreadsheet does, then those of one name.

    A name (of an indicator, a body; the sources of money) counts only where it is the only one on
    both sides: nothing may be written into the row of another entry.
    """
    left = list(former)
    first = table.editable[0]

    def whole(row: Row) -> Hashable:
        return content(row.values, table)

    def changed(row: Row) -> Hashable:
        return content({**row.values, **after.get(row.key, {})}, table)

    def name(row: Row) -> Hashable:
        return folded(row.values.get(first, ""))

    single = _single(map(name, former)) & _single(map(name, free))

    def single_name(row: Row) -> Hashable:
        return key if (key := name(row)) in single else None

    for of_former, of_free in ((whole, whole), (changed, whole), (single_name, single_name)):
        waiting: dict[Hashable, list[Row]] = defaultdict(list)
        for row in reversed(free):
            waiting[of_free(row)].append(row)
        waiting.pop(None, None)
        for row in list(left):
            if waiting.get(key := of_former(row)):
                twin = waiting[key].pop()
                found[row.key] = twin
                free.remove(twin)
                left.remove(row)


def _single(names: Iterable[Hashable]) -> set[Hashable]:
    return {name for name, count in Counter(names).items() if count == 1}


def content(values: Mapping[str, str], table: Table) -> Hashable:
    """What a row says in the columns that people fill in."""
    return tuple(folded(values.get(key, "")) for key in table.editable)
