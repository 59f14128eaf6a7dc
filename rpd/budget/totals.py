"""Totals by source and by group of sources, with the range in which each true sum lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from rpd.budget.entries import KINDS, EntryKind, entries, kind_of, source_order
from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.model import Plan, Slownik, miejsca, obowiazuje


@dataclass(frozen=True, slots=True)
class SourceTotal:
    """A source's own amounts, what it shares undecided with others, and in how many actions.

    ``dzialania`` counts actions with an amount of this source alone.
    """

    zrodlo: str
    kwota: Decimal
    wspolne: Decimal
    dzialania: int

    @property
    def maksimum(self) -> Decimal:
        """The sum if every joint amount fell to this source."""
        return self.kwota + self.wspolne


@dataclass(frozen=True, slots=True)
class JointTotal:
    """What one set of sources shares undecided."""

    zrodla: tuple[str, ...]
    kwota: Decimal
    dzialania: int


@dataclass(frozen=True, slots=True)
class BySource:
    """Money by source. ``rodzaje`` counts actions by how they state their money."""

    razem: Decimal
    zrodla: tuple[SourceTotal, ...]
    wspolne: tuple[JointTotal, ...]
    rodzaje: Mapping[EntryKind, int]

    def verify(self) -> None:
        """Hold the parts against the total, which was summed apart from them.

        Raises:
            ArithmeticError: they do not agree; the sums must not be shown.
        """
        own = sum((total.kwota for total in self.zrodla), Decimal(0))
        joint = sum((total.kwota for total in self.wspolne), Decimal(0))
        if own + joint != self.razem:
            raise ArithmeticError(f"{own} and {joint} jointly do not give {self.razem}")

    @property
    def dzialania(self) -> int:
        """All actions in force."""
        return sum(self.rodzaje.values())

    @property
    def dzialania_z_kwota(self) -> int:
        """Actions in force that state an amount."""
        return self.rodzaje["kwota"]


Amount = tuple[tuple[str, ...], Decimal, tuple[str, Path]]
"""Sources (or groups), złoty, and the action as file and path."""


def by_source(plan: Plan, slownik: Slownik | None) -> BySource:
    """Totals of a plan per source and per set of sources, in the dictionary's order."""
    kinds: dict[EntryKind, int] = dict.fromkeys(KINDS, 0)
    for miejsce in miejsca(plan):
        if obowiazuje(miejsce.dzialanie):
            kinds[kind_of(miejsce.dzialanie)] += 1
    amounts = (
        (entry.zrodla, entry.kwota, ("", entry.miejsce.dzialanie.path))
        for entry in entries(plan, slownik)
    )
    return summed(amounts, source_order(slownik), kinds)


def summed(
    amounts: Iterable[Amount], order: Mapping[str, int], kinds: Mapping[EntryKind, int]
) -> BySource:
    """Totals of amounts; names not in `order` come last, alphabetically.

    What has no source, or no group, stands under "".
    """
    own: dict[str, Decimal] = {}
    shared: dict[str, Decimal] = {}
    joint: dict[tuple[str, ...], Decimal] = {}
    own_actions: dict[str, set[tuple[str, Path]]] = {}
    joint_actions: dict[tuple[str, ...], set[tuple[str, Path]]] = {}
    total = Decimal(0)
    for names, kwota, action in amounts:
        total += kwota
        if len(names) < 2:
            name = next(iter(names), "")
            own[name] = own.get(name, Decimal(0)) + kwota
            own_actions.setdefault(name, set()).add(action)
        else:
            joint[names] = joint.get(names, Decimal(0)) + kwota
            joint_actions.setdefault(names, set()).add(action)
            for name in names:
                shared[name] = shared.get(name, Decimal(0)) + kwota

    def rank(name: str) -> tuple[int, str]:
        return order.get(name, len(order)), name

    return BySource(
        razem=total,
        zrodla=tuple(
            SourceTotal(
                name,
                own.get(name, Decimal(0)),
                shared.get(name, Decimal(0)),
                len(own_actions.get(name, ())),
            )
            for name in sorted({*own, *shared}, key=rank)
        ),
        wspolne=tuple(
            JointTotal(names, joint[names], len(joint_actions[names]))
            for names in sorted(joint, key=lambda names: [rank(name) for name in names])
        ),
        rodzaje=dict(kinds),
    )
