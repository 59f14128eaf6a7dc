"""What became of a value of an indicator, as the clause that follows „we wskaźniku „…””."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rpd.compare.changes import EntryChanged, Leaf
from rpd.plan import measures
from rpd.plan.model import Wartosc, Wskaznik
from rpd.plan.parts import Value
from rpd.plan.scales import power
from rpd.polish.wording import NBSP, out_of
from rpd.telling.names import MEASURES, accusative, leaf_name
from rpd.telling.unseen import unseen

_INNER = {"wartosc_bazowa": "bazowa", "wartosc_docelowa": "docelowa"}
"""The field of a number alone, and that of the same value with its year."""


def clause(leaf: Leaf, change: EntryChanged) -> str | None:
    """„wartość docelową zmieniono z 30% na 40%”; None for what is no value of an indicator.

    A value that was written in one of its fields and is in the other now is told once, "" then.
    """
    old, new = change.old, change.new
    if not isinstance(old, Wskaznik) or not isinstance(new, Wskaznik):
        return None
    if leaf.field == "posrednie":
        return "; ".join(_between(old, new))
    if leaf.field not in _INNER and leaf.field not in _INNER.values():
        return None
    changed = {one.field for one in change.leaves}
    other = _INNER.get(leaf.field) or f"wartosc_{leaf.field}"
    named = accusative(leaf_name(MEASURES, leaf.field))
    if other in changed and (leaf.old is None) != (leaf.new is None):
        if leaf.field in _INNER:
            return ""
        based = leaf.field == "bazowa"
        sides = [(one.baza if based else one.zamiar, one) for one in (old, new)]
        return _said(named, *sides)
    return _said(named, (_written(leaf.old), old), (_written(leaf.new), new))


def _written(value: Value | None) -> Wartosc | None:
    if isinstance(value, Decimal):
        return Wartosc(value)
    return value if isinstance(value, Wartosc) else None


_Side = tuple[Wartosc | None, Wskaznik]


def _between(old: Wskaznik, new: Wskaznik) -> Iterator[str]:
    """What became of the values between the base and the target, year by year."""
    every = [{one.rok or 0: one for one in of.posrednie} for of in (old, new)]
    for rok in sorted({*every[0], *every[1]}):
        before, after = (found.get(rok) for found in every)
        if before != after:
            named = f"wartość pośrednią na{NBSP}{rok}{NBSP}r."
            yield _said(named, (before, old), (after, new), dated=False)


def _said(named: str, was: _Side, now: _Side, *, dated: bool = True) -> str:
    before, after = (_shown(*side, dated=dated) for side in (was, now))
    if not before:
        return f"dodano {named} {after}"
    if not after:
        return f"usunięto {named} {before}"
    if hidden := unseen(before, after):
        return f"{named} zmieniono ({hidden})"
    same = " (tyle samo)" if _same(was, now) else ""
    return f"{named} zmieniono {out_of(before)} na{NBSP}{after}{same}"


def _shown(value: Wartosc | None, of: Wskaznik, *, dated: bool) -> str:
    if value is None:
        return ""
    return (measures.dated if dated else measures.value)(value, of.jednostka)


def _same(was: _Side, now: _Side) -> bool:
    """Whether two values written in different scales are as much: „35 tys. os.”, „35 000 os.”."""
    (one, before), (other, after) = was, now
    if one is None or other is None or one.rok != other.rok:
        return False
    units = [power(of.jednostka)[1] for of in (before, after)]
    number = before.liczba(one)
    return units[0] == units[1] and number is not None and number == after.liczba(other)
