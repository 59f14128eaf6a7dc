"""What became of the actions of a plan, as far as the plan that goes on from it has to know."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from rpd.frozen import dataclass
from rpd.plan.model import Wskaznik
from rpd.plan.values import amount, with_unit
from rpd.plan.wykonanie import Kwartal, Stan
from rpd.polish.wording import plain
from rpd.progress import sense
from rpd.progress.done import ActionDone, IndicatorDone, Progress
from rpd.progress.line import MoneyLine
from rpd.progress.sums import total

_SHARES: Final = ("%", "‰", "pkt", "pkt proc.", "p.p.")
"""Units whose values cannot be taken from one another."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A value of an indicator in words, and what is left to its target; None where that is moot."""

    said: str
    rest: Decimal | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an action; indicators and entries are known by their ids.

    ``powod`` is why a body gave the state itself, ``unspent`` what is left of the planned amounts.
    """

    stan: Stan
    powod: str
    values: Mapping[str, Reached]
    money: Mapping[str, str]
    unspent: Decimal

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do."""
        return self.stan == "wykonane"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of the actions by their ids, up to a quarter."""

    kwartal: Kwartal
    actions: Mapping[str, Outcome]


def outcomes(made: Progress) -> Outcomes:
    """What became of the actions of a plan."""
    found = {one.action.id: _outcome(one, made.kwartal.rok) for one in made.actions}
    return Outcomes(made.kwartal, found)


def _outcome(one: ActionDone, rok: int) -> Outcome:
    by_entry: dict[str, list[MoneyLine]] = {}
    for line in one.linie:
        if line.pozycja and line.wiadomo:
            by_entry.setdefault(line.pozycja, []).append(line)
    return Outcome(
        stan=one.stan,
        powod=one.powod,
        values={
            done.wskaznik.id: Reached(said, _rest(done, rok))
            for done in one.wskazniki
            if done.wskaznik.id and (said := _said(done))
        },
        money={name: _spent(lines) for name, lines in by_entry.items()},
        unspent=sum((total(lines).pozostalo for lines in by_entry.values()), Decimal(0)),
    )


def _said(done: IndicatorDone) -> str:
    """„wykonano 30 os.”; "" where nothing that can be used was told."""
    value = done.wartosc
    if value is None or value.sporne:
        return ""
    if value.wartosc is not None:
        return plain(f"wykonano {with_unit(value.wartosc, done.wskaznik.jednostka)}")
    return plain(f"wykonanie: {value.tekst or value.znak}")


def _rest(done: IndicatorDone, rok: int) -> Decimal | None:
    """What is left of a target that is counted up from nothing."""
    wskaznik, value = done.wskaznik, done.wartosc
    target = wskaznik.wartosc_docelowa
    if value is None or value.wartosc is None or target is None or not _counted(wskaznik, rok):
        return None
    left = target - value.wartosc
    return left if left > 0 else None


def _counted(wskaznik: Wskaznik, rok: int) -> bool:
    no_share = wskaznik.jednostka not in _SHARES
    return no_share and wskaznik.baza is None and not sense.downward(wskaznik, rok)


def _spent(lines: list[MoneyLine]) -> str:
    money = total(lines)
    spent = f"wydano {amount(money.wydatki)}"
    return plain(f"{spent}, zostało {amount(money.pozostalo)}" if money.plan else spent)
