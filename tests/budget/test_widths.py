"""Tables of the page: each fits the width that the page can show, and none loses a column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rpd.report.sums import html, widths
from rpd.report.sums.sheet import Report, Sheet, SheetColumn, SheetRow

LABEL = SheetColumn("wiersz", "Kierunek", "text")
NAZWA = SheetColumn("nazwa", "Nazwa", "text", spare=True)


def sheet(sources: int) -> Sheet:
    amounts = [SheetColumn(f"Z{i}", f"Z{i}", "amount", sums=True) for i in range(sources)]
    cells = tuple(Decimal(15459500) + i for i in range(sources))
    row = SheetRow(("Kierunek I.1.1", "Nazwa", *cells), ("I.1.1",))
    return Sheet(
        "kierunek", "według kierunków", "K", ("kierunek",), (LABEL, NAZWA, *amounts), (row,), None
    )


@pytest.mark.parametrize("sources", [1, 2, 4, 6, 8, 12, 30])
def test_a_wide_table_is_divided_and_whole(sources: int) -> None:
    one = sheet(sources)
    shown = [index for index in range(len(one.columns)) if index != 1]
    portions = list(widths.portions(one, shown))
    assert all(width <= widths.WIDEST for _, width in portions)
    assert all(chosen[0] == 0 for chosen, _ in portions)
    assert [index for chosen, _ in portions for index in chosen[1:]] == shown[1:]
    assert (len(portions) > 1) == (sources > 6)


def test_parts_are_named_and_counted() -> None:
    page = html.report(Report("Plan", 2024, (sheet(12),), ()))
    assert page.count("<table") == page.count("</table>") == 2
    for part in (1, 2):
        assert f"Budżet według kierunków – część {part} z 2</caption>" in page.replace(
            "\u00a0", " "
        )
    assert page.count("Z11") == 1


def test_a_page_can_be_printed_whole() -> None:
    page = html.report(Report("Plan", 2024, (sheet(4),), ()))
    printed = page[page.index("@page") : page.index("</style>")]
    assert printed.startswith("@page { margin: 12mm; }")  # upright or lying: the reader chooses
    assert "overflow-x: visible" in printed
    assert "100cqw / var(--em)" in printed
    assert ".key { print-color-adjust: exact" in printed
