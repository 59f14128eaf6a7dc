"""What several bodies say of one indicator or of one entry's money, joined to one value.

Parts are added, the same fact told twice counts once; where nobody says which of the two it is, or
where the same fact is told in two ways, the value is disputed and is in no sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from rpd.frozen import dataclass
from rpd.plan.wykonanie import BRAK_DANYCH, NIE_DOTYCZY, Kwartal, WykonanieWskaznika
from rpd.progress.told import Spoken, Told

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Reached:
    """The value of an indicator: a number, a text, or a sign; all empty where it is disputed.

    ``stan_na`` is the day up to which it is whole; ``kwartal`` the latest that was told of it.
    """

    wartosc: Decimal | None
    tekst: str
    znak: str
    stan_na: date | None
    kwartal: Kwartal
    podmioty: tuple[str, ...]
    sporne: bool = False


def reached(told: Sequence[Told[WykonanieWskaznika]], jednostka: str = "") -> Reached | None:
    """The value that is meant by what bodies say of an indicator; None where none says anything."""
    if not told:
        return None
    kwartal = max(one.kwartal for one in told)
    bodies = tuple(one.podmiot for one in told)
    stated = [one for one in told if one.what.znak != NIE_DOTYCZY]
    if not stated:
        return Reached(None, "", NIE_DOTYCZY, told[0].stan_na, kwartal, bodies)
    if len(stated) == 1:
        return _alone(stated[0], kwartal, bodies)
    ways = {one.what.ujecie for one in stated}
    if ways == {"calosc"}:
        newest = max(one.stan_na or date.min for one in stated)
        last = [one for one in stated if (one.stan_na or date.min) == newest]
        if len({one.what.wartosc for one in last}) == 1:
            return _alone(last[0], kwartal, bodies)
    elif ways == {"czesc"} and jednostka not in ("%", "‰"):
        days = [one.stan_na for one in stated if one.stan_na is not None]
        day = min(days, default=None)
        if any(one.what.znak for one in stated):
            return Reached(None, "", BRAK_DANYCH, day, kwartal, bodies)
        numbers = [one.what.wartosc for one in stated if isinstance(one.what.wartosc, Decimal)]
        if len(numbers) == len(stated):
            return Reached(sum(numbers, ZERO), "", "", day, kwartal, bodies)
    return Reached(None, "", "", None, kwartal, bodies, sporne=True)


def _alone(one: Told[WykonanieWskaznika], kwartal: Kwartal, bodies: tuple[str, ...]) -> Reached:
    value = one.what.wartosc
    number = value if isinstance(value, Decimal) else None
    text = value if isinstance(value, str) and not one.what.znak else ""
    return Reached(number, text, one.what.znak, one.stan_na, kwartal, bodies)


@dataclass(frozen=True, slots=True)
class Money:
    """Amounts by source that bodies have told of an entry; ``znak`` where there are none."""

    zrodla: Mapping[str, Decimal]
    znak: str = ""
    sporne: bool = False
    stan_na: date | None = None


def money(told: Sequence[Told[Spoken]], names: Mapping[str, str]) -> Money | None:
    """The amounts that are meant by what bodies say; None where none says anything."""
    if not told:
        return None
    stated = [one for one in told if not one.what.kwoty.znak]
    days = [one.stan_na for one in told if one.stan_na is not None]
    day = min(days, default=None)
    if not stated:
        signs = {one.what.kwoty.znak for one in told}
        return Money({}, BRAK_DANYCH if BRAK_DANYCH in signs else NIE_DOTYCZY, stan_na=day)
    if len(stated) == 1:
        return Money(_by_source(stated[0].what, names), stan_na=day)
    ways = {one.what.ujecie for one in stated}
    every = [_by_source(one.what, names) for one in stated]
    if ways == {"czesc"}:
        total: dict[str, Decimal] = {}
        for one in every:
            for zrodlo, kwota in one.items():
                total[zrodlo] = total.get(zrodlo, ZERO) + kwota
        return Money(total, stan_na=day)
    if ways == {"calosc"}:
        newest = max(one.stan_na or date.min for one in stated)
        pairs = zip(stated, every, strict=True)
        last = [amounts for one, amounts in pairs if (one.stan_na or date.min) == newest]
        if all(amounts == last[0] for amounts in last):
            return Money(last[0], stan_na=newest if newest > date.min else None)
    return Money({}, sporne=True)


def _by_source(spoken: Spoken, names: Mapping[str, str]) -> dict[str, Decimal]:
    """One body's amounts under the ids of their sources; two spellings of one are added."""
    found: dict[str, Decimal] = {}
    for one in spoken.kwoty.zrodla:
        zrodlo = names.get(one.zrodlo, one.zrodlo)
        found[zrodlo] = found.get(zrodlo, ZERO) + one.kwota
    return found
