"""Rows that say what they are cited by: which row of the new annex is an old one, called otherwise.

A row of an indicator, of a source or of sums has no number that stays. Where one goes and another
one comes in the same place and says mostly the same, it is that row with another name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rpd.act.lettering import same_lines
from rpd.act.printed import PrintedRow


def renamed(old: Sequence[PrintedRow], new: Sequence[PrintedRow]) -> tuple[PrintedRow, ...]:
    """The new rows; those that are old ones under another name know what they were cited by."""
    if all(row.of_action for row in (*old, *new)):
        return tuple(new)
    gone = {place: list(rows) for place, rows in _places(old, {row.lp for row in new})}
    found = []
    for place, rows in _places(new, {row.lp for row in old}):
        left = gone.get(place, [])
        for row in rows:
            before = next((one for one in left if _alike(one, row)), None)
            if before is not None:
                del left[: left.index(before) + 1]
                found.append((row.lp, before.lp))
    said = dict(found)
    return tuple(replace(row, before=said[row.lp]) if row.lp in said else row for row in new)


def _places(
    rows: Sequence[PrintedRow], others: set[str]
) -> Iterator[tuple[str, tuple[PrintedRow, ...]]]:
    """Neighbouring rows that only one annex has, by the row that both have in front of them."""
    place, here = "", list[PrintedRow]()
    for row in rows:
        if row.lp in others or row.of_action:
            yield place, tuple(here)
            place, here = row.lp, []
        else:
            here.append(row)
    yield place, tuple(here)


def _alike(one: PrintedRow, other: PrintedRow) -> bool:
    """Whether two rows say the same in most of their columns that say anything."""
    keys = [
        key for key in {**one.cells, **other.cells} if one.cells.get(key) or other.cells.get(key)
    ]
    same = sum(same_lines(one.cells.get(key, ()), other.cells.get(key, ())) for key in keys)
    return 2 * same >= len(keys) > 1
