"""The entries of actions → the rows of their sheets: indicators, money, bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rpd.exchange import fields
from rpd.exchange.action_fields import BODIES, LONGEST, Placed
from rpd.exchange.former import Former, with_columns
from rpd.exchange.measure_fields import measure_fields
from rpd.exchange.money_fields import money_fields
from rpd.exchange.tables import ID, OWNER, PLAN, FieldOf, Row, Table, TableKey
from rpd.plan.model import (
    Element,
    Plan,
    PozycjaBudzetu,
    Realizator,
    Wskaznik,
    galezie,
)

Owned = tuple[str, str, str, tuple[Any, ...]]
"""The owner of a list, its number and name, and the entries."""
Beside = Mapping[int, Mapping[str, str]]
"""Values of further columns, by the positions of entries."""


def _owned(places: Iterable[Placed], key: str) -> Iterator[Owned]:
    for one in places:
        entries = getattr(one.dzialanie, key, ())
        yield one.dzialanie.id, one.miejsce.numer, one.dzialanie.nazwa, entries


def _rows(
    found: Iterable[Owned], about: Sequence[FieldOf], beside: Mapping[str, Beside]
) -> Iterator[Row]:
    for owner, number, name, entries in found:
        unnamed = 0
        taken: set[str] = set()
        earlier = beside.get(owner, {})
        for position, entry in enumerate(entries):
            named = getattr(entry, "id", "")
            if not named or named in taken or named.startswith("#"):
                unnamed += 1
                named = f"#{unnamed}"
            taken.add(named)
            values = {OWNER: owner, ID: named, "numer": number, "nazwa_dzialania": name}
            values |= {one.key: one.get(entry) for one in about if one.get}
            values |= earlier.get(position, {})
            fixed = {key for key, value in values.items() if len(value) > LONGEST}
            yield Row(owner, named, values, frozenset(fixed), path=entry.path)


def _table(
    key: TableKey,
    title: str,
    about: tuple[FieldOf, ...],
    found: Sequence[Owned],
    *,
    wanted: Collection[str] = (),
    former: Former | None = None,
) -> Table:
    """A table, with what an earlier plan says beside its entries where there is one."""
    beside = {owner: former.said(key, owner, held) for owner, _, _, held in found} if former else {}
    keys = {name for said in beside.values() for values in said.values() for name in values}
    about = with_columns(key, about, {*keys, *wanted})
    return Table(key, title, about, tuple(_rows(found, about, beside)))


def measures(
    plan: Plan,
    places: Sequence[Placed],
    wanted: Collection[str],
    former: Former | None = None,
    *,
    whole: bool,
) -> Table:
    """The indicators of actions, with those of headings and of the plan where `whole`."""
    key = plan.profil.column("miary")
    found: list[Owned] = []
    if whole:
        found.append((PLAN, "", plan.tytul, plan.wskazniki))
        found += [(str(g.numer), str(g.numer), *_headed(g.element)) for g in galezie(plan)]
    if key:
        found += _owned(places, key.key)
    every: list[Wskaznik] = [entry for *_, entries in found for entry in entries]
    about = measure_fields(every, plan.profil.dzialanie.noun, wanted)
    return _table("miary", "Wskaźniki", about, found, wanted=wanted, former=former)


def _headed(element: Element) -> tuple[str, tuple[Wskaznik, ...]]:
    return element.nazwa, element.wskazniki


def money(
    plan: Plan,
    places: Sequence[Placed],
    wanted: Collection[str],
    former: Former | None = None,
) -> Table:
    """The entries of budgets."""
    key = plan.profil.column("kwoty")
    assert key is not None
    found = list(_owned(places, key.key))
    every: list[PozycjaBudzetu] = [entry for *_, entries in found for entry in entries]
    about = money_fields(plan, every, plan.profil.dzialanie.noun.genitive, wanted)
    return _table("kwoty", "Budżet", about, found, wanted=wanted, former=former)


def bodies(plan: Plan, places: Sequence[Placed], wanted: Collection[str]) -> Table:
    """The bodies that carry actions out."""
    key = plan.profil.column("podmioty")
    assert key is not None
    found = list(_owned(places, key.key))
    every: list[Realizator] = [entry for *_, entries in found for entry in entries]
    noun = plan.profil.dzialanie.noun.genitive
    about = fields.body_fields(every, plan.profil, noun, wanted)
    return _table("podmioty", BODIES, about, found)
