"""A report as the neutral document: for DOCX, ODT and PDF. Charts are left to their tables."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.formats.document import (
    Document,
    Grid,
    GridColumn,
    GridRow,
    Item,
    Listing,
    Part,
)
from rpd.formats.stamp import new_year
from rpd.plan.sprawozdanie import CzescSprawozdania, Sprawozdanie, Tabela
from rpd.report.document_parts import LONGEST_UNSPLIT, cell, heading, paragraph, report

_SHARES = {"kwota": 16, "liczba": 10, "procent": 8}
_NARROWEST, _WIDEST = 10, 44


def document(found: Sprawozdanie, stamp: str = "") -> Document:
    """The report; `stamp` is the line that says where it comes from."""
    day = found.data or found.stan_na or new_year(found.rok)
    parts = (part for czesc in found.czesci for part in _parts(czesc))
    return report(found.tytul, parts, day, stamp)


def _parts(czesc: CzescSprawozdania) -> Iterator[Part]:
    yield heading(czesc.naglowek)
    yield from map(paragraph, czesc.akapity)
    for tabela in czesc.tabele:
        yield _grid(tabela, shown=tabela.tytul != czesc.naglowek)
    if czesc.punkty:
        many = enumerate(czesc.punkty, 1)
        yield Listing(tuple(Item(f"{number}.", (paragraph(punkt),)) for number, punkt in many))


def _grid(tabela: Tabela, *, shown: bool) -> Grid:
    shares = [_share(tabela, at) for at in range(len(tabela.kolumny))]
    return Grid(
        caption=tabela.tytul,
        columns=tuple(
            GridColumn(kolumna.naglowek, share, numeric=kolumna.rodzaj != "tekst")
            for kolumna, share in zip(tabela.kolumny, shares, strict=True)
        ),
        rows=tuple(
            GridRow(
                tuple(cell(komorka) for komorka in wiersz.komorki),
                level=wiersz.poziom,
                strong=wiersz.razem or wiersz.nad,
                short=sum(map(len, wiersz.komorki)) <= LONGEST_UNSPLIT,
            )
            for wiersz in tabela.wiersze
        ),
        shown=shown,
    )


def _share(tabela: Tabela, at: int) -> int:
    """How wide a column is beside the others: texts by how long they are."""
    kolumna = tabela.kolumny[at]
    if kolumna.rodzaj != "tekst":
        return _SHARES[kolumna.rodzaj]
    longest = max((len(wiersz.komorki[at]) for wiersz in tabela.wiersze), default=0)
    return min(max(longest // 2 + 3, _NARROWEST), _WIDEST)
