"""A page without tags → its tables and paragraphs, from the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rpd.importing.pdf import grid as pdf_grid
from rpd.importing.pdf import lines, torn
from rpd.importing.pdf.grid import Grid
from rpd.importing.pdf.lines import Frame, Line
from rpd.importing.pdf.pages import Page, Word
from rpd.importing.pdf.text import Texts
from rpd.importing.source import Cell, Paragraph, Row, Table


@dataclass(slots=True)
class Part:
    """A table or paragraphs on a page, from the top."""

    top: float
    page: int
    grid: Grid | None = None
    rows: list[Row] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


class Parts:
    """What pages hold; it learns on the way which rows name columns.

    ``ties`` where single letters never end a line.
    """

    def __init__(self, texts: Texts, *, ties: bool) -> None:
        self._texts = texts
        self._ties = ties
        self._heads: list[tuple[Grid, list[str]]] = []
        self._parted = False

    def of(self, page: Page, grids: list[Grid], body: list[Line]) -> Iterator[Part]:
        """Tables and paragraphs from the top of a page."""
        words = [word for line in body for word in line.words]
        parts: list[Part] = []
        free = set(map(id, words))
        nested = pdf_grid.nested(grids)
        for grid in grids:
            held = [word for word in words if grid.holds(word.middle, word.height)]
            if held and grid not in nested:
                free -= set(map(id, held))
                inner = [one for one, outer in nested.items() if outer == grid]
                parts += self._table_parts(page, grid, held, inner)
        rest = [word for word in words if id(word) in free]
        parts += self._text_parts(page, rest, parts)
        yield from sorted(parts, key=lambda part: -part.top)

    def _text_parts(self, page: Page, words: list[Word], tables: Sequence[Part]) -> Iterator[Part]:
        """Paragraphs between the tables."""
        found = lines.lines(words)
        room = Frame(
            min((line.x0 for line in found), default=0.0),
            max((line.x1 for line in found), default=page.width),
            self._ties,
            self._texts.often,
        )
        tops = sorted((part.top for part in tables), reverse=True)
        groups: dict[int, list[Line]] = {}
        for line in found:
            groups.setdefault(sum(top > line.y for top in tops), []).append(line)
        for group in groups.values():
            made = lines.paragraphs(group, room, self._texts, page.place)
            yield Part(group[0].y, page.number, paragraphs=made)

    def _table_parts(
        self, page: Page, grid: Grid, words: list[Word], inner: Sequence[Grid] = ()
    ) -> Iterator[Part]:
        """A table, and what stands in frames as wide as the table: headings above its parts."""
        held = Part(grid.ys[0], page.number, grid)
        rows: dict[int, list[Cell]] = {}
        for at, cell in self._cells(page, grid, words, inner):
            rows.setdefault(at, []).append(cell)
        made = [Row(tuple(cells), page.place) for _, cells in sorted(rows.items())]
        self._learn_head(grid, made)
        for number, row in enumerate(made):
            if not any(cell.paragraphs or cell.tables for cell in row.cells):
                continue
            if _is_wide(row, grid) and (not held.rows or self._parts_here(grid, made[number:])):
                if held.rows:
                    yield held
                yield Part(grid.ys[number], page.number, paragraphs=list(row.cells[0].paragraphs))
                held = Part(grid.ys[number + 1], page.number, grid)
            else:
                held.rows.append(row)
        if held.rows:
            yield held

    def _learn_head(self, grid: Grid, rows: Sequence[Row]) -> None:
        """The names of the columns, where the first row below wide ones is of such."""
        narrow = [row for row in rows if not _is_wide(row, grid)]
        if narrow and not self.is_known_head(grid, narrow[0]) and names_columns(narrow):
            self._heads.append((grid, torn.said(narrow[0])))

    def is_known_head(self, grid: Grid, row: Row) -> bool:
        """Whether a row repeats the names of columns that have been seen."""
        said = torn.said(row)
        return any(pdf_grid.same_columns(grid, known) and said == it for known, it in self._heads)

    def _parts_here(self, grid: Grid, rows: Sequence[Row]) -> bool:
        """Whether wide rows end a table: the names of the columns stand below them again."""
        below = next((row for row in rows if not _is_wide(row, grid)), None)
        if below is not None:
            self._parted |= self.is_known_head(grid, below)
            return self.is_known_head(grid, below)
        return self._parted

    def _cells(
        self, page: Page, grid: Grid, words: list[Word], inner: Sequence[Grid]
    ) -> Iterator[tuple[int, Cell]]:
        """The cells with the numbers of their rows."""
        within = [[word for word in words if one.holds(word.middle, word.height)] for one in inner]
        taken = {id(word) for held in within for word in held}
        inside: dict[int, list[Word]] = {}
        for word in words:
            number = grid.box_at(word.middle, word.height)
            if id(word) not in taken and number is not None:
                inside.setdefault(number, []).append(word)
        left = (
            min(word.x0 for word in held) - grid.boxes[number].x0 for number, held in inside.items()
        )
        padding = min(left, default=0.0)
        for number, box in enumerate(grid.boxes):
            room = Frame(box.x0 + padding, box.x1 - padding, self._ties, self._texts.often)
            found = lines.lines(inside.get(number, ()))
            tables = []
            for one, held in zip(inner, within, strict=True):
                if held and grid.box_at(*one.middle) == number:
                    parts = list(self._table_parts(page, one, held))
                    rows = [row for part in parts for row in part.rows]
                    # Rows as wide as a table within a cell are paragraphs of the cell.
                    tables.append(Table(tuple(rows), page.place, one.columns))
                    found += lines.lines(
                        word for word in held if not rows or one.wide_at(word.middle, word.height)
                    )
            made = lines.paragraphs(found, room, self._texts, page.place)
            yield (
                box.row,
                Cell(
                    tuple(made),
                    page.place,
                    box.column,
                    box.columns,
                    box.rows,
                    tables=tuple(table for table in tables if table.rows),
                    doubt=grid.doubt,
                ),
            )


def _is_wide(row: Row, grid: Grid) -> bool:
    """Whether one cell takes the whole row: a heading, rather than a row of the table."""
    one = row.cells[0] if len(row.cells) == 1 else None
    return one is not None and one.columns == grid.columns and not one.tables


def names_columns(rows: Sequence[Row]) -> bool:
    """Whether the first row names the columns: short texts that are no numbers."""
    texts = [cell.text for cell in rows[0].cells]
    return len(rows) > 1 and all(
        0 < len(text) < 80 and not torn.NUMBERED.match(text) for text in texts
    )
