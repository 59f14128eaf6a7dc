"""Amounts divided without losing a grosz: splits, co-financing, largest remainder.

A share is exact until the end (a fraction of grosze), then the parts are rounded together, so that
they always give the amount they were made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from rpd.frozen import dataclass
from rpd.plan import kwoty
from rpd.plan.model import PozycjaBudzetu, SkladnikMontazu
from rpd.polish.wording import amount, number


def apportion(total: Decimal, weights: Sequence[Fraction | int]) -> tuple[Decimal, ...]:
    """Divide an amount in proportion to the weights, to the grosz, by largest remainder.

    Every part is the exact share rounded down or up to a grosz; what rounding down leaves goes to
    the largest remainders, the earlier of equal ones. The parts sum to `total`.

    Raises:
        ValueError: there is nothing to divide between, a weight is negative, or `total` is
            negative or not a whole number of grosze.
    """
    grosze = _grosze(total)
    whole = sum(weights, Fraction(0))
    if grosze < 0 or grosze.denominator != 1 or whole <= 0 or min(weights) < 0:
        raise ValueError(f"cannot divide {total} in proportion to {list(weights)}")
    exact = [grosze * weight / whole for weight in weights]
    floors = [share.numerator // share.denominator for share in exact]
    left = int(grosze) - sum(floors)
    by_remainder = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for index in by_remainder[:left]:
        floors[index] += 1
    return tuple(Decimal(floor).scaleb(-2) for floor in floors)


def _grosze(value: Decimal) -> Fraction:
    return Fraction(value) * 100


@dataclass(frozen=True, slots=True)
class _Exact:
    """Exact parts of a co-financed amount, in grosze; ``gap`` is what they lack of the whole.

    ``closes`` says that the parts give the whole. Percentages alone give it exactly: 99,99% of a
    few złoty lacks less than a grosz and is no whole all the same. Beside stated amounts, which
    were rounded to the grosz, they give it where each may be rounded down or up.
    """

    parts: tuple[Fraction, ...]
    gap: Fraction
    closes: bool
    rounded: bool


def _exact(kwota: Decimal, skladniki: Sequence[SkladnikMontazu]) -> _Exact:
    whole = _grosze(kwota)
    # The base „dofinansowanie” is the whole without own contributions; those may in turn be
    # percentages of it: D = whole - fixed - share of whole - share of D.
    fixed = of_whole = of_base = Fraction(0)
    for skladnik in skladniki:
        if skladnik.wklad_wlasny:
            if skladnik.kwota is not None:
                fixed += _grosze(skladnik.kwota)
            elif skladnik.udzial is not None and skladnik.podstawa == "dofinansowanie":
                of_base += Fraction(skladnik.udzial) / 100
            elif skladnik.udzial is not None:
                of_whole += Fraction(skladnik.udzial) / 100
    base = (whole - fixed - of_whole * whole) / (1 + of_base)
    parts = tuple(_part(skladnik, whole, base) for skladnik in skladniki)
    rounded = any(skladnik.kwota is None for skladnik in skladniki)
    gap = whole - sum(parts, Fraction(0))
    closes = gap == 0
    if rounded and any(skladnik.kwota is not None for skladnik in skladniki):
        least = sum(floor(part) for part in parts)
        closes = least <= whole <= sum(ceil(part) for part in parts)
    return _Exact(parts, gap, closes, rounded)


def _part(skladnik: SkladnikMontazu, whole: Fraction, base: Fraction) -> Fraction:
    if skladnik.kwota is not None:
        return _grosze(skladnik.kwota)
    share = Fraction(skladnik.udzial or 0) / 100
    return share * (base if skladnik.podstawa == "dofinansowanie" else whole)


def parts(pozycja: PozycjaBudzetu) -> tuple[tuple[str, Decimal], ...]:
    """The division of an entry: sources as written, each with its amount; () where nobody divided.

    Percentages of a co-financed amount become amounts by largest remainder; stated amounts stay.
    The entry must be free of problems (`problem`).
    """
    if pozycja.podzial:
        return tuple((udzial.zrodlo, udzial.kwota) for udzial in pozycja.podzial)
    if not pozycja.montaz or pozycja.kwota is None:
        return ()
    exact = _exact(pozycja.kwota, pozycja.montaz)
    stated = sum((s.kwota for s in pozycja.montaz if s.kwota is not None), Decimal(0))
    shares = [part for part, s in zip(exact.parts, pozycja.montaz, strict=True) if s.kwota is None]
    rounded = iter(apportion(pozycja.kwota - stated, shares) if shares else ())
    return tuple(
        (s.zrodlo, s.kwota if s.kwota is not None else next(rounded)) for s in pozycja.montaz
    )


Wrong = tuple[tuple[str | int, ...], str, str]
"""A place below the entry, what is wrong there and what to do (Polish sentences)."""


def problems(pozycja: PozycjaBudzetu) -> Iterator[Wrong]:
    """What is wrong with the co-financing of an entry; nothing where it has none.

    Malformed amounts are left to those who judge amounts.
    """
    if not pozycja.montaz or pozycja.kwota is None or kwoty.problem(pozycja.kwota):
        return
    malformed = False
    for index, skladnik in enumerate(pozycja.montaz):
        for wrong in _about(skladnik):
            malformed = True
            yield ("montaz", index), *wrong
        malformed |= skladnik.kwota is not None and kwoty.problem(skladnik.kwota) is not None
    if malformed:
        return
    exact = _exact(pozycja.kwota, pozycja.montaz)
    if not exact.closes:
        yield (
            ("montaz",),
            _gap(pozycja.kwota, exact),
            "Popraw kwoty albo udziały składników; razem muszą dać kwotę pozycji.",
        )
    elif min(exact.parts) <= 0 or (exact.rounded and _stated(pozycja) >= pozycja.kwota):
        yield (
            ("montaz",),
            "Wkład własny i kwoty składników nie zostawiają nic dla pozostałych źródeł.",
            "Zmniejsz kwoty albo wkład własny.",
        )


def _gap(kwota: Decimal, exact: _Exact) -> str:
    given = _grosze(kwota) - exact.gap
    if abs(exact.gap) < 1:
        share = _percent(given / _grosze(kwota))
        return f"Składniki montażu dają {share} kwoty {amount(kwota)}, a muszą dać 100%."
    word = "brakuje" if exact.gap > 0 else "jest za dużo o"
    return (
        f"Składniki montażu dają {_shown(given)}, a kwota wynosi {amount(kwota)}: "
        f"{word} {_shown(abs(exact.gap))}."
    )


def _stated(pozycja: PozycjaBudzetu) -> Decimal:
    return sum((s.kwota for s in pozycja.montaz if s.kwota is not None), Decimal(0))


def _about(skladnik: SkladnikMontazu) -> Iterator[tuple[str, str]]:
    if (skladnik.kwota is None) == (skladnik.udzial is None):
        both = skladnik.udzial is not None
        has = "ma i kwotę, i udział" if both else "nie ma ani kwoty, ani udziału"
        yield f"Składnik montażu {has}.", "Podaj jedno z nich: „kwota” albo „udzial”."
    elif skladnik.udzial is not None:
        if not 0 < skladnik.udzial <= 100:
            shown = number(skladnik.udzial)
            yield f"Udział {shown}% nie mieści się między 0 a 100.", "Popraw udział."
        if skladnik.podstawa is None:
            yield (
                "Udział nie mówi, czego jest częścią.",
                "Dopisz „podstawa: calosc” albo „podstawa: dofinansowanie”.",
            )


def _shown(grosze: Fraction) -> str:
    """An amount of złoty; where it is no whole number of grosze, „ok.” says that it is rounded."""
    whole = round(grosze)
    about = "" if grosze == whole else "ok. "
    return about + amount(Decimal(whole).scaleb(-2))


def _percent(share: Fraction) -> str:
    """A share that is not the whole, in percent, with as many decimals as tell it from 100%."""
    places = 0
    while round(share * 100, places) == 100:
        places += 1
    written = round(share * 100, min(places + 2, 12))
    return number(Decimal(written.numerator) / Decimal(written.denominator)) + "%"
