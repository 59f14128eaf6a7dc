"""Earlier plans beside the entries that go on from them: a column a year, only to compare with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, cast

from rpd.beginning.figures import values_of
from rpd.compare.entry_keys import named_sources
from rpd.compare.entry_match import match
from rpd.exchange.fields import column
from rpd.exchange.tables import PLAN, FieldOf, TableKey, number
from rpd.formats.forms import ColumnKind, Value
from rpd.frozen import dataclass
from rpd.plan.model import (
    Dzialanie,
    Element,
    Plan,
    PozycjaBudzetu,
    Wskaznik,
    dzialania,
    galezie,
    miejsca,
    obowiazuje,
)
from rpd.plan.profil import Kind
from rpd.polish.wording import join, plain
from rpd.telling import words

_KEY: Final = "plan-na"
_BEHIND: Final[Mapping[TableKey, str]] = {"miary": "docelowa", "kwoty": "kwota"}
"""The column that an earlier plan's is put behind."""


@dataclass(frozen=True, slots=True)
class Former:
    """By the owners of entries: the earlier plan, and what in it they go on from."""

    owners: Mapping[str, tuple[Plan, Plan | Element | Dzialanie]]

    def said(
        self, table: TableKey, owner: str, entries: Sequence[Any]
    ) -> dict[int, dict[str, str]]:
        """What earlier entries said, in a column, by the positions of those that they are."""
        if owner not in self.owners:
            return {}
        plan, held = self.owners[owner]
        key = plan.profil.column(cast("Kind", table)) if isinstance(held, Dzialanie) else None
        old = getattr(held, key.key, ()) if key else getattr(held, "wskazniki", ())
        found = ((j, _figure(old[i], entries[j])) for i, j in match(old, entries))
        return {j: {f"{_KEY}.{plan.rok}": value} for j, value in found if value}


def former(plan: Plan, earlier: Mapping[int, Plan]) -> Former:
    """What of earlier plans, by their years, a plan goes on from: actions as they say it.

    Headings, which say nothing of the kind, go on from those of the same number in the latest plan
    that an action goes on from.
    """
    actions = {
        f"{year}/{one.dzialanie.id}": (before, one.dzialanie)
        for year, before in earlier.items()
        for one in miejsca(before)
        if obowiazuje(one.dzialanie) and one.galaz.in_force
    }
    found: dict[str, tuple[Plan, Plan | Element | Dzialanie]] = {
        one.id: actions[one.kontynuuje] for one in dzialania(plan) if one.kontynuuje in actions
    }
    if found and plan.profil.measured:
        before = max((there for there, _ in found.values()), key=lambda one: one.rok)
        found[PLAN] = before, before
        found |= {str(one.numer): (before, one.element) for one in galezie(before)}
    return Former(found)


def missing(plan: Plan, earlier: Mapping[int, Plan]) -> str:
    """That there is no column of plans that actions go on from; "" where none is missing."""
    years = {one.kontynuuje.partition("/")[0] for one in dzialania(plan) if one.kontynuuje}
    lost = sorted(years - {str(year) for year in earlier})
    one = len(lost) == 1
    return (
        f"Uwaga: {'planu' if one else 'planów'} na {join(lost)} r. nie ma albo nie da się "
        f"{'go' if one else 'ich'} odczytać, więc arkusz nie pokazuje obok, co w "
        f"{'nim' if one else 'nich'} planowano."
        if lost
        else ""
    )


def with_columns(
    table: TableKey, about: Sequence[FieldOf], keys: Collection[str]
) -> tuple[FieldOf, ...]:
    """The fields of a table with a column for each year of earlier plans, the latest first."""
    behind = next((i + 1 for i, one in enumerate(about) if one.key == _BEHIND.get(table)), 0)
    years = sorted({key.partition(".")[2] for key in keys if key.startswith(f"{_KEY}.")})
    if not behind or not years:
        return tuple(about)
    columns = _columns(table, reversed(years), about[behind - 1].column.header)
    return (*about[:behind], *columns, *about[behind:])


def _columns(table: TableKey, years: Iterator[str], now: str) -> Iterator[FieldOf]:
    kind: ColumnKind = "amount" if table == "kwoty" else "number"
    unit = " [zł]" if kind == "amount" else ""
    for year in years:
        meaning = f"Co mówi plan na {year} r.; tylko do porównania, wczytuje się kolumnę „{now}”."
        about = column(f"{_KEY}.{year}", f"Plan na {year} r.{unit}", 16, meaning, kind, locked=True)
        yield FieldOf(about, signs=True, place=f"w kolumnie „{now}”", aside=True)


def _figure(old: Any, new: Any) -> Value:
    """The one number of an earlier entry where it says all, else its words; "" for no figure."""
    if isinstance(old, PozycjaBudzetu):
        return _money(old, new)
    return _target(old, new)


def _money(old: PozycjaBudzetu, new: PozycjaBudzetu) -> Value:
    apart = old.podzial or old.montaz or old.okresy
    if old.kwota is not None and not apart and named_sources(old) == named_sources(new):
        return number(old.kwota)
    stated = old.kwota is not None or apart or old.potrzeby or old.bez_kosztow
    return plain(words.money(old)) if stated else ""


def _target(old: Wskaznik, new: Wskaznik) -> Value:
    aim = old.zamiar
    alone = old.baza is None and old.prog == new.prog and old.jednostka == new.jednostka
    if alone and aim is not None and isinstance(aim.wartosc, Decimal) and not aim.opis:
        return number(aim.wartosc)
    return values_of(old)
