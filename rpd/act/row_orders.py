"""Two versions of a table → what an act has to order of its rows, in their printed order."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from rpd.act.lettering import same_lines
from rpd.act.orders import (
    Cell,
    Order,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
    Text,
    TextOrder,
)
from rpd.act.printed import Heading, Held, Lines, PrintedRow
from rpd.act.renamed_rows import renamed
from rpd.act.texts import changes
from rpd.plan.profil import Kind

Columns = Sequence[Held]
MOST_COLUMNS: Final = 3
"""Where more columns of a row change than these, the row gets a new wording."""


def text_orders(
    text: Text, old: Lines, new: Lines, column: Kind | None = None
) -> Iterator[TextOrder]:
    """The changes of a text."""
    for change in changes(old, new, column) or ():
        yield TextOrder((text,), change)


def row_orders(old: Heading, new: Heading) -> Iterator[Order]:
    """Changes of a table; neighbours that share their fate are told together."""
    if old.rows == new.rows:
        return
    columns = tuple(dict.fromkeys((*old.columns, *new.columns)))
    before = {row.lp: row for row in old.rows}
    rows_now = renamed(old.rows, new.rows)
    last = max((i for i, row in enumerate(rows_now) if row.cited in before), default=-1)
    previous, position = "", 0
    for (fate, _), group in groupby(_fates(old.rows, rows_now, columns), key=lambda one: one[0]):
        rows = tuple(row for _, row in group)
        match fate:
            case "gone":
                yield RowsRepealed(old.number, tuple(row.lp for row in rows))
                continue
            case "added":
                yield RowsAdded(old.number, previous, rows, position > last)
            case "repealed":
                yield RowsRepealed(old.number, tuple(row.lp for row in rows))
            case "reworded":
                yield RowsReworded(old.number, rows)
            case _:
                for row in rows:
                    yield from _cells(old, before[row.cited], row, columns)
        position += len(rows)
        previous = rows[-1].cited


Fate = tuple[str, tuple[str, str | None]]
"""What happens to a row, and what tells it from neighbours that no sentence names with it."""


def _fates(
    old: Sequence[PrintedRow], new: Sequence[PrintedRow], columns: Columns
) -> Iterator[tuple[Fate, PrintedRow]]:
    """The rows of both tables in their order, those that are gone where they used to stand."""
    before = {row.lp: row for row in old}
    stay = {row.cited for row in new}
    waiting = list(old)
    whole: dict[str, str] = {}
    for row in new:
        while row.cited in before and waiting and waiting[0].lp != row.cited:
            yield from _gone(waiting.pop(0), stay, whole)
        if row.cited in before and waiting:
            del waiting[0]
        if (fate := whole.get(row.part_of, "")) in ("added", "reworded"):
            yield (fate, (row.within, None)), row
            continue
        fate = _fate(before.get(row.cited), row, columns)
        if row.of_action:
            whole[row.cited] = fate
        yield (fate, _beside(row) if fate != "kept" else ("", "")), row
    for row in waiting:
        yield from _gone(row, stay, whole)


def _gone(
    row: PrintedRow, stay: Container[str], whole: Mapping[str, str]
) -> Iterator[tuple[Fate, PrintedRow]]:
    """A row that is gone, unless that is told with the action that it is a part of."""
    if row.lp not in stay and whole.get(row.part_of, "kept") == "kept":
        yield ("gone", _beside(row)), row


def _beside(row: PrintedRow) -> tuple[str, str | None]:
    """The same for rows that can be named together: actions of a heading, or parts of one."""
    return row.within, None if row.of_action else row.part_of


def _fate(old: PrintedRow | None, new: PrintedRow, columns: Columns) -> str:
    """What happens to a row of the new table: added, repealed, reworded, or kept (with changes)."""
    if old is None:
        return "added"
    if new.repealed:
        return "kept" if old.repealed else "repealed"
    if old.repealed:
        return "reworded"
    changed = [
        column
        for column in columns
        if not same_lines(old.cells.get(column.key, ()), new.cells.get(column.key, ()))
    ]
    if len(changed) > MOST_COLUMNS:
        return "reworded"
    emptied = (
        column
        for column in changed
        if changes(old.cells.get(column.key, ()), new.cells.get(column.key, ()), column.kind)
        is None
    )
    return "reworded" if any(emptied) else "kept"


def _cells(heading: Heading, old: PrintedRow, new: PrintedRow, columns: Columns) -> Iterator[Order]:
    if new.repealed:
        return
    for column in columns:
        cells = old.cells.get(column.key, ()), new.cells.get(column.key, ())
        yield from text_orders(Cell(heading.number, old.lp, column.key), *cells, column.kind)
