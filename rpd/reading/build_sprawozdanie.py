"""Data → an accepted report, every printed text as it stands."""

from __future__ import annotations

from typing import Any

from rpd.plan.sprawozdanie import (
    RODZAJE,
    CzescSprawozdania,
    Kolumna,
    PlikZrodlowy,
    Rodzaj,
    Sprawozdanie,
    Tabela,
    Wiersz,
)
from rpd.reading.nodes import Node

_RODZAJE: dict[str, Rodzaj] = {rodzaj: rodzaj for rodzaj in RODZAJE}


def build_sprawozdanie(data: Any) -> Sprawozdanie:
    """The report of a file's data."""
    node = Node(data, ())
    return Sprawozdanie(
        rok=node.integer("rok") or 0,
        kwartal=node.text("kwartal"),
        plan=node.text("plan"),
        stan_na=node.date("stan_na"),
        tytul=_texts(node, "tytul"),
        czesci=node.nodes("czesci", _czesc),
        numer=node.text("numer"),
        data=node.date("data"),
        rpd=node.text("rpd"),
        zrodla=node.nodes("zrodla", _plik),
        odcisk=node.text("odcisk"),
        format=node.integer("format"),
    )


def _texts(node: Node, key: str) -> tuple[str, ...]:
    """The texts of a list, the empty ones too: a cell may print nothing."""
    return tuple(value for value, _ in node.entries(key) if isinstance(value, str))


def _plik(node: Node) -> PlikZrodlowy:
    return PlikZrodlowy(node.text("plik"), node.text("sha256"))


def _czesc(node: Node) -> CzescSprawozdania:
    return CzescSprawozdania(
        naglowek=node.text("naglowek"),
        akapity=_texts(node, "akapity"),
        tabele=node.nodes("tabele", _tabela),
        punkty=_texts(node, "punkty"),
    )


def _tabela(node: Node) -> Tabela:
    kolumny = node.nodes("kolumny", _kolumna)
    wiersze = node.nodes("wiersze", _wiersz)
    return Tabela(
        tytul=node.text("tytul"),
        kolumny=kolumny,
        wiersze=tuple(_fitting(wiersz, len(kolumny)) for wiersz in wiersze),
        wykres=tuple(
            at for at, _ in node.entries("wykres") if isinstance(at, int) and at < len(kolumny)
        ),
    )


def _fitting(wiersz: Wiersz, columns: int) -> Wiersz:
    """A row of as many cells as there are columns, whatever a hand has made of it."""
    cells = (*wiersz.komorki, *[""] * columns)[:columns]
    return Wiersz(cells, wiersz.poziom, wiersz.razem, wiersz.nad)


def _kolumna(node: Node) -> Kolumna:
    return Kolumna(node.text("naglowek"), _RODZAJE.get(node.text("rodzaj"), "tekst"))


def _wiersz(node: Node) -> Wiersz:
    return Wiersz(
        _texts(node, "komorki"),
        node.integer("poziom") or 0,
        node.flag("razem"),
        node.flag("nad"),
    )
