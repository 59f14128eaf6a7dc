"""The body of an ODT → paragraphs and tables of the neutral source, with a place for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rpd.importing.odt.names import DRAW, TABLE, TEXT, text_of, whole
from rpd.importing.odt.styles import OUTLINE, Counter
from rpd.importing.source import Block, Cell, Paragraph, Row, Table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from rpd.importing.odt.runs import Runs

_P, _H, _LIST, _TABLE = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table"
_ROWS: Final = frozenset(
    f"{TABLE}{name}" for name in ("table-rows", "table-row-group", "table-header-rows")
)
_INDEX: Final = "index"
_CONTENTS: Final = frozenset((f"{TEXT}table-of-content", f"{TEXT}bibliography"))
_THROUGH: Final = frozenset((f"{TEXT}section", f"{TEXT}numbered-paragraph", f"{DRAW}a"))
_LONGEST_NAME: Final = 40
_MOST_REPEATED: Final = 200


@dataclass(slots=True)
class _Grid:
    """A table while it is read: its place and the names of its columns."""

    place: str
    names: dict[int, str] = field(default_factory=dict)
    width: int = 0
    counted: int = 0

    def place_of(self, row: str, column: int) -> str:
        name = self.names.get(column)
        return f"{row}, kolumna „{name}”" if name else f"{row}, kolumna {column + 1}"


@dataclass(slots=True)
class _Listed:
    """A list that is open: who counts its items, and how deep it stands."""

    counter: Counter
    style: str
    depth: int = 1


class Body:
    """Reads blocks one after the other; numbers and footnotes are counted in their order."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._styles = runs.styles
        self._tables = 0
        self._paragraphs = 0
        self._outline = Counter(self._styles.numbered(OUTLINE))
        self._counters: dict[str, Counter] = {}
        self._by_style: dict[str, Counter] = {}
        self._carried = ""

    def blocks(self, parent: Element, place: str = "") -> Iterator[Block]:
        """The blocks of a body, a cell or a text box, in the order of the document."""
        for child in parent:
            yield from self._block(child, place)

    def _block(self, child: Element, place: str) -> Iterator[Block]:
        tag = child.tag
        if tag in (_P, _H):
            yield from self._paragraph(child, place)
        elif tag == _LIST:
            yield from self._list(child, place)
        elif tag == _TABLE:
            yield from self._table(child, place)
        elif tag in _CONTENTS or tag.endswith(_INDEX):
            self._runs.marks.pass_over("spis treści i odsyłacze", text_of(child), place)
        elif tag in _THROUGH:
            yield from self._section(child, place)
        elif tag.startswith((f"{TEXT}change", DRAW)):
            # What stands between paragraphs is read as if a paragraph of its own held it.
            yield from self._between(child, place)

    def _section(self, element: Element, place: str) -> Iterator[Block]:
        if element.get(f"{TEXT}display") == "none":
            self._runs.marks.pass_over("tekst ukryty", text_of(element), place)
        else:
            yield from self.blocks(element, place)

    def _between(self, child: Element, place: str) -> Iterator[Block]:
        holder = child.makeelement(_P, {})
        holder.append(child)
        text = self._runs.text(holder).strip()
        if text:
            yield Paragraph(text, place)
        yield from self._boxes(place)

    # --- paragraphs ------------------------------------------------------------------------------

    def _paragraph(self, element: Element, place: str, label: str = "") -> Iterator[Block]:
        if not place:
            self._paragraphs += 1
        here = self._runs.place = place or f"akapit {self._paragraphs}"
        style = self._styles.of("paragraph", element.get(f"{TEXT}style-name", ""))
        before, self._carried = self._carried, ""
        text = before + self._runs.text(element, hidden=style.hidden)
        level = None
        if element.tag == _H:
            level = whole(element, f"{TEXT}outline-level")
            if element.get(f"{TEXT}is-list-header") != "true" and not label:
                label = self._outline.label(level)
        if self._runs.gone:
            # The end of the paragraph was added too: what follows goes on.
            self._carried = text
        elif text.strip() or label:
            yield Paragraph(text.strip(" \t\n"), here, level, label)
        yield from self._boxes(here)

    def _boxes(self, place: str) -> Iterator[Block]:
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            yield from self.blocks(box, place)

    # --- lists -----------------------------------------------------------------------------------

    def _list(self, element: Element, place: str, within: _Listed | None = None) -> Iterator[Block]:
        listed = self._opened(element, within)
        for item in element:
            label = ""
            if item.tag == f"{TEXT}list-item":
                start = whole(item, f"{TEXT}start-value", 0)
                if _holds_text(item):
                    label = listed.counter.label(listed.depth, start)
            for child in item:
                if child.tag in (_P, _H):
                    yield from self._paragraph(child, place, label)
                    label = ""
                elif child.tag == _LIST:
                    yield from self._list(child, place, listed)
                else:
                    yield from self._block(child, place)

    def _opened(self, element: Element, within: _Listed | None) -> _Listed:
        style = element.get(f"{TEXT}style-name", "")
        if within is not None:
            if not style or style == within.style:
                return _Listed(within.counter, within.style, within.depth + 1)
            counter = Counter(self._styles.numbered(style))
            return _Listed(counter, style, within.depth + 1)
        continued = element.get(f"{TEXT}continue-list")
        before = self._counters.get(continued) if continued else None
        if before is None and element.get(f"{TEXT}continue-numbering") == "true":
            before = self._by_style.get(style)
        counter = Counter(self._styles.numbered(style))
        if before is not None:
            counter.counts = before.counts
        name = element.get("{http://www.w3.org/XML/1998/namespace}id", "")
        self._counters[name] = self._by_style[style] = counter
        return _Listed(counter, style)

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, element: Element, place: str) -> Iterator[Block]:
        if not place:
            self._tables += 1
        grid = _Grid(f"tabela {self._tables}" if not place else f"{place}, tabela w komórce")
        rows = tuple(self._rows(element, grid, header=False))
        yield Table(rows, grid.place, grid.width)

    def _rows(self, parent: Element, grid: _Grid, *, header: bool) -> Iterator[Row]:
        for child in parent:
            if child.tag in _ROWS:
                heads = header or child.tag == f"{TABLE}table-header-rows"
                yield from self._rows(child, grid, header=heads)
            elif child.tag == f"{TABLE}table-row":
                times = min(whole(child, f"{TABLE}number-rows-repeated"), _MOST_REPEATED)
                for _ in range(times):
                    yield self._row(child, grid, header=header)

    def _row(self, element: Element, grid: _Grid, *, header: bool) -> Row:
        grid.counted += 1
        name = f"{grid.place}, wiersz {grid.counted}"
        cells: list[Cell] = []
        column = 0
        for one in element:
            times = min(whole(one, f"{TABLE}number-columns-repeated"), _MOST_REPEATED)
            if one.tag == f"{TABLE}table-cell":
                for _ in range(times):
                    place = grid.place_of(name, column)
                    cells.append(self._cell(one, place, column, header=header))
                    column += 1
            elif one.tag == f"{TABLE}covered-table-cell":
                said = text_of(one)
                self._runs.marks.pass_over("w komórce scalonej, niewidoczne", said, name)
                column += times
        grid.width = max(grid.width, column)
        if len(cells) > 2 and (header or not grid.names):
            grid.names = {cell.column: _name(cell) for cell in cells if _name(cell)}
        return Row(tuple(cells), name)

    def _cell(self, element: Element, place: str, column: int, *, header: bool) -> Cell:
        self._runs.place = place
        blocks = list(self.blocks(element, place))
        return Cell(
            tuple(one for one in blocks if isinstance(one, Paragraph)),
            place,
            column,
            whole(element, f"{TABLE}number-columns-spanned"),
            whole(element, f"{TABLE}number-rows-spanned"),
            header,
            tuple(one for one in blocks if isinstance(one, Table)),
        )


def _holds_text(item: Element) -> bool:
    """Whether an item has a paragraph of its own: one that only holds a list bears no number."""
    return any(child.tag in (_P, _H) for child in item)


def _name(cell: Cell) -> str:
    text = " ".join(" ".join(one.printed for one in cell.paragraphs).split())
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME].rstrip()}…"
