"""What several rules need to know about the values of indicators."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.plan.model import Wartosc, Wskaznik
from rpd.plan.profil import Profil
from rpd.plan.values import one_line

SIGNS = ("bd", "X", "–", "nd", "jw.")
"""What stands for a value where the profile names no signs of its own."""


def signs(profil: Profil) -> tuple[str, ...]:
    """The signs that a plan of that shape may write for a value."""
    return profil.znaki.all or SIGNS


def stated(wskaznik: Wskaznik) -> Iterator[Wartosc]:
    """The values that have mappings or years of their own, from the base to the target."""
    every = (wskaznik.bazowa, *wskaznik.posrednie, wskaznik.docelowa)
    return (one for one in every if one is not None)


def texts(wskaznik: Wskaznik, profil: Profil) -> Iterator[tuple[Wartosc, str]]:
    """Values that are written as texts and are no signs, with the texts."""
    for one in stated(wskaznik):
        text = one_line(one.wartosc) if isinstance(one.wartosc, str) else ""
        if text and text not in signs(profil):
            yield one, text


def place(wartosc: Wartosc, wskaznik: Wskaznik) -> tuple[str | int, ...]:
    """Where the value itself stands: a value between two others has no mapping."""
    alone = any(one is wartosc for one in wskaznik.posrednie)
    return wartosc.path if alone else (*wartosc.path, "wartosc")


def called(wartosc: Wartosc, wskaznik: Wskaznik) -> str:
    """„wartość bazowa”, „wartość pośrednia na 2026 r.”, „wartość docelowa”."""
    if wartosc is wskaznik.bazowa:
        return "wartość bazowa"
    if wartosc is wskaznik.docelowa:
        return "wartość docelowa"
    return f"wartość pośrednia na {wartosc.rok} r."
