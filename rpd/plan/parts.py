"""What a plan consists of, by the kind of part: elements, entries of lists, single values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rpd.plan.model import (
    Dzialanie,
    Element,
    KwotaOkresu,
    MocWsteczna,
    Odstepstwo,
    Opis,
    Podpis,
    PozycjaBudzetu,
    Produkt,
    PrzepisPodstawy,
    Przypis,
    Publikacja,
    Realizator,
    SkladnikMontazu,
    Termin,
    Uchwala,
    Uchylenie,
    Udzial,
    Wartosc,
    Wskaznik,
    Zmiana,
)

Part = Element | Dzialanie | Przypis
"""What can be added or removed as a whole."""

Entry = Opis | Produkt | Wskaznik | PozycjaBudzetu | Termin | Realizator | Odstepstwo | Zmiana
"""An entry of a list."""

Value = (
    str
    | int
    | bool
    | Decimal
    | date
    | Uchwala
    | Uchylenie
    | Publikacja
    | MocWsteczna
    | Podpis
    | tuple[PrzepisPodstawy, ...]
    | tuple[str, ...]
    | tuple[Udzial, ...]
    | tuple[SkladnikMontazu, ...]
    | Wartosc
    | tuple[Wartosc, ...]
    | tuple[KwotaOkresu, ...]
)
"""A single value; what is missing is None in a change, never ""."""
