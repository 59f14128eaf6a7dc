"""The plan of a day and what was told up to it → what has become of every action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from rpd.frozen import dataclass
from rpd.plan.model import Wskaznik
from rpd.plan.terminy import Okres
from rpd.plan.values import one_line
from rpd.plan.wykonanie import BRAK_DANYCH, NIE_DOTYCZY, Kamien, Kwartal, Stan, WykonanieDzialania
from rpd.progress import sense
from rpd.progress.kept import Kept, kept
from rpd.progress.line import MoneyLine, Undecided
from rpd.progress.money import lines
from rpd.progress.planned import Planned, PlannedAction
from rpd.progress.reached import Reached, reached
from rpd.progress.states import LASTING, Facts, days_late, judged
from rpd.progress.sums import Sum, total
from rpd.progress.told import Account, Filed, Told, account


@dataclass(frozen=True, slots=True)
class IndicatorDone:
    """An indicator with the value that was told of it; None where none was.

    ``cel`` is the target of the year as a plain number. ``osiagniety`` is None where that cannot be
    known yet; ``procent`` where nothing can be divided by.
    """

    wskaznik: Wskaznik
    wartosc: Reached | None
    cel: Decimal | None
    osiagniety: bool | None
    procent: Decimal | None
    numer: str = ""

    @property
    def applies(self) -> bool:
        """Whether the indicator is not told to be not applicable."""
        return self.wartosc is None or self.wartosc.znak != NIE_DOTYCZY

    @property
    def known(self) -> bool:
        """Whether a value was told that can be used."""
        value = self.wartosc
        return value is not None and not value.sporne and value.znak != BRAK_DANYCH


@dataclass(frozen=True, slots=True)
class MilestoneDone:
    """A milestone of the plan: its last day, and the day on which it was reached, if it was."""

    opis: str
    do: date | None
    osiagnieto: date | None


@dataclass(frozen=True, slots=True)
class ActionDone:
    """What has become of an action.

    ``obliczony`` is the state that the method gives (``zasada``: which sentence of it), ``stan``
    the one that counts; ``powod`` is why a body (``podal``) gave another one. ``dni`` are those
    after its term. ``sporne`` says that several bodies give several states.
    """

    action: PlannedAction
    stan: Stan
    obliczony: Stan
    zasada: int
    powod: str
    podal: str
    dni: int | None
    wskazniki: tuple[IndicatorDone, ...]
    kamienie: tuple[MilestoneDone, ...]
    linie: tuple[MoneyLine, ...]
    told: tuple[Told[WykonanieDzialania], ...]
    sporne: bool = False

    @property
    def pieniadze(self) -> Sum:
        """The money of the action."""
        return total(self.linie)

    @property
    def told_in(self) -> Kwartal | None:
        """The latest quarter in which anything was said of it."""
        return max((one.kwartal for one in self.told), default=None)


@dataclass(frozen=True, slots=True)
class Progress:
    """A plan at the end of a quarter. ``dawne`` are values whose indicator is another one now."""

    kwartal: Kwartal
    planned: Planned
    account: Account
    actions: tuple[ActionDone, ...]
    outside: tuple[IndicatorDone, ...]
    linie: tuple[MoneyLine, ...]
    sporne_kwoty: tuple[Undecided, ...]
    dawne: tuple[Kept, ...]

    @property
    def late(self) -> tuple[ActionDone, ...]:
        """The actions after their term that are not known to be done."""
        return tuple(one for one in self.actions if one.dni is not None)


def progress(
    plans: Mapping[Kwartal, Planned], filed: Iterable[Filed], kwartal: Kwartal
) -> Progress:
    """Planned against done at the end of a quarter.

    `plans` are the texts in force at the ends of the quarters up to that one.
    """
    plan, told = plans[kwartal], account(filed, kwartal)
    money = lines(plans, told)
    by_action: dict[tuple[str | int, ...], list[MoneyLine]] = {}
    for line in money.lines:
        by_action.setdefault(line.item.dzialanie.path, []).append(line)
    former = kept(plans, told)
    other = {one.key for one in former if not one.comparable}
    made = tuple(
        _action(action, told, tuple(by_action.get(action.dzialanie.path, ())), other)
        for action in plan.actions.values()
    )
    outside = tuple(
        _indicator(one.wskaznik, _outer(plan, one.wskaznik), told, other, one.numer)
        for one in plan.wskazniki
    )
    return Progress(kwartal, plan, told, made, outside, money.lines, money.sporne, former)


def _outer(planned: Planned, wskaznik: Wskaznik) -> tuple[str, str]:
    """The key of an indicator outside actions; one whose id names several has none."""
    return "", wskaznik.id if wskaznik.id in planned.outside else ""


def _indicator(
    wskaznik: Wskaznik,
    key: tuple[str, str],
    told: Account,
    other: set[tuple[str, str]],
    numer: str = "",
) -> IndicatorDone:
    rok = told.kwartal.rok
    of_it = told.wskazniki.get(key, ()) if key[1] and key not in other else ()
    value = reached(of_it, wskaznik.jednostka)
    cel = sense.target_number(wskaznik, rok)
    if value is None or value.wartosc is None:
        return IndicatorDone(wskaznik, value, cel, None, None, numer)
    met = sense.met(wskaznik, value.wartosc, rok)
    percent = sense.percent(wskaznik, value.wartosc, rok)
    return IndicatorDone(wskaznik, value, cel, met, percent, numer)


def _action(
    action: PlannedAction, told: Account, linie: tuple[MoneyLine, ...], other: set[tuple[str, str]]
) -> ActionDone:
    of_it = tuple(told.told_of(action.id))
    done = tuple(
        _indicator(wskaznik, (action.id, wskaznik.id), told, other)
        for wskaznik in action.dzialanie.wskazniki
    )
    milestones = tuple(_milestones(action, told.kamienie.get(action.id, ())))
    facts = _facts(action, told, of_it, done, milestones, linie)
    computed = judged(facts)
    given, disputed = _given(action, of_it, told.kwartal)
    stan = computed.stan if given is None else given.what.stan or computed.stan
    return ActionDone(
        action=action,
        stan=stan,
        obliczony=computed.stan,
        zasada=computed.zasada,
        powod="" if given is None else one_line(given.what.powod),
        podal="" if given is None else given.podmiot,
        dni=days_late(facts, stan),
        wskazniki=done,
        kamienie=milestones,
        linie=linie,
        told=of_it,
        sporne=disputed,
    )


def _facts(  # noqa: PLR0917 (the sides of one action)
    action: PlannedAction,
    told: Account,
    of_it: Sequence[Told[WykonanieDzialania]],
    done: Sequence[IndicatorDone],
    milestones: Sequence[MilestoneDone],
    linie: Sequence[MoneyLine],
) -> Facts:
    rok, day = told.kwartal.rok, told.kwartal.ostatni_dzien
    passed = action.do is not None and action.do <= day
    measured = [one for one in done if one.cel is not None and one.applies]
    met = [
        None if sense.provisional(one.wskaznik) and not passed else one.osiagniety
        for one in measured
    ]
    numbers = [(one.wskaznik, one.wartosc) for one in done if one.wartosc is not None]
    moved = (
        any(
            value.wartosc is not None and sense.moved(wskaznik, value.wartosc, rok)
            for wskaznik, value in numbers
        )
        or any(value.tekst for _, value in numbers)
        or any(line.wydatki or line.umowy for line in linie)
        or any(one.osiagnieto is not None for one in milestones)
    )
    late = [
        one.do
        for one in milestones
        if one.osiagnieto is None and one.do is not None and one.do <= day
    ]
    return Facts(
        day=day,
        od=action.od,
        do=action.do,
        met=met,
        milestones=late,
        reached_milestones=sum(one.osiagnieto is not None for one in milestones),
        moved=moved,
        last_told=max((one.kwartal.ostatni_dzien for one in of_it), default=None),
        repealed=not action.in_force,
    )


def _milestones(action: PlannedAction, told: Sequence[Told[Kamien]]) -> Iterator[MilestoneDone]:
    days = {one_line(one.what.opis): one.what.osiagnieto for one in told}
    for termin in action.kamienie:
        opis = one_line(termin.opis)
        last = termin.okres.do if isinstance(termin.okres, Okres) else None
        yield MilestoneDone(opis, last, days.get(opis))


def _given(
    action: PlannedAction, of_it: Sequence[Told[WykonanieDzialania]], kwartal: Kwartal
) -> tuple[Told[WykonanieDzialania] | None, bool]:
    """The state that a body gives instead of the computed one; whether bodies give several.

    Of several the lead's counts; where it gives none, the computed one does.
    """
    said = [
        one
        for one in of_it
        if one.what.stan is not None
        and one.what.powod
        and (one.kwartal == kwartal or one.what.stan in LASTING)
    ]
    if not said:
        return None, False
    if len({one.what.stan for one in said}) == 1:
        return said[0], False
    lead = action.podmioty[:1]
    return next((one for one in said if (one.podmiot,) == lead), None), True
