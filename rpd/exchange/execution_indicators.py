"""What a body has to report of indicators for a quarter → rows, with what it has told so far."""

from __future__ import annotations

from decimal import Decimal

from rpd.exchange.execution_asked import Asked, row_head, said_in
from rpd.exchange.execution_fields import (
    indicator_fields,
)
from rpd.exchange.tables import ID, OWNER, PLAN, Row, Table, number
from rpd.formats.forms import Value
from rpd.plan import measures
from rpd.plan.model import Wskaznik
from rpd.plan.values import one_line
from rpd.plan.wykonanie import (
    WykonanieWskaznika,
)
from rpd.progress import sense
from rpd.progress.told import Told


def indicators(asked: Asked) -> Table:
    """The sheet of indicators, those of headings and of the plan too."""
    fields = indicator_fields(asked.kwartal, asked.noun)
    rows = []
    for action in asked.actions:
        told = asked.told.get(action.id)
        now = {one.id: one for one in told.wskazniki} if told else {}
        for name, wskaznik in action.wskazniki.items():
            key = action.id, name
            rows.append(_indicator(asked, key, wskaznik, row_head(action), now.get(name)))
    told_outside = {one.id: one for one in asked.now.wskazniki} if asked.now else {}
    for name, outside in asked.planned.outside.items():
        # Whoever has reported one goes on with it; nobody else is asked.
        if name in told_outside or _last(asked, ("", name)) is not None:
            head = {
                "numer": outside.numer,
                "nazwa_dzialania": f"(wskaźnik spoza {asked.noun.many_genitive})",
            }
            told_here = told_outside.get(name)
            rows.append(_indicator(asked, (PLAN, name), outside.wskaznik, head, told_here))
    return Table("wskazniki", "Wskaźniki", fields, tuple(rows))


def _indicator(
    asked: Asked,
    key: tuple[str, str],
    wskaznik: Wskaznik,
    head: dict[str, Value],
    now: WykonanieWskaznika | None,
) -> Row:
    before = _last(asked, (key[0] if key[0] != PLAN else "", key[1]))
    goal = sense.target_of(wskaznik, asked.kwartal.rok)
    said = measures.target(wskaznik, measures.value(goal)) if goal is not None else ""
    values = head | {
        OWNER: key[0],
        ID: key[1],
        "wskaznik": one_line(wskaznik.nazwa),
        "jednostka": one_line(wskaznik.jednostka) or "szt.",
        "docelowo": one_line(said),
        "poprzednio": f"{_plain(before.what.wartosc)} (kw. {before.kwartal.rzymski})"
        if before
        else "",
    }
    if now is not None:
        values |= {"wartosc": _value(now.wartosc)} | said_in(now)
    return Row(*key, values)


def _last(asked: Asked, key: tuple[str, str]) -> Told[WykonanieWskaznika] | None:
    every = asked.before.wskazniki.get(key, ()) if asked.before else ()
    return next((one for one in every if one.podmiot == asked.podmiot), None)


def _value(value: Decimal | str | None) -> Value:
    return value if isinstance(value, str) else number(value)


def _plain(value: Decimal | str | None) -> str:
    return _value(value).replace(".", ",") if isinstance(value, Decimal) else value or ""
