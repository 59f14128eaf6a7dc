"""What is to be done, as the plan in force on a day has it, and by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from rpd.budget.entries import canonical, source_order
from rpd.budget.ledger import Ledger, ledger
from rpd.frozen import dataclass
from rpd.plan.model import (
    Dzialanie,
    Miejsce,
    Plan,
    PozycjaBudzetu,
    Slownik,
    Strategia,
    Termin,
    Wskaznik,
    galezie,
    miejsca,
    obowiazuje,
)
from rpd.plan.terminy import Okres
from rpd.plan.wykonanie import WLASNE


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action with its printed number, its headings by level, and who carries it out.

    ``podmioty`` are ids of the dictionary, the lead first; ``od`` and ``do`` are the first and the
    last day of its terms, None where no term has days.
    """

    miejsce: Miejsce
    headings: tuple[str, ...]
    podmioty: tuple[str, ...]
    od: date | None
    do: date | None

    @property
    def dzialanie(self) -> Dzialanie:
        """The action itself."""
        return self.miejsce.dzialanie

    @property
    def id(self) -> str:
        """The id of the action."""
        return self.miejsce.dzialanie.id

    @property
    def numer(self) -> str:
        """The printed number of the action in the whole plan."""
        return self.miejsce.numer

    @property
    def in_force(self) -> bool:
        """Whether neither the action nor a heading above it has been repealed."""
        return obowiazuje(self.dzialanie) and self.miejsce.galaz.in_force

    @property
    def wskazniki(self) -> Mapping[str, Wskaznik]:
        """The indicators by their ids, those with one."""
        return {w.id: w for w in self.dzialanie.wskazniki if w.id}

    @property
    def budzet(self) -> Mapping[str, PozycjaBudzetu]:
        """The budget entries by their ids, those with one."""
        return {p.id: p for p in self.dzialanie.budzet if p.id}

    @property
    def kamienie(self) -> tuple[Termin, ...]:
        """The terms that are milestones: those that say what is reached in them."""
        return tuple(termin for termin in self.dzialanie.termin if termin.opis)


@dataclass(frozen=True, slots=True)
class Outside:
    """An indicator that stands outside actions: where, as a printed number ("" for the plan)."""

    numer: str
    wskaznik: Wskaznik


@dataclass(frozen=True, slots=True)
class Planned:
    """All of it. ``actions`` are by id in the order of the annex.

    ``wskazniki`` are those outside actions, ``outside`` the same by their ids, as far as an id
    names one of them alone. ``bez_id`` counts indicators and entries without one.
    """

    plan: Plan
    slownik: Slownik | None
    ledger: Ledger
    actions: Mapping[str, PlannedAction]
    wskazniki: tuple[Outside, ...]
    outside: Mapping[str, Outside]
    bez_id: int
    podmioty: Mapping[str, str]
    zrodla: Mapping[str, str]
    groups: Mapping[str, str]

    def sources(self, pozycja: PozycjaBudzetu) -> tuple[str, ...]:
        """The sources that an entry names, by their ids; own means among them."""
        named = (*pozycja.zrodla, *(udzial.zrodlo for udzial in pozycja.podzial))
        named += tuple(skladnik.zrodlo for skladnik in pozycja.montaz)
        found = canonical(named, dict(self.zrodla), source_order(self.slownik))
        return (*found, WLASNE) if pozycja.srodki else found

    def body(self, name: str) -> str:
        """The id of a body that is named by any of its names."""
        return self.podmioty.get(name, name)


def planned(
    plan: Plan, slownik: Slownik | None, strategia: Strategia | None = None, plik: str = ""
) -> Planned:
    """What a plan says is to be done."""
    bodies = slownik.canonical_bodies() if slownik else {}
    actions: dict[str, PlannedAction] = {}
    for miejsce in miejsca(plan):
        action = _action(miejsce, plan, bodies)
        actions.setdefault(action.id, action)
    wskazniki = tuple(Outside(numer, wskaznik) for numer, wskaznik in _outside(plan))
    ids = Counter(one.wskaznik.id for one in wskazniki)
    unnamed = ids.pop("", 0)
    outside = {one.wskaznik.id: one for one in wskazniki if ids[one.wskaznik.id] == 1}
    for action in actions.values():
        if action.in_force:
            unnamed += sum(not wskaznik.id for wskaznik in action.dzialanie.wskazniki)
            unnamed += sum(not pozycja.id for pozycja in action.dzialanie.budzet)
    return Planned(
        plan=plan,
        slownik=slownik,
        ledger=ledger(plan, slownik, strategia, plik),
        actions=actions,
        wskazniki=wskazniki,
        outside=outside,
        bez_id=unnamed,
        podmioty=bodies,
        zrodla=slownik.canonical_sources() if slownik else {},
        groups={z.id: z.grupa for z in slownik.zrodla} if slownik else {},
    )


def _outside(plan: Plan) -> Iterator[tuple[str, Wskaznik]]:
    for wskaznik in plan.wskazniki:
        yield "", wskaznik
    for galaz in galezie(plan):
        if galaz.in_force:
            for wskaznik in galaz.element.wskazniki:
                yield galaz.numer, wskaznik


def _action(miejsce: Miejsce, plan: Plan, bodies: Mapping[str, str]) -> PlannedAction:
    dzialanie = miejsce.dzialanie
    rank = {"lider": 0, None: 1}
    named = sorted(
        (r for r in dzialanie.realizatorzy if r.podmiot), key=lambda r: rank.get(r.rola, 2)
    )
    terms = [t.okres for t in dzialanie.termin if isinstance(t.okres, Okres)]
    return PlannedAction(
        miejsce=miejsce,
        headings=miejsce.galaz.by_level(plan.profil),
        podmioty=tuple(dict.fromkeys(bodies.get(r.podmiot, r.podmiot) for r in named)),
        od=min((okres.od for okres in terms), default=None),
        do=max((okres.do for okres in terms), default=None),
    )
