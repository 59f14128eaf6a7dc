"""Lines of money → what they give together, which has to close."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rpd.frozen import dataclass
from rpd.plan.model import PozycjaBudzetu
from rpd.progress.line import ZERO, MoneyLine


@dataclass(frozen=True, slots=True)
class Sum:
    """What lines give together, in złoty."""

    plan: Decimal = ZERO
    umowy: Decimal = ZERO
    wydatki: Decimal = ZERO
    pozostalo: Decimal = ZERO
    ponad: Decimal = ZERO
    poza_kwotami: Decimal = ZERO

    def __add__(self, other: Sum) -> Sum:
        return Sum(
            self.plan + other.plan,
            self.umowy + other.umowy,
            self.wydatki + other.wydatki,
            self.pozostalo + other.pozostalo,
            self.ponad + other.ponad,
            self.poza_kwotami + other.poza_kwotami,
        )

    @property
    def procent(self) -> Decimal | None:
        """What was spent of the planned amounts, in percent to a tenth; None where none is."""
        if not self.plan:
            return None
        share = (self.wydatki - self.poza_kwotami) / self.plan * 100
        return share.quantize(Decimal("0.1"))

    def verify(self) -> None:
        """Hold the parts against each other.

        Raises:
            ArithmeticError: they do not close; the sums must not be shown.
        """
        given = self.plan + self.ponad + self.poza_kwotami
        if given != self.wydatki + self.pozostalo:
            raise ArithmeticError(f"{self} does not close")
        if min(self.plan, self.umowy, self.wydatki, self.pozostalo, self.ponad) < 0:
            raise ArithmeticError(f"{self} has a negative part")


def of_entry(every: Iterable[MoneyLine], pozycja: PozycjaBudzetu) -> Sum:
    """What the lines of one entry give together: its money of the year."""
    at = len(pozycja.path)
    return total(line for line in every if line.item.path[:at] == pozycja.path)


def total(every: Iterable[MoneyLine]) -> Sum:
    """What lines give together."""
    found = Sum()
    for line in every:
        found += of(line)
    return found


def of(line: MoneyLine) -> Sum:
    """What a line gives."""
    return Sum(line.plan, line.umowy, line.wydatki, line.pozostalo, line.ponad, line.poza_kwotami)
