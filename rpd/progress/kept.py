"""Values that were told before the plan changed: they stay with their ids, and are listed.

An amendment never rewrites the past: a value told of an indicator that is repealed or reworded
later is neither lost nor taken for a value of what stands there now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from rpd.frozen import dataclass
from rpd.plan.model import PozycjaBudzetu, Wskaznik
from rpd.plan.values import one_line
from rpd.plan.wykonanie import Kwartal
from rpd.progress.money import entry_of
from rpd.progress.planned import Planned, PlannedAction
from rpd.progress.told import Account, Key

Why = Literal["uchylony", "nowe-brzmienie", "inna-jednostka", "nieznany"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A value, or money, of an entry that is not the one that it was told of.

    ``kwartal`` is the one it was told for; ``dawniej`` is how the entry read then, ``teraz`` how it
    reads now ("" where it is not there). ``pieniadze`` says that it is money.
    """

    key: Key
    kwartal: Kwartal
    podmioty: tuple[str, ...]
    why: Why
    dawniej: str
    teraz: str
    pieniadze: bool = False

    @property
    def comparable(self) -> bool:
        """Whether the value may still be held against the target of today."""
        return self.why == "nowe-brzmienie"


def kept(plans: Mapping[Kwartal, Planned], told: Account) -> tuple[Kept, ...]:
    """All of them, in the order in which they were told."""
    now = plans[told.kwartal]
    return (*_indicators(plans, now, told), *_entries(plans, now, told))


def _indicators(plans: Mapping[Kwartal, Planned], now: Planned, told: Account) -> Iterator[Kept]:
    for key, every in told.wskazniki.items():
        kwartal = max(one.kwartal for one in every)
        bodies = tuple(one.podmiot for one in every)
        before = indicator_of(plans.get(kwartal, now), key) or _anywhere(plans, key)
        after = _in_force(now, key)
        if after is not None and (before is None or before == after):
            continue
        why = _why(before, after)
        if why is not None:
            yield Kept(key, kwartal, bodies, why, _said(before), _said(after))


def _why(before: Wskaznik | None, after: Wskaznik | None) -> Why | None:
    if after is None:
        return "nieznany" if before is None else "uchylony"
    if before is None:
        return None
    if one_line(before.jednostka) != one_line(after.jednostka):
        return "inna-jednostka"
    return "nowe-brzmienie" if one_line(before.nazwa) != one_line(after.nazwa) else None


def _said(wskaznik: Wskaznik | None) -> str:
    if wskaznik is None:
        return ""
    unit = one_line(wskaznik.jednostka)
    return one_line(wskaznik.nazwa) + (f" ({unit})" if unit not in ("", "szt.") else "")


def _anywhere(plans: Mapping[Kwartal, Planned], key: Key) -> Wskaznik | None:
    """The indicator in the latest text that has it."""
    for kwartal in sorted(plans, reverse=True):
        if (found := indicator_of(plans[kwartal], key)) is not None:
            return found
    return None


def indicator_of(planned: Planned, key: Key) -> Wskaznik | None:
    """The indicator of that key in a text, repealed or not."""
    action_id, id_ = key
    if not action_id:
        outside = planned.outside.get(id_)
        return outside.wskaznik if outside else None
    action = planned.actions.get(action_id)
    return action.wskazniki.get(id_) if action else None


def _in_force(planned: Planned, key: Key) -> Wskaznik | None:
    action = planned.actions.get(key[0])
    if key[0] and (action is None or not action.in_force):
        return None
    return indicator_of(planned, key)


def _entries(plans: Mapping[Kwartal, Planned], now: Planned, told: Account) -> Iterator[Kept]:
    for key in dict.fromkeys((*told.umowy, *told.wydatki)):
        every = (*told.umowy.get(key, ()), *told.wydatki.get(key, ()))
        action = now.actions.get(key[0])
        if action is not None and action.in_force and key[1] in action.budzet:
            continue
        kwartal = max(one.kwartal for one in every)
        bodies = tuple(dict.fromkeys(one.podmiot for one in every))
        before = entry_of(plans, key)
        why: Why = "uchylony" if before is not None else "nieznany"
        said = _called(*before) if before is not None else ""
        yield Kept(key, kwartal, bodies, why, said, "", pieniadze=True)


def _called(planned: Planned, action: PlannedAction, pozycja: PozycjaBudzetu) -> str:
    return f"{action.numer}: {', '.join(planned.sources(pozycja)) or pozycja.id}"
