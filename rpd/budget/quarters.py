"""When money is due: the quarters that a term touches."""

from __future__ import annotations

from rpd.budget.items import Quarter
from rpd.plan.model import (
    Dzialanie,
    PozycjaBudzetu,
)
from rpd.plan.terminy import Okres


def quarters_of(
    dzialanie: Dzialanie, pozycja: PozycjaBudzetu, year: int | None
) -> tuple[Quarter, ...]:
    """Every quarter that a term of the entry touches, in order, within the entry's year.

    A quarter between two terms belongs to none of them.
    """
    terms = dzialanie.termin
    if pozycja.lit and any(termin.lit == pozycja.lit for termin in terms):
        terms = tuple(termin for termin in terms if termin.lit == pozycja.lit)
    found = {
        quarter
        for termin in terms
        if isinstance(termin.okres, Okres)
        for quarter in termin.okres.quarters
    }
    # A year outside the terms is the reader's finding; the amount then has no interval here.
    return tuple(sorted(q for q in found if year in (None, q[0])))
