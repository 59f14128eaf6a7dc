"""Which way an indicator is better, whether its target is reached, and how much of it is done."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from rpd.plan.model import Wartosc, Wskaznik
from rpd.plan.scales import power

ZERO = Decimal(0)
_TENTH = Decimal("0.1")


def target_of(wskaznik: Wskaznik, rok: int) -> Wartosc | None:
    """What is to be reached by the end of a year: the value of that year, else the target.

    A target of a later year is not yet one of this year's where the plan has values between.
    """
    for one in wskaznik.posrednie:
        if one.rok == rok:
            return one
    whole = wskaznik.zamiar
    if whole is not None and whole.rok is not None and whole.rok > rok and wskaznik.posrednie:
        return None
    return whole


def target_number(wskaznik: Wskaznik, rok: int) -> Decimal | None:
    """The target of a year as a plain number; None where it is no number."""
    return wskaznik.liczba(target_of(wskaznik, rok))


def plain(value: Decimal, jednostka: str) -> Decimal:
    """A value of an indicator's unit as a plain number: 1,2 of „tys. os.” is 1 200."""
    return value.scaleb(power(jednostka)[0])


def downward(wskaznik: Wskaznik, rok: int) -> bool:
    """Whether less is better: an upper bound, a decrease as the goal, a base above the target."""
    if wskaznik.prog == "max" or wskaznik.tendencja == "spadek":
        return True
    if wskaznik.prog == "min" or wskaznik.tendencja is not None:
        return False
    base, target = wskaznik.liczba_bazowa, target_number(wskaznik, rok)
    return base is not None and target is not None and base > target


def provisional(wskaznik: Wskaznik) -> bool:
    """Whether a bound that is kept today may yet be broken: an upper one without a base."""
    return wskaznik.prog == "max" and wskaznik.liczba_bazowa is None


def met(wskaznik: Wskaznik, value: Decimal, rok: int) -> bool | None:
    """Whether a value (of the indicator's unit) reaches the target; None where there is none."""
    target = target_number(wskaznik, rok)
    if target is None:
        return None
    number = plain(value, wskaznik.jednostka)
    return number <= target if downward(wskaznik, rok) else number >= target


def moved(wskaznik: Wskaznik, value: Decimal, rok: int) -> bool:
    """Whether a value tells that anything was done: it is better than the base, or not nothing."""
    number, base = plain(value, wskaznik.jednostka), wskaznik.liczba_bazowa
    if base is None:
        return number != 0
    return number < base if downward(wskaznik, rok) else number > base


def percent(wskaznik: Wskaznik, value: Decimal, rok: int) -> Decimal | None:
    """How much of the target is done, in percent to a tenth; over 100 where more was done.

    A decrease is counted from its base. Where nothing can be divided by there is no percentage.
    """
    target = target_number(wskaznik, rok)
    if target is None:
        return None
    number, base = plain(value, wskaznik.jednostka), wskaznik.liczba_bazowa
    if downward(wskaznik, rok):
        if base is None or base == target:
            return None
        share = (base - number) / (base - target)
    elif target == ZERO:
        return None
    else:
        share = number / target
    return (share * 100).quantize(_TENTH, ROUND_HALF_UP)
