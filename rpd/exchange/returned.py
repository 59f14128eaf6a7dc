"""A workbook that came back → what it says now, cell by cell, wherever its columns have gone.

Sheets are known by their names or else by their headers, columns by their headers, rows by their
ids. What cannot be known for sure is a fault with its cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from rpd.diagnostics import Path
from rpd.exchange.kept import Kept, KeptTable
from rpd.exchange.tables import ID, OWNER
from rpd.exchange.texts import folded
from rpd.formats.form_sheets import KEPT
from rpd.formats.spreadsheet_cells import Cell, Sheet, Spreadsheet, address, letters
from rpd.frozen import dataclass
from rpd.polish.wording import join, quote

_HEAD_ROWS = 20
"""A header stands in one of the first rows."""


_NO_HEAD = "nie ma w nim wiersza z nazwami kolumn, więc nie wiadomo, co jest w której."
_RESTORE_HEAD = "Przywróć ten wiersz, a jeśli nic się w arkuszu nie zmieniło, usuń cały arkusz."
_ONCE = "Przywróć identyfikator, który tu stał, albo usuń powtórzony wiersz."


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the workbook is refused: where, what, and what to do.

    ``path`` is the place of the plan that the end of the hint speaks of, where it does.
    """

    where: str
    message: str
    hint: str
    path: Path = ()


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row of a sheet that came back: its cells by columns of the table."""

    number: int
    owner: str
    id: str
    cells: Mapping[str, Cell]


@dataclass(slots=True)
class Page:
    """A sheet that came back, and where the columns of its table stand in it."""

    table: KeptTable
    sheet: Sheet
    columns: dict[str, int]
    head: int
    lines: list[ReturnedRow] = field(default_factory=list)

    def where(self, line: int, key: str = "") -> str:
        """What people call a cell: „arkusz „Budżet”, komórka D7”."""
        column = self.columns.get(key) or min(self.columns.values())
        return f"arkusz „{self.sheet.name}”, komórka {address(line, column)}"


@dataclass(slots=True)
class Returned:
    """All that came back: pages, faults, and what is only said."""

    pages: dict[str, Page] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def returned(spreadsheet: Spreadsheet, kept: Kept, *, closed: bool = False) -> Returned:
    """The tables of an export as a workbook says them now; `closed` ones take no new rows."""
    made = Returned()
    sheets = [sheet for sheet in spreadsheet.sheets if sheet.name != KEPT]
    pairs = _paired(kept.tables, sheets)
    _tell_copies(pairs, sheets, made)
    for table, sheet in pairs:
        if sheet is not None and not _headers_in(table, sheet)[1]:
            made.faults.append(Fault(f"arkusz „{sheet.name}”", _NO_HEAD, _RESTORE_HEAD))
            continue
        if sheet is None:
            made.remarks.append(
                f"W pliku nie ma arkusza „{table.title}”; niczego, co w nim było, nie zmieniono."
            )
            continue
        page = _page(table, sheet, made)
        if page is not None:
            made.pages[table.key] = page
            _read_lines(page, made, closed=closed)
    return made


def _paired(
    tables: Sequence[KeptTable], sheets: list[Sheet]
) -> list[tuple[KeptTable, Sheet | None]]:
    """Each table with its sheet: one with most of its headers, that of its name before others."""
    free = list(sheets)
    found: dict[str, Sheet] = {}

    def take(fits: Callable[[KeptTable, Sheet], bool]) -> None:
        for table in tables:
            fitting = [one for one in free if table.key not in found and fits(table, one)]
            if fitting:
                found[table.key] = max(fitting, key=lambda one: _headers_in(table, one)[1])
                free.remove(found[table.key])

    take(lambda table, sheet: _called(table, sheet) and _looks_like(table, sheet))
    take(_looks_like)
    take(_called)
    return [(table, found.get(table.key)) for table in tables]


def _called(table: KeptTable, sheet: Sheet) -> bool:
    return folded(sheet.name) == folded(table.title)


def _looks_like(table: KeptTable, sheet: Sheet) -> bool:
    return 2 * _headers_in(table, sheet)[1] >= len(table.headers)


def _tell_copies(
    pairs: Sequence[tuple[KeptTable, Sheet | None]], sheets: Sequence[Sheet], made: Returned
) -> None:
    """That a copy of a sheet is not read."""
    taken = {id(sheet) for _, sheet in pairs}
    for copy in sheets:
        of = next((sheet for table, sheet in pairs if sheet and _looks_like(table, copy)), None)
        if id(copy) not in taken and of is not None:
            made.remarks.append(
                f"Arkusza „{copy.name}” nie wczytano: z tymi samymi kolumnami jest arkusz "
                f"„{of.name}”. Zmiany przenieś do niego."
            )


def _headers_in(table: KeptTable, sheet: Sheet) -> tuple[int, int]:
    """The row with most headers of a table, and how many there are."""
    wanted = {_name(header) for header in table.headers.values()}
    counts: dict[int, int] = {}
    for (row, _), cell in sheet.cells.items():
        if row <= _HEAD_ROWS and _name(cell.text) in wanted:
            counts[row] = counts.get(row, 0) + 1
    return max(((row, count) for row, count in counts.items()), key=_most, default=(0, 0))


def _most(found: tuple[int, int]) -> tuple[int, int]:
    return found[1], -found[0]


def _name(header: str) -> str:
    return folded(header.replace("\n", " ")).casefold()


def _page(table: KeptTable, sheet: Sheet, made: Returned) -> Page | None:
    """A sheet with its columns; None where rows cannot be recognised."""
    head, _ = _headers_in(table, sheet)
    wanted = {_name(header): key for key, header in table.headers.items()}
    columns: dict[str, int] = {}
    foreign: list[str] = []
    for (row, column), cell in sorted(sheet.cells.items()):
        if row != head:
            continue
        key = wanted.get(_name(cell.text))
        if key is None:
            foreign.append(f"{letters(column)} ({quote(cell.text)})")
        elif key in columns:
            both = f"{address(head, columns[key])} i {address(head, column)}"
            made.faults.append(
                Fault(
                    f"arkusz „{sheet.name}”, komórki {both}",
                    f"kolumna „{table.headers[key]}” stoi dwa razy.",
                    "Zostaw jedną z nich.",
                )
            )
        else:
            columns[key] = column
    nameless = {c for (r, c), cell in sheet.cells.items() if r > head and cell.text.strip()}
    nameless -= {column for row, column in sheet.cells if row == head}
    foreign += [f"{letters(column)} (bez nagłówka)" for column in sorted(nameless)]
    lost = [table.headers[key] for key in table.named if key not in columns]
    if lost:
        made.faults.append(
            Fault(
                f"arkusz „{sheet.name}”, komórka {address(head, 1)}",
                f"w nagłówku nie ma kolumny „{lost[0]}”, po której rpd rozpoznaje wiersze.",
                "Cofnij usunięcie kolumny albo przenieś zmiany do nowo wyeksportowanego arkusza.",
            )
        )
        return None
    missing = [f"„{header}”" for key, header in table.headers.items() if key not in columns]
    if missing:
        made.remarks.append(
            f"W arkuszu „{sheet.name}” nie ma kolumn: {join(missing)}; tego, co w nich było, nie "
            "zmieniono."
        )
    if foreign:
        made.remarks.append(
            f"W arkuszu „{sheet.name}” pominięto kolumny, których rpd nie zna: {join(foreign)}."
        )
    return Page(table, sheet, columns, head)


def _read_lines(page: Page, made: Returned, *, closed: bool) -> None:
    """The rows below the header that say anything."""
    _refuse_merged(page, made)
    at = {column: key for key, column in page.columns.items()}
    seen: dict[tuple[str, str], int] = {}
    for number, row in page.sheet.rows():
        if number <= page.head:
            continue
        cells = {at[column]: cell for column, cell in row.items() if column in at}
        cells = {key: cell for key, cell in cells.items() if cell.text.strip() or cell.formula}
        if not cells:
            continue
        owner, name = (_text(cells.get(key)) for key in (OWNER, ID))
        line = ReturnedRow(number, owner, name, cells)
        if name and (owner, name) in seen:
            made.faults.append(
                Fault(
                    page.where(number, ID),
                    f"identyfikator „{name}” stoi drugi raz; pierwszy raz w komórce "
                    f"{address(seen[owner, name], page.columns[ID])}.",
                    _ONCE if closed else _new(page.table),
                )
            )
            continue
        seen[owner, name] = number
        page.lines.append(line)


def _new(table: KeptTable) -> str:
    """How a copied row becomes a new one."""
    cell = f"komórkę „{table.headers[ID]}”" if OWNER in table.headers else "szare komórki"
    return f"Jeśli to nowy wiersz, wyczyść w nim {cell}; jeśli dawny, przywróć identyfikator."


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.split()) if cell else ""


def _refuse_merged(page: Page, made: Returned) -> None:
    used = set(page.columns.values())
    for (top, left), (bottom, right) in page.sheet.merged:
        if bottom > page.head and used & set(range(left, min(right, left + 1000) + 1)):
            made.faults.append(
                Fault(
                    f"arkusz „{page.sheet.name}”, komórki {address(top, left)}:"
                    f"{address(bottom, right)}",
                    "są scalone, więc nie wiadomo, do którego wiersza należy ich treść.",
                    "Rozdziel je (Scal i wyśrodkuj).",
                )
            )
