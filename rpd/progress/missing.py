"""What is still missing of a quarter, body by body; of an action the lead is asked.

What is done or given up needs no report, nor what has not begun. A report of a later quarter that
says nothing of a value leaves it missing: what was told before is not taken for today's.
"""

from __future__ import annotations

from rpd.frozen import dataclass
from rpd.plan.model import PozycjaBudzetu
from rpd.plan.wykonanie import BRAK_DANYCH, Stan
from rpd.progress.done import ActionDone, IndicatorDone, Progress
from rpd.progress.sums import of_entry
from rpd.progress.told import Account, Key

_NO_MORE: frozenset[Stan] = frozenset(("wykonane", "odstapiono"))


@dataclass(frozen=True, slots=True)
class MissingOf:
    """What is missing of an action: all of it, or some values and money."""

    action: ActionDone
    whole: bool
    wskazniki: tuple[IndicatorDone, ...]
    budzet: tuple[PozycjaBudzetu, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What a body has not told, and what of it is after its term.

    ``no_file`` says that there is no report of it for the quarter at all.
    """

    podmiot: str
    no_file: bool
    entries: tuple[MissingOf, ...]
    late: tuple[ActionDone, ...]


def missing(progress: Progress) -> tuple[Missing, ...]:
    """What is missing, in the order in which the plan names the bodies first."""
    entries: dict[str, list[MissingOf]] = {}
    late: dict[str, list[ActionDone]] = {}
    for done in progress.actions:
        action = done.action
        lead = action.podmioty[0] if action.podmioty else ""
        for body in action.podmioty:
            entries.setdefault(body, [])
        if done.dni is not None:
            for body in action.podmioty or ("",):
                late.setdefault(body, []).append(done)
        if (lacking := _of_action(done, progress)) is not None:
            entries.setdefault(lead, []).append(lacking)
    told = {
        one.podmiot for one in progress.account.pliki if one.wykonanie.okres == progress.kwartal
    }
    found = []
    for body in dict.fromkeys((*entries, *late)):
        lacking_here = tuple(entries.get(body, ()))
        no_file = bool(body) and body not in told and bool(lacking_here)
        if lacking_here or late.get(body):
            found.append(Missing(body, no_file, lacking_here, tuple(late.get(body, ()))))
    return tuple(found)


def _of_action(done: ActionDone, progress: Progress) -> MissingOf | None:
    action, day = done.action, progress.kwartal.ostatni_dzien
    begun = action.od is None or action.od <= day
    if not action.in_force or not begun or done.stan in _NO_MORE:
        return None
    if done.told_in != progress.kwartal:
        return MissingOf(done, True, (), ())
    indicators = tuple(one for one in done.wskazniki if _lacks(one, progress))
    entries = tuple(
        pozycja
        for pozycja in action.dzialanie.budzet
        if pozycja.id
        and of_entry(done.linie, pozycja).plan
        and _unspent(action.id, pozycja, progress)
    )
    return MissingOf(done, False, indicators, entries) if indicators or entries else None


def _lacks(one: IndicatorDone, progress: Progress) -> bool:
    value = one.wartosc
    if not one.wskaznik.id:
        return False
    if value is None or value.sporne or value.znak == BRAK_DANYCH:
        return True
    return value.kwartal != progress.kwartal


def _unspent(action: str, pozycja: PozycjaBudzetu, progress: Progress) -> bool:
    account: Account = progress.account
    key: Key = (action, pozycja.id)
    every = account.wydatki.get(key, ())
    return not any(
        one.kwartal == progress.kwartal and one.what.kwoty.znak != BRAK_DANYCH for one in every
    )
