"""What one body has to report for a quarter → tables: its rows, with what it has told so far.

Columns that are filled in are called as the files of execution call them. Money has a row for every
source of an entry; what is said of the entry as a whole stands in the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rpd.exchange.execution_fields import (
    SHOWN,
    action_fields,
    entry_fields,
    indicator_fields,
    milestone_fields,
    whole_fields,
)
from rpd.exchange.tables import ID, OWNER, PLAN, Row, Table, number
from rpd.formats.forms import Value
from rpd.plan import markup, measures
from rpd.plan.model import PozycjaBudzetu, Wskaznik
from rpd.plan.noun import Noun
from rpd.plan.terminy import Okres
from rpd.plan.values import amount, one_line, periods, term
from rpd.plan.wykonanie import (
    WLASNE,
    Kwartal,
    Kwoty,
    Stan,
    Ujecie,
    Wykonanie,
    WykonanieDzialania,
    WykonaniePozycji,
    WykonanieWskaznika,
)
from rpd.polish.wording import capital
from rpd.progress import sense
from rpd.progress.planned import Planned, PlannedAction
from rpd.progress.told import Account, Told

PLANNED: Final = frozenset(("wskaznik", "jednostka", "docelowo", "plan", "zrodlo", "kamien"))
"""The columns that say what the plan says of a row."""
_NAME_OF_OWN: Final = "środki własne"
_TITLE: Final = 31
"""The longest name that a sheet may have."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sheet is made for: a body, by its id, and the end of a quarter.

    ``now`` is what it has filed for that quarter, ``before`` what was told up to the last one.
    """

    planned: Planned
    kwartal: Kwartal
    podmiot: str
    now: Wykonanie | None
    before: Account | None

    @property
    def noun(self) -> Noun:
        """What the plan calls its actions."""
        return self.planned.plan.profil.dzialanie.noun

    @property
    def actions(self) -> tuple[PlannedAction, ...]:
        """The actions in force that the body carries out."""
        every = self.planned.actions.values()
        return tuple(one for one in every if one.in_force and self.podmiot in one.podmioty)

    @property
    def told(self) -> Mapping[str, WykonanieDzialania]:
        """What its file says of actions."""
        return {one.id: one for one in self.now.dzialania} if self.now else {}


def execution_tables(asked: Asked) -> tuple[Table, ...]:
    """The tables of a body's report, without those that would have no row."""
    found = (_indicators(asked), _money(asked), _milestones(asked), _actions(asked))
    return (*(one for one in found if one.rows), _whole(asked))


# --- indicators ----------------------------------------------------------------------------------


def _indicators(asked: Asked) -> Table:
    fields = indicator_fields(asked.kwartal, asked.noun)
    rows = []
    for action in asked.actions:
        told = asked.told.get(action.id)
        now = {one.id: one for one in told.wskazniki} if told else {}
        for name, wskaznik in action.wskazniki.items():
            key = action.id, name
            rows.append(_indicator(asked, key, wskaznik, _head(action), now.get(name)))
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


def _head(action: PlannedAction) -> dict[str, Value]:
    name = one_line(markup.running(action.dzialanie.nazwa))
    return {"numer": action.numer, "nazwa_dzialania": name}


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
        values |= {"wartosc": _value(now.wartosc)} | _said(now)
    return Row(*key, values)


def _last(asked: Asked, key: tuple[str, str]) -> Told[WykonanieWskaznika] | None:
    every = asked.before.wskazniki.get(key, ()) if asked.before else ()
    return next((one for one in every if one.podmiot == asked.podmiot), None)


def _value(value: Decimal | str | None) -> Value:
    return value if isinstance(value, str) else number(value)


def _plain(value: Decimal | str | None) -> str:
    return _value(value).replace(".", ",") if isinstance(value, Decimal) else value or ""


def _said(one: WykonanieWskaznika | WykonaniePozycji) -> dict[str, Value]:
    return {
        "stan_na": one.stan_na.isoformat() if one.stan_na else "",
        "ujecie": _choice(one.ujecie),
        "powod": one.powod,
        "uwagi": one.uwagi,
    }


def _choice(value: Ujecie | Stan | None) -> Value:
    return SHOWN.get(value, "") if value else ""


# --- money ---------------------------------------------------------------------------------------


def _money(asked: Asked) -> Table:
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
        values = _head(action) | {
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
            values |= _said(now) if first else {}
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


# --- milestones, actions, the whole --------------------------------------------------------------


def _milestones(asked: Asked) -> Table:
    fields = milestone_fields(asked.kwartal, asked.noun)
    rows = []
    for action in asked.actions:
        told = asked.told.get(action.id)
        now = {one_line(one.opis): one for one in told.kamienie} if told else {}
        for position, termin in enumerate(action.kamienie, 1):
            opis = one_line(termin.opis)
            values = _head(action) | {
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
        values = _head(action) | {ID: action.id, "terminy": terms}
        if (one := asked.told.get(action.id)) is not None:
            values |= {"stan": _choice(one.stan), "powod": one.powod, "uwagi": one.uwagi}
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
