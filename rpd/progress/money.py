"""The plan of a quarter and what was told of its money → the lines of money of its entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rpd.budget.items import Action, Item
from rpd.budget.ledger import Ledger
from rpd.budget.quarters import quarters_of
from rpd.diagnostics import Path
from rpd.plan.model import PozycjaBudzetu
from rpd.plan.profil import year_in
from rpd.plan.wykonanie import Kwartal
from rpd.progress.by_source import by_source
from rpd.progress.line import MoneyLine, MoneyLines, Undecided
from rpd.progress.planned import Planned, PlannedAction
from rpd.progress.reached import money
from rpd.progress.told import Account, Key


def lines(plans: Mapping[Kwartal, Planned], told: Account) -> MoneyLines:
    """The money of the actions in force, and what was told of entries that are so no longer."""
    now = plans[told.kwartal]
    by_entry = _by_entry(now.ledger, told.kwartal)
    found: list[MoneyLine] = []
    disputed: list[Undecided] = []
    present = set()
    for action in now.actions.values():
        if action.in_force:
            for pozycja in action.dzialanie.budzet:
                present.add((action.id, pozycja.id))
                items = by_entry.get((action.dzialanie.path, pozycja.path), [])
                found += _told_of(now, action, pozycja, items, told, disputed)
    # An amendment never rewrites the past: what was spent was spent.
    for key in dict.fromkeys((*told.umowy, *told.wydatki)):
        if key not in present and (former := entry_of(plans, key)) is not None:
            found += _told_of(*former, [], told, disputed)
    return MoneyLines(tuple(found), tuple(disputed))


def entry_of(
    plans: Mapping[Kwartal, Planned], key: Key
) -> tuple[Planned, PlannedAction, PozycjaBudzetu] | None:
    """The entry of that key in the latest text that has it, with its action."""
    for kwartal in sorted(plans, reverse=True):
        action = plans[kwartal].actions.get(key[0])
        if action is not None and (pozycja := action.budzet.get(key[1])) is not None:
            return plans[kwartal], action, pozycja
    return None


def _told_of(  # noqa: PLR0917 (one entry and what is told of it)
    planned: Planned,
    action: PlannedAction,
    pozycja: PozycjaBudzetu,
    items: list[Item],
    told: Account,
    disputed: list[Undecided],
) -> Iterator[MoneyLine]:
    key = (action.id, pozycja.id)
    every = [of.get(key, ()) if pozycja.id else () for of in (told.umowy, told.wydatki)]
    umowy, wydatki = (money(one, planned.zrodla) for one in every)
    if any(one is not None and one.sporne for one in (umowy, wydatki)):
        names = dict.fromkeys(one.podmiot for side in every for one in side)
        disputed.append(Undecided(action.id, pozycja.id, tuple(names)))
        umowy = wydatki = None
    base = items[0] if items else _base(planned, action, pozycja)
    yield from by_source(items, base, pozycja, umowy, wydatki, planned.groups)


def _by_entry(ledger: Ledger, kwartal: Kwartal) -> dict[tuple[Path, Path], list[Item]]:
    """The planned amounts of the year, by action and entry; those of a stage count in every one."""
    found: dict[tuple[Path, Path], list[Item]] = {}
    for item in ledger.amounts:
        if item.okres and year_in(item.okres) not in (None, kwartal.rok):
            continue
        entry = item.path[: len(item.dzialanie.path) + 2]
        found.setdefault((item.dzialanie.path, entry), []).append(item)
    return found


def _base(planned: Planned, action: PlannedAction, pozycja: PozycjaBudzetu) -> Item:
    """A line for an entry without an amount of the year."""
    dzialanie, plik = action.dzialanie, planned.ledger.plik
    year = pozycja.rok or planned.plan.rok
    nazwa, place = dzialanie.nazwa, dzialanie.path
    return Item(
        dzialanie=Action(
            plik, planned.plan.rok, action.headings, action.numer, action.id, nazwa, place
        ),
        kwota=None,
        zrodla=(),
        grupy=(),
        rok=year,
        kwartaly=quarters_of(dzialanie, pozycja, year),
        lider=action.podmioty[0] if action.podmioty else "",
        wspolnie_z=action.podmioty[1:],
        path=pozycja.path,
        dzial=pozycja.dzial or pozycja.rozdzial[:3],
        rozdzial=pozycja.rozdzial,
        paragraf=pozycja.paragraf,
    )
