"""What an entry of a list is told by: its text, its name, whose money it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from typing import Any

from rpd.plan.model import (
    Odstepstwo,
    Opis,
    PozycjaBudzetu,
    Produkt,
    Realizator,
    Termin,
    Wskaznik,
    Zmiana,
)
from rpd.plan.values import one_line

Key = Callable[[Any], Hashable]


def words_in(text: str) -> Counter[str]:
    """The words of a text with how often each stands in it."""
    return Counter(text.casefold().split())


def _lit(entry: Any) -> Hashable:
    return entry.lit or None


def _name(entry: Any) -> Hashable:
    return one_line(entry.nazwa)


def named_sources(pozycja: PozycjaBudzetu) -> frozenset[str]:
    """Every source that an entry names."""
    split = {udzial.zrodlo for udzial in pozycja.podzial}
    return frozenset(pozycja.zrodla) | split | {part.zrodlo for part in pozycja.montaz}


def _whose_money(pozycja: PozycjaBudzetu) -> Hashable:
    return named_sources(pozycja), pozycja.srodki, pozycja.podmiot, pozycja.rok, pozycja.lit


def _sources(pozycja: PozycjaBudzetu) -> Hashable:
    named = named_sources(pozycja)
    return (named, pozycja.rok) if named else None


def _amount(pozycja: PozycjaBudzetu) -> Hashable:
    return pozycja.kwota


KEYS: dict[type[Any], tuple[Key, ...]] = {
    Opis: (_lit,),
    Produkt: (_name, _lit),
    Wskaznik: (lambda w: (_name(w), w.lit), _name),
    PozycjaBudzetu: (_whose_money, _sources, _amount),
    Termin: (lambda t: one_line(t.opis) or None, lambda t: one_line(t.tekst), _lit),
    Realizator: (lambda r: (r.podmiot, r.lit), lambda r: r.podmiot),
    Odstepstwo: (lambda o: (o.regula, o.gdzie),),
    Zmiana: (lambda z: z.uchwala,),
}
TEXTS: dict[type[Any], Callable[[Any], str]] = {
    Opis: lambda o: str(o.tekst),
    Produkt: lambda p: str(p.nazwa),
    Wskaznik: lambda w: str(w.nazwa),
}
SINGLE = (Opis, Termin, PozycjaBudzetu)
"""Where one entry of each list is left over, it is the same entry, rewritten."""
