"""Sums as the neutral document: every figure and note, in columns that fit on a page."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rpd.formats.document import Grid, Heading, Listing, words_of
from rpd.polish.spaces import keep_together
from rpd.report.escape import visible
from rpd.report.sums import widths
from rpd.report.sums.as_document import document
from rpd.report.sums.sheet import Report, Sheet, SheetColumn, SheetRow
from tests.budget.test_formats import made


@pytest.mark.parametrize(
    "by", [("zrodlo",), ("cel", "zrodlo"), ("realizator",), ("dzialanie", "zrodlo")]
)
def test_every_cell_and_note_is_there(by: tuple[str, ...]) -> None:
    report = made(*by).report
    found = document(report)
    said = "\n".join(
        words_of(cell)
        for part in found.parts
        if isinstance(part, Grid)
        for row in part.rows
        for cell in row.cells
    )
    for sheet in report.sheets:
        for row in sheet.rows:
            for column, cell in zip(sheet.columns, row.cells, strict=True):
                assert keep_together(visible(column.written(cell))) in said
    notes = [words_of((part,)) for part in found.parts if isinstance(part, Listing)]
    for note in (*report.notes, *(note for sheet in report.sheets for note in sheet.notes)):
        assert any(keep_together(visible(note)) in words for words in notes)
    assert [p.level for p in found.parts if isinstance(p, Heading)] == [2] * (
        len(report.sheets) + 1
    )


def test_sums_of_others_stand_out_and_amounts_stand_right() -> None:
    grid = next(p for p in document(made("cel", "zrodlo").report).parts if isinstance(p, Grid))
    assert not grid.columns[0].numeric
    assert all(column.numeric for column in grid.columns[1:-3])
    assert grid.rows[-1].strong
    assert words_of(grid.rows[-1].cells[0]) == "Razem"


def test_a_sheet_wider_than_a_page_becomes_several_tables() -> None:
    columns = (
        SheetColumn("etykieta", "Co", "text"),
        *(SheetColumn(f"k{n}", f"Kolumna {n}", "amount") for n in range(30)),
    )
    amounts = tuple(Decimal(10**9 + n) for n in range(30))
    row = SheetRow(("<b> ::error::", *amounts), ("x",))
    sheet = Sheet("k", "według kolumn", "k", ("x",), columns, (row,), None)
    grids = [p for p in document(Report("Plan", 2024, (sheet,), ())).parts if isinstance(p, Grid)]
    assert len(grids) > 2
    assert [grid.shown for grid in grids] == [True] * len(grids)
    assert grids[0].caption == keep_together(f"Budżet według kolumn – część 1 z {len(grids)}")
    assert [column.name for grid in grids for column in grid.columns[1:]] == [
        keep_together(f"Kolumna {n}") for n in range(30)
    ]
    for grid in grids:
        assert sum(column.share for column in grid.columns) <= widths.WIDEST
        assert words_of(grid.rows[0].cells[0]) == "<b> ::error::"
