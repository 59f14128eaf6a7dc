"""What the spreadsheet changed: its cells against those that were exported.

Nothing else of it counts: the plan as it is now is asked later, and a cell that was not changed
says nothing about it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rpd.exchange.changed import Changes, GoneRow
from rpd.exchange.edited_rows import EditedRows
from rpd.exchange.kept import Kept
from rpd.exchange.new_rows import NewRows
from rpd.exchange.page_cells import PageCells
from rpd.exchange.returned import Returned
from rpd.exchange.tables import ACTIONS, ID, Table
from rpd.exchange.values import Names
from rpd.polish.wording import quote


def changes(
    kept: Kept,
    came: Returned,
    tables: Mapping[str, Table],
    known: Names,
    headings: Collection[str] = (),
    *,
    closed: bool = False,
) -> Changes:
    """What came back against what was kept; `tables` know what the columns mean.

    `headings` are what besides actions may have entries. Tables that are `closed` take no new rows.
    """
    made = Changes(faults=list(came.faults))
    owners = {row.id for table in kept.tables if table.key == ACTIONS for row in table.rows}
    owners.update(headings)
    for key, page in came.pages.items():
        if key not in tables:
            continue
        _read(PageCells(page, tables[key], known, made), owners, closed=closed)
        if key == ACTIONS:
            owners |= {one.id for one in made.new if one.table == ACTIONS and one.id}
    return made


def _read(cells: PageCells, owners: Collection[str], *, closed: bool) -> None:
    """All lines of a page, and the rows that no line is of."""
    edited, new = EditedRows(cells, closed), NewRows(cells, owners)
    former = {row.key: row for row in cells.page.table.rows}
    for line in cells.page.lines:
        row = former.pop((line.owner, line.id), None)
        if row is not None:
            edited.read(row, line)
        elif closed:
            cells.refuse(
                line,
                ID,
                f"{f'identyfikatora {quote(line.id)}' if line.id else 'wiersza'} nie ma w "
                "arkuszu, który został wydany.",
                "Przywróć identyfikator albo usuń wiersz; nowych wierszy się tu nie dopisuje.",
            )
        elif line.id.startswith("#") or (line.id and cells.table.key != ACTIONS):
            cells.refuse(
                line,
                ID,
                f"nie było wiersza z identyfikatorem {quote(line.id)} przy {quote(line.owner)}.",
                "Przywróć identyfikatory; w nowym wierszu zostaw komórkę pustą.",
            )
        else:
            new.read(line, former)
    for row in former.values():
        name = row.values.get("nazwa") or row.values.get("podmiot") or row.values.get("zrodla")
        cells.made.gone.append(GoneRow(cells.table.key, row.key, name or row.id))
