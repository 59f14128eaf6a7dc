"""Sheets as the neutral document: a heading and tables for each, and what is not in the sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rpd.formats.document import (
    Block,
    Document,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    Item,
    Listing,
    Paragraph,
    Part,
    Text,
)
from rpd.formats.stamp import new_year, noon
from rpd.polish.spaces import keep_together
from rpd.report.escape import visible
from rpd.report.sums import widths
from rpd.report.sums.sheet import Report, Sheet, SheetCell


def document(found: Report, stamp: str = "") -> Document:
    """The sums; `stamp` is the line that says where they come from."""
    return Document(
        title=(f"{_shown(found.caption)} – budżet",),
        parts=tuple(_parts(found)),
        kind="report",
        day=noon(new_year(found.rok)),
        stamp=stamp,
    )


def _parts(found: Report) -> Iterator[Part]:
    for sheet in found.sheets:
        yield Heading(2, (Text(_shown(sheet.heading)),))
        yield from _grids(sheet)
        yield from _notes(sheet.notes)
    if found.notes:
        yield Heading(2, (Text("Czego nie ma w sumie"),))
        yield from _notes(found.notes)


def _notes(notes: Iterable[str]) -> Iterator[Part]:
    if items := tuple(Item("–", (_said(note),)) for note in notes):
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
        below = (_said(named),) if named and _shown(named) != label else ()
        return ((_said(label), *below), *((_said(text),) if text else () for text in others))

    for row in sheet.rows:
        named = str(row.cells[name] or "") if name is not None else ""
        yield GridRow(written(row.cells, named), level=row.level, strong=row.parent)
    if sheet.total is not None:
        yield GridRow(written(sheet.total), strong=True)


def _said(text: str) -> Paragraph:
    return Paragraph((Text(_shown(text)),))


def _shown(text: str) -> str:
    return keep_together(visible(text))
