"""What a term means in a plan: the shape of the plan says which years it is for, and its stages."""

from __future__ import annotations

from rpd.plan.profil import Profil
from rpd.plan.terminy import UNDATED, Okres, Problem, parse
from rpd.plan.values import one_line


def meant(tekst: str, profil: Profil, rok: int, *, bez_dat: bool = False) -> Okres | Problem:
    """The days of a term; a stage that the profile names has none, nor what says that it has none.

    `rok` is the plan's year, the first of its years where there are several.
    """
    if bez_dat or (profil.stages and one_line(tekst).casefold() in _folded(profil.stages)):
        return UNDATED
    return read(tekst, profil, rok)


def read(tekst: str, profil: Profil, rok: int) -> Okres | Problem:
    """The days that the words of a term give."""
    return parse(tekst, rok, profil.lata(rok)[-1])


def _folded(stages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(one_line(stage).casefold() for stage in stages)
