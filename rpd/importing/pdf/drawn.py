"""A PDF without tags → the neutral source, by lines that are drawn and places of words.

Pages are put together: what repeats at their tops and bottoms is passed over, a table goes on where
the next page begins with one of the same columns, and so does a row, as far as its cells tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rpd.importing.pdf import aside, columns, margins
from rpd.importing.pdf import grid as pdf_grid
from rpd.importing.pdf import lines as pdf_lines
from rpd.importing.pdf import torn as pdf_torn
from rpd.importing.pdf.grid import Grid
from rpd.importing.pdf.lines import Line
from rpd.importing.pdf.pages import ARTIFACT, Page, Pages, Rule, Word
from rpd.importing.pdf.parts import Part, Parts, names_columns
from rpd.importing.pdf.text import Texts, label_of
from rpd.importing.source import Block, PassedOver, Row, Table


@dataclass(slots=True)
class _Sheet:
    """A page with its lines of text, the tables that are drawn on it, and the lines alone."""

    page: Page
    lines: list[Line]
    grids: list[Grid]
    alone: list[Rule]

    def free(self) -> list[Line]:
        """The lines of text that are in no table, nor look like one."""
        text = [line for line in self.lines if not _inside(line, self.grids)]
        guessed = columns.grids(text, self.alone)
        return [line for line in text if not _inside(line, guessed)]


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

    def read(self) -> tuple[tuple[Block, ...], dict[str, str], tuple[PassedOver, ...]]:
        """Everything, page by page and put together."""
        sheets = [self._sheet(page) for page in self._pages.pages]
        running = margins.running({sheet.page.number: sheet.free() for sheet in sheets})
        notes: list[tuple[Page, list[Line]]] = []
        bodies: list[tuple[Page, list[Grid], list[Line]]] = []
        for sheet in sheets:
            body = self._without_running(sheet, running)
            body, below = margins.footnotes(body, sheet.alone, sheet.grids)
            text = [line for line in body if not _inside(line, sheet.grids)]
            notes.append((sheet.page, below))
            grids = [*sheet.grids, *columns.grids(text, sheet.alone)]
            bodies.append((sheet.page, grids, body))
        for page, below in notes:
            self._note(page, below)
        ties = pdf_lines.ties(line for sheet in sheets for line in sheet.lines)
        reader = Parts(self._texts, ties=ties)
        parts = [part for page, grids, body in bodies for part in reader.of(page, grids, body)]
        return tuple(self._blocks(parts, reader)), self._notes, tuple(self._aside)

    # --- what stands apart -----------------------------------------------------------------------

    def _sheet(self, page: Page) -> _Sheet:
        words = [word for word in page.words if word.text or word.flags]
        apart = [word for word in words if word.flags & ARTIFACT and word.text]
        for line in pdf_lines.lines(apart):
            self._pass_over(line, page.place)
        own = pdf_lines.lines(word for word in words if not word.flags & ARTIFACT)
        return _Sheet(page, own, *pdf_grid.grids(page.rules))

    def _pass_over(self, line: Line, place: str, what: str = "") -> None:
        text, _ = self._texts.text(line.words)
        self._aside.append(PassedOver(what or aside.kind_of(text, ""), text, place))

    def _without_running(self, sheet: _Sheet, running: set[tuple[str, int]]) -> list[Line]:
        free = set(map(id, sheet.free()))
        kept = []
        for line in sheet.lines:
            if id(line) in free and margins.key(line) in running:
                self._pass_over(line, sheet.page.place)
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

    # --- the whole -------------------------------------------------------------------------------

    def _blocks(self, parts: Iterable[Part], reader: Parts) -> Iterator[Block]:
        """Parts of all pages as blocks; a table goes on where nothing stands between."""
        tables = 0
        open_: Part | None = None
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
                self._go_on(open_, part, reader)
            else:
                tables += 1
                yield _placed(open_, tables)
                open_ = part
        if open_ is not None:
            yield _placed(open_, tables + 1)

    def _go_on(self, above: Part, part: Part, reader: Parts) -> None:
        """A table that a page has torn."""
        rows = list(part.rows)
        assert part.grid is not None
        while rows and reader.is_known_head(part.grid, rows[0]):
            for cell in rows[0].cells:
                if cell.text:
                    self._aside.append(PassedOver(aside.REPEATED, cell.text, cell.place))
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


def _placed(part: Part, number: int) -> Table:
    """The table with the places by which people find its cells."""
    assert part.grid is not None
    head = part.rows[0]
    bold = names_columns(part.rows)
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
