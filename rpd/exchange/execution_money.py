"""What a body has to report of money for a quarter → rows, with what it has told so far."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from rpd.exchange.execution_asked import Asked, row_head, said_in
from rpd.exchange.execution_fields import (
    entry_fields,
)
from rpd.exchange.tables import ID, OWNER, Row, Table, number
from rpd.formats.forms import Value
from rpd.plan.model import PozycjaBudzetu
from rpd.plan.values import amount, one_line, periods
from rpd.plan.wykonanie import (
    WLASNE,
    Kwoty,
    WykonaniePozycji,
)
from rpd.progress.planned import PlannedAction

_NAME_OF_OWN: Final = "środki własne"


def money(asked: Asked) -> Table:
    """The sheet of entries of budgets, a row each and one for every source."""
    fields = entry_fields(asked.kwartal, asked.noun)
    rows: list[Row] = []
    for action in asked.actions:
        told = asked.told.get(action.id)
        now = {one.id: one for one in told.budzet} if told else {}
        for name, pozycja in action.budzet.items():
            rows += _entry(asked, action, pozycja, now.get(name))
    return Table("pieniadze", "Pieniądze", fields, tuple(rows))


def entry_row(pozycja: str, zrodlo: str) -> str:
    """What names the row of one source of an entry."""
    return f"{pozycja}/{zrodlo}"


def _entry(
    asked: Asked, action: PlannedAction, pozycja: PozycjaBudzetu, now: WykonaniePozycji | None
) -> Iterator[Row]:
    key = action.id, pozycja.id
    before = {
        "umowy_przed": _told_of(asked, key, "umowy"),
        "wydatki_przed": _told_of(asked, key, "wydatki"),
    }
    for position, zrodlo in enumerate(asked.planned.sources(pozycja)):
        first = position == 0
        values = row_head(action) | {
            OWNER: action.id,
            ID: entry_row(pozycja.id, zrodlo),
            "zrodlo": _NAME_OF_OWN if zrodlo == WLASNE else zrodlo,
            "plan": _planned(asked, pozycja, zrodlo),
        }
        for name, said in before.items():
            values[name] = _of_source(asked, said, zrodlo, first=first)
        if now is not None:
            values["umowy"] = _of_source(asked, now.umowy, zrodlo, first=first)
            values["wydatki"] = _of_source(asked, now.wydatki, zrodlo, first=first)
            values |= said_in(now) if first else {}
        fixed = () if first else ("stan_na", "ujecie", "powod", "uwagi")
        yield Row(action.id, entry_row(pozycja.id, zrodlo), values, frozenset(fixed))


def _planned(asked: Asked, pozycja: PozycjaBudzetu, zrodlo: str) -> Value:
    """What the plan states: of the source where it says so, else of all sources together."""
    known = asked.planned.zrodla
    own = [u.kwota for u in pozycja.podzial if known.get(u.zrodlo, u.zrodlo) == zrodlo]
    if own:
        return amount(sum(own, Decimal(0)), zapis=pozycja.zapis)
    if pozycja.kwota is not None:
        together = " razem" if len(asked.planned.sources(pozycja)) > 1 else ""
        return amount(pozycja.kwota, zapis=pozycja.zapis) + together
    return one_line(periods(pozycja.okresy)) if pozycja.okresy else ""


def _told_of(asked: Asked, key: tuple[str, str], side: str) -> Kwoty | None:
    every = getattr(asked.before, side).get(key, ()) if asked.before else ()
    return next((one.what.kwoty for one in every if one.podmiot == asked.podmiot), None)


def _of_source(asked: Asked, said: Kwoty | None, zrodlo: str, *, first: bool) -> Value:
    """What amounts say of one source; a sign for all of them stands with the first."""
    if said is None:
        return ""
    if said.znak:
        return said.znak if first else ""
    known = asked.planned.zrodla
    return next(
        (number(u.kwota) for u in said.zrodla if known.get(u.zrodlo, u.zrodlo) == zrodlo), ""
    )
