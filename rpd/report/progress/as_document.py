"""A report as the neutral document: for DOCX, ODT and PDF. Charts are left to their tables."""

from __future__ import annotations

from collections.abc import Iterator

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
from rpd.plan.sprawozdanie import CzescSprawozdania, Sprawozdanie, Tabela

_SHARES = {"kwota": 16, "liczba": 10, "procent": 8}
_NARROWEST, _WIDEST = 10, 44
_LONGEST_UNSPLIT = 1500
"""Characters of a row that is kept on one page."""


def document(found: Sprawozdanie, stamp: str = "") -> Document:
    """The report; `stamp` is the line that says where it comes from."""
    day = found.data or found.stan_na or new_year(found.rok)
    return Document(
        title=found.tytul,
        parts=tuple(part for czesc in found.czesci for part in _parts(czesc)),
        kind="report",
        day=noon(day),
        stamp=stamp,
    )


def _parts(czesc: CzescSprawozdania) -> Iterator[Part]:
    yield Heading(2, (Text(czesc.naglowek),))
    yield from map(_said, czesc.akapity)
    for tabela in czesc.tabele:
        yield _grid(tabela, shown=tabela.tytul != czesc.naglowek)
    if czesc.punkty:
        many = enumerate(czesc.punkty, 1)
        yield Listing(tuple(Item(f"{number}.", (_said(punkt),)) for number, punkt in many))


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
                tuple(_cell(komorka) for komorka in wiersz.komorki),
                level=wiersz.poziom,
                strong=wiersz.razem or wiersz.nad,
                short=sum(map(len, wiersz.komorki)) <= _LONGEST_UNSPLIT,
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


def _cell(text: str) -> tuple[Block, ...]:
    return (_said(text),) if text else ()


def _said(text: str) -> Paragraph:
    return Paragraph((Text(text),))
