"""A table of the source as a grid: which cell covers which column of which row."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.frozen import dataclass
from rpd.importing.source import Cell, Paragraph, Table
from rpd.importing.wording import one_line


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the cell over each column, and the columns at which cells begin in this row."""

    at: dict[int, Cell]
    begins: frozenset[int]
    place: str
    continued: bool = False

    @property
    def own(self) -> list[Cell]:
        """The cells that begin here, from left to right."""
        return [self.at[column] for column in sorted(self.begins)]

    @property
    def filled(self) -> list[Cell]:
        """The cells that begin here and hold something."""
        return [cell for cell in self.own if text_of(cell).strip() or cell.tables]

    @property
    def headers(self) -> dict[int, str]:
        """The texts of the cells that begin here, by their columns."""
        return {cell.column: one_line(text_of(cell)) for cell in self.own}


def lines(table: Table) -> list[Line]:
    """The rows of a table, with the cells that reach down into them."""
    found: list[Line] = []
    down: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        at = {column: cell for column, (cell, left) in down.items() if left > 0}
        down = {column: (cell, left - 1) for column, (cell, left) in down.items() if left > 1}
        begins = set()
        for cell in row.cells:
            begins.add(cell.column)
            at[cell.column] = cell
            if cell.rows > 1:
                down[cell.column] = (cell, cell.rows - 1)
        found.append(Line(at, frozenset(begins), row.place, row.continued))
    return found


def text_of(cell: Cell) -> str:
    """What a cell says, tables in it too: their cells parted by tabs, a line each row."""
    if not cell.tables:
        return cell.text
    inner = "\n".join("\n".join(_flat(table)) for table in cell.tables)
    return "\n".join(filter(None, (cell.text, inner)))


def paragraphs_of(cell: Cell) -> list[Paragraph]:
    """The paragraphs of a cell, a row of a table in it as one paragraph."""
    inner = [
        Paragraph(line, cell.place)
        for table in cell.tables
        for line in _flat(table)
        if line.strip()
    ]
    return [*cell.paragraphs, *inner]


def _flat(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield "\t".join(one_line(text_of(cell)) for cell in row.cells)


def framed(line: Line) -> Cell | None:
    """The only cell of a row that says something, where it stands first and the rest is empty."""
    filled = line.filled
    first = min(line.at, default=0)
    return filled[0] if len(filled) == 1 and filled[0].column == first else None
