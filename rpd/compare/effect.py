"""What a change does to the budget: per source, per joint set and in total, before and after.

Nothing is computed anew: both columns are the sums of ``rpd.budget``, lined up. That the parts
close (sources and joint sets add up to the total, before, after and in the difference) is checked
on every run, because a comment that a decision is based on must not be wrong silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from decimal import Context, Decimal, localcontext

from rpd import budget
from rpd.budget.spoken import names
from rpd.frozen import dataclass
from rpd.plan.companions import companions
from rpd.plan.model import Plan, Slownik

_EXACT = Context(prec=60)
"""Enough digits that no sum of amounts is ever rounded."""


@dataclass(frozen=True, slots=True)
class Line:
    """A source, or several that share amounts undecided; złoty."""

    zrodla: tuple[str, ...]
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """What the change adds (below zero: takes away)."""
        return _EXACT.subtract(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Effect:
    """The budget before and after, in the dictionary's order of sources.

    ``dzialania`` maps the id of an action to its amounts before and after, for those that differ;
    ``nazwy`` the ids of sources that are mere codes to what people read instead.
    """

    zrodla: tuple[Line, ...]
    wspolne: tuple[Line, ...]
    razem: Line
    dzialania: Mapping[str, Line]
    nazwy: Mapping[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether any sum differs."""
        lines = (*self.zrodla, *self.wspolne, self.razem)
        return any(line.before != line.after for line in lines)


def effect(
    old: Plan, old_slownik: Slownik | None, new: Plan, new_slownik: Slownik | None
) -> Effect:
    """The effect of replacing the old plan by the new one; each is summed with its dictionary.

    Raises:
        ArithmeticError: the parts do not add up to the total, which would be a bug in the sums.
    """
    with localcontext(_EXACT):
        before, after = budget.by_source(old, old_slownik), budget.by_source(new, new_slownik)
        own = _lines(
            {(total.zrodlo,): total.kwota for total in before.zrodla},
            {(total.zrodlo,): total.kwota for total in after.zrodla},
        )
        joint = _lines(
            {total.zrodla: total.kwota for total in before.wspolne},
            {total.zrodla: total.kwota for total in after.wspolne},
        )
        found = Effect(
            zrodla=_ordered(own, old_slownik, new_slownik),
            wspolne=_ordered(joint, old_slownik, new_slownik),
            razem=Line((), before.razem, after.razem),
            dzialania=_by_action(old, old_slownik, new, new_slownik),
            nazwy=printed_names(old, old_slownik) | printed_names(new, new_slownik),
        )
        _prove(found)
        return found


def printed_names(plan: Plan, slownik: Slownik | None) -> dict[str, str]:
    """What a plan prints instead of the codes of sources, in its own words once it is adopted.

    Sources that an edit has brought into an adopted plan are named by the dictionary, whose words
    the next resolution takes over.
    """
    _, own = companions(plan, None, slownik)
    if own is None or plan.wyrazy is None:
        return names(own)
    known = {zrodlo.id for zrodlo in own.zrodla} | {skrot.skrot for skrot in own.skroty}
    brought = {code: name for code, name in names(slownik).items() if code not in known}
    return brought | names(own)


def _lines(
    before: Mapping[tuple[str, ...], Decimal], after: Mapping[tuple[str, ...], Decimal]
) -> list[Line]:
    zero = Decimal(0)
    names = dict.fromkeys((*before, *after))
    return [Line(name, before.get(name, zero), after.get(name, zero)) for name in names]


def _ordered(
    lines: Iterable[Line], old_slownik: Slownik | None, new_slownik: Slownik | None
) -> tuple[Line, ...]:
    slownik = new_slownik or old_slownik
    order = {zrodlo.id: index for index, zrodlo in enumerate(slownik.zrodla)} if slownik else {}

    def rank(line: Line) -> list[tuple[int, str]]:
        return [(order.get(zrodlo, len(order)), zrodlo) for zrodlo in line.zrodla]

    return tuple(sorted(lines, key=rank))


def _by_action(
    old: Plan, old_slownik: Slownik | None, new: Plan, new_slownik: Slownik | None
) -> dict[str, Line]:
    sums: list[dict[str, Decimal]] = []
    for plan, slownik in ((old, old_slownik), (new, new_slownik)):
        amounts: dict[str, Decimal] = defaultdict(Decimal)
        for entry in budget.entries(plan, slownik):
            amounts[entry.miejsce.dzialanie.id] += entry.kwota
        sums.append(amounts)
    before, after = sums
    zero = Decimal(0)
    return {
        name: Line((), before.get(name, zero), after.get(name, zero))
        for name in dict.fromkeys((*before, *after))
        if before.get(name, zero) != after.get(name, zero)
    }


def _prove(found: Effect) -> None:
    parts = (*found.zrodla, *found.wspolne)
    for of in ("before", "after", "difference"):
        total = sum((getattr(line, of) for line in parts), Decimal(0))
        if total != getattr(found.razem, of):
            raise ArithmeticError(f"the parts of the budget do not close ({of}): {total}")
