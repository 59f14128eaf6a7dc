"""A plan's money as plain values: what is summed, what is not decided, what is left out and why.

A ledger holds no model objects, so it can be made in one process and summed in another; sums over
several plans are sums over several ledgers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from rpd.budget import directory
from rpd.budget.directory import SourceLimit
from rpd.budget.entries import (
    KINDS,
    EntryKind,
    amounts,
    canonical,
    kind_of,
    source_order,
    states_amount,
    wrong,
)
from rpd.budget.items import Action, Item, LeftOut, Need
from rpd.budget.quarters import quarters_of
from rpd.budget.totals import BySource, summed
from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan import kwoty
from rpd.plan.imprint import intact
from rpd.plan.model import (
    Dzialanie,
    KwotaOkresu,
    Miejsce,
    Plan,
    PozycjaBudzetu,
    Slownik,
    Strategia,
    galezie,
    miejsca,
    obowiazuje,
)
from rpd.plan.profil import DZIALANIA, Profil, year_in


@dataclass(frozen=True, slots=True)
class Ledger:
    """One plan's money.

    ``names`` has the official name of a member of a dimension, ``order`` its place in the
    dictionary, ``aliases`` what else a source or a body is called. ``profil`` is the shape of the
    plan. ``projekt`` is set where an adopted plan was edited without a resolution, so that the sums
    are those of a draft. ``beside`` are entries without an amount in actions that state one in
    another, ``signs`` lines of periods that have a sign instead of an amount; neither they nor
    ``needs`` are in any sum. ``lata`` are the years that alone are kept of it.
    """

    plik: str
    rok: int
    tytul: str
    headings: tuple[tuple[str, ...], ...]
    names: Mapping[tuple[str, str], str]
    order: Mapping[tuple[str, str], int]
    aliases: Mapping[str, str]
    amounts: tuple[Item, ...]
    unstated: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    limits: tuple[SourceLimit, ...]
    actions: tuple[tuple[Action, EntryKind], ...]
    profil: Profil
    projekt: bool = False
    beside: tuple[Item, ...] = ()
    signs: tuple[Item, ...] = ()
    needs: tuple[Need, ...] = ()
    lata: tuple[str, ...] = ()


def ledger(
    plan: Plan,
    slownik: Slownik | None,
    strategia: Strategia | None = None,
    plik: str = "",
    refused: Mapping[Path, str] | None = None,
) -> Ledger:
    """Gather a plan's money.

    `refused` are places of budget entries that the reader or a rule has found wrong, with the
    reason; those entries are left out together with what `wrong` finds and with amounts of
    sources that the dictionary does not know.
    """
    gathered = _Gathering(plan, slownik, plik, refused or {})
    for miejsce in miejsca(plan):
        if obowiazuje(miejsce.dzialanie):
            gathered.take(miejsce)
    return Ledger(
        plik=plik,
        rok=plan.rok,
        tytul=plan.tytul,
        headings=tuple(
            g.by_level(plan.profil)
            for g in galezie(plan)
            if g.element.dzialania or g.poziom.below == DZIALANIA
        ),
        names=dict(directory.names(plan, slownik, strategia)),
        order=dict(directory.order(slownik)),
        aliases=(slownik.canonical_bodies() | slownik.canonical_sources()) if slownik else {},
        amounts=tuple(gathered.amounts),
        unstated=tuple(gathered.unstated),
        left_out=tuple(gathered.left_out),
        limits=tuple(directory.limits(slownik)),
        actions=tuple(gathered.actions),
        profil=plan.profil,
        projekt=not intact(plan),
        beside=tuple(gathered.beside),
        signs=tuple(gathered.signs),
        needs=tuple(gathered.needs),
    )


class _Gathering:
    def __init__(
        self, plan: Plan, slownik: Slownik | None, plik: str, refused: Mapping[Path, str]
    ) -> None:
        self._rok = plan.rok
        self._profil = plan.profil
        money = plan.profil.column("kwoty")
        self._money = money.key if money else ""
        self._plik = plik
        self._no_data = plan.profil.znaki.brak_danych
        self._refused = refused
        self._known = slownik.canonical_sources() if slownik else {}
        self._judges_sources = slownik is not None
        self._bodies = slownik.canonical_bodies() if slownik else {}
        self._source_order = source_order(slownik)
        self._groups = {z.id: z.grupa for z in slownik.zrodla} if slownik else {}
        self._group_order = {g.id: i for i, g in enumerate(slownik.grupy)} if slownik else {}
        self.amounts: list[Item] = []
        self.unstated: list[Item] = []
        self.left_out: list[LeftOut] = []
        self.actions: list[tuple[Action, EntryKind]] = []
        self.beside: list[Item] = []
        self.signs: list[Item] = []
        self.needs: list[Need] = []

    def take(self, miejsce: Miejsce) -> None:
        dzialanie = miejsce.dzialanie
        action = Action(
            self._plik,
            self._rok,
            miejsce.galaz.by_level(self._profil),
            miejsce.numer,
            dzialanie.id,
            dzialanie.nazwa,
            dzialanie.path,
        )
        summed_before, left_before = len(self.amounts), len(self.left_out)
        for pozycja in dzialanie.budzet:
            if reason := self._reason(pozycja):
                item = self._item(action, dzialanie, pozycja, self._sources(pozycja), None, "blad")
                known = pozycja.razem if pozycja.okresy else pozycja.kwota
                self.left_out.append(LeftOut(action, known, reason, pozycja.path, item))
            else:
                for zrodla, kwota, okres in amounts(pozycja, self._known, self._source_order):
                    item = self._item(action, dzialanie, pozycja, zrodla, kwota, okres=okres)
                    self.amounts.append(item)
                self._beside(action, dzialanie, pozycja)
        # What cannot be a list of entries at all (``budzet: 180000``) leaves no entry behind.
        path = (*dzialanie.path, self._money)
        if reason := self._refused.get(path, ""):
            item = self._item(action, dzialanie, PozycjaBudzetu(), (), None, "blad")
            self.left_out.append(LeftOut(action, None, reason, path, item))
        kind = self._kind(dzialanie, len(self.amounts) > summed_before, left_before)
        self.actions.append((action, kind))
        if kind == "kwota":
            self.beside += self._without_amount(action, dzialanie)
        if kind != "kwota":
            names = tuple(
                name
                for pozycja in dzialanie.budzet
                for name in pozycja.zrodla
                if name in self._known or not self._judges_sources
            )
            zrodla = canonical(names, self._known, self._source_order)
            pozycja = dzialanie.budzet[0] if dzialanie.budzet else PozycjaBudzetu()
            self.unstated.append(self._item(action, dzialanie, pozycja, zrodla, None, kind))

    def _beside(self, action: Action, dzialanie: Dzialanie, pozycja: PozycjaBudzetu) -> None:
        """What an entry says of money that is in no sum: signs, and what would be needed."""
        zrodla = self._sources(pozycja)
        for one in pozycja.okresy:
            if one.kwota is None:
                self.signs.append(self._item(action, dzialanie, pozycja, zrodla, None, okres=one))
        needed = [one.kwota for one in pozycja.potrzeby if one.kwota is not None]
        if needed:
            item = self._item(action, dzialanie, pozycja, zrodla, None)
            self.needs.append(Need(item, sum(needed, Decimal(0)), pozycja.razem))

    def _without_amount(self, action: Action, dzialanie: Dzialanie) -> Iterator[Item]:
        """Entries that name who pays and not how much, nor what would be needed."""
        for pozycja in dzialanie.budzet:
            if pozycja.okresy or pozycja.potrzeby or states_amount(pozycja):
                continue
            if (pozycja.srodki or pozycja.zrodla) and not self._reason(pozycja):
                kind: EntryKind = "wlasne" if pozycja.srodki else "zrodlo"
                yield self._item(action, dzialanie, pozycja, self._sources(pozycja), None, kind)

    def _sources(self, pozycja: PozycjaBudzetu) -> tuple[str, ...]:
        """All sources that an entry names, right or wrong."""
        named = (*pozycja.zrodla, *(udzial.zrodlo for udzial in pozycja.podzial))
        named += tuple(skladnik.zrodlo for skladnik in pozycja.montaz)
        return canonical(named, self._known, self._source_order)

    def _kind(self, dzialanie: Dzialanie, has_amount: bool, left_before: int) -> EntryKind:
        if has_amount:
            return "kwota"
        return "blad" if len(self.left_out) > left_before else kind_of(dzialanie)

    def _reason(self, pozycja: PozycjaBudzetu) -> str:
        if reason := self._refused.get(pozycja.path, ""):
            return reason
        if reason := wrong(pozycja):
            return reason
        if self._judges_sources and states_amount(pozycja):
            named = (*pozycja.zrodla, *(u.zrodlo for u in pozycja.podzial))
            for name in (*named, *(s.zrodlo for s in pozycja.montaz)):
                if name not in self._known:
                    return f"W słowniku nie ma źródła „{name}”."
        return ""

    def _item(  # noqa: PLR0917 (the parts of one line)
        self,
        action: Action,
        dzialanie: Dzialanie,
        pozycja: PozycjaBudzetu,
        zrodla: tuple[str, ...],
        kwota: Decimal | None,
        kind: EntryKind = "kwota",
        okres: KwotaOkresu | None = None,
    ) -> Item:
        bodies = self._carriers(dzialanie, pozycja.lit)
        year = year_in(okres.okres) if okres else pozycja.rok
        return Item(
            dzialanie=action,
            kwota=kwota,
            zrodla=zrodla,
            grupy=self._groups_of(zrodla),
            rok=year or self._rok,
            kwartaly=quarters_of(dzialanie, pozycja, year),
            lider=bodies[0] if bodies else "",
            wspolnie_z=bodies[1:],
            path=(okres.path if okres else ()) or pozycja.path or action.path,
            kind=kind,
            okres=okres.okres if okres else "",
            znak=okres.znak if okres and kwota is None else "",
            bez_danych=okres is not None and kwoty.no_data(okres.znak, self._no_data),
            warunkowa=bool(pozycja.warunek),
            dzial=pozycja.dzial or pozycja.rozdzial[:3],
            rozdzial=pozycja.rozdzial,
            paragraf=pozycja.paragraf,
        )

    def _groups_of(self, zrodla: tuple[str, ...]) -> tuple[str, ...]:
        found = {self._groups.get(zrodlo, "") for zrodlo in zrodla}
        last = len(self._group_order)
        return tuple(sorted(found, key=lambda g: (self._group_order.get(g, last), g)))

    def _carriers(self, dzialanie: Dzialanie, lit: str) -> tuple[str, ...]:
        """The bodies that carry out the part of the action that `lit` names, the lead first.

        The lead is the body with that role, or the first without another one.
        """
        bodies = [r for r in dzialanie.realizatorzy if r.podmiot]
        if lit and any(r.lit == lit for r in bodies):
            bodies = [r for r in bodies if r.lit in ("", lit)]
        rank = {"lider": 0, None: 1}
        bodies.sort(key=lambda r: rank.get(r.rola, 2))
        return tuple(dict.fromkeys(self._bodies.get(r.podmiot, r.podmiot) for r in bodies))


def totals(ledgers: tuple[Ledger, ...], dimension: str = "zrodlo") -> BySource:
    """Totals by source (or by ``grupa``) over ledgers."""
    kinds: dict[EntryKind, int] = dict.fromkeys(KINDS, 0)
    order: dict[str, int] = {}
    for one in ledgers:
        for _, kind in one.actions:
            kinds[kind] += 1
        for (about, name), _ in sorted(one.order.items(), key=lambda pair: pair[1]):
            if about == dimension:
                order.setdefault(name, len(order))
    lines = (
        (
            item.zrodla if dimension == "zrodlo" else item.grupy,
            item.kwota,
            (item.dzialanie.plan, item.dzialanie.path),
        )
        for one in ledgers
        for item in one.amounts
        if item.kwota is not None
    )
    return summed(lines, order, kinds)
