"""A plan → its tables: the rows are what the plan's profile has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rpd.exchange.action_fields import LONGEST, Placed, action_fields, texts_of
from rpd.exchange.entry_rows import bodies, measures, money
from rpd.exchange.former import former
from rpd.exchange.tables import ACTIONS, FieldOf, Row, Table
from rpd.exchange.texts import writable
from rpd.formats.forms import Value
from rpd.plan.model import (
    Miejsce,
    Plan,
    miejsca,
    obowiazuje,
)
from rpd.polish.wording import capital

_TITLE = 31


Wanted = Mapping[str, Collection[str]]
"""Columns by their tables."""


def tables(
    plan: Plan,
    only: Collection[str] | None = None,
    wanted: Wanted | None = None,
    earlier: Mapping[int, Plan] | None = None,
) -> tuple[Table, ...]:
    """The tables of a plan; with `only` the rows of these actions alone.

    A column that none of the entries uses is left out, unless it is `wanted`. What has been
    repealed is no row: it does not change any more. What `earlier` plans, by their years, say of
    what goes on stands beside it.
    """
    places = [Placed(one, one.dzialanie) for one in miejsca(plan) if _lives(one)]
    if only is not None:
        places = [one for one in places if one.dzialanie.id in only]
    wanted = wanted or {}
    before = former(plan, earlier) if earlier else None
    found = [_actions(plan, places)]
    if plan.profil.column("miary") or plan.profil.measured:
        found.append(measures(plan, places, wanted.get("miary", ()), before, whole=only is None))
    if plan.profil.column("kwoty"):
        found.append(money(plan, places, wanted.get("kwoty", ()), before))
    if plan.profil.column("podmioty"):
        found.append(bodies(plan, places, wanted.get("podmioty", ())))
    return tuple(found)


def _lives(miejsce: Miejsce) -> bool:
    return obowiazuje(miejsce.dzialanie) and miejsce.galaz.in_force


def of_body(plan: Plan, bodies: Collection[str]) -> list[str]:
    """The ids of the actions that one of these bodies carries out."""
    key = plan.profil.column("podmioty")
    return [
        one.dzialanie.id
        for one in miejsca(plan)
        if key and any(r.podmiot in bodies for r in getattr(one.dzialanie, key.key))
    ]


def _actions(plan: Plan, places: Sequence[Placed]) -> Table:
    profil = plan.profil
    noun = profil.dzialanie.noun
    found = list(action_fields(plan))
    rows = []
    for one in places:
        values = {about.key: about.get(one) for about in found if about.get}
        fixed = {about.key for about in found if not _writable(about, one, values)}
        rows.append(Row("", one.dzialanie.id, values, frozenset(fixed), path=one.dzialanie.path))
    return Table(ACTIONS, capital(noun.many)[:_TITLE], tuple(found), tuple(rows))


def _writable(about: FieldOf, one: Placed, values: dict[str, Value]) -> bool:
    texts = texts_of(one.dzialanie, about.key)
    return writable(texts) and len(values.get(about.key, "")) <= LONGEST
