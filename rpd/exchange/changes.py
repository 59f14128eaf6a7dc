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
from rpd.exchange.returned import Returned, ReturnedRow
from rpd.exchange.tables import ACTIONS, ID, Table
from rpd.exchange.texts import folded, names
from rpd.exchange.values import Names
from rpd.formats.spreadsheet_cells import address
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
    others = []
    for line in cells.page.lines:
        row = former.pop((line.owner, line.id), None)
        if row is not None:
            edited.read(row, line)
        else:
            others.append(line)
    for line in others:
        if closed:
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
    _refuse_repeated(cells)
    for row in former.values():
        name = row.values.get("nazwa") or row.values.get("podmiot") or row.values.get("zrodla")
        cells.made.gone.append(GoneRow(cells.table.key, row.key, name or row.id))


def _refuse_repeated(cells: PageCells) -> None:
    """A body that a changed or new row names, although another row of its owner does already."""
    key = next((one.key for one in cells.table.fields if one.listed == "bodies"), "")
    if not key or cells.table.key == ACTIONS:
        return
    exported = {row.key: row.values.get(key, "") for row in cells.page.table.rows}
    said = [
        (line, text, folded(text) != folded(exported.get((line.owner, line.id), "")))
        for line in cells.page.lines
        if (text := line.cells[key].text if key in line.cells else "")
    ]
    first: dict[tuple[str, str, str], ReturnedRow] = {}
    # What is as it was exported comes first: it is the other one that says it again.
    for line, text, changed in sorted(said, key=lambda one: one[2]):
        role = line.cells["rola"].text.strip().casefold() if "rola" in line.cells else ""
        for name in names(text, cells.known.bodies):
            twin = first.get((line.owner, name, role))
            first.setdefault((line.owner, name, role), line)
            if twin is not None and changed:
                there = address(twin.number, cells.page.columns[key])
                cells.refuse(
                    line,
                    key,
                    f"podmiot {quote(name)} stoi tu drugi raz; pierwszy raz w komórce {there}.",
                    "Zostaw go w jednej z nich.",
                )
