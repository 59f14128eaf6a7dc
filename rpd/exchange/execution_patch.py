"""What a sheet of execution changed → the data of the body's file; nobody else's words go.

A cell is written only where the plan says of its row what it said when the sheet was made, and the
file what it said then, or already what the sheet says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from rpd.diagnostics import Path
from rpd.exchange.changed import Edit
from rpd.exchange.execution_asked import Asked
from rpd.exchange.execution_book import KeptExecution
from rpd.exchange.execution_faults import (
    halves,
    no_amount,
    no_row,
    replanned,
    sign_and_amounts,
    stale,
)
from rpd.exchange.execution_fields import SHOWN
from rpd.exchange.fields import put_key
from rpd.exchange.returned import Fault
from rpd.exchange.tables import PLAN, Data, Row, Table, is_number, numeral
from rpd.exchange.texts import same
from rpd.formats.forms import Value
from rpd.plan.values import one_line
from rpd.plan.wykonanie import ZNAKI

_TOP: Final = (
    "format",
    "rok",
    "kwartal",
    "podmiot",
    "stan_na",
    "dzialania",
    "wskazniki",
    "uwagi",
)
_BEHIND_INDICATORS: Final = ("budzet", "kamienie", "stan", "powod", "uwagi")
_ACTION: Final = ("wskazniki", *_BEHIND_INDICATORS)
_INDICATOR: Final = ("wartosc", "jednostka", "stan_na", "ujecie", "powod", "uwagi")
_ENTRY: Final = ("umowy", "wydatki", "stan_na", "ujecie", "powod", "uwagi")
_MILESTONE: Final = ("opis", "osiagnieto", "uwagi")
_SIDES: Final = ("umowy", "wydatki")
_SIGNED: Final = ("wartosc", *_SIDES)
_DATA: Final = {shown: key for key, shown in SHOWN.items()}


@dataclass(slots=True)
class Executed:
    """The data of the file afterwards; where in them which cell went; why it may be refused.

    ``done`` are the edits that change anything, ``already`` counts those that the file says by now.
    """

    data: Data
    done: list[Edit] = field(default_factory=list)
    already: int = 0
    places: list[tuple[Path, Edit]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def executed(
    asked: Asked,
    now: Sequence[Table],
    kept: KeptExecution,
    edits: Iterable[Edit],
    data: Data | None,
) -> Executed:
    """The edits made in the data of a file (None: there is none yet).

    `now` are the tables as the plan and the file say them today.
    """
    made = Executed(_begun(asked, now) if data is None else deepcopy(data))
    current = {(table.key, row.key): row for table in now for row in table.rows}
    former = {(table.key, row.key): row for table in kept.tables for row in table.rows}
    order = {key: place for place, key in enumerate(_in_order(now))}
    writer = _Writer(asked, made, current)
    wanted: list[Edit] = []
    for edit in (_with_sign(one) for one in edits):
        key: Any = edit.table, edit.row
        row = current.get(key)
        if row is None:
            made.faults.append(no_row(edit))
        elif (changed := replanned(former[key], row)) is not None:
            made.faults.append(Fault(edit.where, *changed))
        elif same(row.values.get(edit.column, ""), edit.after):
            made.already += 1
        elif not same(row.values.get(edit.column, ""), edit.before):
            made.faults.append(stale(edit, row))
        else:
            wanted.append(edit)
    wanted.sort(key=lambda one: order[one.table, one.row])
    for edit in wanted:
        writer.write(edit)
    writer.finish()
    return made


def _begun(asked: Asked, now: Sequence[Table]) -> Data:
    """A new file, with the day that its sheet has shown."""
    whole = next(table for table in now if table.key == "calosc").rows[0]
    return {
        "rok": asked.kwartal.rok,
        "kwartal": asked.kwartal.rzymski,
        "podmiot": asked.podmiot,
        "stan_na": whole.values["stan_na"],
    }


def _in_order(now: Sequence[Table]) -> list[tuple[str, tuple[str, str]]]:
    """The rows in the order in which a new file says them: action by action."""
    actions = [row.id for table in now if table.key == "dzialania" for row in table.rows]
    place = {name: position for position, name in enumerate(actions)}
    rows = [(table.key, row) for table in now for row in table.rows]
    rows.sort(key=lambda one: place.get(one[1].owner or one[1].id, len(place)))
    return [(table, row.key) for table, row in rows]


@dataclass(slots=True)
class _Writer:
    asked: Asked
    made: Executed
    current: Mapping[Any, Row]
    _money: dict[tuple[str, str], list[Edit]] = field(default_factory=dict)

    def write(self, edit: Edit) -> None:
        """One cell; amounts wait for the others of their entry."""
        after: Value = edit.after
        if edit.table == "calosc":
            self._put(self.made.data, (), edit, after, _TOP)
        elif edit.table == "dzialania":
            action = edit.row[1]
            self._put(self._action(action), ("dzialania", action), edit, after, _ACTION)
        elif edit.table == "wskazniki":
            self._indicator(edit)
        elif edit.table == "kamienie":
            self._milestone(edit)
        elif edit.column in _SIDES:
            self._money.setdefault((edit.row[0], edit.row[1].partition("/")[0]), []).append(edit)
        else:
            entry, path = self._entry(edit)
            self._put(entry, path, edit, after, _ENTRY)

    def finish(self) -> None:
        """The amounts that waited; and nothing stays that says nothing."""
        for edits in self._money.values():
            for side in _SIDES:
                of_side = [one for one in edits if one.column == side]
                if of_side:
                    self._amounts(side, of_side)
        _prune(self.made.data)
        self.made.faults += halves(self.made.data, self.made.places, self.asked.noun)

    def _put(self, data: Data, path: Path, edit: Edit, value: Value, order: Sequence[str]) -> None:
        told: Any = _DATA.get(value, value) if edit.column in ("ujecie", "stan") else value
        put_key(data, edit.column, told or None, order)
        self._done((*path, edit.column), edit)

    def _done(self, path: Path, edit: Edit) -> None:
        self.made.places.append((path, edit))
        self.made.done.append(edit)

    def _action(self, name: str) -> Data:
        return _below(_below(self.made.data, "dzialania", _TOP), name)

    def _indicator(self, edit: Edit) -> None:
        owner, name = edit.row
        outside = owner == PLAN
        holder = self.made.data if outside else self._action(owner)
        one = _below(_below(holder, "wskazniki", _TOP if outside else _ACTION), name)
        path: Path = ("wskazniki", name) if outside else ("dzialania", owner, "wskazniki", name)
        if edit.column != "wartosc":
            self._put(one, path, edit, edit.after, _INDICATOR)
            return
        said = edit.after
        put_key(one, "wartosc", numeral(said) if is_number(said) else said or None, _INDICATOR)
        self._done((*path, "wartosc"), edit)

    def _milestone(self, edit: Edit) -> None:
        owner = edit.row[0]
        opis = self.current["kamienie", edit.row].values["kamien"]
        action = self._action(owner)
        put_key(action, "kamienie", action.get("kamienie") or [], _ACTION)
        listed: list[Data] = action["kamienie"]
        found = [n for n, one in enumerate(listed) if one_line(str(one.get("opis", ""))) == opis]
        if not found:
            listed.append({"opis": opis})
            found = [len(listed) - 1]
        path: Path = ("dzialania", owner, "kamienie", found[0])
        self._put(listed[found[0]], path, edit, edit.after, _MILESTONE)

    def _entry(self, edit: Edit) -> tuple[Data, Path]:
        owner, name = edit.row[0], edit.row[1].partition("/")[0]
        entry = _below(_below(self._action(owner), "budzet", _ACTION), name)
        return entry, ("dzialania", owner, "budzet", name)

    def _amounts(self, side: str, edits: Sequence[Edit]) -> None:
        """The amounts of one entry by source, or the sign that stands for all of them."""
        entry, path = self._entry(edits[0])
        written = entry.get(side)
        held: Data = dict(written) if isinstance(written, dict) else {}
        known = self.asked.planned.zrodla
        names = {known.get(str(name), str(name)): str(name) for name in held}
        sign, bad = "", False
        if isinstance(written, str) and not any(one.before == written for one in edits):
            sign = written
        for edit in edits:
            said = edit.after
            zrodlo = edit.row[1].partition("/")[2]
            if said in ZNAKI:
                sign = said
            elif not said:
                held.pop(names.get(zrodlo, zrodlo), None)
            elif is_number(said):
                held[names.get(zrodlo, zrodlo)] = _in_zloty(said)
            else:
                bad = True
                self.made.faults.append(no_amount(edit))
            self._done((*path, side, names.get(zrodlo, zrodlo)), edit)
        if sign and held:
            self.made.faults.append(sign_and_amounts(edits, sign, list(map(str, held))))
        elif not bad:
            put_key(entry, side, sign or held or None, _ENTRY)


def _in_zloty(value: Value) -> int | Decimal:
    """An amount as files hold it: whole, or with two digits of grosze."""
    found = numeral(value)
    return found.quantize(Decimal("0.01")) if isinstance(found, Decimal) else found


def _with_sign(edit: Edit) -> Edit:
    signs = edit.column in _SIGNED
    return replace(edit, after=_sign(edit.after)) if signs else edit


def _sign(value: Value) -> Value:
    """A sign in its one form, however its letters are written."""
    folded = one_line(value).casefold().rstrip(".")
    return next((znak for znak in ZNAKI if znak == folded), value)


def _below(data: Data, name: str, order: Sequence[str] = ()) -> Data:
    """The mapping of that name, an empty one where there is none yet."""
    if not isinstance(data.get(name), dict):
        if order:
            put_key(data, name, {}, order)
        else:
            data[name] = {}
    found: Data = data[name]
    return found


def _prune(data: Data) -> None:
    """Take out what says nothing any more: empty mappings, milestones without a day or a note."""
    for key, held in list(data.items()):
        if isinstance(held, dict):
            _prune(held)
        elif isinstance(held, list):
            held[:] = [one for one in held if not isinstance(one, dict) or set(one) != {"opis"}]
        if held in ({}, []):
            del data[key]
