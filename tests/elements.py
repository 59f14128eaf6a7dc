"""Plans and their headings made by hand, in the shape of the built-in profile."""

from __future__ import annotations

from typing import Any

from rpd.plan.built_in import BUILT_IN
from rpd.plan.model import Dzialanie, Element, Plan

CEL, PRIORYTET, KIERUNEK = BUILT_IN.levels


def a_plan(rok: int, tytul: str, cele: tuple[Element, ...] = (), **others: Any) -> Plan:
    return Plan(rok, tytul, profil=BUILT_IN, elementy=cele, **others)


def a_cel(numer: str, nazwa: str = "", priorytety: tuple[Element, ...] = ()) -> Element:
    return Element(CEL, numer, nazwa, elementy=priorytety)


def a_priorytet(numer: str, nazwa: str = "", kierunki: tuple[Element, ...] = ()) -> Element:
    return Element(PRIORYTET, numer, nazwa, elementy=kierunki)


def a_kierunek(
    numer: str,
    nazwa: str = "",
    strategia: str = "",
    dzialania: tuple[Dzialanie, ...] = (),
    **others: Any,
) -> Element:
    return Element(KIERUNEK, numer, nazwa, strategia, dzialania=dzialania, **others)
