"""What one body has to report for a quarter → tables: its rows, with what it has told so far.

Columns that are filled in are called as the files of execution call them. Money has a row for every
source of an entry; what is said of the entry as a whole stands in the first of them.
"""

from __future__ import annotations

from typing import Final

from rpd.exchange.execution_asked import Asked, choice, row_head
from rpd.exchange.execution_fields import (
    action_fields,
    milestone_fields,
    whole_fields,
)
from rpd.exchange.execution_indicators import indicators
from rpd.exchange.execution_money import money
from rpd.exchange.tables import ID, OWNER, Row, Table
from rpd.plan.terminy import Okres
from rpd.plan.values import one_line, term
from rpd.polish.wording import capital

_TITLE: Final = 31
"""The longest name that a sheet may have."""


def execution_tables(asked: Asked) -> tuple[Table, ...]:
    """The tables of a body's report, without those that would have no row."""
    found = (indicators(asked), money(asked), _milestones(asked), _actions(asked))
    return (*(one for one in found if one.rows), _whole(asked))


def _milestones(asked: Asked) -> Table:
    fields = milestone_fields(asked.kwartal, asked.noun)
    rows = []
    for action in asked.actions:
        told = asked.told.get(action.id)
        now = {one_line(one.opis): one for one in told.kamienie} if told else {}
        for position, termin in enumerate(action.kamienie, 1):
            opis = one_line(termin.opis)
            values = row_head(action) | {
                OWNER: action.id,
                ID: str(position),
                "kamien": opis,
                "do": term(termin) if isinstance(termin.okres, Okres) else "",
            }
            if (one := now.get(opis)) is not None:
                values["osiagnieto"] = one.osiagnieto.isoformat() if one.osiagnieto else ""
                values["uwagi"] = one.uwagi
            rows.append(Row(action.id, str(position), values))
    return Table("kamienie", "Kamienie milowe", fields, tuple(rows))


def _actions(asked: Asked) -> Table:
    fields = action_fields(asked.noun)
    rows = []
    for action in asked.actions:
        terms = "; ".join(one_line(term(one)) for one in action.dzialanie.termin)
        values = row_head(action) | {ID: action.id, "terminy": terms}
        if (one := asked.told.get(action.id)) is not None:
            values |= {"stan": choice(one.stan), "powod": one.powod, "uwagi": one.uwagi}
        rows.append(Row("", action.id, values))
    return Table("dzialania", capital(asked.noun.many)[:_TITLE], fields, tuple(rows))


def _whole(asked: Asked) -> Table:
    fields = whole_fields(asked.kwartal)
    last = asked.kwartal.ostatni_dzien.isoformat()
    now = asked.now
    values = {
        ID: asked.podmiot,
        "okres": f"{asked.kwartal.rzymski} kwartał {asked.kwartal.rok} r.",
        "stan_na": last if now is None else now.stan_na.isoformat() if now.stan_na else "",
        "uwagi": now.uwagi if now else "",
    }
    return Table("calosc", "Całość", fields, (Row("", asked.podmiot, values),))
