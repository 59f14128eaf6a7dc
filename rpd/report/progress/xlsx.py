"""A report as a workbook: a sheet a table with real numbers, one with everything else it says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from rpd.plan.sprawozdanie import Kolumna, Rodzaj, Sprawozdanie, Tabela, Wiersz
from rpd.report.progress.figures import figure
from rpd.report.sums import xlsx
from rpd.report.sums.sheet import Report, Sheet, SheetCell, SheetColumn, SheetRow

_KINDS: Final[dict[Rodzaj, Literal["text", "amount", "count", "share"]]] = {
    "tekst": "text",
    "kwota": "amount",
    "liczba": "count",
    "procent": "share",
}
_LONGEST_NAME = 28


def report(found: Sprawozdanie, stamp: str = "") -> bytes:
    """The workbook; `stamp` is the line that says where it comes from.

    Raises RpdError where the optional library is not installed.
    """
    sheets = [_words(found)]
    for czesc in found.czesci:
        for tabela in czesc.tabele:
            sheets.append(_sheet(tabela, len(sheets) + 1))
    title = " ".join(found.tytul)
    return xlsx.report(Report(title, found.rok, tuple(sheets), ()), stamp)


def table(tabela: Tabela, found: Sprawozdanie, stamp: str = "") -> bytes:
    """A workbook of one table alone. Raises RpdError as `report` does."""
    title = " ".join(found.tytul)
    return xlsx.report(Report(title, found.rok, (_sheet(tabela, 1),), ()), stamp)


def _words(found: Sprawozdanie) -> Sheet:
    """The parts that are no tables; the workbook has no charts, whose tables say the same."""
    rows = [SheetRow((heading, text), (str(n),)) for n, (heading, text) in enumerate(_said(found))]
    columns = (SheetColumn("czesc", "Część", "text"), SheetColumn("tresc", "Treść", "text"))
    return Sheet("tresc", "treść", "Treść", ("czesc",), columns, tuple(rows), None)


def _said(found: Sprawozdanie) -> Iterator[tuple[str, str]]:
    for line in found.tytul:
        yield "Tytuł", line
    for czesc in found.czesci:
        for text in czesc.akapity:
            yield czesc.naglowek, text
        for number, text in enumerate(czesc.punkty, 1):
            yield czesc.naglowek, f"{number}. {text}"


def _sheet(tabela: Tabela, number: int) -> Sheet:
    columns = tuple(
        SheetColumn(f"k{at}", kolumna.naglowek, _KINDS[kolumna.rodzaj])
        for at, kolumna in enumerate(tabela.kolumny)
    )
    body = [wiersz for wiersz in tabela.wiersze if not wiersz.razem]
    total = next((wiersz for wiersz in tabela.wiersze if wiersz.razem), None)
    short = f"{number} {tabela.tytul}"[:_LONGEST_NAME].rstrip()
    return Sheet(
        key=f"t{number}",
        title=tabela.tytul,
        short=short,
        levels=("poziom",),
        columns=columns,
        rows=tuple(_row(wiersz, tabela.kolumny) for wiersz in body),
        total=_cells(total, tabela.kolumny) if total else None,
    )


def _row(wiersz: Wiersz, kolumny: tuple[Kolumna, ...]) -> SheetRow:
    keys = ("",) * (wiersz.poziom + 1)
    return SheetRow(_cells(wiersz, kolumny), keys, "podsuma" if wiersz.nad else "pozycja")


def _cells(wiersz: Wiersz, kolumny: tuple[Kolumna, ...]) -> tuple[SheetCell, ...]:
    pairs = zip(wiersz.komorki, kolumny, strict=True)
    return tuple(_cell(text, kolumna.rodzaj) for text, kolumna in pairs)


def _cell(text: str, rodzaj: Rodzaj) -> SheetCell:
    value: Decimal | None = figure(text, rodzaj)
    if value is None:
        return text
    return int(value) if rodzaj == "liczba" and value == value.to_integral_value() else value
