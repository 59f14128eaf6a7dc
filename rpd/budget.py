"""Sums of a plan. Decimal in, Decimal out, in złoty; nothing is split, rounded or counted twice.

An amount belongs to one source, or is *joint*: named with several sources and split by nobody. A
joint amount is kept under its set of sources; for a single source it only widens the range in which
the true sum lies (from ``kwota`` to ``maksimum``). The parts always close:
Σ amounts of single sources + Σ joint amounts = total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rpd.model import Dzialanie, Miejsce, Plan, PozycjaBudzetu, Slownik, miejsca, obowiazuje

Kind = Literal["kwota", "wlasne", "zrodlo", "bez_kosztow", "brak"]
"""How an action states its money; without an amount: own means, source only, no cost, nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount with the sources it belongs to: one, or several that share it undecided."""

    miejsce: Miejsce
    pozycja: PozycjaBudzetu
    zrodla: tuple[str, ...]
    kwota: Decimal


@dataclass(frozen=True, slots=True)
class SourceTotal:
    """A source's own amounts, what it shares undecided with others, and in how many actions."""

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
    """The plan's money by source. ``rodzaje`` counts actions by how they state their money."""

    razem: Decimal
    zrodla: tuple[SourceTotal, ...]
    wspolne: tuple[JointTotal, ...]
    rodzaje: Mapping[Kind, int]

    @property
    def dzialania(self) -> int:
        """All actions in force."""
        return sum(self.rodzaje.values())

    @property
    def dzialania_z_kwota(self) -> int:
        """Actions in force that state an amount."""
        return self.rodzaje["kwota"]


def entries(plan: Plan, slownik: Slownik | None) -> Iterator[Entry]:
    """All amounts of actions in force, under canonical source ids in the dictionary's order.

    A split makes one entry per source. A source that the dictionary does not know keeps its name.
    """
    names = slownik.canonical_sources() if slownik else {}
    order = {zrodlo.id: index for index, zrodlo in enumerate(slownik.zrodla)} if slownik else {}
    for miejsce in miejsca(plan):
        if not obowiazuje(miejsce.dzialanie):
            continue
        for pozycja in miejsce.dzialanie.budzet:
            for udzial in pozycja.podzial:
                zrodlo = names.get(udzial.zrodlo, udzial.zrodlo)
                yield Entry(miejsce, pozycja, (zrodlo,), udzial.kwota)
            if pozycja.kwota is not None and not pozycja.podzial:
                canonical = {names.get(zrodlo, zrodlo) for zrodlo in pozycja.zrodla}
                ordered = sorted(canonical, key=lambda z: (order.get(z, len(order)), z))
                yield Entry(miejsce, pozycja, tuple(ordered), pozycja.kwota)


def by_source(plan: Plan, slownik: Slownik | None) -> BySource:
    """Totals per source and per set of sources, in the dictionary's order."""
    own: dict[str, Decimal] = {}
    shared: dict[str, Decimal] = {}
    joint: dict[tuple[str, ...], Decimal] = {}
    own_actions: dict[str, set[str]] = {}
    joint_actions: dict[tuple[str, ...], set[str]] = {}
    total = Decimal(0)
    for entry in entries(plan, slownik):
        total += entry.kwota
        numer = entry.miejsce.numer
        if len(entry.zrodla) == 1:
            (zrodlo,) = entry.zrodla
            own[zrodlo] = own.get(zrodlo, Decimal(0)) + entry.kwota
            own_actions.setdefault(zrodlo, set()).add(numer)
        else:
            joint[entry.zrodla] = joint.get(entry.zrodla, Decimal(0)) + entry.kwota
            joint_actions.setdefault(entry.zrodla, set()).add(numer)
            for zrodlo in entry.zrodla:
                shared[zrodlo] = shared.get(zrodlo, Decimal(0)) + entry.kwota
    order = [zrodlo.id for zrodlo in slownik.zrodla] if slownik else []
    position = {zrodlo: index for index, zrodlo in enumerate(order)}
    sources = sorted({*own, *shared}, key=lambda z: (position.get(z, len(order)), z))
    return BySource(
        razem=total,
        zrodla=tuple(
            SourceTotal(
                zrodlo,
                own.get(zrodlo, Decimal(0)),
                shared.get(zrodlo, Decimal(0)),
                len(own_actions.get(zrodlo, ())),
            )
            for zrodlo in sources
        ),
        wspolne=tuple(
            JointTotal(zrodla, kwota, len(joint_actions[zrodla]))
            for zrodla, kwota in sorted(
                joint.items(), key=lambda item: [position.get(z, len(order)) for z in item[0]]
            )
        ),
        rodzaje=_kinds(plan),
    )


def _kinds(plan: Plan) -> dict[Kind, int]:
    counted: dict[Kind, int] = dict.fromkeys(
        ("kwota", "wlasne", "zrodlo", "bez_kosztow", "brak"), 0
    )
    for miejsce in miejsca(plan):
        if obowiazuje(miejsce.dzialanie):
            counted[kind_of(miejsce.dzialanie)] += 1
    return counted


def kind_of(dzialanie: Dzialanie) -> Kind:
    """How an action states its money; the most definite of its entries counts."""
    if any(pozycja.kwota is not None or pozycja.podzial for pozycja in dzialanie.budzet):
        return "kwota"
    if any(pozycja.srodki for pozycja in dzialanie.budzet):
        return "wlasne"
    if any(pozycja.zrodla for pozycja in dzialanie.budzet):
        return "zrodlo"
    if any(pozycja.bez_kosztow for pozycja in dzialanie.budzet):
        return "bez_kosztow"
    return "brak"
