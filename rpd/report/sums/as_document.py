"""Sheets as the neutral document: a heading and tables for each, and what is not in the sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rpd.formats.document import (
    Block,
    Document,
    Grid,
    GridColumn,
    GridRow,
    Item,
    Listing,
    Part,
)
from rpd.formats.stamp import new_year
from rpd.polish.spaces import keep_together
from rpd.report.document_parts import cell, heading, paragraph, report
from rpd.report.escape import visible
from rpd.report.sums import widths
from rpd.report.sums.sheet import Report, Sheet, SheetCell


def document(found: Report, stamp: str = "") -> Document:
    """The sums; `stamp` is the line that says where they come from."""
    title = f"{_shown(found.caption)} – budżet"
    return report((title,), _parts(found), new_year(found.rok), stamp)


def _parts(found: Report) -> Iterator[Part]:
    for sheet in found.sheets:
        yield heading(_shown(sheet.heading))
        yield from _grids(sheet)
        yield from _notes(sheet.notes)
    if found.notes:
        yield heading("Czego nie ma w sumie")
        yield from _notes(found.notes)


def _notes(notes: Iterable[str]) -> Iterator[Part]:
    if items := tuple(Item("–", (paragraph(_shown(note)),)) for note in notes):
        yield Listing(items)


def _grids(sheet: Sheet) -> Iterator[Grid]:
    """The tables of a sheet: several where it is wider than a page, each with the rows' labels."""
    columns = [at for at, column in enumerate(sheet.columns) if column.key != "nazwa"]
    portions = list(widths.portions(sheet, columns))
    for part, (chosen, _) in enumerate(portions, 1):
        of_parts = f" – część {part} z {len(portions)}" if len(portions) > 1 else ""
        shares = _shares([widths.column(sheet, at, shown) for shown, at in enumerate(chosen)])
        yield Grid(
            caption=_shown(sheet.heading + of_parts),
            columns=tuple(
                GridColumn(_shown(about.header), share, numeric=about.kind != "text")
                for about, share in zip((sheet.columns[at] for at in chosen), shares, strict=True)
            ),
            rows=tuple(_rows(sheet, chosen)),
            shown=len(portions) > 1,
        )


def _shares(least: Sequence[int]) -> list[int]:
    """Widths of columns: what a page has beyond the least goes to the labels, up to two fifths."""
    label, *others = least
    label = max(label, min(widths.WIDEST - sum(others), sum(others) * 2 // 3))
    return [label, *others]


def _rows(sheet: Sheet, chosen: Sequence[int]) -> Iterator[GridRow]:
    """Rows with their names below their labels, the total last."""
    name = next((at for at, column in enumerate(sheet.columns) if column.key == "nazwa"), None)

    def written(cells: Sequence[SheetCell], named: str = "") -> tuple[tuple[Block, ...], ...]:
        label, *others = [_shown(sheet.columns[at].written(cells[at])) for at in chosen]
        below = cell(_shown(named)) if _shown(named) != label else ()
        return ((paragraph(label), *below), *map(cell, others))

    for row in sheet.rows:
        named = str(row.cells[name] or "") if name is not None else ""
        yield GridRow(written(row.cells, named), level=row.level, strong=row.parent)
    if sheet.total is not None:
        yield GridRow(written(sheet.total), strong=True)


def _shown(text: str) -> str:
    return keep_together(visible(text))
