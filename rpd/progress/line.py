"""Lines of money: of one entry and source what is planned, contracted, spent, left, over the plan.

A line belongs to one source, or is what is left undecided of a joint amount. It closes by itself:
planned + over the plan + outside amounts = spent + left; so do all sums of lines, and none of the
five is ever negative.
"""

from __future__ import annotations

from decimal import Decimal

from rpd.budget.items import Item
from rpd.frozen import dataclass

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Money of one entry and source (``item.zrodla``), or what is undecided of a joint amount.

    ``item.kwota`` is what is planned. ``ustalone`` is how much of it was taken out of a joint
    amount because it was spent or contracted. ``bez_planu`` is set where the plan states no amount
    that could be compared. ``wiadomo`` is False where nobody has told what was spent.
    """

    item: Item
    pozycja: str
    umowy: Decimal = ZERO
    wydatki: Decimal = ZERO
    ustalone: Decimal = ZERO
    bez_planu: bool = False
    wiadomo: bool = True

    @property
    def plan(self) -> Decimal:
        """What is planned."""
        return self.item.kwota or ZERO

    @property
    def poza_kwotami(self) -> Decimal:
        """What was spent where the plan states no amount."""
        return self.wydatki if self.bez_planu else ZERO

    @property
    def ponad(self) -> Decimal:
        """What was spent over the planned amount."""
        return ZERO if self.bez_planu else max(self.wydatki - self.plan, ZERO)

    @property
    def pozostalo(self) -> Decimal:
        """What is left of the planned amount."""
        return max(self.plan - self.wydatki, ZERO)


@dataclass(frozen=True, slots=True)
class Undecided:
    """An entry whose money several bodies tell without saying how it fits together: in no sum."""

    action: str
    pozycja: str
    podmioty: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyLines:
    """All lines of a plan, and the entries that are in no sum."""

    lines: tuple[MoneyLine, ...]
    sporne: tuple[Undecided, ...]
