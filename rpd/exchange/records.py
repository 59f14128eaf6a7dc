"""A plan → the rows of a data package, one resource after another, in the order of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rpd.exchange.tables import number
from rpd.plan.imprint import imprint
from rpd.plan.model import (
    Dzialanie,
    Element,
    Galaz,
    Miejsce,
    Plan,
    PozycjaBudzetu,
    Slownik,
    Wartosc,
    Wskaznik,
    galezie,
    miejsca,
    obowiazuje,
)
from rpd.plan.terminy import Okres

Value = str
Record = tuple[str, tuple[Value, ...]]
"""The name of a resource and the values of a row, "" where there is none."""


def records(plan: Plan, name: str, slownik: Slownik | None = None) -> Iterator[Record]:
    """All rows of a plan that is called `name` in the package."""
    uchwala = plan.uchwala
    yield (
        "plany",
        (
            name,
            str(plan.rok),
            plan.tytul,
            uchwala.organ if uchwala else "",
            uchwala.numer if uchwala else "",
            uchwala.data.isoformat() if uchwala and uchwala.data else "",
            plan.profil.nazwa,
            imprint(plan),
        ),
    )
    made = _Records(plan, name, slownik)
    yield from made.levels()
    yield from made.names()
    yield from made.actions()


@dataclass(slots=True)
class _Records:
    plan: Plan
    name: str
    slownik: Slownik | None
    _numbers: dict[int, int] = field(default_factory=dict)
    _measures: int = 0
    _entries: int = 0

    def levels(self) -> Iterator[Record]:
        """Headings with their indicators, behind those of the plan."""
        for galaz in galezie(self.plan):
            element = galaz.element
            self._numbers[id(element)] = len(self._numbers) + 1
            above = galaz.elementy[-2:-1]
            yield (
                "poziomy",
                (
                    self.name,
                    self._number(element),
                    galaz.poziom.kind,
                    str(galaz.numer),
                    element.nazwa,
                    self._number(above[0]) if above else "",
                ),
            )
        for one in self.plan.wskazniki:
            yield self._measure(one, "", "")
        for galaz in galezie(self.plan):
            for one in galaz.element.wskazniki:
                yield self._measure(one, "", self._number(galaz.element))

    def names(self) -> Iterator[Record]:
        """The bodies and sources that the plan names, each once."""
        bodies: dict[str, None] = {}
        sources: dict[str, None] = {}
        for miejsce in miejsca(self.plan):
            bodies.update(dict.fromkeys(one.podmiot for one in miejsce.dzialanie.realizatorzy))
            for entry in miejsce.dzialanie.budzet:
                sources.update(dict.fromkeys(name for name, *_ in _sources(entry)))
        known = self.slownik
        of_body = {one.id: one for one in known.podmioty} if known else {}
        of_source = {one.id: one for one in known.zrodla} if known else {}
        body_ids = known.canonical_bodies() if known else {}
        source_ids = known.canonical_sources() if known else {}
        for one in bodies:
            known_as = body_ids.get(one, "")
            body = of_body.get(known_as)
            yield "podmioty", (self.name, one, known_as, body.nazwa if body else "")
        for one in sources:
            known_as = source_ids.get(one, "")
            source = of_source.get(known_as)
            about = (source.nazwa, source.grupa) if source else ("", "")
            yield "zrodla", (self.name, one, known_as, *about)

    def actions(self) -> Iterator[Record]:
        """Actions, each with what it holds."""
        for miejsce in miejsca(self.plan):
            yield self._action(miejsce)
            one = miejsce.dzialanie
            for measure in one.wskazniki:
                yield self._measure(measure, self._key(one), "")
            for place, body in enumerate(one.realizatorzy, 1):
                said = (body.podmiot, body.rola or "", body.uwagi)
                yield "realizatorzy", (self.name, self._key(one), str(place), *said)
            for entry in one.budzet:
                yield from self._entry(entry, one)

    def _action(self, miejsce: Miejsce) -> Record:
        one = miejsce.dzialanie
        periods = [term.okres for term in one.termin if isinstance(term.okres, Okres)]
        return (
            "dzialania",
            (
                self.name,
                self._key(one),
                one.id,
                self._of(miejsce.galaz),
                str(miejsce.numer),
                one.nazwa,
                "\n\n".join(part.tekst for part in one.opis),
                "\n".join(product.nazwa for product in one.produkty),
                "\n".join(term.tekst for term in one.termin),
                min(p.od for p in periods).isoformat() if periods else "",
                max(p.do for p in periods).isoformat() if periods else "",
                one.kontynuuje,
                _flag(not (obowiazuje(one) and miejsce.galaz.in_force)),
            ),
        )

    def _measure(self, one: Wskaznik, action: str, level: str) -> Record:
        self._measures += 1
        base, target = one.baza, one.zamiar
        return (
            "wskazniki",
            (
                self.name,
                str(self._measures),
                action,
                level,
                one.id,
                one.nazwa,
                one.jednostka,
                *_value(base),
                *_value(target),
                one.prog or "",
                one.zrodlo_danych,
                one.opis,
            ),
        )

    def _entry(self, one: PozycjaBudzetu, action: Dzialanie) -> Iterator[Record]:
        self._entries += 1
        number_ = str(self._entries)
        shares = _sources(one)
        joint = one.razem is not None and len(one.zrodla) > 1 and not (one.podzial or one.montaz)
        yield (
            "budzet",
            (
                self.name,
                number_,
                self._key(action),
                one.id,
                _money(one.razem),
                _flag(joint),
                _flag(one.razem is None and one.srodki is not None),
                _flag(one.bez_kosztow),
                number(one.rok),
                one.wzor,
                one.warunek,
                one.dzial,
                one.rozdzial,
                one.paragraf,
            ),
        )
        for place, (source, *about) in enumerate(shares, 1):
            yield "budzet_zrodla", (self.name, number_, str(place), source, *about)
        for period in one.okresy:
            okres = period.okres or "razem"
            yield (
                "budzet_okresy",
                (self.name, number_, okres, _money(period.kwota), period.znak),
            )

    def _of(self, galaz: Galaz) -> Value:
        return self._number(galaz.element) if galaz.elementy else ""

    def _number(self, element: Element) -> Value:
        return f"{self.name}#{self._numbers[id(element)]}"

    def _key(self, action: Dzialanie) -> Value:
        return f"{self.name}/{action.id}"


def _sources(one: PozycjaBudzetu) -> list[tuple[Value, Value, Value, Value]]:
    """The sources of an entry: what falls to each where that is said, its percents, own or not."""
    found = [(part.zrodlo, _money(part.kwota), "", _flag(False)) for part in one.podzial]
    found += [
        (part.zrodlo, _money(part.kwota), number(part.udzial), _flag(part.wklad_wlasny))
        for part in one.montaz
    ]
    named = {name for name, *_ in found}
    left = [name for name in one.zrodla if name not in named]
    alone = len(one.zrodla) == 1 and not found
    found += [(name, _money(one.razem) if alone else "", "", _flag(False)) for name in left]
    return found


def _value(wartosc: Wartosc | None) -> tuple[Value, Value, Value]:
    """A value as a number or what stands for one, and its year."""
    if wartosc is None:
        return "", "", ""
    stated: Any = wartosc.wartosc
    sign = stated if isinstance(stated, str) else "" if stated is not None else wartosc.opis
    return number(stated) if isinstance(stated, Decimal) else "", sign, number(wartosc.rok)


def _money(amount: Decimal | None) -> Value:
    return "" if amount is None else f"{amount:.2f}"


def _flag(flag: bool) -> Value:
    return "true" if flag else "false"
