"""Shares in percent that add to 100,0, equal ones for equal amounts wherever both can be had.

Every share is the exact one rounded down or up to a tenth. Which are rounded up is chosen so that
equal amounts get equal shares, no amount gets a smaller share than a lesser one, and the shares
miss the exact ones by as little as that allows. Three equal thirds cannot have both: the sum holds
then, and whoever shows the shares says so (`uneven`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from rpd.budget.shares import apportion

UNITS = 1000
"""A tenth of a percent each."""
HUNDRED = Decimal("100.0")
"""All of a whole, to the tenth that shares are shown with."""
UNEVEN = (
    "Udziały zaokrąglono tak, żeby dawały razem 100,0%, dlatego równe kwoty mogą mieć udziały "
    "różniące się o 0,1 punktu procentowego."
)


def percentages(values: Sequence[Decimal], whole: Decimal) -> list[Decimal]:
    """Shares in percent to one decimal; where the values give `whole`, the shares give 100,0."""
    if not whole:
        return [Decimal("0.0")] * len(values)
    if sum(values, Decimal(0)) != whole:
        return [(value * 100 / whole).quantize(Decimal("0.1")) for value in values]
    exact = {value: Fraction(value) / Fraction(whole) * UNITS for value in set(values)}
    raised = _raised(values, exact)
    if raised is None:
        tenths = apportion(Decimal(UNITS) / 100, [int(value * 100) for value in values])
        return [(part * 10).quantize(Decimal("0.1")) for part in tenths]
    return [Decimal(exact[value].__floor__() + (value in raised)).scaleb(-1) for value in values]


def uneven(pairs: Iterable[tuple[Decimal, Decimal]]) -> bool:
    """Whether equal amounts have different shares among these pairs of amount and share."""
    seen: dict[Decimal, Decimal] = {}
    return any(seen.setdefault(value, share) != share for value, share in pairs)


def _raised(values: Sequence[Decimal], exact: dict[Decimal, Fraction]) -> set[Decimal] | None:
    """The amounts whose shares are rounded up, or None where no choice closes the sum."""
    count: dict[Decimal, int] = {}
    for value in values:
        count[value] = count.get(value, 0) + 1
    classes: dict[int, list[Decimal]] = {}
    for value in sorted(exact, reverse=True):
        if exact[value].denominator != 1:
            classes.setdefault(exact[value].__floor__(), []).append(value)
    left = UNITS - sum(exact[value].__floor__() * number for value, number in count.items())
    # Of amounts with the same whole tenths the greatest come first; so many places given away →
    # how far off the best such choice is, and the choice.
    best: dict[int, tuple[Fraction, tuple[Decimal, ...]]] = {0: (Fraction(0), ())}
    for alike in sorted(classes.values(), key=len, reverse=True):
        after = dict(best)
        for given, (error, chosen) in best.items():
            taken, cost = given, error
            for length, value in enumerate(alike, 1):
                taken += count[value]
                if taken > left:
                    break
                # What rounding up adds to the square of the error, for all rows of the amount.
                rest = exact[value] - exact[value].__floor__()
                cost += count[value] * (1 - 2 * rest)
                if taken not in after or cost < after[taken][0]:
                    after[taken] = cost, (*chosen, *alike[:length])
        best = after
    return set(best[left][1]) if left in best else None
