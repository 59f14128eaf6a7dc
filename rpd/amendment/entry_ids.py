"""Ids of indicators and budget entries between two versions of a plan: moved, and lost.

The former version is another plan, or what saved amendments have written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rpd.amendment.operations import (
    Add,
    AddEntry,
    Amendment,
    OrderEntries,
    Remove,
    RemoveEntry,
    Rename,
    Repeal,
    SetEntry,
)
from rpd.amendment.plan_data import actions_below, id_of
from rpd.compare import entry_match, normal
from rpd.diagnostics import Finding
from rpd.load.data import entry_of
from rpd.plan.model import Dzialanie, Plan, PozycjaBudzetu, Wskaznik, dzialania, galezie
from rpd.plan.profil import DZIALANIE, Profil
from rpd.rules import id_innego_wpisu, utracony_id_wpisu
from rpd.telling import words
from rpd.writing.model_data import Data

_Entry = Wskaznik | PozycjaBudzetu
Known = Mapping[str, Sequence[_Entry]]
"""Entries as a former version has them, by the id of their action, or by where else they stand."""


def of_plan(plan: Plan, renamed: Mapping[str, str]) -> Known:
    """All entries of a plan; `renamed` gives actions the ids that they have since."""
    found: dict[str, Sequence[_Entry]] = {
        renamed.get(dzialanie.id, dzialanie.id): _entries(dzialanie)
        for dzialanie in dzialania(plan)
    }
    return found | dict(_elsewhere(plan))


def faults(known: Known, plan: Plan) -> Iterator[Finding]:
    """What happened to the ids of former entries that are still in the plan."""
    for dzialanie in dzialania(plan):
        if former := known.get(dzialanie.id):
            yield from _of_list(former, _entries(dzialanie))
    for spot, wskazniki in _elsewhere(plan):
        if former := known.get(spot):
            yield from _of_list(former, wskazniki)


def _elsewhere(plan: Plan) -> Iterator[tuple[str, Sequence[Wskaznik]]]:
    """The indicators of the plan and of headings, by what no action is called."""
    yield "/", plan.wskazniki
    for galaz in galezie(plan):
        if galaz.element.wskazniki:
            yield f"/{galaz.poziom.kind}/{galaz.numer}", galaz.element.wskazniki


def _entries(dzialanie: Dzialanie) -> tuple[_Entry, ...]:
    return (*dzialanie.wskazniki, *dzialanie.budzet)


def _of_list(former: Sequence[_Entry], now: Sequence[_Entry]) -> Iterator[Finding]:
    by_id = {entry.id: entry for entry in former if entry.id}
    present = {entry.id for entry in now}
    moved = set()
    for position, entry in enumerate(now):
        was = by_id.get(entry.id)
        if was is not None and (whose := _taken_from(was, position, former, now)) is not None:
            moved.add(position)
            yield _moved(was, entry, whose, now)
    for kind in (Wskaznik, PozycjaBudzetu):
        old = [entry for entry in former if isinstance(entry, kind)]
        places = [i for i, entry in enumerate(now) if isinstance(entry, kind)]
        for i, j in entry_match.match(old, [now[place] for place in places]):
            lost, place = old[i].id, places[j]
            if lost and lost not in present and place not in moved:
                yield _lost(lost, now[place])


def _taken_from(
    was: _Entry, position: int, former: Sequence[_Entry], now: Sequence[_Entry]
) -> _Entry | None:
    """The former entry whose content now stands under the id of another one."""
    said = normal.key(now[position])
    if normal.key(was) == said:
        return None
    others = [one for one in former if one is not was and normal.key(one) == said]
    still = [i for i, one in enumerate(now) if i != position and normal.key(one) == said]
    return others[0] if len(others) > len(still) else None


def _moved(was: _Entry, entry: _Entry, whose: _Entry, now: Sequence[_Entry]) -> Finding:
    back = f"Nadaj temu wpisowi z powrotem „{whose.id}”" if whose.id else "Usuń stąd to „id”"
    left = any(one is not entry and normal.key(one) == normal.key(was) for one in now)
    own = f", a „{was.id}” nadaj wpisowi {_named(was)}" if left else ""
    return Finding(
        (*entry.path, "id"),
        f"Identyfikator „{was.id}” miał wpis {_named(was)}, a teraz stoi przy wpisie "
        f"{_named(entry)}.",
        f"{back}{own}; inaczej wykonanie jednego przypisano by drugiemu.",
        slug=id_innego_wpisu.SLUG,
    )


def _lost(lost: str, entry: _Entry) -> Finding:
    now = f"ma „{entry.id}”" if entry.id else "nie ma żadnego"
    path = (*entry.path, "id") if entry.id else entry.path
    back = "Wpisz w nim z powrotem" if entry.id else "Dopisz w nim"
    return Finding(
        path,
        f"Wpis {_named(entry)} miał identyfikator „{lost}”, a teraz {now}.",
        f"{back} „id: {lost}”; bez tego wykonanie zapisane pod nim nie znajdzie swojego wpisu.",
        slug=utracony_id_wpisu.SLUG,
    )


def _named(entry: _Entry) -> str:
    said = entry.nazwa if isinstance(entry, Wskaznik) else words.money(entry)
    return words.quoted(said)


# --- what amendments have written ----------------------------------------------------------------


def of_amendments(amendments: Iterable[Amendment], profil: Profil) -> Known:
    """The entries with ids that amendments, carried out one after the other, have written."""
    written: dict[str, list[_Entry]] = {}
    for amendment in amendments:
        for operation in amendment.operacje:
            match operation:
                case SetEntry() | AddEntry() | RemoveEntry() | OrderEntries():
                    if operation.gdzie.kind == DZIALANIE and operation.pole in profil.with_ids:
                        _change(written.setdefault(operation.gdzie.id, []), operation, profil)
                case Add() if operation.rodzaj != "przypis":
                    for action in actions_below(operation.rodzaj, operation.tresc, profil):
                        listed = [(n, e) for n in profil.with_ids for e in action.get(n) or ()]
                        written[str(action.get("id"))] = list(_with_ids(listed, profil))
                case Remove():
                    for gone in (operation.gdzie.id, *operation.wraz_z):
                        written.pop(gone, None)
                case Repeal() if not operation.tresc_zostaje:
                    written.pop(operation.gdzie.id, None)
                case _:
                    pass
        # All operations of one amendment call actions as they were called before it.
        for operation in amendment.operacje:
            if isinstance(operation, Rename) and operation.gdzie.id in written:
                written[operation.id] = written.pop(operation.gdzie.id)
    return written


def _change(
    written: list[_Entry],
    operation: SetEntry | AddEntry | RemoveEntry | OrderEntries,
    profil: Profil,
) -> None:
    gone: Sequence[Data] = ()
    comes: Sequence[Data] = ()
    match operation:
        case SetEntry():
            gone, comes = [operation.bylo], [operation.jest]
        case AddEntry():
            comes = [operation.wpis]
        case RemoveEntry():
            gone = [operation.wpis]
        case OrderEntries():
            comes = operation.kolejnosc
    name = operation.pole
    ids = {id_of(entry) for entry in (*gone, *comes)}
    written[:] = [entry for entry in written if entry.id not in ids]
    written += _with_ids([(name, entry) for entry in comes], profil)


def _with_ids(listed: Iterable[tuple[str, Data]], profil: Profil) -> Iterator[_Entry]:
    return (entry_of(profil.by_key[name], entry, profil) for name, entry in listed if id_of(entry))
