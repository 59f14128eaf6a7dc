"""A PDF without tags → the neutral source, by lines that are drawn and places of words.

Pages are put together: what repeats at their tops and bottoms is passed over, a table goes on where
the next page begins with one of the same columns, and so does a row, as far as its cells tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rpd.importing import pdf_aside, pdf_columns, pdf_grid, pdf_lines, pdf_margins, pdf_torn
from rpd.importing.pdf_grid import Grid
from rpd.importing.pdf_lines import Frame, Line
from rpd.importing.pdf_pages import ARTIFACT, Page, Pages, Word
from rpd.importing.pdf_text import Texts, label_of
from rpd.importing.source import Block, Cell, Paragraph, PassedOver, Row, Table


@dataclass(slots=True)
class _Part:
    """A table or paragraphs on a page, from the top."""

    top: float
    page: int
    grid: Grid | None = None
    rows: list[Row] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


def read(
    pages: Pages, texts: Texts
) -> tuple[tuple[Block, ...], dict[str, str], tuple[PassedOver, ...]]:
    """Blocks, footnotes by their marks, and what was passed over."""
    return _Document(pages, texts).read()


class _Document:
    def __init__(self, pages: Pages, texts: Texts) -> None:
        self._pages = pages
        self._texts = texts
        self._aside: list[PassedOver] = []
        self._notes: dict[str, str] = {}
        self._ties = True
        self._heads: list[tuple[Grid, list[str]]] = []
        self._parted = False

    def read(self) -> tuple[tuple[Block, ...], dict[str, str], tuple[PassedOver, ...]]:
        """Everything, page by page and put together."""
        own = {page.number: self._own_lines(page) for page in self._pages.pages}
        drawn = {page.number: pdf_grid.grids(page.rules) for page in self._pages.pages}
        self._ties = pdf_lines.ties(line for found in own.values() for line in found)
        running = pdf_margins.running(
            {
                number: [line for line in found if not _inside(line, drawn[number][0])]
                for number, found in own.items()
            }
        )
        notes: list[tuple[Page, list[Line]]] = []
        bodies: list[tuple[Page, list[Grid], list[Line]]] = []
        for page in self._pages.pages:
            grids, alone = drawn[page.number]
            body = self._without_running(page, own[page.number], running)
            body, below = pdf_margins.footnotes(body, alone, grids)
            text = [line for line in body if not _inside(line, grids)]
            grids = [*grids, *pdf_columns.grids(text, alone)]
            notes.append((page, below))
            bodies.append((page, grids, body))
        for page, below in notes:
            self._note(page, below)
        parts = [part for page, grids, body in bodies for part in self._parts(page, grids, body)]
        return tuple(self._blocks(parts)), self._notes, tuple(self._aside)

    # --- what stands apart -----------------------------------------------------------------------

    def _own_lines(self, page: Page) -> list[Line]:
        words = [word for word in page.words if word.text or word.flags]
        apart = [word for word in words if word.flags & ARTIFACT and word.text]
        for line in pdf_lines.lines(apart):
            self._pass_over(line, page.place)
        return pdf_lines.lines(word for word in words if not word.flags & ARTIFACT)

    def _pass_over(self, line: Line, place: str, what: str = "") -> None:
        text, _ = self._texts.text(line.words)
        self._aside.append(PassedOver(what or pdf_aside.kind_of(text, ""), text, place))

    def _without_running(
        self, page: Page, found: list[Line], running: set[tuple[str, int]]
    ) -> list[Line]:
        kept = []
        for line in found:
            if pdf_margins.key(line) in running:
                self._pass_over(line, page.place)
            else:
                kept.append(line)
        return kept

    def _note(self, page: Page, below: Sequence[Line]) -> None:
        """Footnotes of a page; each begins with its number."""
        held: list[list[Word]] = []
        for line in below:
            label = label_of(line.words)
            if (label and (not held or len(line.words) > 1)) or not held:
                held.append([])
            held[-1] += line.words
        for words in held:
            label = label_of(words)
            mark, again = label or "?", 1
            while mark in self._notes:
                again += 1
                mark = f"{label or '?'}.{again}"
            text, _ = self._texts.text(words[1:] if label else words, page.place)
            self._notes[mark] = text
            if label:
                self._texts.notes.add(label)

    # --- a page ----------------------------------------------------------------------------------

    def _parts(self, page: Page, grids: list[Grid], body: list[Line]) -> Iterator[_Part]:
        """Tables and paragraphs from the top of a page."""
        words = [word for line in body for word in line.words]
        parts: list[_Part] = []
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

    def _text_parts(
        self, page: Page, words: list[Word], tables: Sequence[_Part]
    ) -> Iterator[_Part]:
        """Paragraphs between the tables."""
        found = pdf_lines.lines(words)
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
            made = pdf_lines.paragraphs(group, room, self._texts, page.place)
            yield _Part(group[0].y, page.number, paragraphs=made)

    def _table_parts(
        self, page: Page, grid: Grid, words: list[Word], inner: Sequence[Grid] = ()
    ) -> Iterator[_Part]:
        """A table, and what stands in frames as wide as the table: headings above its parts."""
        held = _Part(grid.ys[0], page.number, grid)
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
                yield _Part(grid.ys[number], page.number, paragraphs=list(row.cells[0].paragraphs))
                held = _Part(grid.ys[number + 1], page.number, grid)
            else:
                held.rows.append(row)
        if held.rows:
            yield held

    def _learn_head(self, grid: Grid, rows: Sequence[Row]) -> None:
        """The names of the columns, where the first row below wide ones is of such."""
        narrow = [row for row in rows if not _is_wide(row, grid)]
        if narrow and not self._is_known_head(grid, narrow[0]) and _names(narrow):
            self._heads.append((grid, pdf_torn.said(narrow[0])))

    def _is_known_head(self, grid: Grid, row: Row) -> bool:
        said = pdf_torn.said(row)
        return any(pdf_grid.same_columns(grid, known) and said == it for known, it in self._heads)

    def _parts_here(self, grid: Grid, rows: Sequence[Row]) -> bool:
        """Whether wide rows end a table: the names of the columns stand below them again."""
        below = next((row for row in rows if not _is_wide(row, grid)), None)
        if below is not None:
            self._parted |= self._is_known_head(grid, below)
            return self._is_known_head(grid, below)
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
            found = pdf_lines.lines(inside.get(number, ()))
            tables = []
            for one, held in zip(inner, within, strict=True):
                if held and grid.box_at(*one.middle) == number:
                    parts = list(self._table_parts(page, one, held))
                    rows = [row for part in parts for row in part.rows]
                    # Rows as wide as a table within a cell are paragraphs of the cell.
                    tables.append(Table(tuple(rows), page.place, one.columns))
                    found += pdf_lines.lines(
                        word for word in held if not rows or one.wide_at(word.middle, word.height)
                    )
            made = pdf_lines.paragraphs(found, room, self._texts, page.place)
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

    # --- the whole -------------------------------------------------------------------------------

    def _blocks(self, parts: Iterable[_Part]) -> Iterator[Block]:
        """Parts of all pages as blocks; a table goes on where nothing stands between."""
        tables = 0
        open_: _Part | None = None
        for part in parts:
            if part.grid is None:
                if open_ is not None:
                    tables += 1
                    yield _placed(open_, tables)
                    open_ = None
                yield from part.paragraphs
            elif open_ is None:
                open_ = part
            elif (
                open_.grid is not None
                and part.page > open_.page
                and pdf_grid.same_columns(open_.grid, part.grid)
            ):
                self._go_on(open_, part)
            else:
                tables += 1
                yield _placed(open_, tables)
                open_ = part
        if open_ is not None:
            yield _placed(open_, tables + 1)

    def _go_on(self, above: _Part, part: _Part) -> None:
        """A table that a page has torn."""
        rows = list(part.rows)
        assert part.grid is not None
        while rows and self._is_known_head(part.grid, rows[0]):
            for cell in rows[0].cells:
                if cell.text:
                    self._aside.append(PassedOver(pdf_aside.REPEATED, cell.text, cell.place))
            rows = rows[1:]
        if rows and above.rows:
            torn, sure = pdf_torn.torn(above.rows, rows[0])
            if torn:
                above.rows[-1] = pdf_torn.united(
                    above.rows[-1], rows[0], "" if sure else pdf_torn.JOINED
                )
                rows = rows[1:]
            elif not sure:
                rows[0] = pdf_torn.doubted(rows[0], pdf_torn.APART)
        above.rows += rows
        above.page = part.page


def _inside(line: Line, grids: Sequence[Grid]) -> bool:
    word = line.words[0]
    return any(grid.holds(word.middle, word.height) for grid in grids)


def _placed(part: _Part, number: int) -> Table:
    """The table with the places by which people find its cells."""
    assert part.grid is not None
    head = part.rows[0]
    bold = _names(part.rows)
    names = {cell.column: cell.text.replace("\n", " ") for cell in head.cells} if bold else {}
    rows = []
    for at, row in enumerate(part.rows, 1):
        where = f"{row.place}, tabela {number}, wiersz {at}"
        cells = []
        for cell in row.cells:
            named = f"„{names[cell.column]}”" if at > 1 and names.get(cell.column) else ""
            place = f"{where}, kolumna {named or cell.column + 1}"
            held = tuple(replace(one, place=place) for one in cell.paragraphs)
            cells.append(replace(cell, paragraphs=held, place=place, header=bold and at == 1))
        rows.append(Row(tuple(cells), where))
    return Table(tuple(rows), f"{head.place}, tabela {number}", part.grid.columns)


def _is_wide(row: Row, grid: Grid) -> bool:
    """Whether one cell takes the whole row: a heading, rather than a row of the table."""
    one = row.cells[0] if len(row.cells) == 1 else None
    return one is not None and one.columns == grid.columns and not one.tables


def _names(rows: Sequence[Row]) -> bool:
    """Whether the first row names the columns: short texts that are no numbers."""
    texts = [cell.text for cell in rows[0].cells]
    return len(rows) > 1 and all(
        0 < len(text) < 80 and not pdf_torn.NUMBERED.match(text) for text in texts
    )
