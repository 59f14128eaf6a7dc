"""The body of a DOCX → paragraphs and tables of the neutral source, with a place for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rpd.errors import CannotReadError
from rpd.importing.docx.links import Links
from rpd.importing.docx.runs import ADDED, REMOVED, Runs, said
from rpd.importing.docx.styles import VAL, Numbering, Style, Styles, W, listed, on, outline
from rpd.importing.source import Block, Cell, Paragraph, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_P, _TBL, _TR, _TC, _SDT = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdt"
_THROUGH: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_LONGEST_NAME: Final = 40
_MOST_COLUMNS: Final = 200


@dataclass(slots=True)
class _Open:
    """A cell that may still grow downwards."""

    blocks: list[Block]
    column: int
    columns: int
    place: str
    header: bool
    rows: int = 1

    def closed(self) -> Cell:
        paragraphs = tuple(one for one in self.blocks if isinstance(one, Paragraph))
        tables = tuple(one for one in self.blocks if isinstance(one, Table))
        return Cell(
            paragraphs, self.place, self.column, self.columns, self.rows, self.header, tables
        )


@dataclass(slots=True)
class _Grid:
    """A table while it is read: its rows, the cells that go on, the names of its columns."""

    place: str
    rows: list[tuple[str, list[_Open]]] = field(default_factory=list)
    going_on: dict[int, _Open] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    width: int = 0
    counted: int = 0

    def place_of(self, row: str, column: int) -> str:
        name = self.names.get(column)
        return f"{row}, kolumna „{name}”" if name else f"{row}, kolumna {column + 1}"


class Body:
    """Reads blocks one after the other; numbers and footnotes are counted in their order."""

    def __init__(self, runs: Runs, styles: Styles, numbering: Numbering, name: str) -> None:
        self._runs = runs
        self._styles = styles
        self._numbering = numbering
        self._name = name
        self._tables = 0
        self._paragraphs = 0
        self._carried: tuple[str, str] | None = None
        self.links: Links | None = None
        self.linked_notes: dict[str, str] = {}

    def blocks(self, parent: Element, place: str = "") -> Iterator[Block]:
        """The blocks of a body, a cell or a text box, in the order of the document."""
        for child in parent:
            tag = child.tag
            if tag == _P:
                yield from self._paragraph(child, place)
            elif tag == _TBL:
                yield from self._table(child, place)
            elif tag in _THROUGH:
                yield from self.blocks(child, place)
            elif tag in REMOVED:
                if self._runs.revision(child, said(child), adds=False):
                    yield from self.blocks(child, place)
            elif tag == f"{W}altChunk":
                raise CannotReadError(
                    f"„{self._name}” ma w środku wklejony cały inny dokument, którego rpd nie "
                    "czyta.",
                    "Otwórz plik w Wordzie i zapisz go od nowa: treść zostanie włączona.",
                )
        if self._carried is not None and parent.tag != f"{W}sdtContent":
            label, text = self._carried
            self._carried = None
            yield Paragraph(text, place or f"akapit {self._paragraphs}", None, label)

    # --- paragraphs ------------------------------------------------------------------------------

    def _paragraph(self, element: Element, place: str) -> Iterator[Block]:
        if not place:
            self._paragraphs += 1
        here = self._runs.place = place or f"akapit {self._paragraphs}"
        properties = element.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = self._styles.of(named.get(VAL, "") if named is not None else "")
        text = self._runs.text(element, hidden=style.hidden)
        boxes, self._runs.boxes = self._runs.boxes, []
        goes_on = self._mark_is_gone(properties)
        level = style.level
        label = ""
        if properties is not None:
            level = outline(properties, level)
            if properties.find(f"{W}pPrChange") is not None:
                self._runs.marks.formatting += 1
        if self._carried is not None:
            label, before = self._carried
            text, self._carried = before + text, None
        else:
            label = self._label(properties, style, text, gone=goes_on)
        if goes_on:
            self._carried = label, text
        elif style.contents or Links.only_a_link(element):
            self._runs.marks.pass_over("spis treści i odsyłacze", f"{label} {text}", here)
        elif self.links is not None and element in self.links.notes:
            self._runs.marks.pass_over("numer przypisu", label, here)
            self.linked_notes[self.links.notes[element]] = text.strip()
        elif text.strip() or label:
            yield Paragraph(text.strip(" \t\n"), here, level, label)
        for box in boxes:
            yield from self.blocks(box, here)

    def _label(self, properties: Element | None, style: Style, text: str, *, gone: bool) -> str:
        list_id, depth = style.list_id, style.depth
        if properties is not None:
            list_id, depth = listed(properties, (list_id, depth))
        if not list_id or (gone and not text.strip()):
            return ""
        return self._numbering.label(list_id, depth)

    def _mark_is_gone(self, properties: Element | None) -> bool:
        """Whether the end of the paragraph is itself a tracked change that takes it away."""
        of_mark = properties.find(f"{W}rPr") if properties is not None else None
        if of_mark is None:
            return False
        gone = False
        for child in of_mark:
            if child.tag in ADDED or child.tag in REMOVED:
                kept = self._runs.revision(child, "", adds=child.tag in ADDED)
                gone = gone or not kept
        return gone

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, element: Element, place: str) -> Iterator[Block]:
        if not place:
            self._tables += 1
        grid = _Grid(f"tabela {self._tables}" if not place else f"{place}, tabela w komórce")
        for row in _within(element, _TR):
            self._row(row, grid)
        rows = [(name, [cell for cell in cells if cell.rows]) for name, cells in grid.rows]
        if _frames_blocks(rows):
            for _, cells in rows:
                for cell in cells:
                    yield from cell.blocks
            return
        yield Table(
            tuple(Row(tuple(one.closed() for one in cells), name) for name, cells in rows),
            grid.place,
            grid.width,
        )

    def _row(self, element: Element, grid: _Grid) -> None:
        properties = element.find(f"{W}trPr")
        grid.counted += 1
        name = f"{grid.place}, wiersz {grid.counted}"
        self._runs.place = name
        header, column = False, 0
        if properties is not None:
            header = on(properties.find(f"{W}tblHeader"))
            column = _number(properties.find(f"{W}gridBefore"), 0)
            if self._row_is_gone(element, properties):
                return
        cells: list[_Open] = []
        going_on: dict[int, _Open] = {}
        for one in _within(element, _TC):
            column = self._cell(one, grid, cells, going_on, (name, column, header))
        grid.going_on = going_on
        grid.width = max(grid.width, column)
        grid.rows.append((name, cells))
        if len(cells) > 2 and (header or not grid.names):
            grid.names = {cell.column: _name(cell) for cell in cells if _name(cell)}

    def _cell(
        self,
        element: Element,
        grid: _Grid,
        cells: list[_Open],
        going_on: dict[int, _Open],
        at: tuple[str, int, bool],
    ) -> int:
        """Read a cell into the row; the column behind it."""
        row, column, header = at
        properties = element.find(f"{W}tcPr")
        columns, merge, across = 1, None, None
        if properties is not None:
            columns = max(1, min(_number(properties.find(f"{W}gridSpan"), 1), _MOST_COLUMNS))
            merge = _merge(properties.find(f"{W}vMerge"))
            across = _merge(properties.find(f"{W}hMerge"))
        place = grid.place_of(row, column)
        self._runs.place = place
        gone = properties is not None and self._cell_is_gone(element, properties)
        blocks = [] if gone else list(self.blocks(element, place))
        above = grid.going_on.get(column) if merge == "continue" else None
        if across == "continue" and cells:
            cells[-1].blocks += blocks
            cells[-1].columns += columns
            return column + columns
        if above is not None:
            above.rows += 1
            going_on[column] = above
            for block in blocks:
                self._runs.marks.pass_over("w komórce scalonej, niewidoczne", _said(block), place)
            return column + columns
        cell = _Open(blocks, column, columns, place, header)
        if merge is not None:
            going_on[column] = cell
        cells.append(cell)
        return column + columns

    def _row_is_gone(self, row: Element, properties: Element) -> bool:
        for child in properties:
            if child.tag in ADDED or child.tag in REMOVED:
                adds = child.tag in ADDED
                if self._runs.marks.keeps(adds=adds):
                    self._runs.revision(child, f"wiersz: {said(row)}", adds=adds)
                    return False
                self._runs.revision(child, said(row), adds=adds)
                return True
        return False

    def _cell_is_gone(self, cell: Element, properties: Element) -> bool:
        for child in properties:
            if child.tag in (f"{W}cellIns", f"{W}cellDel", f"{W}cellMerge"):
                adds = child.tag == f"{W}cellIns"
                if child.tag != f"{W}cellMerge" and not self._runs.marks.keeps(adds=adds):
                    self._runs.revision(child, said(cell), adds=adds)
                    return True
                self._runs.revision(child, f"komórka: {said(cell)}", adds=adds)
        return False


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, also those that content controls stand around."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _within(child, tag)


def _frames_blocks(rows: list[tuple[str, list[_Open]]]) -> bool:
    """Whether a table only frames others: one cell a row, and tables in them."""
    cells = [cell for _, row in rows for cell in row]
    return all(len(row) <= 1 for _, row in rows) and any(
        isinstance(block, Table) for cell in cells for block in cell.blocks
    )


def _said(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.printed
    return "\n".join(cell.text for row in block.rows for cell in row.cells)


def _merge(element: Element | None) -> str | None:
    return None if element is None else element.get(VAL, "continue")


def _number(element: Element | None, otherwise: int) -> int:
    value = element.get(VAL, "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 5 else otherwise


def _name(cell: _Open) -> str:
    text = " ".join(one.printed for one in cell.blocks if isinstance(one, Paragraph))
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME].rstrip()}…"
